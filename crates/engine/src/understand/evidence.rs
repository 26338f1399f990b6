//! How the knowledge base's own phrasings fare when they are left out: on this rest confidence and
//! thresholds.

use super::leave_one_out::{Fixed, LeaveOneOut, MatchScores};
use super::rows::Rows;

/// An option is offered if its score is at least this share of the best.
const OFFERED_SHARE: f64 = 0.4;

/// A phrasing, asked as if it did not stand in the knowledge base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sample {
    pub confidence: Fixed,
    pub familiarity: Fixed,
    /// Whether its own entry comes first.
    pub right: bool,
    /// Whether its own entry is among the first three.
    pub in_three: bool,
    /// Whether its own entry would be among the options.
    pub offered: bool,
    /// The same phrasing without all of its entry.
    pub out_of_scope: Option<OutOfScope>,
}

/// A phrasing whose entry is gone: a question from the same field to which there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutOfScope {
    pub confidence: Fixed,
    pub familiarity: Fixed,
}

/// How many of the first entries come near the best, itself included.
pub(crate) fn near(scores: &MatchScores) -> usize {
    let best = scores.first.first().map_or(0.0, |ranked| ranked.score);
    scores.first.iter().take_while(|ranked| ranked.score >= OFFERED_SHARE * best).count().max(1)
}

/// How many of the first entries are offered: one alone is no choice.
pub(crate) fn offered(scores: &MatchScores) -> usize {
    near(scores).max(2).min(scores.first.len()).max(1)
}

/// Phrasings that are no landmarks from which these alone are evidence.
const ENOUGH_WITHOUT: usize = 200;

/// The samples of all phrasings that were left out. Standard questions are names, not what
/// customers say, and are no evidence. Of `landmarks`, without which the model would be another
/// one, leaving out says too little; they are evidence only where there is not enough else.
pub(crate) fn samples(
    rows: &Rows,
    left_out: &[Option<LeaveOneOut>],
    landmarks: &[usize],
) -> Vec<Sample> {
    let tried = rows.rows.iter().zip(left_out).enumerate().filter(|(_, (row, _))| row.is_phrasing);
    let all: Vec<(bool, Sample)> = tried
        .filter_map(|(number, (row, left_out))| {
            Some((landmarks.binary_search(&number).is_err(), sample(row.entry, left_out.as_ref()?)))
        })
        .collect();
    let others = all.iter().filter(|(is_other, _)| *is_other).count();
    let only_others = others >= ENOUGH_WITHOUT;
    all.into_iter()
        .filter(|(is_other, _)| *is_other || !only_others)
        .map(|(_, sample)| sample)
        .collect()
}

fn sample(entry: usize, left_out: &LeaveOneOut) -> Sample {
    let alone = &left_out.alone;
    let place = alone.first.iter().position(|ranked| ranked.entry == entry);
    Sample {
        confidence: alone.confidence(),
        familiarity: alone.familiarity(),
        right: place == Some(0),
        in_three: place.is_some(),
        offered: place.is_some_and(|place| place < offered(alone)),
        out_of_scope: left_out.out_of_scope.as_ref().map(|scores| OutOfScope {
            confidence: scores.confidence(),
            familiarity: scores.familiarity(),
        }),
    }
}
