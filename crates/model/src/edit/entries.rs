//! Putting many FAQ entries at once, and what they are called elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::changed::{ChangedFiles, overlay};
use super::draft::{EntryDraft, known_ids};
use super::entry;
use super::error::{EditError, must_be_text};
use super::writable::Writable;
use crate::parse::sheet::FAQS;
use crate::{FaqId, KbFiles};

/// Where the label of an entry stands: a column that is none of Kaopu's own.
const LABEL: &str = "label";

/// New entries take one pass together, so that an import of many thousands takes no longer for each
/// than one of ten does; what is there already is put one by one.
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
    for draft in others {
        let step = entry::put(&now, draft)?;
        overlay(&mut now, &step);
        changed.extend(step);
    }
    Ok(changed)
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
