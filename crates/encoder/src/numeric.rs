//! Arithmetic in a fixed order: the same bits wherever it runs.
//!
//! Only additions, multiplications, divisions and square roots, which IEEE 754 rounds in one way;
//! Rust never fuses or reorders them. Sums run in eight lanes that are added in one order, which
//! compilers can turn into vectors.

use crate::matrix::MAX_ACTIVATION;

const LANES: usize = 8;

/// The sum of `f(value)`.
#[inline(always)]
pub(crate) fn sum(values: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0f32; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += f(*value);
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane += f(*value);
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Makes mean 0 and variance 1 of a row, then stretches and shifts it.
#[inline(always)]
pub(crate) fn layer_norm(row: &mut [f32], stretch: &[f32], shift: &[f32], epsilon: f32) {
    let count = row.len() as f32;
    let mean = sum(row, |value| value) / count;
    let variance = sum(row, |value| (value - mean) * (value - mean)) / count;
    let factor = 1.0 / (variance + epsilon).sqrt();
    for ((value, stretch), shift) in row.iter_mut().zip(stretch).zip(shift) {
        *value = (*value - mean) * factor * stretch + shift;
    }
}

/// The largest magnitude among some numbers.
#[inline(always)]
pub(crate) fn magnitude(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0f32; LANES];
    for chunk in chunks.iter().map(|chunk| chunk.as_slice()).chain([rest]) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = if value.abs() > *lane { value.abs() } else { *lane };
        }
    }
    lanes.into_iter().fold(0.0, f32::max)
}

/// What stands for zero among activations that have a sign.
pub(crate) const ZERO: u8 = 64;

/// Activations around [`ZERO`] for numbers of at most `magnitude`; returns what one is worth.
#[inline(always)]
pub(crate) fn quantize(values: &[f32], magnitude: f32, out: &mut [u8]) -> f32 {
    /// Adding 1.5 · 2²³ leaves the whole number, ties to even, in the low bits.
    const ROUNDING: f32 = 12_582_912.0;
    let limit = f32::from(MAX_ACTIVATION - ZERO);
    let factor = if magnitude > 0.0 { limit / magnitude } else { 0.0 };
    for (out, value) in out.iter_mut().zip(values) {
        // Not clamp: max and min also turn a NaN into a number.
        let scaled = (value * factor).max(-limit).min(limit);
        *out = (scaled + (ROUNDING + f32::from(ZERO))).to_bits() as u8;
    }
    magnitude / limit
}

/// Scales to length 1; all zeros if that is impossible.
#[inline(always)]
pub(crate) fn normalize(row: &mut [f32], epsilon: f32) {
    let square = sum(row, |value| value * value);
    let factor = if square.is_finite() { 1.0 / square.max(epsilon).sqrt() } else { f32::NAN };
    for value in row {
        *value = if factor.is_finite() { *value * factor } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_every_number_once() {
        let values: Vec<f32> = (1..=21u8).map(f32::from).collect();
        assert_eq!(sum(&values, |value| value), 231.0);
        assert_eq!(sum(&[], |value| value), 0.0);
    }

    #[test]
    fn rounds_to_the_nearest_and_ties_to_even() {
        let mut out = [0; 6];
        let worth = quantize(&[63.0, -63.0, 2.5, 3.5, -0.4, f32::NAN], 63.0, &mut out);
        assert_eq!((out, worth), ([127, 1, 66, 68, 64, 1], 1.0));
        assert_eq!(quantize(&[0.0, 0.0], 0.0, &mut out), 0.0);
        assert_eq!(out[..2], [ZERO; 2]);
    }

    #[test]
    fn normalised_rows_have_mean_zero_and_variance_one() {
        let mut row: Vec<f32> = (0..64u8).map(|i| f32::from(i ^ 21)).collect();
        layer_norm(&mut row, &[1.0; 64], &[0.0; 64], 1e-12);
        assert!(sum(&row, |value| value).abs() < 1e-4);
        assert!((sum(&row, |value| value * value) - 64.0).abs() < 1e-3);
    }

    #[test]
    fn a_row_without_direction_becomes_zeros() {
        let mut row = [f32::NAN, 1.0];
        normalize(&mut row, 1e-12);
        assert_eq!(row, [0.0, 0.0]);
        let mut row = [3.0, 4.0];
        normalize(&mut row, 1e-12);
        assert!((row[0] - 0.6).abs() < 1e-6 && (row[1] - 0.8).abs() < 1e-6);
    }
}
