//! The knowledge base: its types, its text format, and the checks that tell an author what is wrong.
//!
//! This crate does no I/O: a shell reads the files ([`KbFiles`]) and hands them in.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod check;
mod diagnostic;
mod edit;
mod files;
mod fold;
mod id;
mod kb;
mod parse;
mod source;

pub use check::{analyse, check};
pub use diagnostic::{Diagnostic, Localized, Place, Severity};
pub use edit::{
    AnswerDraft, ChangedFiles, Edit, EditError, EntryDraft, EntryMerge, FactDraft, apply, entry_draft, format_dialogue,
    merge_entry, next_entry_id,
};
pub use files::{DIALOGUES, KbFiles, TOP_FILES, is_dialogue_name, is_kb_path};
pub use fold::{fold, fold_with_origins};
pub use id::{FaqId, ProductId, QueueId, RuleId, is_id};
pub use kb::*;
pub use parse::{Parsed, parse, parse_date, parse_date_time};
pub use source::{LineEnd, QuoteFault, Row, RowKind, Table};
