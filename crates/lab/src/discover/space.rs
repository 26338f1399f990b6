//! How alike two things are that are asked: by vectors and by letters, half and half.

use kaopu_engine::{Embedding, UnitVector};

use super::letters::{Letters, cosine, letters};
use super::matrix::Matrix;

/// Numbers of one vector.
const WIDTH: usize = 512;

/// Things of no vector that the mean counts besides those that are there: the mean of a handful says
/// nothing yet.
const PRIOR: f32 = 8.0;

/// The share of the letters, with vectors.
const BY_LETTERS: f32 = 0.5;

/// Sums side by side: the compiler makes them one instruction.
const LANES: usize = 16;

/// What is asked, ready for comparing.
pub(super) struct Space {
    embeddings: Vec<Embedding>,
    mean: Vec<f32>,
    letters: Vec<Letters>,
    /// How many different rows of letters there are.
    width: usize,
}

/// One thing in it: both vectors behind each other without what all have in common, of length 1;
/// nothing without vectors.
pub(super) type Dense = Vec<f32>;

impl Space {
    /// Things with what the encoder says of each, or without.
    pub(super) fn new(texts: &[&str], embeddings: Vec<Option<Embedding>>) -> Self {
        let embeddings: Vec<Embedding> = embeddings.into_iter().flatten().collect();
        let embeddings = if embeddings.len() == texts.len() { embeddings } else { Vec::new() };
        let mut mean = vec![0.0; 2 * WIDTH];
        for embedding in &embeddings {
            for (sum, part) in mean.iter_mut().zip(parts(embedding)) {
                *sum += part;
            }
        }
        let count = embeddings.len() as f32 + PRIOR;
        mean.iter_mut().for_each(|sum| *sum /= count);
        let letters = letters(texts);
        let numbers = letters.iter().flatten().map(|(number, _)| *number as usize + 1);
        let width = numbers.max().unwrap_or_default();
        Self { embeddings, mean, letters, width }
    }

    /// One thing.
    pub(super) fn dense(&self, at: usize) -> Dense {
        let Some(embedding) = self.embeddings.get(at) else { return Vec::new() };
        let mut dense: Dense =
            parts(embedding).zip(&self.mean).map(|(part, mean)| part - mean).collect();
        for half in dense.chunks_mut(WIDTH) {
            let length = dot(half, half).sqrt();
            let scale = if length > 1e-6 { std::f32::consts::FRAC_1_SQRT_2 / length } else { 0.0 };
            half.iter_mut().for_each(|part| *part *= scale);
        }
        dense
    }

    /// How alike each two of these are: 1 for the same, about 0 for what has nothing in common.
    pub(super) fn similarities(&self, of: &[usize]) -> Matrix {
        let dense: Vec<Dense> = of.iter().map(|at| self.dense(*at)).collect();
        let mut postings: Vec<Vec<(usize, f32)>> = vec![Vec::new(); self.width];
        for (place, at) in of.iter().enumerate() {
            for (number, weight) in &self.letters[*at] {
                postings[*number as usize].push((place, *weight));
            }
        }
        let share = self.share();
        let mut matrix = Matrix::new(of.len());
        matrix.fill(&|row, cells| {
            for (number, weight) in &self.letters[of[row]] {
                let postings = &postings[*number as usize];
                let from = postings.partition_point(|(place, _)| *place < row);
                for (place, by) in &postings[from..] {
                    cells[*place] += share * weight * by;
                }
            }
            if share < 1.0 {
                for (other, cell) in dense.iter().zip(cells).skip(row) {
                    *cell += (1.0 - share) * dot(&dense[row], other);
                }
            }
        });
        matrix.mirror();
        matrix
    }

    /// The middle of several things, to be compared with others.
    pub(super) fn middle(&self, of: &[usize]) -> Middle {
        let mut dense: Dense = Vec::new();
        let mut letters = std::collections::BTreeMap::<u32, f32>::new();
        for at in of {
            let one = self.dense(*at);
            dense.resize(one.len(), 0.0);
            dense.iter_mut().zip(one).for_each(|(sum, part)| *sum += part);
            for (number, weight) in &self.letters[*at] {
                *letters.entry(*number).or_default() += weight;
            }
        }
        let length = dot(&dense, &dense).sqrt().max(1e-6);
        dense.iter_mut().for_each(|part| *part /= length);
        let length = letters.values().map(|weight| weight * weight).sum::<f32>().sqrt().max(1e-6);
        let letters = letters.into_iter().map(|(number, weight)| (number, weight / length));
        Middle { dense, letters: letters.collect() }
    }

    /// How alike a thing, whose dense vector is at hand, and a middle are.
    pub(super) fn to_middle(&self, at: usize, dense: &Dense, middle: &Middle) -> f32 {
        let share = self.share();
        let by_vectors = if share < 1.0 { dot(dense, &middle.dense) } else { 0.0 };
        (1.0 - share) * by_vectors + share * cosine(&self.letters[at], &middle.letters)
    }

    fn share(&self) -> f32 {
        if self.embeddings.is_empty() { 1.0 } else { BY_LETTERS }
    }
}

/// The middle of several things.
pub(super) struct Middle {
    dense: Dense,
    letters: Letters,
}

/// Both vectors behind each other.
fn parts(embedding: &Embedding) -> impl Iterator<Item = f32> {
    let one = |vector: &UnitVector| vector.components().map(|part| f32::from(part) / 16_384.0);
    one(&embedding.meaning).into_iter().chain(one(&embedding.wording))
}

/// The product of two vectors, summed in an order that never varies.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}
