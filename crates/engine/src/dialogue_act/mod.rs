//! What a message does besides asking something of the shop: whether it wants a human instead of the
//! bot, or praises, in words that no list has.
//!
//! A classifier ([`crate::classifier`]) of three dialogue acts, learnt from the messages in
//! `data/acts/examples.txt`, and how far one must lead to be believed.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use kaopu_encoder::Encoder;

use crate::classifier::{self, first, grams};
use crate::text::Letters;
use crate::turn::Span;
use crate::understand::Embedding;

/// Acts that are told apart: a request for a human, praise, anything else.
const ACTS: usize = 3;

const HUMAN: usize = 0;
const PRAISE: usize = 1;
const OTHER: usize = 2;

/// How far an act must be ahead of every other, in units of 2⁻¹⁰, to be believed: chosen with
/// examples left out in turn.
const SURELY_HUMAN: i64 = 512;
const SURELY_PRAISE: i64 = 307;

type Weights = classifier::Weights<ACTS>;

static LEARNT: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::parse(include_str!("../../data/acts/weights.txt")));

/// A dialogue act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DialogueAct {
    /// Wants a human, which is heard here most.
    AsksForHuman(Span),
    /// Is content, and says so.
    Praises,
}

/// What hears dialogue acts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ActDetector {
    /// `None` without the encoder that the weights were learnt with.
    weights: Option<&'static Weights>,
}

impl ActDetector {
    pub(crate) fn new(encoder: Option<&Encoder<'_>>) -> Self {
        let fits = |encoder| LEARNT.as_ref().filter(|weights| weights.fit(encoder));
        Self { weights: encoder.and_then(fits) }
    }

    /// The act of a message, if it is one of these and stands out.
    pub(crate) fn hear(
        self,
        letters: &Letters<'_>,
        embedding: Option<&Embedding>,
    ) -> Option<DialogueAct> {
        let weights = self.weights.filter(|_| letters.are_chinese())?;
        let scores = weights.scores(embedding?, &[grams(letters)]);
        match first(&scores)? {
            (HUMAN, lead) if lead > SURELY_HUMAN => {
                let (start, end) = weights.telling_clause(letters, HUMAN, OTHER)?;
                Some(DialogueAct::AsksForHuman(letters.span(start, end)))
            }
            (PRAISE, lead) if lead > SURELY_PRAISE => Some(DialogueAct::Praises),
            _ => None,
        }
    }
}
