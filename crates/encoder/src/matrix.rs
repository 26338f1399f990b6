//! Products of 8-bit weights and 7-bit activations in whole numbers.
//!
//! Whole-number sums come out the same in any order: the widest vectors that the machine has are
//! chosen when the program runs, and the result is the same bits as without any.

use pulp::NullaryFnOnce;

use crate::arch::Arch;
use crate::lanes::{GROUP, Lanes, Portable, TILE};

/// The largest activation: two products with weights then fit into 16 bits.
pub(crate) const MAX_ACTIVATION: u8 = 127;

const _: () = assert!(2 * MAX_ACTIVATION as i32 * 128 <= i16::MAX as i32);

/// Weights, interleaved for vectors: [`TILE`] outputs together, of each [`GROUP`] neighbouring
/// inputs, then the next; see [`interleave`].
#[derive(Clone, Copy)]
pub(crate) struct Matrix<'a> {
    pub(crate) weights: &'a [u8],
    pub(crate) inputs: usize,
    /// What is added to each output.
    pub(crate) bias: &'a [i32],
}

/// Rows of activations that may overlap: row `t` starts at `t * stride`.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) values: &'a [u8],
    pub(crate) stride: usize,
    pub(crate) count: usize,
}

/// Puts a row of weights for each output into the order of [`Matrix`].
pub(crate) fn interleave(weights: &[i8], inputs: usize) -> impl Iterator<Item = u8> {
    weights.chunks(inputs * TILE).flat_map(move |tile| {
        (0..inputs / GROUP).flat_map(move |group| {
            (0..TILE * GROUP).map(move |i| {
                let (output, input) = (i / GROUP, group * GROUP + i % GROUP);
                tile.get(output * inputs + input).copied().unwrap_or_default() as u8
            })
        })
    })
}

/// `out[t * outputs + n] = bias[n] + Σ activations[t][k] * weights[n][k]`.
pub(crate) fn multiply(arch: Arch, matrix: Matrix<'_>, rows: Rows<'_>, out: &mut [i32]) {
    match arch {
        #[cfg(target_arch = "x86_64")]
        Arch::Vnni(vectors, v4, vnni) => {
            vectors.vectorize(Multiply { lanes: crate::lanes::Vnni(v4, vnni), matrix, rows, out });
        }
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
        let mut t = 0;
        while t < count {
            // Blocks of like size, so that none is left with a row or two.
            let block = (count - t).div_ceil((count - t).div_ceil(L::ROWS));
            // Few rows take several sums each, so that no sum waits for the one before.
            match block {
                1 => self.block::<1, 4>(t),
                2 => self.block::<2, 2>(t),
                3 => self.block::<3, 1>(t),
                4 => self.block::<4, 1>(t),
                5 => self.block::<5, 1>(t),
                6 => self.block::<6, 1>(t),
                7 => self.block::<7, 1>(t),
                8 => self.block::<8, 1>(t),
                9 => self.block::<9, 1>(t),
                10 => self.block::<10, 1>(t),
                11 => self.block::<11, 1>(t),
                _ => self.block::<12, 1>(t),
            }
            t += block;
        }
    }
}

impl<L: Lanes> Multiply<'_, L> {
    /// `B` rows from row `t` on, with `S` sums for each output, of every `S`th group of inputs.
    #[inline(always)]
    fn block<const B: usize, const S: usize>(&mut self, t: usize) {
        let Matrix { weights, inputs, bias } = self.matrix;
        let packed = self.pack::<B>(t);
        let (packed, packed_rest) = packed.as_chunks::<S>();
        for (tile, weights) in weights.chunks_exact(inputs * TILE).enumerate() {
            let (weights, rest) = weights.as_chunks().0.as_chunks::<S>();
            let mut sums = [[self.lanes.zero(); B]; S];
            for (weights, activations) in weights.iter().zip(packed) {
                for s in 0..S {
                    self.add(&mut sums[s], &weights[s], &activations[s]);
                }
            }
            for (weights, activations) in rest.iter().zip(packed_rest) {
                self.add(&mut sums[0], weights, activations);
            }
            let outputs = tile * TILE..(tile + 1) * TILE;
            for i in 0..B {
                let out = &mut self.out[(t + i) * bias.len()..][outputs.clone()];
                out.copy_from_slice(&bias[outputs.clone()]);
                for sums in sums {
                    for (out, sum) in out.iter_mut().zip(self.lanes.store(sums[i])) {
                        *out += sum;
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn add<const B: usize>(
        &self,
        sums: &mut [L::Sums; B],
        weights: &[u8; TILE * GROUP],
        activations: &[[u8; GROUP]; B],
    ) {
        let weights = self.lanes.load(weights);
        for i in 0..B {
            sums[i] = self.lanes.add_products(sums[i], weights, activations[i]);
        }
    }

    /// The activations of `B` rows, those of the same inputs side by side: what is read one after
    /// another lies so.
    #[inline(always)]
    fn pack<const B: usize>(&self, t: usize) -> Vec<[[u8; GROUP]; B]> {
        let Rows { values, stride, .. } = self.rows;
        let mut packed = vec![[[0; GROUP]; B]; self.matrix.inputs / GROUP];
        for i in 0..B {
            let row = values[(t + i) * stride..].as_chunks().0;
            for (packed, group) in packed.iter_mut().zip(row) {
                packed[i] = *group;
            }
        }
        packed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(weights: &[i8], inputs: usize, rows: Rows<'_>) {
        let bias: Vec<i32> = (0..).take(weights.len() / inputs).collect();
        let mut expected = Vec::new();
        for t in 0..rows.count {
            for (weights, bias) in weights.chunks(inputs).zip(&bias) {
                let products = (0..inputs)
                    .map(|k| i64::from(weights[k]) * i64::from(rows.values[t * rows.stride + k]));
                let sum = products.sum::<i64>() + i64::from(*bias);
                expected.push(i32::try_from(sum).unwrap());
            }
        }
        let interleaved: Vec<u8> = interleave(weights, inputs).collect();
        assert_eq!(interleaved.len(), weights.len());
        let matrix = Matrix { weights: &interleaved, inputs, bias: &bias };
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
                (1usize..20, 0usize..20, 1usize..20).prop_flat_map(|(groups, stride, count)| {
                    let inputs = groups * GROUP;
                    let length = (count - 1) * stride * GROUP + inputs;
                    (
                        Just(inputs),
                        Just(stride * GROUP),
                        Just(count),
                        prop::collection::vec(any::<i8>(), inputs * 3 * TILE),
                        prop::collection::vec(0..=MAX_ACTIVATION, length),
                    )
                })
        ) {
            check(&weights, inputs, Rows { values: &values, stride, count });
        }
    }

    #[test]
    fn the_largest_sums_fit() {
        for weight in [i8::MIN, i8::MAX] {
            check(
                &[weight; 1280 * TILE],
                1280,
                Rows { values: &[MAX_ACTIVATION; 1280], stride: 1280, count: 1 },
            );
        }
    }
}
