//! "Give me a human", in the words of customers: by pattern ([`patterns`]), and where no pattern has
//! the words, by a classifier ([`crate::classifier`]) that was taught with messages of our own
//! (`data/human/examples.txt`).

mod patterns;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use kaopu_encoder::Encoder;

use crate::classifier::{self, Scores, grams};
use crate::text::Letters;
use crate::understand::Embedding;
use patterns::Request;

/// Classes that are told apart: a human is wanted, or not.
const CLASSES: usize = 2;
const HUMAN: usize = 0;
const OTHER: usize = 1;

/// How far the wish must lead, in units of 2⁻¹⁰, to be believed: chosen with examples left out in
/// turn.
const LEADS: i64 = 614;

type Weights = classifier::Weights<CLASSES>;

static LEARNT: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::parse(include_str!("../../data/human/weights.txt")));

/// What hears that a human is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct HumanDetector {
    /// `None` without the encoder that the weights were learnt with.
    weights: Option<&'static Weights>,
}

impl HumanDetector {
    pub(crate) fn new(encoder: Option<&Encoder<'_>>) -> Self {
        let fits = |encoder| LEARNT.as_ref().filter(|weights| weights.fit(encoder));
        Self { weights: encoder.and_then(fits) }
    }

    /// The words with which a message asks for a human. What the patterns know to be no request is
    /// none.
    pub(crate) fn request(
        self,
        letters: &Letters<'_>,
        embedding: Option<&Embedding>,
    ) -> Option<String> {
        match patterns::request(letters) {
            Request::Made(words) => Some(words),
            Request::Refused => None,
            Request::Unknown => self.heard(letters, embedding?),
        }
    }

    /// The clause in which the wish is heard most.
    fn heard(self, letters: &Letters<'_>, embedding: &Embedding) -> Option<String> {
        let weights = self.weights.filter(|_| letters.are_chinese())?;
        let scores = weights.scores(embedding, &[grams(letters)]);
        if lead(&scores) <= LEADS {
            return None;
        }
        let (start, end) = weights.telling_clause(letters, HUMAN, OTHER)?;
        Some(letters.written(letters.span(start, end)))
    }
}

/// How far the wish is ahead; below 0, behind.
fn lead(scores: &Scores<CLASSES>) -> i64 {
    scores[HUMAN] - scores[OTHER]
}

/// The words with which a message asks for a human, by the patterns alone.
pub(crate) fn request_for_human(letters: &Letters<'_>) -> Option<String> {
    HumanDetector::default().request(letters, None)
}
