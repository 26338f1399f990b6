//! What a message asks for, without a conversation around it.

use std::sync::Arc;

use kaopu_model::{FaqId, fold};
use serde::{Deserialize, Serialize};

use super::decide::Verdict;
use super::matcher::Matcher;
use super::meanings::Meaning;
use super::reading::Wording;
use crate::program::Program;
use crate::turn::{Candidate, Decision, Score};

/// What a message asks for, as far as its words and the knowledge base say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Understanding {
    /// The entries that came closest, best first, at most five. A score is how sure it is that this
    /// is the entry that is asked for.
    pub candidates: Vec<Candidate>,
    /// How much the message is like what the knowledge base is asked at all, whichever entry it is.
    /// Strangers have little.
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

/// A message as far as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Understood {
    pub candidates: Vec<Candidate>,
    pub familiarity: Score,
    pub verdict: Verdict,
}

impl Matcher {
    /// Which entry a message asks for, and whether that is sure enough. `meaning` saves encoding it
    /// again.
    pub(crate) fn understand(
        &self,
        message: &Wording,
        meaning: Option<Arc<Meaning>>,
    ) -> Understood {
        if let Some((entry, wording)) = self.rows.exact(message) {
            let verdict = Verdict::Answer(Decision::Exact { wording: wording.to_owned() });
            return Understood {
                candidates: self.certain(message, entry, wording),
                familiarity: Score::MAX,
                verdict,
            };
        }
        let Some(compared) = self.compare(message, meaning) else {
            return Understood {
                candidates: Vec::new(),
                familiarity: Score(0),
                verdict: self.unlike_anything(),
            };
        };
        let familiarity = self.familiarity.at(compared.fared.familiarity());
        let about = self.rows.about(message);
        let mut candidates = self.candidates(message, &compared, &about);
        let verdict = match self.decide(&compared.fared, &candidates) {
            Verdict::Answer(_) | Verdict::Ask(..) if !about.is_empty() => {
                self.undecided(&candidates, about.len())
            }
            verdict => verdict,
        };
        let Some(negated) = &message.negated else {
            return Understood { candidates, familiarity, verdict };
        };
        // Who does not want to return something does not ask how to.
        let is_wanted = |candidate: &Candidate| !negated.contradicts(&fold(&candidate.evidence));
        let verdict = match verdict {
            Verdict::Answer(_) | Verdict::Ask(..) if !candidates.first().is_some_and(is_wanted) => {
                candidates.sort_by_key(|candidate| !is_wanted(candidate));
                let wanted = candidates.iter().take_while(|candidate| is_wanted(candidate)).count();
                if wanted == 0 {
                    self.unlike_anything()
                } else {
                    self.undecided(&candidates, wanted)
                }
            }
            verdict => verdict,
        };
        Understood { candidates, familiarity, verdict }
    }
}

/// Which entry a message asks for, and whether that is sure enough: the same steps as in
/// [`respond`](crate::respond), without session, rules and small talk.
#[must_use]
pub fn understand(program: &Program, text: &str) -> Understanding {
    let Understood { candidates, familiarity, verdict } =
        program.matcher.understand(&program.matcher.read(text), None);
    let mut entries = candidates.iter().map(|candidate| candidate.entry.clone());
    let (act, decision) = match verdict {
        Verdict::Answer(decision) => {
            (entries.next().map_or(Act::GiveUp, |entry| Act::Answer { entry }), decision)
        }
        Verdict::Ask(decision, count) => {
            (Act::AskBack { options: entries.take(count).collect() }, decision)
        }
        Verdict::Unknown(decision) => (Act::GiveUp, decision),
    };
    Understanding { candidates, familiarity, act, decision }
}
