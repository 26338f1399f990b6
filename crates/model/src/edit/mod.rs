//! Edits: a knowledge base's files in, the files that an edit changes out.
//!
//! An edit changes only the rows or keys that it concerns; all else stays byte for byte. What could not be read is never written over.

mod budget;
mod care_draft;
mod dialogue;
mod diff;
mod draft;
mod entry;
mod error;
mod escalation_draft;
mod fact;
mod format_dialogue;
mod merge;
mod next_id;
mod persona_draft;
mod toml_merge;
mod writable;

use std::collections::BTreeMap;

use crate::{Dialogue, FaqId, KbFiles, WrongAnswerBudget};

pub use care_draft::{CareMomentDraft, care_moment_draft};
pub use draft::{AnswerDraft, EntryDraft, FactDraft, entry_draft};
pub use error::EditError;
pub use escalation_draft::{ConditionsDraft, DangerDraft, DayHours, EscalationSettingsDraft, QueueDraft, RuleDraft};
pub use format_dialogue::format_dialogue;
pub use merge::{EntryMerge, merge_entry};
pub use next_id::next_entry_id;
pub use persona_draft::{CarePhrases, MomentDraft, PersonaDraft, PhraseDraft, persona_draft};

/// One change to a knowledge base.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Makes an entry, with all its phrasings and conditional answers, what the draft says; adds it if it is new.
    PutEntry(EntryDraft),
    /// Removes an entry with its phrasings and conditional answers. What is not there is removed already.
    RemoveEntry(FaqId),
    /// Makes a fact what the draft says; adds it if it is new.
    PutFact(FactDraft),
    /// Removes the fact with this key.
    RemoveFact(String),
    /// Writes a test dialogue to the file that it names.
    PutDialogue(Dialogue),
    /// Removes a test dialogue.
    RemoveDialogue {
        /// Its file name below `dialogues/`.
        file: String,
    },
    /// Sets the wrong-answer budget.
    PutBudget(WrongAnswerBudget),
}

/// The files that an edit changes, by path, with their whole new content; `None`: the file goes away.
pub type ChangedFiles = BTreeMap<String, Option<Vec<u8>>>;

/// Works out what an edit changes. Nothing is written: that is up to the caller. An edit that changes nothing gives no files.
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
/// A file that the edit would change can't be read, or the edit holds something that the format can't.
pub fn apply(files: &KbFiles, edit: &Edit) -> Result<ChangedFiles, EditError> {
    let mut changed = match edit {
        Edit::PutEntry(draft) => entry::put(files, draft)?,
        Edit::RemoveEntry(id) => entry::remove(files, id)?,
        Edit::PutFact(draft) => fact::put(files, draft)?,
        Edit::RemoveFact(key) => fact::remove(files, key)?,
        Edit::PutDialogue(dialogue) => dialogue::put(files, dialogue)?,
        Edit::RemoveDialogue { file } => dialogue::remove(files, file)?,
        Edit::PutBudget(budget) => budget::put(files, *budget)?,
    };
    changed.retain(|path, content| files.get(path) != content.as_ref());
    Ok(changed)
}
