//! What a wrong-answer budget would mean, by the knowledge base's own phrasings.

use kaopu_model::WrongAnswerBudget;
use serde::{Deserialize, Serialize};

use crate::program::Program;
use crate::turn::{Score, Threshold};
use crate::understand::{Band, Sample, Thresholds};

/// What a wrong-answer budget would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Outlook {
    /// The thresholds that follow from the budget.
    pub threshold: Threshold,
    /// What would become of questions that have an entry: every phrasing, asked as if it did not
    /// stand there.
    pub questions: Fates,
    /// What would become of questions from the same field that have none: every phrasing, asked as
    /// if its whole entry did not exist.
    pub strangers: StrangerFates,
}

/// What becomes of questions that have an entry, in ten-thousandths that add up to a whole (all 0
/// without evidence).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Fates {
    /// Answered with the right entry.
    pub answered_right: u32,
    /// Answered with a wrong one.
    pub answered_wrong: u32,
    /// Answered with the right entry, saying what was understood.
    pub confirmed_right: u32,
    /// The same with a wrong one.
    pub confirmed_wrong: u32,
    /// Asked back, the right entry among the options.
    pub asked_right: u32,
    /// Asked back without it.
    pub asked_wrong: u32,
    /// Not understood.
    pub given_up: u32,
}

/// What becomes of questions that have no entry, in ten-thousandths that add up to a whole (all 0
/// without evidence).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StrangerFates {
    /// Answered, and that is wrong.
    pub answered: u32,
    /// Answered, saying what was understood.
    pub confirmed: u32,
    /// Asked back.
    pub asked: u32,
    /// Not understood, as it should be.
    pub given_up: u32,
}

/// What this budget would mean for the knowledge base, whatever its own is.
#[must_use]
pub fn outlook(program: &Program, budget: WrongAnswerBudget) -> Outlook {
    let matcher = &program.matcher;
    let thresholds = Thresholds::new(&matcher.samples, budget);
    Outlook {
        threshold: matcher.shown(&thresholds),
        questions: questions(&matcher.samples, &thresholds),
        strangers: strangers(&matcher.samples, &thresholds),
    }
}

fn questions(samples: &[Sample], thresholds: &Thresholds) -> Fates {
    let mut counts = [0_usize; 7];
    for sample in samples {
        let fate = match thresholds.band(sample.confidence, sample.familiarity) {
            Band::Sure => usize::from(!sample.right),
            Band::Likely => 2 + usize::from(!sample.right),
            Band::Familiar => 4 + usize::from(!sample.offered),
            Band::Strange => 6,
        };
        counts[fate] += 1;
    }
    let [
        answered_right,
        answered_wrong,
        confirmed_right,
        confirmed_wrong,
        asked_right,
        asked_wrong,
        given_up,
    ] = shares(counts);
    Fates {
        answered_right,
        answered_wrong,
        confirmed_right,
        confirmed_wrong,
        asked_right,
        asked_wrong,
        given_up,
    }
}

fn strangers(samples: &[Sample], thresholds: &Thresholds) -> StrangerFates {
    let mut counts = [0_usize; 4];
    for stranger in samples.iter().filter_map(|sample| sample.out_of_scope) {
        let fate = match thresholds.band(stranger.confidence, stranger.familiarity) {
            Band::Sure => 0,
            Band::Likely => 1,
            Band::Familiar => 2,
            Band::Strange => 3,
        };
        counts[fate] += 1;
    }
    let [answered, confirmed, asked, given_up] = shares(counts);
    StrangerFates { answered, confirmed, asked, given_up }
}

/// Counts as shares of ten thousand that add up to it: what rounding leaves goes to the largest.
fn shares<const N: usize>(counts: [usize; N]) -> [u32; N] {
    let total: usize = counts.iter().sum();
    if total == 0 {
        return [0; N];
    }
    let whole = Score::MAX.0;
    let mut shares =
        counts.map(|count| u32::try_from(count * whole as usize / total).unwrap_or(whole));
    let missing = whole.saturating_sub(shares.iter().sum());
    if let Some(largest) = shares.iter_mut().max_by_key(|share| **share) {
        *largest += missing;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        assert_eq!(shares([1, 1, 1]), [3_333, 3_333, 3_334]);
        assert_eq!(shares([0, 0]), [0, 0]);
        assert_eq!(shares([7, 0]), [10_000, 0]);
    }
}
