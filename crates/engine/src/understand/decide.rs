//! From candidates to a verdict: answer, ask back, or admit not to know.

use crate::turn::{Candidate, Decision, Score};

/// A score from which the best candidate is answered, if it is clearly ahead.
const ENOUGH_TO_ANSWER: Score = Score(5_000);

/// How far ahead of the runner-up the best must be.
const CLEAR_MARGIN: Score = Score(1_000);

/// A score that is enough when nothing else comes near: no other candidate has more than half of it.
const ENOUGH_ALONE: Score = Score(4_400);

/// A score from which a candidate is worth asking about.
const ENOUGH_TO_ASK: Score = Score(2_500);

/// A candidate is offered if its score is at least this share of the best, in percent.
const OFFERED_SHARE: u32 = 60;

/// At most so many options are offered.
const MOST_OPTIONS: usize = 3;

/// What to do about the candidates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Answer the best.
    Answer(Decision),
    /// Ask back, offering the first so many.
    Ask(Decision, usize),
    /// Nothing fits.
    Unknown(Decision),
}

/// Decides by fixed thresholds, until the wrong-answer budget derives them from the KB's own evidence.
pub(crate) fn decide(candidates: &[Candidate]) -> Verdict {
    let score = candidates.first().map_or(Score(0), |best| best.score);
    let runner_up = candidates.get(1).map_or(Score(0), |second| second.score);
    if score < ENOUGH_TO_ASK {
        return Verdict::Unknown(Decision::Weak { score, needed: ENOUGH_TO_ASK });
    }
    if score >= ENOUGH_TO_ANSWER && score.0 - runner_up.0 >= CLEAR_MARGIN.0 {
        return Verdict::Answer(Decision::Clear { score, needed: ENOUGH_TO_ANSWER, runner_up });
    }
    if score >= ENOUGH_ALONE && runner_up.0 * 2 <= score.0 {
        return Verdict::Answer(Decision::Clear { score, needed: ENOUGH_ALONE, runner_up });
    }
    let offered = candidates
        .iter()
        .take(MOST_OPTIONS)
        .take_while(|candidate| candidate.score >= ENOUGH_TO_ASK && candidate.score.0 * 100 >= score.0 * OFFERED_SHARE)
        .count();
    Verdict::Ask(Decision::Close { score, needed: ENOUGH_TO_ANSWER, runner_up, margin: CLEAR_MARGIN }, offered.max(1))
}
