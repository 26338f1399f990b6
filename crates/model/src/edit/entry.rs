//! Putting and removing an FAQ entry.

use super::changed::ChangedFiles;
use super::draft::{EntryDraft, answers_of, entry_draft, phrasings_of};
use super::error::{EditError, must_be_text};
use super::writable::{Cells, Writable};
use crate::parse::sheet::{ANSWERS, FAQS, PHRASINGS};
use crate::parse::{ENABLED, SENSITIVE, Switch};
use crate::{FaqId, KbFiles, is_id};

pub(super) fn put(files: &KbFiles, draft: &EntryDraft) -> Result<ChangedFiles, EditError> {
    let current = entry_draft(files, &draft.id);
    // An id that is in the file already may be one that should never have been given; it can still
    // be edited.
    if current.is_none() {
        must_be_new_id(&draft.id)?;
    }
    must_be_text(texts(draft))?;
    let mut changed = ChangedFiles::new();
    if current.as_ref().is_none_or(|current| !same_row(current, draft)) {
        changed.insert(FAQS.file.to_owned(), Some(put_row(files, draft)?));
    }
    // Tables that hold what is wanted are not even opened: they may be ones that can't be read.
    // Rows that bear the id of an entry that was not there until now are this entry's from now on,
    // so they count as well.
    if phrasings_of(files, &draft.id) != draft.phrasings {
        let wanted = phrasing_cells(draft);
        let phrasings = put_rows(Writable::open(files, &PHRASINGS)?, &draft.id, &wanted)?;
        changed.insert(PHRASINGS.file.to_owned(), Some(phrasings));
    }
    if answers_of(files, &draft.id) != draft.answers {
        let wanted = answer_cells(draft);
        let answers = put_rows(Writable::open(files, &ANSWERS)?, &draft.id, &wanted)?;
        changed.insert(ANSWERS.file.to_owned(), Some(answers));
    }
    Ok(changed)
}

/// Adds entries of whose ids no row knows, all in one pass.
pub(super) fn append(files: &KbFiles, drafts: &[&EntryDraft]) -> Result<ChangedFiles, EditError> {
    let mut changed = ChangedFiles::new();
    if drafts.is_empty() {
        return Ok(changed);
    }
    let mut faqs = Writable::open(files, &FAQS)?;
    let mut phrasings = Vec::new();
    let mut answers = Vec::new();
    for draft in drafts {
        must_be_new_id(&draft.id)?;
        must_be_text(texts(draft))?;
        add_row(&mut faqs, draft)?;
        let owner = ("faq_id", &*draft.id.0);
        phrasings
            .extend(draft.phrasings.iter().map(|text| vec![owner, ("phrasing", text.as_str())]));
        answers.extend(draft.answers.iter().map(|one| [&[owner][..], &one.cells()].concat()));
    }
    changed.insert(FAQS.file.to_owned(), Some(faqs.into_bytes()));
    for (columns, rows) in [(&PHRASINGS, phrasings), (&ANSWERS, answers)] {
        if rows.is_empty() {
            continue;
        }
        let mut table = Writable::open(files, columns)?;
        for row in &rows {
            table.insert(usize::MAX, row)?;
        }
        changed.insert(columns.file.to_owned(), Some(table.into_bytes()));
    }
    Ok(changed)
}

fn must_be_new_id(id: &FaqId) -> Result<(), EditError> {
    if is_id(id) {
        return Ok(());
    }
    Err(EditError::refused(
        "id",
        format!("「{id}」不能做 id：只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符"),
        format!("`{id}` is no id: use a–z, 0–9 and -, at most 64 characters"),
    ))
}

pub(super) fn same_row(left: &EntryDraft, right: &EntryDraft) -> bool {
    let bare = |entry: &EntryDraft| EntryDraft {
        phrasings: Vec::new(),
        answers: Vec::new(),
        ..entry.clone()
    };
    bare(left) == bare(right)
}

fn put_row(files: &KbFiles, draft: &EntryDraft) -> Result<Vec<u8>, EditError> {
    let mut faqs = Writable::open(files, &FAQS)?;
    match faqs.find("id", &draft.id).first().copied() {
        Some(row) => set_row(&mut faqs, row, draft)?,
        None => add_row(&mut faqs, draft)?,
    }
    Ok(faqs.into_bytes())
}

/// Makes the row of an entry what the draft says.
pub(super) fn set_row(
    faqs: &mut Writable<'_>,
    row: usize,
    draft: &EntryDraft,
) -> Result<(), EditError> {
    let mut cells = cells(draft);
    for (switch, on) in switches(draft) {
        let text = switch_cell(switch, faqs.cell(row, switch.column), on);
        cells.extend(text.map(|text| (switch.column, text)));
    }
    faqs.set(row, &cells)
}

/// The rows that its phrasings take.
pub(super) fn phrasing_cells(draft: &EntryDraft) -> Vec<Cells<'_>> {
    draft.phrasings.iter().map(|text| vec![("phrasing", text.as_str())]).collect()
}

/// The rows that its conditional answers take.
pub(super) fn answer_cells(draft: &EntryDraft) -> Vec<Cells<'_>> {
    draft.answers.iter().map(|answer| answer.cells().to_vec()).collect()
}

fn add_row(faqs: &mut Writable<'_>, draft: &EntryDraft) -> Result<(), EditError> {
    let mut cells = cells(draft);
    cells.push(("enabled", if draft.enabled { "yes" } else { "no" }));
    if draft.sensitive {
        cells.push(("sensitive", "yes"));
    }
    cells.push(("id", &draft.id));
    // Entries of a category stand together.
    let neighbour = Some(draft.category.as_str()).filter(|category| !category.trim().is_empty());
    let neighbour = neighbour.and_then(|category| faqs.last_with("category", category));
    faqs.insert(faqs.after(neighbour), &cells)
}

fn cells(draft: &EntryDraft) -> Cells<'_> {
    vec![
        ("category", &draft.category),
        ("question", &draft.question),
        ("answer", &draft.answer),
        ("review_by", &draft.review_by),
        ("note", &draft.note),
    ]
}

/// The draft's switches.
fn switches(draft: &EntryDraft) -> [(&'static Switch, bool); 2] {
    [(&ENABLED, draft.enabled), (&SENSITIVE, draft.sensitive)]
}

/// What to write into the cell of a switch; nothing if it says so already. It is said in the
/// language of the cell.
fn switch_cell(switch: &Switch, cell: &str, on: bool) -> Option<&'static str> {
    let cell = cell.trim();
    if switch.read(cell).unwrap_or(switch.empty) == on {
        return None;
    }
    Some(match (cell, on) {
        ("否", true) => "是",
        ("是", false) => "否",
        (_, true) => "yes",
        (_, false) => "no",
    })
}

fn put_rows(
    mut table: Writable<'_>,
    id: &FaqId,
    wanted: &[Cells<'_>],
) -> Result<Vec<u8>, EditError> {
    let rows = table.find("faq_id", id);
    table.replace_rows(&rows, &vec![("faq_id", id)], wanted)?;
    Ok(table.into_bytes())
}

pub(super) fn texts(draft: &EntryDraft) -> Vec<(&'static str, &str)> {
    let mut texts = vec![
        ("category", draft.category.as_str()),
        ("question", &draft.question),
        ("answer", &draft.answer),
        ("review_by", &draft.review_by),
        ("note", &draft.note),
    ];
    texts.extend(draft.phrasings.iter().map(|text| ("phrasings", text.as_str())));
    texts.extend(
        draft.answers.iter().flat_map(|answer| answer.cells().map(|(_, text)| ("answers", text))),
    );
    texts
}
