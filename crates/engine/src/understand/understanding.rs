//! What a message asks for, without a conversation around it.

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

use super::decide::{Verdict, decide};
use crate::program::Program;
use crate::turn::{Candidate, Decision, Score};

/// So many candidates are shown.
pub(crate) const SHOWN_CANDIDATES: usize = 5;

/// What a message asks for, as far as its words and the knowledge base say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Understanding {
    /// The entries that came closest, best first, at most five. A score is how sure it is that this is the entry that is asked for.
    pub candidates: Vec<Candidate>,
    /// How much the message is like what the knowledge base is asked at all, whichever entry it is. Strangers have little.
    pub familiarity: Score,
    /// What should be done about it.
    pub act: Act,
    /// What decided that.
    pub decision: Decision,
}

/// What should be done about a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Answer this entry.
    Answer {
        /// The entry.
        entry: FaqId,
    },
    /// Ask back which of these is meant.
    AskBack {
        /// One to three entries, the likeliest first.
        options: Vec<FaqId>,
    },
    /// Admit not to know.
    GiveUp,
}

/// Which entry a message asks for, and whether that is sure enough: the same steps as in [`respond`](crate::respond), without session, rules
/// and small talk.
#[must_use]
pub fn understand(program: &Program, text: &str) -> Understanding {
    let wording = program.index.read(text);
    let candidates = program.index.candidates(&wording, SHOWN_CANDIDATES);
    let familiarity = candidates.first().map_or(Score(0), |best| best.score);
    if let Some((entry, wording)) = program.index.exact(&wording) {
        let (act, decision) = (Act::Answer { entry: entry.clone() }, Decision::Exact { wording: wording.to_owned() });
        return Understanding { candidates, familiarity, act, decision };
    }
    let entries = |count: usize| candidates.iter().take(count).map(|candidate| candidate.entry.clone());
    let (act, decision) = match decide(&candidates) {
        Verdict::Answer(decision) => (entries(1).next().map_or(Act::GiveUp, |entry| Act::Answer { entry }), decision),
        Verdict::Ask(decision, count) => (Act::AskBack { options: entries(count).collect() }, decision),
        Verdict::Unknown(decision) => (Act::GiveUp, decision),
    };
    Understanding { candidates, familiarity, act, decision }
}
