//! Finding and replacing: in entries, in what is said elsewhere, in tables.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{
    CellBlock, Edit, EntryDraft, FaqId, Localized, TableEdit, TableName, entry_drafts, fold,
    table_text,
};

use super::pattern::{Found, Pattern};
use super::planned::{Planned, entry_title};
use super::said::{saying, texts};
use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::{
    BulkChange, BulkEffect, PartId, ReplaceFields, Replacement, TextField, TextPlace,
};

/// Tables that are looked at, with the columns that are not: what names a row elsewhere.
const TABLES: [(TableName, &str); 2] = [(TableName::Facts, "key"), (TableName::Products, "id")];

struct Replacing<'h> {
    pattern: Pattern,
    fields: ReplaceFields,
    skip: BTreeSet<&'h TextPlace>,
    planned: Planned,
}

pub(super) fn plan(snapshot: &Snapshot, how: &Replacement) -> ApiResult<Planned> {
    if how.find.is_empty() {
        return Ok(Planned::default());
    }
    let mut replacing = Replacing {
        pattern: Pattern::new(how)?,
        fields: how.fields,
        skip: how.skip.iter().collect(),
        planned: Planned::default(),
    };
    let only: BTreeSet<&FaqId> = how.entries.iter().collect();
    let mut drafts = entry_drafts(snapshot.files());
    let mut changed = Vec::new();
    for id in snapshot.kb().faqs.iter().map(|faq| &faq.id) {
        if only.is_empty() || only.contains(id) {
            // Of entries with the same id, the first.
            let draft = drafts.remove(id);
            changed.extend(draft.and_then(|draft| replacing.entry(&draft)));
        }
    }
    if !changed.is_empty() {
        replacing.planned.edits.push(Edit::PutEntries(changed));
    }
    // Chosen entries are all that is meant.
    if how.fields.phrases && only.is_empty() {
        replacing.phrases(snapshot);
    }
    if how.fields.tables && only.is_empty() {
        for (table, names) in TABLES {
            replacing.table(snapshot, table, names)?;
        }
    }
    Ok(replacing.planned)
}

