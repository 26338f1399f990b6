//! The tone of a message: what a person hears in it although no word of the lists stands there.
//!
//! One number for each mood: a linear function of the message's embedding (the sentence
//! encoder's), of products of what they are on a few axes ([`axes`]), and of the characters and
//! pairs of characters in it ([`grams`]), learnt from the messages in `data/affect/examples.txt`
//! ([`weights`]). Without that encoder there is no tone, and the lists are on their own.

mod axes;
mod grams;
mod scores;
#[cfg(test)]
mod tests;
mod weights;

use kaopu_model::Mood;

use crate::text::Letters;
use crate::understand::Embedding;
use scores::{MOODS, NAMED, Scores};
pub(crate) use weights::Weights;

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
    let scores = weights.scores(embedding, &grams::grams(letters));
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
fn first(scores: &Scores) -> Option<(Mood, i64)> {
    let best = (0..MOODS).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at)))?;
    let second = (0..MOODS).filter(|at| *at != best).map(|at| scores[at]).max()?;
    Some((NAMED[best], scores[best] - second))
}

/// The clause in which a mood is heard most, as a range of letters.
pub(super) fn telling_clause(
    weights: &Weights,
    letters: &Letters<'_>,
    mood: Mood,
) -> Option<(usize, usize)> {
    let mood = NAMED.iter().position(|named| *named == mood)?;
    let says = |(start, end): &(usize, usize)| {
        let grams = grams::grams_within(letters, *start, *end);
        let weight =
            |gram| weights.grams.get(gram).map_or(0, |scores| scores[mood] - scores[MOODS - 1]);
        grams.iter().map(weight).sum::<i64>()
    };
    let ranges = letters.clause_ranges().take_while(|(start, _)| *start < grams::MOST_LETTERS);
    ranges.max_by_key(|range| (says(range), std::cmp::Reverse(range.0)))
}
