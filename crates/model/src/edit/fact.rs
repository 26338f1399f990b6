//! Putting and removing a fact.

use super::changed::ChangedFiles;
use super::draft::FactDraft;
use super::error::{EditError, must_be_text};
use super::writable::Writable;
use crate::KbFiles;
use crate::parse::is_fact_key;
use crate::parse::sheet::FACTS;

pub(super) fn put(files: &KbFiles, draft: &FactDraft) -> Result<ChangedFiles, EditError> {
    let mut facts = Writable::open(files, &FACTS)?;
    let row = facts.find("key", &draft.key).first().copied();
    if row.is_none() && !is_fact_key(&draft.key) {
        return Err(EditError::refused(
            "key",
            format!(
                "「{}」不能做事实的名称：不能为空，不能含空格、花括号和点，也不能与自带的占位符重名",
                draft.key
            ),
            format!(
                "`{}` can't be a fact's key: no spaces, braces or dots, and no built-in placeholder",
                draft.key
            ),
        ));
    }
    must_be_text([("value", draft.value.as_str()), ("unit", &draft.unit), ("note", &draft.note)])?;
    let mut cells =
        vec![("value", draft.value.as_str()), ("unit", &draft.unit), ("note", &draft.note)];
    match row {
        Some(row) => facts.set(row, &cells)?,
        None => {
            cells.push(("key", &draft.key));
            facts.insert(facts.after(None), &cells)?;
        }
    }
    Ok([(FACTS.file.to_owned(), Some(facts.into_bytes()))].into())
}

pub(super) fn remove(files: &KbFiles, key: &str) -> Result<ChangedFiles, EditError> {
    if !files.contains_key(FACTS.file) {
        return Ok(ChangedFiles::new());
    }
    let mut facts = Writable::open(files, &FACTS)?;
    let rows = facts.find("key", key);
    facts.remove(&rows);
    Ok([(FACTS.file.to_owned(), Some(facts.into_bytes()))].into())
}