impl Replacing<'_> {
    /// The entry after it; `None` if it stays as it is.
    fn entry(&mut self, before: &EntryDraft) -> Option<EntryDraft> {
        let mut draft = before.clone();
        let title = entry_title(before);
        let place =
            |field, index| TextPlace::Part { part: PartId::Entry(before.id.clone()), field, index };
        let fields = self.fields;
        if fields.questions {
            self.text(place(TextField::Question, 0), &title, &mut draft.question);
            if draft.question.trim().is_empty() && !before.question.trim().is_empty() {
                draft.question.clone_from(&before.question);
                self.last_is(BulkEffect::Refused, "标准问不能是空的", "a question can't be empty");
            }
        }
        if fields.phrasings {
            self.phrasings(before, &title, &mut draft);
        }
        if fields.answers {
            self.text(place(TextField::Answer, 0), &title, &mut draft.answer);
            for (index, answer) in (0..).zip(&mut draft.answers) {
                self.text(place(TextField::Answers, index), &title, &mut answer.answer);
            }
        }
        if fields.notes {
            self.text(place(TextField::Note, 0), &title, &mut draft.note);
        }
        (draft != *before).then_some(draft)
    }

    /// A phrasing that becomes empty, or what the entry has already, goes.
    fn phrasings(&mut self, before: &EntryDraft, title: &Localized, draft: &mut EntryDraft) {
        let mut changed: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, text) in draft.phrasings.iter_mut().enumerate() {
            let part = PartId::Entry(before.id.clone());
            let place = TextPlace::Part { part, field: TextField::Phrasings, index: count(at) };
            if self.text(place, title, text) {
                changed.insert(at, self.planned.changes.len() - 1);
            }
        }
        if changed.is_empty() {
            return;
        }
        let untouched = draft.phrasings.iter().enumerate();
        let untouched = untouched.filter(|(at, _)| !changed.contains_key(at)).map(|(_, text)| text);
        let mut taken: BTreeSet<String> =
            untouched.chain([&draft.question]).map(|text| fold(text)).collect();
        let mut at = 0;
        let changes = &mut self.planned.changes;
        draft.phrasings.retain(|text| {
            let change = changed.get(&at).and_then(|change| changes.get_mut(*change));
            at += 1;
            let Some(change) = change else { return true };
            let folded = fold(text);
            let reason = if folded.is_empty() {
                Localized::new("改完是空的，会删掉", "nothing is left of it: it goes")
            } else if !taken.insert(folded) {
                Localized::new(
                    "改完和这个问答里的另一句重复，会合成一句",
                    "the entry has it already: it goes",
                )
            } else {
                return true;
            };
            change.effect = BulkEffect::Removed;
            change.reason = Some(reason);
            false
        });
    }

    fn phrases(&mut self, snapshot: &Snapshot) {
        for (part, before) in saying(snapshot) {
            let mut draft = before.clone();
            let title = draft.called();
            for (index, text) in (0..).zip(texts(&mut draft)) {
                let place = TextPlace::Part { part: part.clone(), field: TextField::Said, index };
                self.text(place, &title, text);
            }
            if draft != before {
                self.planned.edits.push(draft.edit());
            }
        }
    }

    fn table(&mut self, snapshot: &Snapshot, table: TableName, names: &str) -> ApiResult<()> {
        let text = table_text(snapshot.files(), table)?;
        let mut set = Vec::new();
        let of = |name: &str| text.columns.iter().position(|column| column.name == name);
        let called = of(if table == TableName::Products { "name" } else { "key" });
        for (row, cells) in &text.rows {
            let name = called.and_then(|at| cells.get(at)).map_or("", String::as_str);
            let title = Localized::new(
                format!("{}「{name}」", table.zh()),
                format!("\"{name}\" in {table}"),
            );
            for (column, cell) in text.columns.iter().zip(cells) {
                let mut after = cell.clone();
                let (row, column) = (*row, column.name.clone());
                if column == names {
                    continue;
                }
                let place = TextPlace::Cell { table, row, column: column.clone() };
                if self.text(place, &title, &mut after) {
                    let (rows, columns, cells) = (vec![row], vec![column], vec![vec![after]]);
                    set.push(CellBlock { rows, columns, cells });
                }
            }
        }
        if !set.is_empty() {
            let edit = TableEdit { table, set, ..TableEdit::default() };
            self.planned.edits.push(Edit::EditTable(edit));
        }
        Ok(())
    }

    /// Replaces in a text, unless it is to stay; says whether it reads otherwise.
    fn text(&mut self, place: TextPlace, title: &Localized, text: &mut String) -> bool {
        let Some(found) = self.pattern.replace(text) else { return false };
        let skipped = self.skip.contains(&place);
        let mut change = BulkChange {
            place,
            title: title.clone(),
            pieces: Vec::new(),
            effect: if skipped { BulkEffect::Skipped } else { BulkEffect::Changed },
            reason: None,
        };
        match found {
            Found::Replaced { pieces, after } => {
                change.pieces = pieces;
                if !skipped {
                    *text = after;
                }
            }
            Found::TooMuch => {
                change.pieces.push(crate::view::TextPiece::kept(text));
                change.effect = BulkEffect::Refused;
                change.reason = Some(Localized::new(
                    "这段里要替换的太多，或替换后太长，没有动它",
                    "there is too much to replace in it, or it would become too long: it stays",
                ));
            }
        }
        let changes = change.effect == BulkEffect::Changed;
        self.planned.changes.push(change);
        changes
    }

    fn last_is(&mut self, effect: BulkEffect, zh: &str, en: &str) {
        if let Some(change) = self.planned.changes.last_mut() {
            change.effect = effect;
            change.reason = Some(Localized::new(zh, en));
        }
    }
}
