//! An entry's nearest neighbours: what other entries are asked in words like its own.

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

use crate::program::Program;
use crate::turn::Score;

/// Neighbours of a wording that are named, each of another entry.
const NAMED: usize = 3;

/// A wording of another entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Neighbour {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// Its wording that comes nearest.
    pub wording: String,
    /// How alike the two are: 10,000 if there is no difference, 0 if they have nothing in common.
    pub likeness: Score,
}

/// Each wording of an entry, the standard question first, with the wordings of other entries that
/// are most like it, the nearest first. Those that repeat another one are left out. Empty if there
/// is no such entry or it is disabled. In a knowledge base of thousands of wordings only those are
/// looked at that messages are compared with.
#[must_use]
pub fn neighbours(program: &Program, entry: &FaqId) -> Vec<(String, Vec<Neighbour>)> {
    let matcher = &program.matcher;
    let rows = matcher
        .rows
        .entries
        .iter()
        .find(|one| one.id == *entry)
        .map_or(0..0, |one| one.rows.clone());
    let neighbour = |(row, similarity): (usize, f64)| {
        let row = matcher.rows.rows.get(row)?;
        let entry = matcher.rows.entries.get(row.entry)?;
        Some(Neighbour {
            entry: entry.id.clone(),
            question: entry.question.clone(),
            wording: row.text.clone(),
            likeness: likeness(similarity),
        })
    };
    let of =
        |row: usize| matcher.neighbours(row, NAMED).into_iter().filter_map(neighbour).collect();
    rows.filter_map(|row| Some((matcher.rows.rows.get(row)?.text.clone(), of(row)))).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
fn likeness(similarity: f64) -> Score {
    Score(libm::round(similarity.clamp(0.0, 1.0) * f64::from(Score::MAX.0)) as u32)
}
