//! What a message asks for, without a conversation around it.

use std::collections::BTreeSet;
use std::sync::Arc;

use kaopu_model::{FaqId, fold};
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Disposition};
use super::embeddings::Embedding;
use super::explain::SHOWN_CANDIDATES;
use super::leave_one_out::MatchScores;
use super::matcher::{Compared, Matcher};
use super::measures::measures;
use super::reading::Utterance;
use crate::turn::{Candidate, Decision, Score};

/// What a message asks for, as far as its words and the knowledge base say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Understanding {
    /// The entries that came closest, best first, at most five. A score is how sure it is that this
    /// is the entry that is asked for.
    pub candidates: Vec<Candidate>,
    /// How much the message is like what the knowledge base is asked at all, whichever entry it is.
    /// What is out of scope has little.
    pub familiarity: Score,
    /// The numbers that thresholds are held against: finer than scores, which come to a stop near
    /// certainty.
    pub measured: Measured,
    /// What should be done about it.
    pub disposition: Disposition,
    /// What decided that.
    pub decision: Decision,
}

/// What decides about a message that equals no wording, in millionths of the model's own scale;
/// the largest number for one that does, the smallest for one that nothing was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Measured {
    /// How much speaks for the first entry.
    pub confidence: i32,
    /// How much the message is like what the knowledge base is asked at all.
    pub familiarity: i32,
}

impl Measured {
    const CERTAIN: Self = Self { confidence: i32::MAX, familiarity: i32::MAX };
    const NOTHING: Self = Self { confidence: i32::MIN, familiarity: i32::MIN };

    fn of(scores: &MatchScores) -> Self {
        Self { confidence: scores.confidence().small(), familiarity: scores.familiarity().small() }
    }
}

impl Understanding {
    /// Whether the message equals a wording, so that no score decided.
    pub(crate) fn is_exact(&self) -> bool {
        matches!(self.decision, Decision::Exact { .. })
    }
}

impl Matcher {
    /// Which entry a message asks for, and whether that is sure enough. `embedding` saves encoding
    /// it again; the entries `beside` have nothing to do with the product that it names.
    pub(crate) fn understand(
        &self,
        message: &Utterance,
        embedding: Option<Arc<Embedding>>,
        beside: &[&FaqId],
    ) -> Understanding {
        if let Some((entry, wording)) = self.rows.exact(message) {
            return Understanding {
                candidates: self.certain(message, entry, wording),
                familiarity: Score::MAX,
                measured: Measured::CERTAIN,
                disposition: Disposition::Answer,
                decision: Decision::Exact { wording: wording.to_owned() },
            };
        }
        let Some(compared) = self.compare(message, embedding) else {
            let (disposition, decision) = self.unlike_anything();
            return Understanding {
                candidates: Vec::new(),
                familiarity: Score(0),
                measured: Measured::NOTHING,
                disposition,
                decision,
            };
        };
        let about = self.rows.about(message);
        let candidates = self.candidates(message, &compared, &about);
        // Who does not want to return something does not ask how to; nor does 15升 ask about 1.5升.
        let denied = |candidate: &Candidate| {
            message.negated.as_ref().is_some_and(|negated| {
                negated.opposes(&fold(&candidate.evidence), &fold(&candidate.question))
            })
        };
        let asked = measures(&message.plain);
        let is_wanted = |candidate: &Candidate| {
            !denied(candidate) && !self.measured_otherwise(&asked, candidate)
        };
        let (compared, mut candidates) = match candidates.first().is_some_and(is_wanted) {
            true => {
                let out = |one: &Candidate| !is_wanted(one) || beside.contains(&&one.entry);
                self.without_rivals(message, compared, candidates, &about, out)
            }
            false => (compared, candidates),
        };
        let familiarity = self.familiarity.at(compared.matched.familiarity());
        let mut decided = self.decide(&compared.matched, &candidates);
        let is_known = |decided: &Decided| decided.0 != Disposition::Unknown;
        if is_known(&decided) && !about.is_empty() {
            decided = self.undecided(&candidates, about.len());
        }
        let contradicted = !candidates.first().is_none_or(is_wanted);
        if is_known(&decided) && contradicted {
            candidates.sort_by_key(|candidate| !is_wanted(candidate));
            let wanted = candidates.iter().take_while(|candidate| is_wanted(candidate)).count();
            decided = match wanted {
                0 => self.unlike_anything(),
                wanted => self.undecided(candidates.get(..wanted).unwrap_or_default(), wanted),
            };
        }
        let (disposition, decision) = decided;
        let measured = Measured::of(&compared.matched);
        Understanding { candidates, familiarity, measured, disposition, decision }
    }

    /// The same comparison, in which what can't be meant makes the first entry no less sure. It is
    /// still shown, behind all others.
    fn without_rivals(
        &self,
        message: &Utterance,
        compared: Compared,
        candidates: Vec<Candidate>,
        about: &BTreeSet<usize>,
        out: impl Fn(&Candidate) -> bool,
    ) -> (Compared, Vec<Candidate>) {
        let first_is_meant = candidates.first().is_some_and(|first| !out(first));
        let rivals: Vec<Candidate> = candidates.iter().filter(|one| out(one)).cloned().collect();
        if !first_is_meant || rivals.is_empty() {
            return (compared, candidates);
        }
        let mut scores = compared.scores.clone();
        for (entry, score) in self.rows.entries.iter().zip(&mut scores) {
            if rivals.iter().any(|rival| rival.entry == entry.id) {
                *score = f64::NEG_INFINITY;
            }
        }
        let matched = MatchScores::new(&scores, None, None, compared.matched.nearest);
        let compared = Compared { scores, matched, ..compared };
        let mut candidates = self.candidates(message, &compared, about);
        candidates.extend(rivals);
        candidates.truncate(SHOWN_CANDIDATES);
        (compared, candidates)
    }
}
