//! FAQ entries as they are listed and edited.

use kaopu_model::{Diagnostic, EntryDraft, Localized};
use serde::{Deserialize, Serialize};

use super::DialogueRow;

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
    /// The beginning of its answer.
    pub answer_excerpt: String,
}

/// An entry in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryView {
    /// Its cells as they stand in the files.
    pub draft: EntryDraft,
    /// What is wrong with it, field by field.
    pub diagnostics: Vec<DraftDiagnostic>,
    /// Its answers with the placeholders filled in.
    pub previews: Vec<AnswerPreview>,
    /// The dialogues that expect it.
    pub dialogues: Vec<DialogueRow>,
}

/// A diagnostic beside the field it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DraftDiagnostic {
    /// `question`, `answer`, `category`, `review_by`, `id`, `enabled`, `note`, `phrasings` or
    /// `answers`.
    pub field: String,
    /// Which of the phrasings or conditional answers; `None` for the field as a whole.
    pub index: Option<u32>,
    /// For conditional answers, the column (`from`, `answer`, ...).
    pub column: Option<String>,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// An answer as a customer would read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AnswerPreview {
    /// Which conditional answer; `None` is the default answer.
    pub index: Option<u32>,
    /// When it applies.
    pub label: Localized,
    /// Its text, piece by piece.
    pub segments: Vec<PreviewSegment>,
    /// Characters a customer reads.
    pub chars: u32,
}

/// A piece of a rendered answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PreviewSegment {
    /// What is read.
    pub text: String,
    /// The placeholder it came from, as written between the braces; `None` for literal text.
    pub placeholder: Option<String>,
}

/// What a draft would look like and what would be wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DraftCheck {
    /// What would be wrong.
    pub diagnostics: Vec<DraftDiagnostic>,
    /// What customers would read.
    pub previews: Vec<AnswerPreview>,
}

/// What became of saving an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum SaveOutcome {
    /// It is in the files.
    Saved {
        /// As it stands now.
        entry: EntryView,
    },
    /// It is in the files, together with an edit that was made outside meanwhile.
    Merged {
        /// As it stands now.
        entry: EntryView,
        /// The fields that came from outside.
        fields: Vec<String>,
    },
    /// The same fields were changed outside meanwhile. Nothing was written.
    Conflict {
        /// As it stands in the files.
        theirs: EntryDraft,
        /// The fields that differ.
        fields: Vec<String>,
    },
}
