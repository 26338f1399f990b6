//! A test dialogue for each entry that has none: one of its own phrasings, which the engine must
//! have understood without having been taught it.

use std::collections::BTreeMap;
use std::sync::Arc;

use kaopu_engine::{Action, PlayedTurn, expectation, play};
use kaopu_gate::unprotected;
use kaopu_model::{Dialogue, DialogueTurn, FaqId, KnowledgeBase, Localized, is_dialogue_name};
use serde::{Deserialize, Serialize};

use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::workspace::Workspace;

/// So many phrasings of an entry are tried, each with all others of its round held out at once.
const ROUNDS: usize = 12;

/// What became of the entries that no dialogue protected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Protected {
    /// The dialogues that were written.
    pub written: Vec<ProtectedEntry>,
    /// Entries of which no phrasing is understood while it is held out.
    pub left: Vec<ProtectedEntry>,
}

/// An entry and what was tried for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProtectedEntry {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// The phrasing that was understood without being known; empty if none was.
    pub phrasing: String,
    /// The dialogue's file; empty if none was written.
    pub file: String,
    /// How many of its phrasings were held out.
    pub tried: u32,
}

impl Workspace {
    /// Writes a test dialogue for each enabled entry that none protects, in one operation. Each is
    /// one phrasing of the entry that leads to it also when it is taken out of the knowledge base;
    /// where none does, the entry is told and left.
    ///
    /// # Errors
    /// `conflict` if the knowledge base changed meanwhile; the files can't be written.
    pub fn protect(&self) -> ApiResult<Protected> {
        let snapshot = self.snapshot();
        let (dialogues, protected) = proposed(&snapshot);
        let written = dialogues.len();
        let label = Localized::new(
            format!("为 {written} 条问答各写一个用例"),
            format!("Write dialogues for {written} entries"),
        );
        self.write_proposed(&snapshot, &dialogues, label)?;
        Ok(protected)
    }
}

/// The dialogues that would be written.
fn proposed(snapshot: &Snapshot) -> (Vec<Dialogue>, Protected) {
    let kb = snapshot.kb();
    let played = snapshot.play_all(&mut |_, _| true).unwrap_or_default();
    let bare: Vec<FaqId> = unprotected(kb, played).into_iter().map(|faq| faq.id.clone()).collect();
    let mut held_out: BTreeMap<FaqId, usize> = BTreeMap::new();
    let mut open: Vec<&FaqId> = bare.iter().collect();
    let mut found: BTreeMap<FaqId, Dialogue> = BTreeMap::new();
    for round in 0..ROUNDS {
        open.retain(|id| kb.faq(id).is_some_and(|faq| round < faq.phrasings.len()));
        if open.is_empty() {
            break;
        }
        let without = Arc::new(without(kb, &open, round));
        let program = snapshot.program().recompile(without);
        open.retain(|id| {
            held_out.insert((*id).clone(), round + 1);
            let Some(dialogue) = dialogue(snapshot, id, round) else { return false };
            // Understood without it, and, of course, with it.
            let understood = leads_to(&play(&program, &dialogue).turns, id);
            match understood.then(|| expecting(snapshot, dialogue, id)).flatten() {
                Some(dialogue) => {
                    found.insert((*id).clone(), dialogue);
                    false
                }
                None => true,
            }
        });
    }
    let mut protected = Protected::default();
    let mut dialogues = Vec::new();
    for id in bare {
        let question = kb.faq(&id).map(|faq| faq.question.clone()).unwrap_or_default();
        let tried = count(held_out.get(&id).copied().unwrap_or_default());
        let (phrasing, file) = (String::new(), String::new());
        let row = ProtectedEntry { entry: id.clone(), question, phrasing, file, tried };
        match found.remove(&id) {
            Some(dialogue) => {
                let said = dialogue.turns.first().map(|turn| turn.customer.clone());
                let (phrasing, file) = (said.unwrap_or_default(), dialogue.file.clone());
                protected.written.push(ProtectedEntry { phrasing, file, ..row });
                dialogues.push(dialogue);
            }
            None => protected.left.push(row),
        }
    }
    (dialogues, protected)
}

/// The knowledge base without this phrasing of each of these entries.
fn without(kb: &KnowledgeBase, entries: &[&FaqId], phrasing: usize) -> KnowledgeBase {
    let mut kb = kb.clone();
    for faq in kb.faqs.iter_mut().filter(|faq| entries.contains(&&faq.id)) {
        if phrasing < faq.phrasings.len() {
            faq.phrasings.remove(phrasing);
        }
    }
    kb
}

/// One phrasing, said as the only message.
fn dialogue(snapshot: &Snapshot, id: &FaqId, phrasing: usize) -> Option<Dialogue> {
    let faq = snapshot.kb().faq(id)?;
    let customer = faq.phrasings.get(phrasing)?.text.clone();
    let turn = DialogueTurn { customer, context: None, expect: None, row: 0 };
    let (file, title) = (file_name(snapshot, id), faq.question.clone());
    Some(Dialogue { file, title, turns: vec![turn], ..Dialogue::default() })
}

/// The dialogue with what it expects; `None` if it does not lead to the entry.
fn expecting(snapshot: &Snapshot, mut dialogue: Dialogue, id: &FaqId) -> Option<Dialogue> {
    let played = play(snapshot.program(), &dialogue);
    if !leads_to(&played.turns, id) {
        return None;
    }
    for (turn, played) in dialogue.turns.iter_mut().zip(&played.turns) {
        turn.expect = Some(expectation(&played.turn));
    }
    Some(dialogue)
}

/// Whether the conversation came to the entry, and to no choice between it and others.
fn leads_to(turns: &[PlayedTurn], id: &FaqId) -> bool {
    turns.iter().map(|played| &played.turn).any(|turn| {
        let is_it = turn.entry.as_ref() == Some(id) || turn.entries.contains(id);
        is_it && !matches!(turn.action, Action::Clarify | Action::Unknown | Action::SmallTalk)
    })
}

fn file_name(snapshot: &Snapshot, id: &FaqId) -> String {
    let taken =
        |name: &String| snapshot.kb().dialogues.iter().any(|dialogue| &dialogue.file == name);
    let numbered = (2_u32..).map(|number| format!("entry-{id}-{number}.toml"));
    let mut names = std::iter::once(format!("entry-{id}.toml")).chain(numbered);
    let name = names.find(|name| !taken(name)).unwrap_or_default();
    if is_dialogue_name(&name) { name } else { crate::dialogues::free_name(snapshot) }
}
