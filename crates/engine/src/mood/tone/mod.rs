//! The tone of a message: what a person hears in it although no word of the lists stands there.
//!
//! A classifier ([`crate::classifier`]) of four moods, learnt from the messages in
//! `data/affect/examples.txt`, and how far a mood must lead to be worth points.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use kaopu_encoder::Encoder;
use kaopu_model::Mood;

use crate::classifier::{self, Scores, grams};
use crate::text::Letters;
use crate::understand::Embedding;

/// Moods that are told apart: angry, urgent, worried, calm.
const MOODS: usize = 4;

/// The moods, in the order of all scores.
const NAMED: [Mood; MOODS] = [Mood::Angry, Mood::Urgent, Mood::Worried, Mood::Calm];

const CALM: usize = 3;

/// The weights of the tone.
pub(crate) type Weights = classifier::Weights<MOODS>;

static LEARNT: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::parse(include_str!("../../../data/affect/weights.txt")));

/// The weights that ship, if they were learnt with this encoder.
pub(super) fn weights(encoder: &Encoder<'_>) -> Option<&'static Weights> {
    LEARNT.as_ref().filter(|weights| weights.fit(encoder))
}

/// How far a mood must be ahead of every other, in units of 2⁻¹⁰, to be worth points: chosen with
/// examples left out in turn. Of a hundred examples without anger 4 reach the points that show
/// displeasure; of a thousand not one reaches what hands over.
const ANGRY: [(i64, u32); 3] = [(1_843, 4), (512, 2), (205, 1)];
const URGENT: [(i64, u32); 1] = [(0, 2)];
const WORRIED: [(i64, u32); 1] = [(307, 2)];

/// How far calm must be ahead to outweigh weak words of the lists.
const PLAINLY_CALM: i64 = 410;

/// The result of the tone classifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// A mood, with its points.
    Mood(Mood, u32),
    /// Clearly calm.
    Calm,
    /// No mood is far enough ahead.
    Unsure,
}

/// The tone of a message.
pub(super) fn hear(weights: &Weights, embedding: &Embedding, letters: &Letters<'_>) -> Heard {
    let scores = weights.scores(embedding, &[grams(letters)]);
    let Some((mood, lead)) = first(&scores) else { return Heard::Unsure };
    let steps: &[(i64, u32)] = match mood {
        Mood::Angry => &ANGRY,
        Mood::Urgent => &URGENT,
        Mood::Worried => &WORRIED,
        Mood::Calm if lead > PLAINLY_CALM => return Heard::Calm,
        Mood::Calm => &[],
    };
    let points = steps.iter().find(|(least, _)| lead > *least).map(|(_, points)| *points);
    points.map_or(Heard::Unsure, |points| Heard::Mood(mood, points))
}

/// The mood with the highest score, and how far it is ahead.
fn first(scores: &Scores<MOODS>) -> Option<(Mood, i64)> {
    let (best, lead) = classifier::first(scores)?;
    Some((NAMED[best], lead))
}

/// The clause in which a mood is heard most, as a range of letters.
pub(super) fn telling_clause(
    weights: &Weights,
    letters: &Letters<'_>,
    mood: Mood,
) -> Option<(usize, usize)> {
    let mood = NAMED.iter().position(|named| *named == mood)?;
    weights.telling_clause(letters, mood, CALM)
}
