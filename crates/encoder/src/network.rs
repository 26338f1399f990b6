//! The network: pieces → features of pieces and their neighbours → their sum → a small head → 512
//! numbers of length 1.

use crate::arch::Arch;
use crate::encoding::Encoding;
use crate::matrix::{Matrix, Rows, multiply};
use crate::numeric::{ZERO, layer_norm, magnitude, normalize, quantize};
use crate::table::{ROW_BYTES, unpack};
use shape::{BRANCH, BRANCHES, CHUNKS, FEATURES, HIDDEN, PROJECTED, WIDTH};

pub(crate) mod shape;

/// Added to variances, so that nothing divides by zero.
const EPSILON: f32 = 1e-12;

/// What was decoded from the file, once.
#[derive(Debug, Clone)]
pub(crate) struct Parameters {
    numbers: Vec<f32>,
    /// For each part of the table: what one unit is worth, and what zero stands for.
    scales: Vec<(f32, f32)>,
    /// The sum of each row of the projection: what a constant added to all inputs adds to the
    /// outputs.
    projection_sums: Vec<f32>,
    /// What is added to each output of each matrix: nothing to those of the projection, whose
    /// inputs have no sign; to all others what [`ZERO`] in every input adds too much.
    offsets: Vec<i32>,
}

impl Parameters {
    pub(crate) fn new(arch: Arch, numbers: Vec<f32>, scales: &[f32], matrices: &[u8]) -> Self {
        let mut sums = Vec::new();
        for (index, (outputs, inputs)) in shape::MATRICES.into_iter().enumerate() {
            let mut out = vec![0; outputs];
            let weights = &matrices[shape::matrix(index)];
            let rows = Rows { values: &[1; FEATURES], stride: inputs, count: 1 };
            multiply(arch, Matrix { weights, inputs, bias: &vec![0; outputs] }, rows, &mut out);
            sums.append(&mut out);
        }
        let projection_sums = sums[..PROJECTED].iter().map(|sum| *sum as f32).collect();
        let mut offsets: Vec<i32> = sums.iter().map(|sum| -i32::from(ZERO) * sum).collect();
        offsets[..PROJECTED].fill(0);
        let scales = scales.as_chunks().0.iter().map(|&[scale, low]| (scale, low)).collect();
        Self { numbers, scales, projection_sums, offsets }
    }
}

/// The parts of the file that the network works on.
#[derive(Clone, Copy)]
pub(crate) struct Network<'a> {
    pub(crate) arch: Arch,
    pub(crate) table: &'a [u8],
    pub(crate) matrices: &'a [u8],
    pub(crate) parameters: &'a Parameters,
}

/// A piece: its row in the table, and the part of the table that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) row: usize,
    pub(crate) chunk: usize,
}

