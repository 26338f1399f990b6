//! Putting and removing an FAQ entry.

use super::ChangedFiles;
use super::draft::{EntryDraft, answers_of, entry_draft, phrasings_of};
use super::error::{EditError, must_be_text};
use super::writable::{Cells, Writable};
use crate::parse::sheet::{ANSWERS, FAQS, PHRASINGS};
use crate::parse::yes_no;
use crate::{FaqId, KbFiles, is_id};

pub(super) fn put(files: &KbFiles, draft: &EntryDraft) -> Result<ChangedFiles, EditError> {
    let current = entry_draft(files, &draft.id);
    // An id that is in the file already may be one that should never have been given; it can still
    // be edited.
    if current.is_none() && !is_id(&draft.id) {
        return Err(EditError::refused(
            "id",
            format!(
                "「{}」不能做 id：只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符",
                draft.id
            ),
            format!("`{}` is no id: use a–z, 0–9 and -, at most 64 characters", draft.id),
        ));
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
        let wanted: Vec<Cells<'_>> =
            draft.phrasings.iter().map(|text| vec![("phrasing", text.as_str())]).collect();
        let phrasings = put_rows(Writable::open(files, &PHRASINGS)?, &draft.id, &wanted)?;
        changed.insert(PHRASINGS.file.to_owned(), Some(phrasings));
    }
    if answers_of(files, &draft.id) != draft.answers {
        let wanted: Vec<Cells<'_>> =
            draft.answers.iter().map(|answer| answer.cells().to_vec()).collect();
        let answers = put_rows(Writable::open(files, &ANSWERS)?, &draft.id, &wanted)?;
        changed.insert(ANSWERS.file.to_owned(), Some(answers));
    }
    Ok(changed)
}

pub(super) fn remove(files: &KbFiles, id: &FaqId) -> Result<ChangedFiles, EditError> {
    let mut changed = ChangedFiles::new();
    if !files.contains_key(FAQS.file) {
        return Ok(changed);
    }
    let mut faqs = Writable::open(files, &FAQS)?;
    let rows = faqs.find("id", id);
    let Some(first) = rows.first() else { return Ok(changed) };
    faqs.remove(&[*first]);
    changed.insert(FAQS.file.to_owned(), Some(faqs.into_bytes()));
    // If another entry has the same id, nobody can tell whose rows these are: they stay.
    if rows.len() > 1 {
        return Ok(changed);
    }
    for columns in [&PHRASINGS, &ANSWERS] {
        if files.contains_key(columns.file) {
            let mut table = Writable::open(files, columns)?;
            let rows = table.find("faq_id", id);
            table.remove(&rows);
            changed.insert(columns.file.to_owned(), Some(table.into_bytes()));
        }
    }
    Ok(changed)
}

fn same_row(left: &EntryDraft, right: &EntryDraft) -> bool {
    let bare = |entry: &EntryDraft| EntryDraft {
        phrasings: Vec::new(),
        answers: Vec::new(),
        ..entry.clone()
    };
    bare(left) == bare(right)
}

fn put_row(files: &KbFiles, draft: &EntryDraft) -> Result<Vec<u8>, EditError> {
    let mut faqs = Writable::open(files, &FAQS)?;
    let row = faqs.find("id", &draft.id).first().copied();
    let enabled =
        enabled_cell(row.map_or("", |row| faqs.cell(row, "enabled")), row.is_none(), draft.enabled);
    let mut cells: Cells<'_> = vec![
        ("category", &draft.category),
        ("question", &draft.question),
        ("answer", &draft.answer),
        ("review_by", &draft.review_by),
        ("note", &draft.note),
    ];
    cells.extend(enabled.map(|text| ("enabled", text)));
    match row {
        Some(row) => faqs.set(row, &cells)?,
        None => {
            cells.push(("id", &draft.id));
            // Entries of a category stand together.
            let neighbour =
                Some(draft.category.as_str()).filter(|category| !category.trim().is_empty());
            let neighbour = neighbour.and_then(|category| faqs.last_with("category", category));
            faqs.insert(faqs.after(neighbour), &cells)?;
        }
    }
    Ok(faqs.into_bytes())
}

/// What to write into the cell `enabled`; nothing if it says so already. It is said in the language
/// of the cell.
fn enabled_cell(cell: &str, is_new: bool, enabled: bool) -> Option<&'static str> {
    let cell = cell.trim();
    if is_new {
        return Some(if enabled { "yes" } else { "no" });
    }
    if yes_no(cell).unwrap_or(true) == enabled {
        return None;
    }
    Some(match (cell, enabled) {
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

fn texts(draft: &EntryDraft) -> Vec<(&'static str, &str)> {
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
