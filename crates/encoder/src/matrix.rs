//! Products of 8-bit weights and 16-bit activations in whole numbers.
//!
//! Whole-number sums come out the same in any order: the widest vectors that the machine has are
//! chosen when the program runs, and the result is the same bits as without any.

use pulp::NullaryFnOnce;

use crate::arch::Arch;
use crate::lanes::{Lanes, Portable, TILE};

/// The largest magnitude of an activation: with it no sum over [`MAX_INPUTS`] weights leaves 32
/// bits.
pub(crate) const MAX_ACTIVATION: i16 = 13_000;

/// The longest row of weights.
pub(crate) const MAX_INPUTS: usize = 1280;

const _: () = assert!(MAX_ACTIVATION as i64 * 128 * MAX_INPUTS as i64 <= i32::MAX as i64);

/// Weights, interleaved for vectors: [`TILE`] outputs together, of each two neighbouring inputs,
/// then the next two; see [`interleave`].
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

/// Puts a row of weights for each output into the order of [`Matrix`].
pub(crate) fn interleave(weights: &[i8], inputs: usize) -> impl Iterator<Item = u8> {
    weights.chunks(inputs * TILE).flat_map(move |tile| {
        (0..inputs / 2).flat_map(move |pair| {
            (0..TILE * 2).map(move |i| {
                tile.get(i / 2 * inputs + pair * 2 + i % 2).copied().unwrap_or_default() as u8
            })
        })
    })
}

/// `out[t * outputs + n] = Σ activations[t][k] * weights[n][k]`.
pub(crate) fn multiply(arch: Arch, matrix: Matrix<'_>, rows: Rows<'_>, out: &mut [i32]) {
    match arch {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        // The very same code: with this the compiler joins product and sum.
        Arch::Vnni(lanes, vnni) => vnni.vectorize(Multiply { lanes, matrix, rows, out }),
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        Arch::V4(lanes) => lanes.vectorize(Multiply { lanes, matrix, rows, out }),
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        Arch::V3(lanes) => lanes.vectorize(Multiply { lanes, matrix, rows, out }),
        Arch::Portable => Multiply { lanes: Portable, matrix, rows, out }.call(),
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
        let count = self.rows.count;
        for (tile, weights) in
            self.matrix.weights.chunks_exact(self.matrix.inputs * TILE).enumerate()
        {
            let weights = weights.as_chunks().0;
            let mut t = 0;
            while t < count {
                // Blocks of like size, so that none is left with a row or two.
                let block = (count - t).div_ceil((count - t).div_ceil(L::ROWS));
                // Few rows take several sums each, so that no sum waits for the one before.
                match block {
                    1 => self.block::<1, 8>(weights, tile, t),
                    2 => self.block::<2, 4>(weights, tile, t),
                    3 => self.block::<3, 4>(weights, tile, t),
                    4 => self.block::<4, 2>(weights, tile, t),
                    5 => self.block::<5, 2>(weights, tile, t),
                    6 => self.block::<6, 2>(weights, tile, t),
                    7 => self.block::<7, 2>(weights, tile, t),
                    8 => self.block::<8, 2>(weights, tile, t),
                    9 => self.block::<9, 1>(weights, tile, t),
                    10 => self.block::<10, 1>(weights, tile, t),
                    11 => self.block::<11, 1>(weights, tile, t),
                    _ => self.block::<12, 1>(weights, tile, t),
                }
                t += block;
            }
        }
    }
}

impl<L: Lanes> Multiply<'_, L> {
    /// `B` rows from row `t` on, with `S` sums for each output, of every `S`th pair of inputs.
    #[inline(always)]
    fn block<const B: usize, const S: usize>(
        &mut self,
        weights: &[[u8; TILE * 2]],
        tile: usize,
        t: usize,
    ) {
        let Rows { values, stride, .. } = self.rows;
        let rows: [&[[i16; 2]]; B] =
            std::array::from_fn(|i| &values[(t + i) * stride..].as_chunks().0[..weights.len()]);
        let mut sums = [[self.lanes.zero(); S]; B];
        let (groups, rest) = weights.as_chunks::<S>();
        let row_groups = rows.map(|row| &row.as_chunks::<S>().0[..groups.len()]);
        for (group, weights) in groups.iter().enumerate() {
            for s in 0..S {
                let weights = self.lanes.widen(&weights[s]);
                for i in 0..B {
                    sums[i][s] =
                        self.lanes.add_products(sums[i][s], weights, row_groups[i][group][s]);
                }
            }
        }
        for (pair, weights) in (groups.len() * S..).zip(rest) {
            let weights = self.lanes.widen(weights);
            for i in 0..B {
                sums[i][0] = self.lanes.add_products(sums[i][0], weights, rows[i][pair]);
            }
        }
        let outputs = self.matrix.weights.len() / self.matrix.inputs;
        for (i, sums) in sums.into_iter().enumerate() {
            let out = &mut self.out[(t + i) * outputs + tile * TILE..][..TILE];
            out.copy_from_slice(&self.lanes.store(sums[0]));
            for sum in &sums[1..] {
                for (out, part) in out.iter_mut().zip(self.lanes.store(*sum)) {
                    *out += part;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(weights: &[i8], inputs: usize, rows: Rows<'_>) {
        let mut expected = Vec::new();
        for t in 0..rows.count {
            for weights in weights.chunks(inputs) {
                let products = (0..inputs)
                    .map(|k| i64::from(weights[k]) * i64::from(rows.values[t * rows.stride + k]));
                expected.push(i32::try_from(products.sum::<i64>()).unwrap());
            }
        }
        let interleaved: Vec<u8> = interleave(weights, inputs).collect();
        assert_eq!(interleaved.len(), weights.len());
        let matrix = Matrix { weights: &interleaved, inputs };
        for arch in Arch::all() {
            let mut out = vec![0; expected.len()];
            multiply(arch, matrix, rows, &mut out);
            assert_eq!(out, expected, "{arch:?}");
        }
    }

    proptest! {
        #[test]
        fn every_kind_of_vector_gives_the_same_sums(
            (inputs, stride, count, weights, values) in
                (1usize..20, 0usize..20, 1usize..20).prop_flat_map(|(pairs, stride, count)| {
                    let inputs = pairs * 2;
                    let length = (count - 1) * stride * 2 + inputs;
                    (
                        Just(inputs),
                        Just(stride * 2),
                        Just(count),
                        prop::collection::vec(any::<i8>(), inputs * 3 * TILE),
                        prop::collection::vec(-MAX_ACTIVATION..=MAX_ACTIVATION, length),
                    )
                })
        ) {
            check(&weights, inputs, Rows { values: &values, stride, count });
        }
    }

    #[test]
    fn the_largest_sum_fits() {
        let weights = [i8::MIN; MAX_INPUTS * TILE];
        for activation in [MAX_ACTIVATION, -MAX_ACTIVATION] {
            check(
                &weights,
                MAX_INPUTS,
                Rows { values: &[activation; MAX_INPUTS], stride: MAX_INPUTS, count: 1 },
            );
        }
    }
}