impl Network<'_> {
    /// The vectors of a sentence; `pieces` include the marks for begin and end.
    ///
    /// All of it is compiled for each kind of vectors; that changes its speed and not its bits.
    pub(crate) fn run(self, pieces: &[Piece]) -> Encoding {
        match self.arch {
            #[cfg(target_arch = "x86_64")]
            Arch::Vnni(vectors, ..) => vectors.vectorize(|| self.forward(pieces)),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V4(lanes) => lanes.vectorize(|| self.forward(pieces)),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V3(lanes) => lanes.vectorize(|| self.forward(pieces)),
            Arch::Portable => self.forward(pieces),
        }
    }

    #[inline(always)]
    fn forward(self, pieces: &[Piece]) -> Encoding {
        let count = pieces.len();
        let mut features = vec![0f32; count * FEATURES];
        let projected = self.project(pieces, &mut features);
        for branch in 0..BRANCHES.len() {
            self.convolve(branch, &projected, &mut features);
        }
        let mut total = [0f32; FEATURES];
        for row in features.chunks_exact_mut(FEATURES) {
            let (stretch, shift) =
                (self.numbers(&shape::FEATURE_STRETCH), self.numbers(&shape::FEATURE_SHIFT));
            layer_norm(row, stretch, shift, EPSILON);
            for (total, value) in total.iter_mut().zip(row) {
                *total += *value;
            }
        }
        self.head(&total, count as f32)
    }

    /// Looks the pieces up, writes their own numbers into the features and returns their
    /// projections, [`PROJECTED`] numbers each.
    #[inline(always)]
    fn project(self, pieces: &[Piece], features: &mut [f32]) -> Vec<f32> {
        let mut units = vec![0u8; pieces.len() * WIDTH];
        for ((piece, units), features) in pieces
            .iter()
            .zip(units.chunks_exact_mut(WIDTH))
            .zip(features.chunks_exact_mut(FEATURES))
        {
            unpack(&self.table[piece.row * ROW_BYTES..][..ROW_BYTES], units);
            let (scale, low) = self.parameters.scales[piece.chunk];
            for (feature, unit) in features.iter_mut().zip(units) {
                *feature = f32::from(*unit) * scale + low;
            }
        }
        let mut sums = vec![0i32; pieces.len() * PROJECTED];
        self.multiply(
            shape::PROJECTION,
            Rows { values: &units, stride: WIDTH, count: pieces.len() },
            &mut sums,
        );
        let steps = self.numbers(&shape::STEPS);
        let bias = self.numbers(&shape::PROJECTION_BIAS);
        let mut projected = vec![0f32; sums.len()];
        for ((piece, sums), row) in pieces
            .iter()
            .zip(sums.chunks_exact(PROJECTED))
            .zip(projected.chunks_exact_mut(PROJECTED))
        {
            let (scale, low) = self.parameters.scales[piece.chunk];
            for (branch, step) in steps[..BRANCHES.len()].iter().enumerate() {
                let of = branch * BRANCH..(branch + 1) * BRANCH;
                let constants = self.parameters.projection_sums[of.clone()].iter();
                for (((value, sum), constant), bias) in
                    row[of.clone()].iter_mut().zip(&sums[of.clone()]).zip(constants).zip(&bias[of])
                {
                    *value = (*sum as f32 * scale + constant * low) * step + bias;
                }
            }
            let (stretch, shift) =
                (self.numbers(&shape::PROJECTION_STRETCH), self.numbers(&shape::PROJECTION_SHIFT));
            layer_norm(row, stretch, shift, EPSILON);
        }
        projected
    }

    /// Two convolutions over neighbouring pieces, each added to what went in.
    #[inline(always)]
    fn convolve(self, branch: usize, projected: &[f32], features: &mut [f32]) {
        let count = projected.len() / PROJECTED;
        let (window, left) = BRANCHES[branch];
        let mut values = vec![0f32; count * BRANCH];
        for (values, row) in values.chunks_exact_mut(BRANCH).zip(projected.chunks_exact(PROJECTED))
        {
            values.copy_from_slice(&row[branch * BRANCH..][..BRANCH]);
        }
        // Zeros before the first and behind the last piece; a window is then a plain slice.
        let mut padded = vec![ZERO; (count + window - 1) * BRANCH];
        let mut sums = vec![0i32; count * BRANCH];
        for layer in 0..2 {
            let worth = quantize(
                &values,
                magnitude(&values),
                &mut padded[left * BRANCH..][..count * BRANCH],
            );
            let index = branch * 2 + layer;
            let matrix = shape::FIRST_CONVOLUTION + index;
            self.multiply(matrix, Rows { values: &padded, stride: BRANCH, count }, &mut sums);
            let worth = worth * self.step(matrix);
            let bias = &self.numbers(&shape::CONVOLUTION_BIASES)[index * BRANCH..][..BRANCH];
            for (sums, values) in sums.chunks_exact(BRANCH).zip(values.chunks_exact_mut(BRANCH)) {
                for ((sum, value), bias) in sums.iter().zip(values).zip(bias) {
                    *value += positive(*sum as f32 * worth + bias);
                }
            }
        }
        for (values, features) in
            values.chunks_exact(BRANCH).zip(features.chunks_exact_mut(FEATURES))
        {
            features[WIDTH + branch * BRANCH..][..BRANCH].copy_from_slice(values);
        }
    }

    /// From the sum over `count` pieces to the sentence.
    #[inline(always)]
    fn head(self, total: &[f32; FEATURES], count: f32) -> Encoding {
        let mut mean = [0f32; WIDTH];
        self.apply(shape::POOLED, total, &mut mean);
        let factor = 1.0 / count.sqrt();
        for (value, bias) in mean.iter_mut().zip(self.numbers(&shape::POOLED_BIAS)) {
            *value = (*value + count * bias) * factor;
        }
        let mut first = [0f32; HIDDEN];
        self.apply(shape::HEAD, &mean, &mut first);
        rectify(&mut first);
        let mut second = [0f32; HIDDEN];
        self.apply(shape::HEAD + 2, &mean, &mut second);
        self.apply(shape::HEAD + 1, &first, &mut second);
        rectify(&mut second);
        let mut third = [0f32; WIDTH];
        self.apply(shape::HEAD + 3, &second, &mut third);
        rectify(&mut third);
        let mut sentence = [0f32; WIDTH];
        self.apply(shape::HEAD + 4, &second, &mut sentence);
        self.apply(shape::HEAD + 5, &third, &mut sentence);
        for value in &mut sentence {
            *value = libm::tanhf(*value);
        }
        normalize(&mut sentence, EPSILON);
        normalize(&mut mean, EPSILON);
        Encoding { meaning: sentence, wording: mean }
    }

    /// Adds a matrix times one row to `out`.
    #[inline(always)]
    fn apply(self, matrix: usize, row: &[f32], out: &mut [f32]) {
        let mut units = [0u8; FEATURES];
        let units = &mut units[..row.len()];
        let worth = quantize(row, magnitude(row), units) * self.step(matrix);
        let mut sums = [0i32; WIDTH];
        let sums = &mut sums[..out.len()];
        self.multiply(matrix, Rows { values: units, stride: row.len(), count: 1 }, sums);
        for (out, sum) in out.iter_mut().zip(sums) {
            *out += *sum as f32 * worth;
        }
    }

    fn multiply(self, matrix: usize, rows: Rows<'_>, out: &mut [i32]) {
        let weights = &self.matrices[shape::matrix(matrix)];
        let bias = &self.parameters.offsets[shape::outputs(matrix)];
        multiply(self.arch, Matrix { weights, inputs: shape::MATRICES[matrix].1, bias }, rows, out);
    }

    /// What one unit of a weight is worth; the projection has one for each branch.
    fn step(self, matrix: usize) -> f32 {
        self.numbers(&shape::STEPS)[BRANCHES.len() - 1 + matrix]
    }

    fn numbers(&self, range: &std::ops::Range<usize>) -> &[f32] {
        &self.parameters.numbers[range.clone()]
    }
}

/// The part of the table that a piece belongs to.
pub(crate) fn chunk_of(id: u32) -> usize {
    id as usize % CHUNKS
}

#[inline(always)]
fn positive(value: f32) -> f32 {
    if value > 0.0 { value } else { 0.0 }
}

#[inline(always)]
fn rectify(values: &mut [f32]) {
    for value in values {
        *value = positive(*value);
    }
}
