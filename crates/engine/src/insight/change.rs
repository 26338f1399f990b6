//! What would have to change for a message to be answered right, and what else a change would
//! alter.

use kaopu_model::{FaqId, KnowledgeBase, Phrasing, fold};
use serde::{Deserialize, Serialize};

use crate::program::Program;
use crate::understand::{Act, Understanding, understand};

/// A change of the knowledge base that teaches something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// Add a phrasing to an entry.
    Add {
        /// The entry.
        entry: FaqId,
        /// The phrasing.
        phrasing: String,
    },
    /// Move a phrasing to another entry.
    Move {
        /// Where it stands.
        from: FaqId,
        /// Where it belongs.
        to: FaqId,
        /// The phrasing.
        phrasing: String,
    },
}

/// A change that would have settled a message, and what the bot would do about it then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Counterfactual {
    /// The change.
    pub change: Change,
    /// What would become of the message.
    pub then: Understanding,
}

/// A message that is decided differently after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AlteredAct {
    /// Its place among the messages, counted from 0.
    pub message: u32,
    /// What was done.
    pub before: Act,
    /// What would be done.
    pub after: Act,
}

impl Change {
    /// The knowledge base with the change made; what is not there can't be moved.
    #[must_use]
    pub fn applied_to(&self, kb: &KnowledgeBase) -> KnowledgeBase {
        let mut kb = kb.clone();
        let (to, phrasing) = match self {
            Self::Add { entry, phrasing } => (entry, phrasing),
            Self::Move { from, to, phrasing } => {
                if let Some(faq) = kb.faqs.iter_mut().find(|faq| faq.id == *from) {
                    faq.phrasings.retain(|other| other.text != *phrasing);
                }
                (to, phrasing)
            }
        };
        if let Some(faq) = kb.faqs.iter_mut().find(|faq| faq.id == *to) {
            faq.phrasings.push(Phrasing { text: phrasing.clone(), row: 0 });
        }
        kb
    }
}

/// The changes that would make `right` the answer to a message, the smallest first: to teach the
/// message itself, which alters least, and to move the phrasing by which it was taken for another
/// entry, where that is enough. Only those are named that do settle it. None if it is answered so
/// already.
#[must_use]
pub fn counterfactuals(program: &Program, message: &str, right: &FaqId) -> Vec<Counterfactual> {
    let now = understand(program, message);
    if program.kb.faq(right).is_none_or(|faq| !faq.enabled) || answers(&now.act, right) {
        return Vec::new();
    }
    let phrasing = message.trim().to_owned();
    let add = Change::Add { entry: right.clone(), phrasing };
    let settled = [Some(add), misleading(program, &now, message, right)]
        .into_iter()
        .flatten()
        .filter_map(|change| {
            let then = understand(&program.recompile(change.applied_to(&program.kb)), message);
            answers(&then.act, right).then_some(Counterfactual { change, then })
        });
    settled.collect()
}

fn answers(act: &Act, right: &FaqId) -> bool {
    matches!(act, Act::Answer { entry } if entry == right)
}

/// The phrasing of another entry by which the message was taken for that. A standard question is an
/// entry's name and stays where it is.
fn misleading(
    program: &Program,
    now: &Understanding,
    message: &str,
    right: &FaqId,
) -> Option<Change> {
    let best = now.candidates.iter().find(|candidate| candidate.entry != *right)?;
    let moved = |from: &FaqId, phrasing: &Phrasing| Change::Move {
        from: from.clone(),
        to: right.clone(),
        phrasing: phrasing.text.clone(),
    };
    let folded = fold(message);
    let others = program.kb.faqs.iter().filter(|faq| faq.enabled && faq.id != *right);
    let same = others.flat_map(|faq| faq.phrasings.iter().map(move |phrasing| (faq, phrasing)));
    if let Some((faq, phrasing)) =
        same.into_iter().find(|(_, phrasing)| fold(&phrasing.text) == folded)
    {
        return Some(moved(&faq.id, phrasing));
    }
    let faq = program.kb.faq(&best.entry)?;
    let phrasing = faq.phrasings.iter().find(|phrasing| phrasing.text == best.evidence)?;
    Some(moved(&faq.id, phrasing))
}

/// Which of these messages are decided differently by two programs, in their order.
#[must_use]
pub fn alterations(before: &Program, after: &Program, messages: &[&str]) -> Vec<AlteredAct> {
    let altered = (0_u32..).zip(messages).filter_map(|(number, message)| {
        let (before, after) = (understand(before, message).act, understand(after, message).act);
        (before != after).then_some(AlteredAct { message: number, before, after })
    });
    altered.collect()
}
