//! From scores to a verdict: answer, ask back, or admit not to know.

use super::evidence::offered;
use super::left_out::Fared;
use super::matcher::Matcher;
use super::thresholds::Thresholds;
use crate::turn::{Candidate, Decision, Score, Threshold};

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

impl Verdict {
    /// Whether the message equals a wording, so that no score decided.
    pub(crate) fn is_exact(&self) -> bool {
        matches!(self, Self::Answer(Decision::Exact { .. }))
    }
}

impl Matcher {
    /// Decides by the thresholds that follow from the wrong-answer budget. The numbers in the
    /// decision are for people; what is compared is finer.
    pub(crate) fn decide(&self, fared: &Fared, candidates: &[Candidate]) -> Verdict {
        let (confidence, familiarity) = (fared.confidence(), fared.familiarity());
        let score = candidates.first().map_or(Score(0), |best| best.score);
        let runner_up = candidates.get(1).map_or(Score(0), |second| second.score);
        let needed = self.threshold().answer;
        if self.thresholds.answers(confidence) {
            Verdict::Answer(Decision::Clear { score, needed: needed.min(score), runner_up })
        } else if familiarity >= self.thresholds.ask {
            // Rounded, both may look the same.
            let needed = needed.max(Score(score.0 + 1));
            Verdict::Ask(
                Decision::Close { score, needed, runner_up, margin: Score(0) },
                offered(fared),
            )
        } else {
            Verdict::Unknown(self.weak(self.familiarity.at(familiarity)))
        }
    }

    /// Asks back about the first of `count` candidates that fit equally, however sure the score is
    /// of one.
    pub(crate) fn undecided(&self, candidates: &[Candidate], count: usize) -> Verdict {
        let score = candidates.first().map_or(Score(0), |best| best.score);
        let runner_up = candidates.get(1).map_or(Score(0), |second| second.score);
        let needed = self.threshold().answer.max(Score(score.0 + 1));
        Verdict::Ask(
            Decision::Close { score, needed, runner_up, margin: Score(0) },
            count.min(MOST_OPTIONS),
        )
    }

    /// Nothing in the knowledge base is like the message.
    pub(crate) fn unlike_anything(&self) -> Verdict {
        Verdict::Unknown(self.weak(Score(0)))
    }

    fn weak(&self, score: Score) -> Decision {
        let needed = self.familiarity.at(self.thresholds.ask).max(Score(score.0 + 1));
        Decision::Weak { score, needed }
    }

    /// The thresholds and where they come from, for the trace.
    pub(crate) fn threshold(&self) -> Threshold {
        self.shown(&self.thresholds)
    }

    /// Thresholds as people read them.
    pub(crate) fn shown(&self, thresholds: &Thresholds) -> Threshold {
        Threshold {
            budget: thresholds.budget,
            answer: thresholds.answer.map_or(Score::MAX, |answer| self.confidence.at(answer)),
            ask: self.familiarity.at(thresholds.ask),
            evidence: u32::try_from(thresholds.evidence).unwrap_or(u32::MAX),
            guaranteed: thresholds.guaranteed,
        }
    }
}
