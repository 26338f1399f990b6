//! FAQ entries as they are listed and edited.

use kaopu_model::EntryDraft;
use serde::{Deserialize, Serialize};

use super::{DialogueRow, DraftCheck};

/// An entry in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryRow {
    /// Id.
    pub id: String,
    /// Category.
    pub category: String,
    /// Standard question.
    pub question: String,
    /// Whether it is matched and released.
    pub enabled: bool,
    /// Number of phrasings.
    pub phrasings: u32,
    /// Number of conditional answers.
    pub answers: u32,
    /// Errors that concern it.
    pub errors: u32,
    /// Warnings that concern it.
    pub warnings: u32,
    /// Hints that concern it.
    pub hints: u32,
    /// Review date, or empty.
    pub review_by: String,
    /// Whether it is answered only when that is sure.
    pub sensitive: bool,
    /// The beginning of its answer.
    pub answer_excerpt: String,
}

/// An entry in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryView {
    /// Its cells as they stand in the files.
    pub draft: EntryDraft,
    /// What is wrong with it, and its answers with the placeholders filled in.
    pub check: DraftCheck,
    /// The dialogues that expect it.
    pub dialogues: Vec<DialogueRow>,
    /// The rule that hands it over whenever it is asked: its answers are never said.
    pub handed_over_by: Option<RuleName>,
}

/// A rule, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RuleName {
    /// Id.
    pub id: String,
    /// For colleagues.
    pub title: String,
}
