//! The knowledge base: its types, its text format, and the checks that tell an author what is
//! wrong.
//!
//! This crate does no I/O: a shell reads the files ([`KbFiles`]) and hands them in. Everything here
//! is a function from them:
//! - [`analyse`] reads and checks: all that could be read, and everything that is wrong, each with
//!   its place and a way out;
//! - [`apply`] works out which files an [`Edit`] changes. Rows that nobody edited stay byte for
//!   byte.
//!
//! ```
//! use kaopu_model::{Edit, FaqId, KbFiles, analyse, apply, entry_draft};
//!
//! let mut files = KbFiles::new();
//! files.insert("kb.toml".into(), "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n".into());
//! files.insert("faqs.csv".into(),
//! "id,category,question,answer\nship,物流,什么时候发货,{发货时限}内发出\n".into()); files.insert("phrasings.csv".into(), "faq_id,phrasing\n# 聊天记录\nship,啥时候发\nship,啥时候 发？\n".into());
//!
//! let parsed = analyse(&files, None);
//! assert_eq!(parsed.kb.faqs[0].phrasings[1].text, "啥时候 发？");
//! let twice = parsed.diagnostics.iter().find(|diagnostic| diagnostic.code == "duplicate-phrasing").unwrap();
//! assert_eq!((twice.place.file.as_str(), twice.place.row, twice.place.column), ("phrasings.csv", 4, 2));
//!
//! let mut draft = entry_draft(&files, &FaqId::from("ship")).unwrap();
//! draft.phrasings[1] = "多久发货".into();
//! let changed = apply(&files, &Edit::PutEntry(draft))?;
//! let after = "faq_id,phrasing\n# 聊天记录\nship,啥时候发\nship,多久发货\n";
//! assert_eq!(changed.into_iter().collect::<Vec<_>>(), [("phrasings.csv".into(), Some(after.into()))]);
//! # Ok::<(), kaopu_model::EditError>(())
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod check;
mod diagnostic;
mod edit;
mod files;
mod findings;
mod fold;
mod id;
mod kb;
mod leaks;
pub mod limits;
mod parse;
mod part;
mod picture_file;
mod promise;
#[cfg(feature = "schema")]
pub mod schema;
mod source;
mod uses;
mod visible;

pub use check::{LookedAtPictures, Reading, analyse, check, media_name};
pub use diagnostic::{Diagnostic, Localized, Place, Severity};
pub use edit::{
    AnswerDraft, CareMomentDraft, CarePhrases, CellBlock, ChangedFiles, ColumnEdit,
    ConditionsDraft, DangerDraft, DateHours, DayHours, Edit, EditError, EntryDraft, EntryMerge,
    EscalationSettingsDraft, FactDraft, MomentDraft, NewRows, PartFields, PartFiles, PersonaDraft,
    PhraseDraft, PictureDraft, QueueDraft, RebasedEdit, RuleDraft, SettingsDraft, TableColumnText,
    TableConflict, TableEdit, TableName, TableText, apply, apply_all, care_moment_draft,
    care_moment_drafts, danger_draft, danger_drafts, entry_draft, entry_drafts,
    escalation_settings_draft, format_dialogue, merge_entry, next_entry_id, next_picture_id,
    persona_draft, persona_drafts, picture_edits, queue_draft, queue_drafts, rebase_table_edit,
    redirect_entries, remove_picture, rule_draft, rule_drafts, table_difference, table_edits,
    table_text, unwritable,
};
pub use files::{
    DIALOGUES, FOLDERS, KbFiles, MEDIA, MEDIA_DIGITS, TOP_FILES, is_dialogue_name, is_kb_path,
    is_media_name, media_files,
};
pub use fold::{fold, fold_with_origins, readable, sign_of_number};
pub use id::{FaqId, ProductId, QueueId, RuleId, is_id};
pub use kb::*;
pub use leaks::{Leak, ProductNeeds};
pub use parse::{
    Parsed, is_fact_key, is_opening_hours, parse, parse_date, parse_date_time, unreadable,
};
pub use part::{PartField, PartRef};
pub use picture_file::{PictureExtra, PictureFile, PictureKind, read_picture};
pub use promise::promising;
pub use source::{LineEnd, Row, RowFault, RowKind, Table};
pub use uses::{PhrasePlace, Subject, Uses, uses};
pub use visible::{hidden, hidden_ranges, is_hidden, shown, shown_json, shown_lines};
