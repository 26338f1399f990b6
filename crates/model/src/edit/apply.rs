//! What an edit changes.

use super::changed::{ChangedFiles, overlay};
use super::edits::Edit;
use super::error::EditError;
use super::{
    budget, care, danger, dialogue, entries, entry, escalation_settings, fact, format, persona,
    picture, queue, rule, settings, table,
};
use crate::{KbFiles, limits};

/// Works out what an edit changes. Nothing is written: that is up to the caller. An edit that
/// changes nothing gives no files.
///
/// ```
/// use kaopu_model::{Edit, FactDraft, apply};
/// let files = [("facts.csv".to_owned(), "key,value,unit,note\n# parcels\n发货时限,48,小时,\n".into())].into();
/// let fact = FactDraft { key: "发货时限".into(), value: "24".into(), unit: "小时".into(), note: String::new() };
/// let changed = apply(&files, &Edit::PutFact(fact))?;
/// assert_eq!(changed["facts.csv"].as_deref(), Some("key,value,unit,note\n# parcels\n发货时限,24,小时,\n".as_bytes()));
/// # Ok::<(), kaopu_model::EditError>(())
/// ```
///
/// # Errors
/// A file that the edit would change can't be read, or the edit holds something that the format
/// can't.
pub fn apply(files: &KbFiles, edit: &Edit) -> Result<ChangedFiles, EditError> {
    let mut changed = match edit {
        Edit::PutEntry(draft) => entry::put(files, draft)?,
        Edit::PutEntries(drafts) => entries::put(files, drafts)?,
        Edit::PutLabels(labels) => entries::label(files, labels)?,
        Edit::RemoveEntry(id) => entries::remove(files, std::slice::from_ref(id))?,
        Edit::RemoveEntries(ids) => entries::remove(files, ids)?,
        Edit::PutFact(draft) => fact::put(files, draft)?,
        Edit::RemoveFact(key) => fact::remove(files, key)?,
        Edit::EditTable(gesture) => table::put(files, gesture)?,
        Edit::PutPicture(draft, content) => picture::put(files, draft, content.as_deref())?,
        Edit::RemovePicture(id) => picture::remove(files, id)?,
        Edit::PutDialogue(dialogue) => dialogue::put(files, dialogue)?,
        Edit::RemoveDialogue { file } => dialogue::remove(files, file)?,
        Edit::PutSettings(draft) => settings::put(files, draft)?,
        Edit::PutBudget(budget) => budget::put(files, *budget)?,
        Edit::PutPersona(draft) => persona::put(files, draft)?,
        Edit::RemovePersona(id) => persona::remove(files, id)?,
        Edit::UsePersona(id) => persona::choose(files, id)?,
        Edit::PutCareMoment(draft) => care::put(files, draft)?,
        Edit::RemoveCareMoment(id) => {
            let mut changed = persona::forget_care(files, id)?;
            changed.extend(care::remove(files, id)?);
            changed
        }
        Edit::PutRule(draft) => rule::put(files, draft)?,
        Edit::RemoveRule(id) => rule::remove(files, id)?,
        Edit::MoveRule { rule, before } => rule::relocate_before(files, rule, before.as_ref())?,
        Edit::PutQueue(draft) => queue::put(files, draft)?,
        Edit::RemoveQueue(id) => queue::remove(files, id)?,
        Edit::PutDanger(draft) => danger::put(files, draft)?,
        Edit::RemoveDanger(topic) => danger::remove(files, topic)?,
        Edit::PutEscalationSettings(draft) => escalation_settings::put(files, draft)?,
    };
    changed.retain(|path, content| files.get(path) != content.as_ref());
    format::raise(files, edit, &mut changed)?;
    // What is too large could not be read again, and never be written again. Cells and columns were
    // looked at one by one; a table of fewer bytes than it may have rows fits in any case.
    let may_be_over =
        |path: &str, content: &&Vec<u8>| !path.ends_with(".csv") || content.len() >= limits::ROWS;
    let over = changed.iter().find_map(|(path, content)| {
        limits::over(path, content.as_ref().filter(|content| may_be_over(path, content))?)
    });
    over.map_or(Ok(changed), |diagnostic| Err(EditError::too_large(diagnostic)))
}

/// Works out what edits change, one after the other.
///
/// # Errors
/// As [`apply`], for the first edit that can't be made.
pub fn apply_all(files: &KbFiles, edits: &[Edit]) -> Result<ChangedFiles, EditError> {
    let mut now = files.clone();
    let mut changed = ChangedFiles::new();
    for edit in edits {
        let step = apply(&now, edit)?;
        overlay(&mut now, &step);
        changed.extend(step);
    }
    changed.retain(|path, content| files.get(path) != content.as_ref());
    Ok(changed)
}
