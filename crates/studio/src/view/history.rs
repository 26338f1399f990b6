//! The history: what was done, what it changed, what can be put back.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

use super::{ChangeRow, ChangedThing};

/// Something of a knowledge base that was changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChangedPart {
    /// What it is.
    pub what: ChangedThing,
    /// Its id, key or file name.
    pub id: String,
    /// Its name.
    pub title: String,
}

/// Which part of the history is asked for. What is empty asks for everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HistoryQuery {
    /// Only what changed this one; its title does not count.
    pub part: Option<ChangedPart>,
    /// Only what changed one of these kinds.
    pub things: Vec<ChangedThing>,
    /// Only what this person did; the empty name: what other programs did.
    pub actor: Option<String>,
    /// Only from this instant on, RFC 3339.
    pub from: Option<String>,
    /// Only before this instant, RFC 3339.
    pub until: Option<String>,
    /// Only what has these words in its name, its parts, its files.
    pub text: String,
    /// Only what was done before this operation.
    pub before: Option<u32>,
    /// At most so many lines.
    pub limit: u32,
}

/// A stretch of the history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HistoryPage {
    /// One line a thought.
    pub rows: Vec<OperationRow>,
    /// Where the next stretch begins: the `before` to ask with; `None`: that was all.
    pub next: Option<u32>,
    /// Everybody who did something in this history.
    pub actors: Vec<String>,
}

/// Something that was done to the KB: one operation, or several of one kind that followed each
/// other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OperationRow {
    /// Number of its last operation.
    pub id: u32,
    /// Number of its first one.
    pub first: u32,
    /// How many operations it is.
    pub steps: u32,
    /// What it did.
    pub label: Localized,
    /// Who did it; empty if another program did.
    pub actor: String,
    /// When it ended, RFC 3339.
    pub at: String,
    /// When it began, RFC 3339.
    pub began: String,
    /// The files it changed.
    pub files: Vec<String>,
    /// What it changed in them, the first of it.
    pub parts: Vec<ChangedPart>,
    /// How much that is in all.
    pub part_count: u32,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether another program did it.
    pub outside: bool,
}

/// One thing that an operation changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HistoryChange {
    /// What changed, from what to what.
    pub change: ChangeRow,
    /// Whether it is now what it was before the operation.
    pub is_as_before: bool,
    /// Whether it is now what it was after the operation.
    pub is_as_after: bool,
}

/// A point of the history, and what of it is to be put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RestorePoint {
    /// An operation.
    pub operation: u32,
    /// Whether the state right before it is meant, or the one that it left.
    pub before: bool,
    /// What is put back; `None`: the whole knowledge base.
    pub part: Option<ChangedPart>,
}

/// The backups of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HistoryBackups {
    /// Where they are.
    pub folder: String,
    /// How many there are.
    pub count: u32,
    /// When the newest was made, RFC 3339.
    pub newest: Option<String>,
}
