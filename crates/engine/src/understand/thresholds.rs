//! From the wrong-answer budget and the evidence to the thresholds: conformal risk control.
//!
//! `docs/understanding.md` says what they guarantee and under which assumption.

use kaopu_model::WrongAnswerBudget;

use super::evidence::Sample;
use super::leave_one_out::Fixed;

/// The share of messages, at most, that look like the knowledge base's and have no entry.
const STRANGERS: f64 = 0.1;

/// The share of customers whose entry is there and whom the bot may nevertheless tell at once that
/// it does not know.
const GIVEN_UP: f64 = 0.05;

/// Whatever the budget allows, less confidence answers nothing, and less is not even likely: where
/// entries differ much, leaving them out can't show how near a stranger may come.
const LEAST_TO_ANSWER: f64 = 1.1;
const LEAST_TO_CONFIRM: f64 = 0.9;

/// Phrasings from which the threshold for asking back is taken from them.
const ENOUGH_TO_ASK: usize = 40;

/// The threshold for asking back before that.
const ASK_UNPROVEN: f64 = 0.45;

/// What becomes of a message, by the numbers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Band {
    /// Sure enough to answer.
    Sure,
    /// Likely enough to answer and say what was understood.
    Likely,
    /// Familiar enough to ask back.
    Familiar,
    /// None of these.
    Strange,
}

/// When it answers, asks back and gives up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Thresholds {
    /// The budget that they keep.
    pub budget: WrongAnswerBudget,
    /// Confidence from which the first entry is answered; `None` if nothing but an exact wording is
    /// sure enough.
    pub answer: Option<Fixed>,
    /// Confidence from which the first entry is answered with what was understood; `None` if
    /// nothing is likely enough. Never above `answer`.
    pub confirm: Option<Fixed>,
    /// Familiarity from which it asks back.
    pub ask: Fixed,
    /// Phrasings that they rest on.
    pub evidence: usize,
    /// Whether these are enough for the budget to be kept.
    pub guaranteed: bool,
}

impl Thresholds {
    pub(crate) fn new(samples: &[Sample], budget: WrongAnswerBudget) -> Self {
        let share = f64::from(budget.0.max(1)) / 10_000.0;
        let evidence = samples.len();
        // With fewer, one wrong answer in so many that never was would already be too much.
        let guaranteed = (evidence + 1) as f64 * share >= 1.5;
        let allowed = |share: f64, least: f64| {
            let found = if guaranteed { controlled(samples, share) } else { Some(unproven(share)) };
            found.map(|found| found.max(Fixed::new(least)))
        };
        let answer = allowed(share, LEAST_TO_ANSWER);
        let begun_wrong = f64::from(budget.of_beginnings().0.max(1)) / 10_000.0;
        let confirm = allowed(begun_wrong, LEAST_TO_CONFIRM);
        let ask = if evidence < ENOUGH_TO_ASK { Fixed::new(ASK_UNPROVEN) } else { asking(samples) };
        Self { budget, answer, confirm, ask, evidence, guaranteed }
    }

    /// What becomes of a message with these numbers.
    pub(crate) fn band(&self, confidence: Fixed, familiarity: Fixed) -> Band {
        let reaches = |threshold: Option<Fixed>| threshold.is_some_and(|least| confidence >= least);
        if reaches(self.answer) {
            Band::Sure
        } else if reaches(self.confirm) {
            Band::Likely
        } else if familiarity >= self.ask {
            Band::Familiar
        } else {
            Band::Strange
        }
    }
}

/// The lowest confidence at which the expected share of wrong answers stays within the budget, one
/// more wrong answer than was seen assumed of each kind.
fn controlled(samples: &[Sample], budget: f64) -> Option<Fixed> {
    let mut wrong: Vec<Fixed> =
        samples.iter().filter(|sample| !sample.right).map(|sample| sample.confidence).collect();
    let mut strange: Vec<Fixed> =
        samples.iter().filter_map(|sample| sample.out_of_scope).map(|one| one.confidence).collect();
    let mut observed: Vec<Fixed> =
        samples.iter().map(|sample| sample.confidence).chain(strange.clone()).collect();
    wrong.sort_unstable();
    strange.sort_unstable();
    observed.sort_unstable();
    observed.dedup();
    let count = (samples.len() + 1) as f64;
    let expected = |sorted: &[Fixed], threshold: Fixed| -> f64 {
        let answered = sorted.len() - sorted.partition_point(|confidence| *confidence < threshold);
        (answered + 1) as f64 / count
    };
    let risk = |threshold| {
        (1.0 - STRANGERS) * expected(&wrong, threshold) + STRANGERS * expected(&strange, threshold)
    };
    let first = observed.partition_point(|threshold| risk(*threshold) > budget);
    observed.get(first).copied()
}

