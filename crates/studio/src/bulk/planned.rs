//! What a change comes to, gathered while it is worked out.

use std::collections::BTreeSet;

use kaopu_model::{Edit, EntryDraft, FaqId, Localized};

use crate::view::{BulkChange, BulkEffect, Draft, PartId, TextField, TextPiece, TextPlace};

/// What a change comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Planned {
    pub(super) edits: Vec<Edit>,
    pub(super) changes: Vec<BulkChange>,
    pub(super) notes: Vec<Localized>,
    /// The entry that all of it comes to, if there is one.
    pub(super) entry: Option<FaqId>,
}

impl Planned {
    /// Notes a text of an entry that reads otherwise.
    pub(super) fn changed(&mut self, entry: &EntryDraft, field: TextField, texts: [&str; 2]) {
        let [before, after] = texts.map(str::to_owned);
        self.entry_text(entry, field, 0, TextPiece { before, after }, BulkEffect::Changed);
    }

    /// Notes a text of an entry.
    pub(super) fn entry_text(
        &mut self,
        entry: &EntryDraft,
        field: TextField,
        index: u32,
        piece: TextPiece,
        effect: BulkEffect,
    ) {
        let part = PartId::Entry(entry.id.clone());
        self.changes.push(BulkChange {
            place: TextPlace::Part { part, field, index },
            title: entry_title(entry),
            pieces: vec![piece],
            effect,
            reason: None,
        });
    }

    /// Says something that is worth knowing.
    pub(super) fn note(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Localized::new(zh, en));
    }

    /// How many changes would be made.
    pub(super) fn chosen(&self) -> usize {
        self.made().count()
    }

    /// How many parts and tables they are in.
    pub(super) fn parts(&self) -> usize {
        let in_what = |change: &BulkChange| match &change.place {
            TextPlace::Part { part, .. } => (Some(part.clone()), None),
            TextPlace::Cell { table, .. } => (None, Some(*table)),
        };
        self.made().map(in_what).collect::<BTreeSet<_>>().len()
    }

    fn made(&self) -> impl Iterator<Item = &BulkChange> {
        self.changes
            .iter()
            .filter(|change| !matches!(change.effect, BulkEffect::Skipped | BulkEffect::Refused))
    }
}

impl TextPiece {
    /// A piece that nothing happens to.
    pub(super) fn kept(text: &str) -> Self {
        Self { before: text.to_owned(), after: text.to_owned() }
    }

    /// A text that comes.
    pub(super) fn added(text: &str) -> Self {
        Self { before: String::new(), after: text.to_owned() }
    }

    /// A text that goes.
    pub(super) fn removed(text: &str) -> Self {
        Self { before: text.to_owned(), after: String::new() }
    }
}

/// What an entry is called: its question, or its id if that is empty.
pub(super) fn entry_title(entry: &EntryDraft) -> Localized {
    let question = entry.question.trim();
    let title = if question.is_empty() { &*entry.id } else { question };
    Localized::new(title, title)
}

/// What an edit of something else than an entry is about.
pub(super) fn about(edit: &Edit) -> Option<Localized> {
    Some(match edit {
        Edit::PutRule(draft) => Draft::Rule(draft.clone()).called(),
        Edit::PutCareMoment(draft) => Draft::CareMoment(draft.clone()).called(),
        Edit::PutEscalationSettings(draft) => Draft::EscalationSettings(draft.clone()).called(),
        Edit::PutDialogue(dialogue) => {
            let title =
                if dialogue.title.trim().is_empty() { &dialogue.file } else { &dialogue.title };
            Localized::new(format!("对话用例「{title}」"), format!("test dialogue \"{title}\""))
        }
        _ => return None,
    })
}

/// Names in one sentence: the first three, and how many there are.
pub(super) fn listed(names: &[Localized]) -> Localized {
    let first = |of: fn(&Localized) -> &str, between: &str| {
        names.iter().take(3).map(of).collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (first(|name| &name.zh, "、"), first(|name| &name.en, ", "));
    if names.len() <= 3 {
        return Localized::new(zh, en);
    }
    let (count, more) = (names.len(), names.len() - 3);
    Localized::new(format!("{zh}等 {count} 处"), format!("{en} and {more} more"))
}
