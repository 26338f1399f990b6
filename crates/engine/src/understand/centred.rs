//! Sentence vectors of many wordings side by side, compared with one message's at once.

use std::sync::Arc;

use pulp::{Arch, Simd, WithSimd};

use super::embeddings::Embedding;

/// Numbers of a vector.
const WIDTH: usize = 512;

/// 1.0 as a product of two vectors' components.
const ONE: f64 = (1_u64 << 28) as f64;

/// Wordings that the mean counts besides those that are there, all of no embedding: with a handful
/// of wordings the mean says nothing yet.
const PRIOR: i64 = 8;

/// Lengths below this, squared, have no embedding.
const NO_LENGTH: f64 = 1e-6;

/// Weights of the two cosines within the semantic half.
const SHARE: f64 = 0.5;

/// What a knowledge base's wordings have in common is no evidence: it is taken off before wordings
/// are compared.
#[derive(Debug, Clone)]
pub(crate) struct Mean {
    sum: Vec<i64>,
    count: i64,
    /// The mean's own length, squared.
    square: f64,
}

impl Mean {
    pub(crate) fn of<'a>(embeddings: impl Iterator<Item = &'a Arc<Embedding>>) -> Self {
        let mut sum = vec![0_i64; WIDTH];
        let mut count = PRIOR;
        for embedding in embeddings {
            count += 1;
            for (sum, part) in sum.iter_mut().zip(embedding.wording.components()) {
                *sum += i64::from(*part);
            }
        }
        // Below 2^14 · 50,000 each: their squares stay far from what a float holds exactly, so they
        // are summed as such.
        let square =
            sum.iter().fold(0_i128, |total, part| total + i128::from(*part) * i128::from(*part));
        let scale = count as f64;
        Self { sum, count, square: square as f64 / scale / scale }
    }

    /// The product with a vector, and the vector's squared length without the mean.
    fn relation(&self, vector: &[i16; WIDTH]) -> Relation {
        let product: i64 =
            self.sum.iter().zip(vector).map(|(sum, part)| sum * i64::from(*part)).sum();
        let own: i64 = vector.iter().map(|part| i64::from(*part) * i64::from(*part)).sum();
        let product = product as f64 / self.count as f64;
        let square = own as f64 - 2.0 * product + self.square;
        let length = if square / ONE > NO_LENGTH { libm::sqrt(square) } else { 0.0 };
        Relation { product, length }
    }
}

/// How a vector lies to the mean.
#[derive(Debug, Clone, Copy)]
struct Relation {
    product: f64,
    /// Its length once the mean is taken off; 0 if nothing is left.
    length: f64,
}

/// A message's vectors, ready for comparing.
#[derive(Debug, Clone)]
pub(crate) struct CentredEmbedding {
    embedding: Arc<Embedding>,
    relation: Relation,
}

/// The vectors of the landmarks.
#[derive(Debug, Clone)]
pub(crate) struct CentredEmbeddings {
    mean: Mean,
    landmarks: Vec<CentredEmbedding>,
}

impl CentredEmbeddings {
    pub(crate) fn new(mean: Mean) -> Self {
        Self { mean, landmarks: Vec::new() }
    }

    pub(crate) fn centred(&self, embedding: Arc<Embedding>) -> CentredEmbedding {
        let relation = self.mean.relation(embedding.wording.components());
        CentredEmbedding { embedding, relation }
    }

    pub(crate) fn add_landmark(&mut self, embedding: &CentredEmbedding) {
        self.landmarks.push(embedding.clone());
    }

    /// Adds `share` of the mean of both cosines with each landmark.
    pub(crate) fn add_similarities(&self, of: &CentredEmbedding, share: f64, out: &mut [f64]) {
        for (out, landmark) in out.iter_mut().zip(&self.landmarks) {
            *out += share * self.similarity(of, landmark);
        }
    }

    /// The mean of both cosines.
    pub(crate) fn similarity(&self, a: &CentredEmbedding, b: &CentredEmbedding) -> f64 {
        let [meaning, wording] =
            Arch::new().dispatch(Products { a: &a.embedding, b: &b.embedding });
        let lengths = a.relation.length * b.relation.length;
        let products = a.relation.product + b.relation.product;
        let wording =
            if lengths > 0.0 { (wording - products + self.mean.square) / lengths } else { 0.0 };
        SHARE * (meaning / ONE) + SHARE * wording
    }
}

/// The products of two texts' vectors: whole numbers, so their order does not matter.
struct Products<'a> {
    a: &'a Embedding,
    b: &'a Embedding,
}

impl WithSimd for Products<'_> {
    type Output = [f64; 2];

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Self::Output {
        let product = |a: &[i16; WIDTH], b: &[i16; WIDTH]| -> f64 {
            // Both have length 2^14, so no sum of products exceeds 2^28 by more than rounding.
            let sum = a
                .iter()
                .zip(b)
                .fold(0_i32, |sum, (a, b)| sum.wrapping_add(i32::from(*a) * i32::from(*b)));
            f64::from(sum)
        };
        [
            product(self.a.meaning.components(), self.b.meaning.components()),
            product(self.a.wording.components(), self.b.wording.components()),
        ]
    }
}
