//! Putting many FAQ entries at once, and what they are called elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::changed::{ChangedFiles, overlay};
use super::draft::{EntryDraft, entry_drafts, known_ids};
use super::entry;
use super::error::{EditError, must_be_text};
use super::writable::{Cells, Writable};
use crate::parse::sheet::{ANSWERS, Columns, FAQS, PHRASINGS};
use crate::{FaqId, KbFiles};

/// Where the label of an entry stands: a column that is none of Kaopu's own.
const LABEL: &str = "label";

/// New entries take one pass together, and so do those that are there already: an import of many
/// thousands, or a word replaced everywhere, takes no longer for each than one of ten does.
pub(super) fn put(files: &KbFiles, drafts: &[EntryDraft]) -> Result<ChangedFiles, EditError> {
    let mut known = known_ids(files);
    let (new, others): (Vec<_>, Vec<_>) =
        drafts.iter().partition(|draft| known.insert(draft.id.clone()));
    let mut changed = entry::append(files, &new)?;
    if others.is_empty() {
        return Ok(changed);
    }
    let mut now = files.clone();
    overlay(&mut now, &changed);
    let current = entry_drafts(&now);
    let (there, strays): (Vec<&EntryDraft>, Vec<&EntryDraft>) =
        others.into_iter().partition(|draft| current.contains_key(&draft.id));
    // Rows of other tables bear its id already, but nothing is called so.
    for draft in strays {
        let step = entry::put(&now, draft)?;
        overlay(&mut now, &step);
        changed.extend(step);
    }
    changed.extend(change(&now, current, &there)?);
    Ok(changed)
}

/// Changes entries that are there. Of each table only rows that hold something else are touched; one
/// in which nothing changes is not even opened: it may be one that can't be read.
fn change(
    files: &KbFiles,
    mut current: BTreeMap<FaqId, EntryDraft>,
    drafts: &[&EntryDraft],
) -> Result<ChangedFiles, EditError> {
    let (mut faqs, mut phrasings, mut answers) = (None, None, None);
    for draft in drafts {
        let Some(now) = current.get_mut(&draft.id) else { continue };
        must_be_text(entry::texts(draft))?;
        if !entry::same_row(now, draft) {
            let faqs = opened(&mut faqs, files, &FAQS)?;
            if let Some(row) = faqs.find("id", &draft.id).first().copied() {
                entry::set_row(faqs, row, draft)?;
            }
        }
        let owner: Cells<'_> = vec![("faq_id", &draft.id)];
        if now.phrasings != draft.phrasings {
            let table = opened(&mut phrasings, files, &PHRASINGS)?;
            let rows = table.find("faq_id", &draft.id);
            table.replace_rows(&rows, &owner, &entry::phrasing_cells(draft))?;
        }
        if now.answers != draft.answers {
            let table = opened(&mut answers, files, &ANSWERS)?;
            let rows = table.find("faq_id", &draft.id);
            table.replace_rows(&rows, &owner, &entry::answer_cells(draft))?;
        }
        now.clone_from(draft);
    }
    let tables = [(&FAQS, faqs), (&PHRASINGS, phrasings), (&ANSWERS, answers)];
    let written = tables
        .into_iter()
        .filter_map(|(columns, table)| Some((columns.file.to_owned(), Some(table?.into_bytes()))));
    Ok(written.collect())
}

/// Of entries with the same id, the first goes. Then nobody can tell whose the rows of other tables
/// are: they stay.
pub(super) fn remove(files: &KbFiles, ids: &[FaqId]) -> Result<ChangedFiles, EditError> {
    let mut changed = ChangedFiles::new();
    if !files.contains_key(FAQS.file) {
        return Ok(changed);
    }
    let wanted: BTreeSet<&FaqId> = ids.iter().collect();
    let mut faqs = Writable::open(files, &FAQS)?;
    let (mut rows, mut gone, mut shared) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for row in faqs.records() {
        let id = FaqId::from(faqs.cell(row, "id").trim());
        if !wanted.contains(&id) {
            continue;
        }
        if gone.contains(&id) {
            shared.insert(id);
        } else {
            rows.push(row);
            gone.insert(id);
        }
    }
    if rows.is_empty() {
        return Ok(changed);
    }
    faqs.remove(&rows);
    changed.insert(FAQS.file.to_owned(), Some(faqs.into_bytes()));
    gone.retain(|id| !shared.contains(id));
    for columns in [&PHRASINGS, &ANSWERS] {
        if gone.is_empty() || !files.contains_key(columns.file) {
            continue;
        }
        let mut table = Writable::open(files, columns)?;
        let its = |row: &usize| gone.contains(table.cell(*row, "faq_id").trim());
        let rows: Vec<usize> = table.records().into_iter().filter(its).collect();
        table.remove(&rows);
        changed.insert(columns.file.to_owned(), Some(table.into_bytes()));
    }
    Ok(changed)
}

fn opened<'o, 'f>(
    table: &'o mut Option<Writable<'f>>,
    files: &'f KbFiles,
    columns: &'static Columns,
) -> Result<&'o mut Writable<'f>, EditError> {
    Ok(match table {
        Some(open) => open,
        None => table.insert(Writable::open(files, columns)?),
    })
}

pub(super) fn label(
    files: &KbFiles,
    labels: &BTreeMap<FaqId, String>,
) -> Result<ChangedFiles, EditError> {
    must_be_text(labels.values().map(|label| (LABEL, label.as_str())))?;
    let mut faqs = Writable::open(files, &FAQS)?;
    let mut labelled = BTreeSet::new();
    for row in faqs.records() {
        let id = FaqId::from(faqs.cell(row, "id").trim());
        // Of entries with the same id, the first.
        if let Some(label) = labels.get(&id)
            && labelled.insert(id)
        {
            faqs.set(row, &vec![(LABEL, label)])?;
        }
    }
    match labels.keys().find(|id| !labelled.contains(*id)) {
        None => Ok([(FAQS.file.to_owned(), Some(faqs.into_bytes()))].into()),
        Some(id) => Err(EditError::refused(
            LABEL,
            format!("没有问答「{id}」"),
            format!("there is no entry `{id}`"),
        )),
    }
}
