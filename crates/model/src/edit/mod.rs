//! Edits: a knowledge base's files in, the files that an edit changes out.
//!
//! An edit changes only the rows or keys that it concerns; all else stays byte for byte. What could
//! not be read is never written over.

mod apply;
mod budget;
mod care;
mod care_draft;
mod changed;
mod conditions;
mod danger;
mod dialogue;
mod diff;
mod draft;
mod edits;
mod entries;
mod entry;
mod error;
mod escalation_draft;
mod escalation_settings;
mod fact;
mod fields;
mod format;
mod format_dialogue;
mod merge;
mod next_id;
mod persona;
mod persona_draft;
mod phrases;
mod picture;
mod picture_draft;
mod picture_edits;
mod queue;
mod redirect;
mod rule;
mod settings;
mod table;
mod toml_blocks;
mod toml_list;
mod toml_merge;
mod toml_read;
mod toml_table;
mod writable;

pub use apply::{apply, apply_all};
pub use care::{care_moment_draft, care_moment_drafts};
pub use care_draft::CareMomentDraft;
pub use changed::ChangedFiles;
pub use danger::{danger_draft, danger_drafts};
pub use draft::{AnswerDraft, EntryDraft, FactDraft, entry_draft, entry_drafts};
pub use edits::Edit;
pub use error::EditError;
pub use escalation_draft::{
    ConditionsDraft, DangerDraft, DateHours, DayHours, EscalationSettingsDraft, QueueDraft,
    RuleDraft,
};
pub use escalation_settings::escalation_settings_draft;
pub use fields::{PartFields, PartFiles};
pub use format_dialogue::format_dialogue;
pub use merge::{EntryMerge, merge_entry};
pub use next_id::next_entry_id;
pub use persona::{persona_draft, persona_drafts};
pub use persona_draft::{CarePhrases, MomentDraft, PersonaDraft, PhraseDraft};
pub use picture_draft::PictureDraft;
pub use picture_edits::{next_picture_id, picture_edits, remove_picture};
pub use queue::{queue_draft, queue_drafts};
pub use redirect::redirect_entries;
pub use rule::{rule_draft, rule_drafts};
pub use settings::SettingsDraft;
pub use table::{
    CellBlock, ColumnEdit, NewRows, RebasedEdit, TableColumnText, TableConflict, TableEdit,
    TableName, TableText, rebase_table_edit, table_difference, table_edits, table_text,
};
pub use writable::unwritable;
