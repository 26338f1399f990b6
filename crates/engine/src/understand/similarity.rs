//! How alike two texts are: by meaning, by letters and by sound, joined into one number.

use std::sync::Arc;

use super::centred::{CentredEmbedding, CentredEmbeddings, Mean};
use super::embeddings::Embedding;
use super::reading::Gram;
use super::terms::{Counts, TermSpace, TermVector, cosine};

/// Weights of the parts with the encoder; the rest is the meaning's.
const LETTERS: f64 = 0.125;
const SOUNDS: f64 = 0.125;

/// Weights of the parts without it.
const LETTERS_ALONE: f64 = 0.5;
const SOUNDS_ALONE: f64 = 0.5;

/// How fast the kernel falls with similarity.
const STEEPNESS: f64 = 1.5;

/// A text, ready for comparing.
#[derive(Debug, Clone)]
pub(crate) struct Traits {
    pub embedding: Option<CentredEmbedding>,
    pub letters: TermVector,
    pub sounds: TermVector,
}

/// Where texts are compared: what is usual in the knowledge base, and its landmarks.
#[derive(Debug, Clone)]
pub(crate) struct Space {
    space: Option<CentredEmbeddings>,
    letters: TermSpace<Gram>,
    sounds: TermSpace<String>,
    landmarks: usize,
}

impl Space {
    pub(crate) fn new(
        mean: Option<Mean>,
        letters: TermSpace<Gram>,
        sounds: TermSpace<String>,
    ) -> Self {
        Self { space: mean.map(CentredEmbeddings::new), letters, sounds, landmarks: 0 }
    }

    /// A text's traits in this space.
    pub(crate) fn traits(
        &self,
        embedding: Option<Arc<Embedding>>,
        letters: &Counts<Gram>,
        sounds: &Counts<String>,
    ) -> Traits {
        let embedding =
            self.space.as_ref().zip(embedding).map(|(space, embedding)| space.centred(embedding));
        Traits {
            embedding,
            letters: self.letters.vector(letters),
            sounds: self.sounds.vector(sounds),
        }
    }

    pub(crate) fn add_landmark(&mut self, traits: &Traits) {
        if let (Some(space), Some(embedding)) = (&mut self.space, &traits.embedding) {
            space.add_landmark(embedding);
        }
        let number = u32::try_from(self.landmarks).unwrap_or(u32::MAX);
        self.letters.add_landmark(number, &traits.letters);
        self.sounds.add_landmark(number, &traits.sounds);
        self.landmarks += 1;
    }

    /// The similarity with each landmark: 1 for the same, about 0 for what has nothing in common.
    pub(crate) fn similarities(&self, traits: &Traits) -> Vec<f64> {
        let mut out = vec![0.0; self.landmarks];
        let (letters, sounds) = self.shares();
        if let (Some(space), Some(embedding)) = (&self.space, &traits.embedding) {
            space.add_similarities(embedding, 1.0 - letters - sounds, &mut out);
        }
        self.letters.add_similarities(&traits.letters, letters, &mut out);
        self.sounds.add_similarities(&traits.sounds, sounds, &mut out);
        out
    }

    /// The similarity of any two texts, bit for bit what [`Space::similarities`] gives for a
    /// landmark.
    pub(crate) fn similarity(&self, a: &Traits, b: &Traits) -> f64 {
        let (letters, sounds) = self.shares();
        let mut sum = 0.0;
        if let (Some(space), Some(a), Some(b)) = (&self.space, &a.embedding, &b.embedding) {
            sum += (1.0 - letters - sounds) * space.similarity(a, b);
        }
        sum += letters * cosine(&a.letters, &b.letters);
        sum += sounds * cosine(&a.sounds, &b.sounds);
        sum
    }

    fn shares(&self) -> (f64, f64) {
        if self.space.is_some() { (LETTERS, SOUNDS) } else { (LETTERS_ALONE, SOUNDS_ALONE) }
    }
}

/// What two texts that are so alike say about each other: 1 for the same.
pub(crate) fn kernel(similarity: f64) -> f64 {
    libm::exp(STEEPNESS * (similarity - 1.0))
}
