//! What the window is told without asking.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// The open KB changed.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WorkspaceChanged {
    /// The files that changed, below the KB's folder.
    pub files: Vec<String>,
    /// Whether another program changed them.
    pub outside: bool,
}

/// A run of the test dialogues goes on.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct DialogueProgress {
    /// Dialogues that are done.
    pub done: u32,
    /// Dialogues in all.
    pub total: u32,
}
