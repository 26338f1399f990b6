//! Test dialogues.

use kaopu_engine::PlayedDialogue;
use serde::{Deserialize, Serialize};

/// A test dialogue in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DialogueRow {
    /// File name below `dialogues/`.
    pub file: String,
    /// Title.
    pub title: String,
    /// Number of messages.
    pub turns: u32,
    /// The first message.
    pub first: String,
    /// How its last run went.
    pub outcome: DialogueOutcome,
    /// The entries it expects.
    pub entries: Vec<String>,
}

/// How a dialogue went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DialogueOutcome {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed,
    /// Not run since the KB last changed.
    Unknown,
}

/// A run of all dialogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RunReport {
    /// Dialogues that went as expected.
    pub passed: u32,
    /// Dialogues that were run.
    pub total: u32,
    /// Whether the run was stopped before its end.
    pub cancelled: bool,
    /// Each dialogue as it went.
    pub reports: Vec<PlayedDialogue>,
}
