//! Products of 8-bit weights and 16-bit activations in whole numbers.
//!
//! Whole-number sums come out the same in any order: the widest vectors that the machine has are chosen when the program runs, and the result
//! is the same bits as without any.

use pulp::{Arch, NullaryFnOnce};

use crate::lanes::{CHUNK, Lanes};

/// The largest magnitude of an activation: with it no sum over [`MAX_INPUTS`] weights leaves 32 bits.
pub(crate) const MAX_ACTIVATION: i16 = 13_000;

/// The longest row of weights.
pub(crate) const MAX_INPUTS: usize = 1280;

const _: () = assert!(MAX_ACTIVATION as i64 * 128 * MAX_INPUTS as i64 <= i32::MAX as i64);

/// Weights, one row of `inputs` numbers for each output; `inputs` is a multiple of [`CHUNK`].
#[derive(Clone, Copy)]
pub(crate) struct Matrix<'a> {
    pub(crate) weights: &'a [u8],
    pub(crate) inputs: usize,
}

/// Rows of activations that may overlap: row `t` starts at `t * stride`.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) values: &'a [i16],
    pub(crate) stride: usize,
    pub(crate) count: usize,
}

/// `out[t * outputs + n] = Σ activations[t][k] * weights[n][k]`.
pub(crate) fn multiply(arch: Arch, matrix: Matrix<'_>, rows: Rows<'_>, out: &mut [i32]) {
    match arch {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        Arch::V4(lanes) => lanes.vectorize(Multiply { lanes, matrix, rows, out }),
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        Arch::V3(lanes) => lanes.vectorize(Multiply { lanes, matrix, rows, out }),
        _ => multiply_plainly(matrix, rows, out),
    }
}

/// For every other machine: loops in which compilers find the vectors by themselves.
fn multiply_plainly(matrix: Matrix<'_>, rows: Rows<'_>, out: &mut [i32]) {
    let outputs = matrix.weights.len() / matrix.inputs;
    for (n, weights) in matrix.weights.chunks_exact(matrix.inputs).enumerate() {
        for t in 0..rows.count {
            let activations = &rows.values[t * rows.stride..][..matrix.inputs];
            let products = weights.iter().zip(activations).map(|(&w, &x)| i32::from(w as i8) * i32::from(x));
            out[t * outputs + n] = products.sum();
        }
    }
}

struct Multiply<'a, L> {
    lanes: L,
    matrix: Matrix<'a>,
    rows: Rows<'a>,
    out: &'a mut [i32],
}

impl<L: Lanes> NullaryFnOnce for Multiply<'_, L> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let inputs = self.matrix.inputs;
        for (n, weights) in self.matrix.weights.chunks_exact(inputs).enumerate() {
            let weights = weights.as_chunks().0;
            let mut t = 0;
            // Several rows share one pass over the weights; each power of two takes what is left.
            while self.rows.count - t >= 8 {
                self.block::<8>(weights, n, t);
                t += 8;
            }
            if self.rows.count - t >= 4 {
                self.block::<4>(weights, n, t);
                t += 4;
            }
            if self.rows.count - t >= 2 {
                self.block::<2>(weights, n, t);
                t += 2;
            }
            if self.rows.count > t {
                self.block::<1>(weights, n, t);
            }
        }
    }
}

impl<L: Lanes> Multiply<'_, L> {
    #[inline(always)]
    fn block<const B: usize>(&mut self, weights: &[[u8; CHUNK]], n: usize, t: usize) {
        let Rows { values, stride, .. } = self.rows;
        let rows: [&[[i16; CHUNK]]; B] =
            std::array::from_fn(|i| &values[(t + i) * stride..].as_chunks().0[..weights.len()]);
        let mut sums = [self.lanes.zero(); B];
        for (k, weights) in weights.iter().enumerate() {
            let weights = self.lanes.widen(weights);
            for i in 0..B {
                sums[i] = self.lanes.add_products(sums[i], weights, &rows[i][k]);
            }
        }
        let outputs = self.matrix.weights.len() / self.matrix.inputs;
        for (i, sum) in sums.into_iter().enumerate() {
            self.out[(t + i) * outputs + n] = self.lanes.total(sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slowly(matrix: Matrix<'_>, rows: Rows<'_>) -> Vec<i32> {
        let mut out = Vec::new();
        for t in 0..rows.count {
            for weights in matrix.weights.chunks(matrix.inputs) {
                let sum: i64 = (0..matrix.inputs)
                    .map(|k| i64::from(weights[k] as i8) * i64::from(rows.values[t * rows.stride + k]))
                    .sum();
                out.push(i32::try_from(sum).unwrap());
            }
        }
        out
    }

    fn check(matrix: Matrix<'_>, rows: Rows<'_>) {
        let expected = slowly(matrix, rows);
        let mut out = vec![0; expected.len()];
        multiply(Arch::new(), matrix, rows, &mut out);
        assert_eq!(out, expected);
        out.fill(0);
        multiply_plainly(matrix, rows, &mut out);
        assert_eq!(out, expected);
        #[cfg(target_arch = "x86_64")]
        if let Some(lanes) = pulp::x86::V3::try_new() {
            out.fill(0);
            multiply(Arch::V3(lanes), matrix, rows, &mut out);
            assert_eq!(out, expected);
        }
    }

    proptest! {
        #[test]
        fn every_kind_of_vector_gives_the_same_sums(
            (chunks, stride, count, weights, values) in (1usize..5, 0usize..3, 1usize..20).prop_flat_map(|(chunks, stride, count)| {
                let inputs = chunks * CHUNK;
                let length = (count - 1) * stride * CHUNK + inputs;
                (
                    Just(chunks),
                    Just(stride * CHUNK),
                    Just(count),
                    prop::collection::vec(any::<u8>(), inputs * 3),
                    prop::collection::vec(-MAX_ACTIVATION..=MAX_ACTIVATION, length),
                )
            })
        ) {
            let matrix = Matrix { weights: &weights, inputs: chunks * CHUNK };
            check(matrix, Rows { values: &values, stride, count });
        }
    }

    #[test]
    fn the_largest_sum_fits() {
        let matrix = Matrix { weights: &[0x80; MAX_INPUTS], inputs: MAX_INPUTS };
        check(matrix, Rows { values: &[MAX_ACTIVATION; MAX_INPUTS], stride: MAX_INPUTS, count: 1 });
        check(matrix, Rows { values: &[-MAX_ACTIVATION; MAX_INPUTS], stride: MAX_INPUTS, count: 1 });
    }
}
