//! What a release changes: what was edited, and what customers will read because of it.
//!
//! Two states of a knowledge base are held side by side: their test dialogues, all their phrasings,
//! and messages of customers are played through both, and only turns that come out otherwise are
//! told, by the edit that caused them.

mod cause;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::Message;
use kaopu_engine::compare::{
    BehaviorChange, BehaviorPlace, ChangeVerdict, Corpus, CorpusDialogue, Outcome, compare,
};
use kaopu_model::{FaqId, KnowledgeBase};
use serde::Serialize;

pub use cause::ChangeCause;

use crate::changes::changes;
use crate::snapshot::Snapshot;
use crate::view::ChangeRow;

/// What differs between two states of a knowledge base.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReleaseDiff {
    /// What was edited, thing by thing.
    pub content: Vec<ChangeRow>,
    /// What the bot does otherwise, by cause; what got worse first, then the largest group.
    pub groups: Vec<ChangeGroup>,
    /// What was played through both.
    pub compared: Compared,
    /// Whether all of it was.
    pub complete: bool,
}

/// How much was played through both states.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Test dialogues.
    pub dialogues: u32,
    /// Phrasings and standard questions.
    pub phrasings: u32,
    /// Messages of customers.
    pub messages: u32,
}

/// What comes of one edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeGroup {
    /// The edit.
    pub cause: ChangeCause,
    /// What the bot does otherwise, each once.
    pub turns: Vec<ChangedTurn>,
}

impl ChangeGroup {
    /// Places in which the bot does something otherwise.
    #[must_use]
    pub fn places(&self) -> usize {
        self.turns.iter().map(|turn| turn.places.len()).sum()
    }

    fn is_worse(&self) -> bool {
        self.turns.iter().any(|turn| turn.verdict == ChangeVerdict::Worse)
    }
}

/// What the bot does otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedTurn {
    /// Where it was asked, and in which words.
    pub places: Vec<ChangedPlace>,
    /// What came of it before.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
    /// Whether a human receives something else.
    pub record: bool,
    /// Whether that is good, as far as expectations of dialogues say.
    pub verdict: ChangeVerdict,
}

/// Where something was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedPlace {
    /// The customer's words.
    pub text: String,
    /// Where they stand.
    pub place: BehaviorPlace,
}

/// Compares two states. `messages` are what customers asked, each the first of a conversation.
/// `keep_going` is told how many conversations are done and how many there are; if it says no, the
/// comparison ends, and says that it is not complete.
#[must_use]
pub fn release_diff(
    before: &Snapshot,
    after: &Snapshot,
    messages: &[String],
    keep_going: &mut dyn FnMut(u32, u32) -> bool,
) -> ReleaseDiff {
    let content = changes(before.files(), after.files());
    let phrasings = phrasings(before.kb(), after.kb());
    let asked = phrasings.iter().map(|(text, _)| text.as_str());
    let conversations: Vec<Vec<Message>> = asked
        .chain(messages.iter().map(String::as_str))
        .map(|text| vec![Message::new(text)])
        .collect();
    let here = after.kb().dialogues.iter();
    let gone = before.kb().dialogues.iter();
    let gone = gone.filter(|old| !after.kb().dialogues.iter().any(|new| new.file == old.file));
    let dialogues: Vec<CorpusDialogue<'_>> = here
        .chain(gone)
        .map(|dialogue| CorpusDialogue { dialogue, before: None, after: None })
        .collect();
    let played = u32::try_from(dialogues.len()).unwrap_or(u32::MAX);
    let total = u32::try_from(dialogues.len() + conversations.len()).unwrap_or(u32::MAX);
    let corpus = Corpus { dialogues, wordings: false, conversations: &conversations };
    let diff =
        compare(before.program(), after.program(), &corpus, &mut |done| keep_going(done, total));
    let asked = u32::try_from(phrasings.len()).unwrap_or(u32::MAX);
    let compared = Compared {
        dialogues: diff.dialogues.min(played),
        phrasings: diff.messages.min(asked),
        messages: diff.messages.saturating_sub(asked),
    };
    let changed = diff.changes.into_iter().map(|change| placed(change, &phrasings));
    let groups = grouped(changed.collect(), &content, before.kb(), after.kb());
    ReleaseDiff { content, groups, compared, complete: diff.complete }
}

