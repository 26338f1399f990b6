//! The unit in which the studio edits: one entry with all its rows, as the cells' raw text.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::findings::Findings;
use crate::parse::sheet::{ANSWERS, Columns, FAQS, Line, PHRASINGS, Sheet};
use crate::parse::{ENABLED, SENSITIVE};
use crate::source::Table;
use crate::source::encoding::decode;
use crate::{FaqId, KbFiles};

/// An FAQ entry as it stands in the cells of its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryDraft {
    /// Stable id.
    pub id: FaqId,
    /// Free text; entries are grouped by it.
    pub category: String,
    /// The standard question.
    pub question: String,
    /// The default answer.
    pub answer: String,
    /// Whether it is matched and released.
    pub enabled: bool,
    /// The day after which it must be looked at again; empty for none.
    pub review_by: String,
    /// Whether it is answered only when that is sure.
    #[serde(default)]
    pub sensitive: bool,
    /// For colleagues.
    pub note: String,
    /// Other wordings, in file order.
    pub phrasings: Vec<String>,
    /// Conditional answers, in file order.
    pub answers: Vec<AnswerDraft>,
}

/// A conditional answer as it stands in the cells of its row.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AnswerDraft {
    /// Order states.
    pub when_order: String,
    /// Product ids or an attribute condition.
    pub when_product: String,
    /// Channel.
    pub when_channel: String,
    /// Begin of the time window.
    pub from: String,
    /// End of the time window, exclusive.
    pub until: String,
    /// Keywords.
    pub keyword: String,
    /// The answer.
    pub answer: String,
}

/// A fact as it stands in the cells of its row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FactDraft {
    /// What answers call it.
    pub key: String,
    /// The value.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// For colleagues.
    pub note: String,
}

/// The entry with that id as it stands in the files; `None` if there is none that can be read. Of
/// entries with the same id, the first.
#[must_use]
pub fn entry_draft(files: &KbFiles, id: &FaqId) -> Option<EntryDraft> {
    let sheet = readable(files, &FAQS)?;
    let line = sheet.lines().find(|line| line.get("id") == &**id)?;
    Some(EntryDraft {
        phrasings: phrasings_of(files, id),
        answers: answers_of(files, id),
        ..entry(line)
    })
}

/// All entries as [`entry_draft`] gives them one by one, in one go through the files.
#[must_use]
pub fn entry_drafts(files: &KbFiles) -> BTreeMap<FaqId, EntryDraft> {
    let mut drafts = BTreeMap::new();
    let Some(sheet) = readable(files, &FAQS) else { return drafts };
    for line in sheet.lines() {
        drafts.entry(FaqId::from(line.get("id"))).or_insert_with(|| entry(line));
    }
    let mut each = |columns, add: &dyn Fn(&mut EntryDraft, Line<'_, '_>)| {
        let Some(sheet) = readable(files, columns) else { return };
        for line in sheet.lines() {
            if let Some(draft) = drafts.get_mut(line.get("faq_id")) {
                add(draft, line);
            }
        }
    };
    each(&PHRASINGS, &|draft, line| draft.phrasings.push(line.raw("phrasing").to_owned()));
    each(&ANSWERS, &|draft, line| draft.answers.push(answer(line)));
    drafts
}

/// An entry without the rows of other tables.
fn entry(line: Line<'_, '_>) -> EntryDraft {
    let text = |column: &str| line.raw(column).to_owned();
    EntryDraft {
        id: FaqId::from(line.get("id")),
        category: text("category"),
        question: text("question"),
        answer: text("answer"),
        enabled: ENABLED.read(line.get("enabled")).unwrap_or(ENABLED.empty),
        review_by: text("review_by"),
        sensitive: SENSITIVE.read(line.get("sensitive")).unwrap_or(SENSITIVE.empty),
        note: text("note"),
        phrasings: Vec::new(),
        answers: Vec::new(),
    }
}

/// The phrasings that bear this id, whether there is such an entry or not.
pub(super) fn phrasings_of(files: &KbFiles, id: &FaqId) -> Vec<String> {
    rows_of(files, &PHRASINGS, id, |line| line.raw("phrasing").to_owned())
}

/// The conditional answers that bear this id, whether there is such an entry or not.
pub(super) fn answers_of(files: &KbFiles, id: &FaqId) -> Vec<AnswerDraft> {
    rows_of(files, &ANSWERS, id, answer)
}

/// The ids that any row bears.
pub(super) fn known_ids(files: &KbFiles) -> BTreeSet<FaqId> {
    let tables = [(&FAQS, "id"), (&PHRASINGS, "faq_id"), (&ANSWERS, "faq_id")];
    let mut known = BTreeSet::new();
    for (columns, id) in tables {
        let Some(sheet) = readable(files, columns) else { continue };
        known.extend(sheet.lines().map(|line| FaqId::from(line.get(id))));
    }
    known
}

fn rows_of<T>(
    files: &KbFiles,
    columns: &'static Columns,
    id: &FaqId,
    read: impl Fn(Line<'_, '_>) -> T,
) -> Vec<T> {
    let Some(sheet) = readable(files, columns) else { return Vec::new() };
    sheet.lines().filter(|line| line.get("faq_id") == &**id).map(read).collect()
}

fn readable<'f>(files: &'f KbFiles, columns: &'static Columns) -> Option<Sheet<'f>> {
    let text = decode(columns.file, files.get(columns.file)?).ok()?;
    Sheet::of_table(columns, Table::parse(text), &mut Findings::default())
}

fn answer(line: Line<'_, '_>) -> AnswerDraft {
    let text = |column: &str| line.raw(column).to_owned();
    AnswerDraft {
        when_order: text("when_order"),
        when_product: text("when_product"),
        when_channel: text("when_channel"),
        from: text("from"),
        until: text("until"),
        keyword: text("keyword"),
        answer: text("answer"),
    }
}

impl AnswerDraft {
    /// Its cells by column.
    pub(super) fn cells(&self) -> [(&'static str, &str); 7] {
        [
            ("when_order", &self.when_order),
            ("when_product", &self.when_product),
            ("when_channel", &self.when_channel),
            ("from", &self.from),
            ("until", &self.until),
            ("keyword", &self.keyword),
            ("answer", &self.answer),
        ]
    }
}
