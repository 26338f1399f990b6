//! What is told of each pair of entries.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kaopu_engine::{Disposition, Score, Understanding};
use kaopu_model::FaqId;
use serde::Serialize;

use super::bounds::Bounds;
use super::slip::Slip;

/// Which entries are how near to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// What it rests on.
    pub bounds: Bounds,
    /// Pairs of enabled entries.
    pub all_pairs: usize,
    /// Pairs of which a message is known that is between the two, the worst first. Of the others no
    /// message that was tried came near both.
    pub pairs: Vec<Pair>,
}

impl Certificate {
    /// Pairs of which some message is offered both, or one is taken for the other.
    pub fn tied(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.ties + pair.taken > 0)
    }
}

/// Two entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The one that comes first in the knowledge base.
    pub one: FaqId,
    /// The other.
    pub other: FaqId,
    /// How much surer the bot was of the one than of the other where it was least, 0 to 10,000, one
    /// of them being what it took the message for.
    pub margin: Score,
    /// The message with that margin.
    pub closest: Slipped,
    /// Messages with which the bot offers both.
    pub ties: usize,
    /// Those of them that have a slip of typing.
    pub ties_of_typing: usize,
    /// The shortest of these, or, without any, the shortest of all.
    pub shortest_tie: Option<Slipped>,
    /// Messages of one entry, with a slip of typing, to which the bot answers the other.
    pub taken: usize,
    /// The shortest of them.
    pub shortest_taken: Option<Slipped>,
}

/// A message, and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slipped {
    /// The message.
    pub message: String,
    /// The wording.
    pub wording: String,
    /// The wording's entry.
    pub of: FaqId,
    /// What is different.
    pub slip: Slip,
}

/// What the bot makes of a message, as far as pairs go.
pub(super) struct Between {
    /// The first entry with each other that came near, and by how much the first is ahead.
    margins: Vec<(usize, usize, Score)>,
    /// How many of the first are offered together; one if the first is simply answered.
    offered: usize,
    is_answered: bool,
}

impl Between {
    /// `None` if the message is not understood.
    pub(super) fn of(
        understanding: &Understanding,
        places: &BTreeMap<&FaqId, usize>,
    ) -> Option<Self> {
        let (offered, is_answered) = match understanding.disposition {
            Disposition::Unknown => return None,
            Disposition::Answer => (1, true),
            Disposition::Confirm { alternatives } => (1 + alternatives, true),
            Disposition::AskBack { options } => (options, false),
        };
        let mut candidates = understanding.candidates.iter();
        let first = candidates.next()?;
        let at = *places.get(&first.entry)?;
        let margins = candidates.filter_map(|other| {
            let margin = Score(first.score.0.abs_diff(other.score.0));
            Some((at, *places.get(&other.entry)?, margin))
        });
        Some(Self { margins: margins.collect(), offered, is_answered })
    }
}

/// Pairs as they become known, message by message.
#[derive(Default)]
pub(super) struct Pairs(BTreeMap<(usize, usize), Pair>);

impl Pairs {
    /// Takes in what the bot made of a message.
    pub(super) fn note(&mut self, ids: &[&FaqId], from: &Slipped, between: &Between) {
        for (number, (first, second, margin)) in between.margins.iter().enumerate() {
            let key = (*first.min(second), *first.max(second));
            let (Some(one), Some(other)) = (ids.get(key.0), ids.get(key.1)) else { continue };
            let pair = self.0.entry(key).or_insert_with(|| Pair {
                one: (*one).clone(),
                other: (*other).clone(),
                margin: Score::MAX,
                closest: from.clone(),
                ties: 0,
                ties_of_typing: 0,
                shortest_tie: None,
                taken: 0,
                shortest_taken: None,
            });
            if *margin < pair.margin || *margin == pair.margin && is_shorter(from, &pair.closest) {
                pair.margin = *margin;
                pair.closest = from.clone();
            }
            if number + 1 < between.offered {
                pair.ties += 1;
                pair.ties_of_typing += usize::from(from.slip.is_of_typing());
                shortest(&mut pair.shortest_tie, from);
            }
            let is_theirs = ids.get(*second).is_some_and(|id| **id == from.of);
            if between.is_answered && from.slip.is_of_typing() && is_theirs {
                pair.taken += 1;
                shortest(&mut pair.shortest_taken, from);
            }
        }
    }

    /// All of them: where one is taken for the other before where both are offered, by how often a
    /// slip of typing does it, and then the nearest first.
    pub(super) fn sorted(self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = self.0.into_values().collect();
        pairs.sort_by_key(|pair| {
            (Reverse((pair.taken, pair.ties_of_typing, pair.ties)), pair.margin)
        });
        pairs
    }
}

fn shortest(known: &mut Option<Slipped>, from: &Slipped) {
    if known.as_ref().is_none_or(|known| is_shorter(from, known)) {
        *known = Some(from.clone());
    }
}

/// A slip of typing before one of words, then the shorter.
fn is_shorter(one: &Slipped, other: &Slipped) -> bool {
    let weight = |slipped: &Slipped| {
        let message = slipped.message.clone();
        (!slipped.slip.is_of_typing(), message.chars().count(), message)
    };
    weight(one) < weight(other)
}