/// A phrasing, with its entry and that entry's standard question.
type Phrasing = (String, (FaqId, String));

/// All wordings of both states, each once.
fn phrasings(before: &KnowledgeBase, after: &KnowledgeBase) -> Vec<Phrasing> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for faq in after.faqs.iter().chain(&before.faqs).filter(|faq| faq.enabled) {
        let wordings = faq.phrasings.iter().map(|phrasing| &phrasing.text);
        for text in std::iter::once(&faq.question).chain(wordings) {
            if seen.insert(text.clone()) {
                all.push((text.clone(), (faq.id.clone(), faq.question.clone())));
            }
        }
    }
    all
}

/// The change with the entry in whose wording it was found.
fn placed(change: BehaviorChange, phrasings: &[Phrasing]) -> BehaviorChange {
    let BehaviorPlace::Message { conversation, turn } = change.place else { return change };
    let place = match phrasings.get(conversation as usize) {
        Some((_, (entry, question))) => {
            BehaviorPlace::Phrasing { entry: entry.clone(), question: question.clone() }
        }
        None => {
            let asked = u32::try_from(phrasings.len()).unwrap_or(u32::MAX);
            BehaviorPlace::Message { conversation: conversation.saturating_sub(asked), turn }
        }
    };
    BehaviorChange { place, ..change }
}

fn grouped(
    changes: Vec<BehaviorChange>,
    content: &[ChangeRow],
    before: &KnowledgeBase,
    after: &KnowledgeBase,
) -> Vec<ChangeGroup> {
    let mut groups: BTreeMap<ChangeCause, Vec<ChangedTurn>> = BTreeMap::new();
    // The dialogue of the change before, and what caused that.
    let mut last: Option<(String, ChangeCause)> = None;
    for change in changes {
        let file = match &change.place {
            BehaviorPlace::Dialogue { file, .. } => Some(file.clone()),
            BehaviorPlace::Phrasing { .. } | BehaviorPlace::Message { .. } => None,
        };
        // What was said before goes to the human, too.
        let only_record = change.differs.record && !change.differs.is_noticed();
        let of_before =
            last.take().filter(|(before, _)| only_record && Some(before) == file.as_ref());
        let cause = match of_before {
            Some((_, cause)) => cause,
            None => cause::of(&change, content, before, after),
        };
        last = file.map(|file| (file, cause.clone()));
        let turns = groups.entry(cause).or_default();
        let BehaviorChange { place, text, before, after, differs, verdict } = change;
        let place = ChangedPlace { text, place };
        let same = turns.iter_mut().find(|turn| {
            turn.verdict == verdict
                && is_same(&turn.before, &before)
                && is_same(&turn.after, &after)
                && turn.record == differs.record
        });
        match same {
            Some(turn) => turn.places.push(place),
            None => turns.push(ChangedTurn {
                places: vec![place],
                before,
                after,
                record: differs.record,
                verdict,
            }),
        }
    }
    let mut groups: Vec<ChangeGroup> =
        groups.into_iter().map(|(cause, turns)| ChangeGroup { cause, turns }).collect();
    for group in &mut groups {
        group.turns.sort_by_key(|turn| (turn.verdict, std::cmp::Reverse(turn.places.len())));
    }
    groups.sort_by_key(|group| (!group.is_worse(), std::cmp::Reverse(group.places())));
    groups
}

/// Whether it is the same that comes, however sure the bot is.
fn is_same(one: &Outcome, other: &Outcome) -> bool {
    (one.action, &one.entry, &one.questions, &one.said)
        == (other.action, &other.entry, &other.questions, &other.said)
}
