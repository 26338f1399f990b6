//! What a message does besides asking something of the shop: whether it wants a human instead of the
//! bot, or praises, in words that no list has.
//!
//! A classifier ([`crate::classifier`]) of three dialogue acts, learnt from the messages in
//! `data/acts/examples.txt`, and how far one must lead to be believed.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use kaopu_encoder::Encoder;

use crate::classifier::{self, Scores, grams};
use crate::text::Letters;
use crate::turn::Span;
use crate::understand::Embedding;

/// Acts that are told apart: a request for a human, praise, anything else.
const ACTS: usize = 3;

const HUMAN: usize = 0;
const PRAISE: usize = 1;
const OTHER: usize = 2;

/// How far an act must be ahead of every other, in units of 2⁻¹⁰, to be believed; and praise, to
/// outweigh what sounds displeased. Chosen with examples left out in turn.
const HUMAN_LEADS: i64 = 410;
const PRAISE_LEADS: i64 = 0;
const PRAISE_STANDS_OUT: i64 = 410;

type Weights = classifier::Weights<ACTS>;

static LEARNT: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::parse(include_str!("../../data/acts/weights.txt")));

/// A dialogue act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DialogueAct {
    /// Wants a human, which is heard here most.
    AsksForHuman(Span),
    /// Is content, and says so.
    Praises {
        /// Whether that is sure enough to outweigh what sounds displeased.
        surely: bool,
    },
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
        if lead(&scores, HUMAN) > HUMAN_LEADS {
            let (start, end) = weights.telling_clause(letters, HUMAN, OTHER)?;
            return Some(DialogueAct::AsksForHuman(letters.span(start, end)));
        }
        let praise = lead(&scores, PRAISE);
        let surely = praise > PRAISE_STANDS_OUT;
        (praise > PRAISE_LEADS).then_some(DialogueAct::Praises { surely })
    }
}

/// How far an act is ahead of every other; below 0, behind the first.
fn lead(scores: &Scores<ACTS>, act: usize) -> i64 {
    let others = scores.iter().enumerate().filter(|(other, _)| *other != act);
    scores[act] - others.map(|(_, score)| *score).max().unwrap_or_default()
}
