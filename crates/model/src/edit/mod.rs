//! Edits: a knowledge base's files in, the files that an edit changes out.
//!
//! An edit changes only the rows or keys that it concerns; all else stays byte for byte. What could
//! not be read is never written over.

mod budget;
mod care;
mod care_draft;
mod conditions;
mod danger;
mod dialogue;
mod diff;
mod draft;
mod entry;
mod error;
mod escalation_draft;
mod escalation_settings;
mod fact;
mod fields;
mod format_dialogue;
mod merge;
mod next_id;
mod persona;
mod persona_draft;
mod phrases;
mod queue;
mod rule;
mod toml_blocks;
mod toml_list;
mod toml_merge;
mod toml_read;
mod toml_table;
mod writable;

use std::collections::BTreeMap;

use crate::{Dialogue, FaqId, KbFiles, QueueId, RuleId, WrongAnswerBudget, is_id, limits};

pub use care::{care_moment_draft, care_moment_drafts};
pub use care_draft::CareMomentDraft;
pub use danger::{danger_draft, danger_drafts};
pub use draft::{AnswerDraft, EntryDraft, FactDraft, entry_draft, entry_drafts};
pub use error::EditError;
pub use escalation_draft::{
    ConditionsDraft, DangerDraft, DayHours, EscalationSettingsDraft, QueueDraft, RuleDraft,
};
pub use escalation_settings::escalation_settings_draft;
pub use fields::{PartFields, PartFiles};
pub use format_dialogue::format_dialogue;
pub use merge::{EntryMerge, merge_entry};
pub use next_id::next_entry_id;
pub use persona::{persona_draft, persona_drafts};
pub use persona_draft::{CarePhrases, MomentDraft, PersonaDraft, PhraseDraft};
pub use queue::{queue_draft, queue_drafts};
pub use rule::{rule_draft, rule_drafts};

/// One change to a knowledge base.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Makes an entry, with all its phrasings and conditional answers, what the draft says; adds it
    /// if it is new.
    PutEntry(EntryDraft),
    /// Removes an entry with its phrasings and conditional answers. What is not there is removed
    /// already.
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
    /// Makes a persona what the draft says; adds it if it is new.
    PutPersona(PersonaDraft),
    /// Removes a persona. If it is the one that speaks, the one at the top does from then on.
    RemovePersona(String),
    /// From then on this persona speaks.
    UsePersona(String),
    /// Makes a care moment what the draft says; adds it at the end if it is new.
    PutCareMoment(CareMomentDraft),
    /// Removes a care moment, and the phrases that personas have for it.
    RemoveCareMoment(String),
    /// Makes a hand-over rule what the draft says; adds it at the end if it is new.
    PutRule(RuleDraft),
    /// Removes a hand-over rule.
    RemoveRule(RuleId),
    /// Moves a hand-over rule, with the comments right above it.
    MoveRule {
        /// The rule.
        rule: RuleId,
        /// The one that it is tried before; `None`: it is tried last.
        before: Option<RuleId>,
    },
    /// Makes a queue what the draft says; adds it if it is new.
    PutQueue(QueueDraft),
    /// Removes a queue. What names it is a mistake from then on.
    RemoveQueue(QueueId),
    /// Makes the shop's words for a danger topic what the draft says.
    PutDanger(DangerDraft),
    /// Removes the shop's words for a danger topic.
    RemoveDanger(String),
    /// Makes what `escalation.toml` sets once for all what the draft says.
    PutEscalationSettings(EscalationSettingsDraft),
}

/// The files that an edit changes, by path, with their whole new content; `None`: the file goes
/// away.
pub type ChangedFiles = BTreeMap<String, Option<Vec<u8>>>;

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
        Edit::RemoveEntry(id) => entry::remove(files, id)?,
        Edit::PutFact(draft) => fact::put(files, draft)?,
        Edit::RemoveFact(key) => fact::remove(files, key)?,
        Edit::PutDialogue(dialogue) => dialogue::put(files, dialogue)?,
        Edit::RemoveDialogue { file } => dialogue::remove(files, file)?,
        Edit::PutBudget(budget) => budget::put(files, *budget)?,
        Edit::PutPersona(draft) => persona::put(files, draft)?,
        Edit::RemovePersona(id) => persona::remove(files, id)?,
        Edit::UsePersona(id) => persona::choose(files, id)?,
        Edit::PutCareMoment(draft) => care::put(files, draft)?,
        Edit::RemoveCareMoment(id) => care::remove(files, id)?,
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
    // What is too large could not be read again, and never be written again. Cells and columns were
    // looked at one by one; a table of fewer bytes than it may have rows fits in any case.
    let may_be_over =
        |path: &str, content: &&Vec<u8>| !path.ends_with(".csv") || content.len() >= limits::ROWS;
    let over = changed.iter().find_map(|(path, content)| {
        limits::over(path, content.as_ref().filter(|content| may_be_over(path, content))?)
    });
    over.map_or(Ok(changed), |diagnostic| Err(EditError::too_large(diagnostic)))
}

/// Says so if something new has no proper id.
fn must_be_id(id: &str) -> Result<(), EditError> {
    if is_id(id) { Ok(()) } else { Err(not_an_id(id)) }
}

fn not_an_id(id: &str) -> EditError {
    EditError::refused(
        "id",
        format!("「{id}」不能做 id：只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符"),
        format!(
            "`{id}` is no id: use a–z, 0–9 and -, beginning with a letter or digit, at most 64 characters"
        ),
    )
}

/// Something else stands where a list of blocks should be.
fn no_list(file: &str, list: &'static str) -> EditError {
    EditError::refused(
        list,
        format!("{file} 里的「{list}」写得不对，要写成 [[{list}]]"),
        format!("`{list}` of {file} is no list of tables, `[[{list}]]`"),
    )
}