/// What a message must reach where the evidence can't prove anything: the confidence that other
/// knowledge bases needed for such a budget.
fn unproven(budget: f64) -> Fixed {
    Fixed::new(0.8 + 0.52 * libm::log(0.1 / budget))
}

/// The highest familiarity below which at most [`GIVEN_UP`] of the phrasings lie whose entry would
/// have been found.
fn asking(samples: &[Sample]) -> Fixed {
    let mut found: Vec<Fixed> =
        samples.iter().filter(|sample| sample.in_three).map(|sample| sample.familiarity).collect();
    let mut observed: Vec<Fixed> = samples.iter().map(|sample| sample.familiarity).collect();
    found.sort_unstable();
    observed.sort_unstable();
    let count = (samples.len() + 1) as f64;
    let lost = |threshold: Fixed| {
        (found.partition_point(|familiarity| *familiarity < threshold) + 1) as f64 / count
    };
    let first_too_high = observed.partition_point(|threshold| lost(*threshold) <= GIVEN_UP);
    let highest = first_too_high.checked_sub(1).and_then(|last| observed.get(last));
    highest.copied().unwrap_or_else(|| Fixed::new(ASK_UNPROVEN))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::evidence::OutOfScope;
    use super::*;

    fn sample() -> impl Strategy<Value = Sample> {
        (0_i64..3_000_000, 0_i64..1_500_000, any::<bool>(), any::<bool>(), 0_i64..3_000_000)
            .prop_map(|(confidence, familiarity, right, near, outside)| Sample {
                confidence: Fixed(confidence),
                familiarity: Fixed(familiarity),
                right,
                in_three: right || near,
                offered: right,
                out_of_scope: Some(OutOfScope {
                    confidence: Fixed(outside),
                    familiarity: Fixed(outside / 2),
                }),
            })
    }

    proptest! {
        #[test]
        fn the_evidence_itself_keeps_the_budget(samples in prop::collection::vec(sample(), 0..400), budget in 10_u32..2_000) {
            let thresholds = Thresholds::new(&samples, WrongAnswerBudget(budget));
            if let (true, Some(answer)) = (thresholds.guaranteed, thresholds.answer) {
                let wrong = samples.iter().filter(|s| !s.right && s.confidence >= answer).count() as f64;
                let strange = samples.iter().filter(|s| s.out_of_scope.is_some_and(|s| s.confidence >= answer)).count() as f64;
                let share = (0.9 * wrong + 0.1 * strange) / samples.len() as f64;
                prop_assert!(share <= f64::from(budget) / 10_000.0);
            }
        }

        #[test]
        fn a_larger_budget_never_answers_less(samples in prop::collection::vec(sample(), 200..400), low in 100_u32..1_000, more in 0_u32..1_000) {
            let at = |budget| Thresholds::new(&samples, WrongAnswerBudget(budget)).answer.unwrap_or(Fixed(i64::MAX));
            prop_assert!(at(low + more) <= at(low));
        }

        #[test]
        fn what_is_sure_is_likely_too(samples in prop::collection::vec(sample(), 0..400), budget in 10_u32..2_000) {
            let Thresholds { answer, confirm, .. } = Thresholds::new(&samples, WrongAnswerBudget(budget));
            let or_never = |threshold: Option<Fixed>| threshold.unwrap_or(Fixed(i64::MAX));
            prop_assert!(or_never(confirm) <= or_never(answer));
        }
    }

    #[test]
    fn too_little_evidence_is_said_and_still_decides() {
        let thresholds = Thresholds::new(&[], WrongAnswerBudget(100));
        assert!(!thresholds.guaranteed && thresholds.answer.is_some());
    }
}
