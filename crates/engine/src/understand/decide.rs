//! From scores to a disposition: answer, ask back, or admit not to know.

use serde::{Deserialize, Serialize};

use super::evidence::{near, offered};
use super::leave_one_out::MatchScores;
use super::matcher::Matcher;
use super::thresholds::{Band, Thresholds};
use crate::turn::{Candidate, Decision, Score, Threshold};

/// At most so many options are offered.
const MOST_OPTIONS: usize = 3;

/// What should be done about a message that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "disposition", rename_all = "snake_case")]
pub enum Disposition {
    /// Answer the first candidate.
    Answer,
    /// Answer the first candidate, and say what was understood.
    Confirm {
        /// How many of the next ones may have been meant as well, from none to two.
        alternatives: usize,
    },
    /// Ask back which of the first candidates is meant.
    AskBack {
        /// How many are offered, from one to three; one only if there is no other.
        options: usize,
    },
    /// Admit not to know.
    Unknown,
}

impl Disposition {
    /// How many of so many candidates are offered where an entry must not be answered on its
    /// likelihood; `None` if it is to be answered, or nothing fits.
    pub(crate) fn options(self, candidates: usize) -> Option<usize> {
        match self {
            Self::Confirm { alternatives } => Some((alternatives + 1).max(2).min(candidates)),
            Self::AskBack { options } => Some(options),
            Self::Answer | Self::Unknown => None,
        }
    }
}

/// What should be done, and what decided it.
pub(super) type Decided = (Disposition, Decision);

impl Matcher {
    /// Decides by the thresholds that follow from the wrong-answer budget. The numbers in the
    /// decision are for people; what is compared is finer.
    pub(crate) fn decide(&self, scores: &MatchScores, candidates: &[Candidate]) -> Decided {
        let (confidence, familiarity) = (scores.confidence(), scores.familiarity());
        let score = candidates.first().map_or(Score(0), |best| best.score);
        let runner_up = candidates.get(1).map_or(Score(0), |second| second.score);
        let needed = self.threshold().answer;
        // Rounded, what is needed and what is there may look the same.
        let missed = |needed: Score| needed.max(Score(score.0 + 1));
        match self.thresholds.band(confidence, familiarity) {
            Band::Sure => (
                Disposition::Answer,
                Decision::Clear { score, needed: needed.min(score), runner_up },
            ),
            Band::Likely => (
                Disposition::Confirm { alternatives: near(scores) - 1 },
                Decision::Likely {
                    score,
                    needed: self.threshold().confirm.min(score),
                    to_answer: missed(needed),
                    runner_up,
                },
            ),
            Band::Familiar => (
                Disposition::AskBack { options: offered(scores) },
                Decision::Close { score, needed: missed(needed), runner_up, margin: Score(0) },
            ),
            Band::Strange => (Disposition::Unknown, self.weak(self.familiarity.at(familiarity))),
        }
    }

    /// Asks back about the first of `count` candidates that fit equally, however sure the score is
    /// of one; of a single one and the next.
    pub(crate) fn undecided(&self, candidates: &[Candidate], count: usize) -> Decided {
        let score = candidates.first().map_or(Score(0), |best| best.score);
        let runner_up = candidates.get(1).map_or(Score(0), |second| second.score);
        let needed = self.threshold().answer.max(Score(score.0 + 1));
        (
            Disposition::AskBack { options: count.clamp(2, MOST_OPTIONS).min(candidates.len()) },
            Decision::Close { score, needed, runner_up, margin: Score(0) },
        )
    }

    /// Nothing in the knowledge base is like the message.
    pub(crate) fn unlike_anything(&self) -> Decided {
        (Disposition::Unknown, self.weak(Score(0)))
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
            confirm: thresholds.confirm.map_or(Score::MAX, |confirm| self.confidence.at(confirm)),
            ask: self.familiarity.at(thresholds.ask),
            evidence: u32::try_from(thresholds.evidence).unwrap_or(u32::MAX),
            guaranteed: thresholds.guaranteed,
        }
    }
}
