//! What the window is told without asking.

use kaopu_studio::{DiscoveryProgress, ImportProgress, ProtectionProgress, WordingsProgress};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// The open KB changed.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct WorkspaceChanged {
    /// The files that changed, below the KB's folder.
    pub(crate) files: Vec<String>,
    /// Whether another program changed them.
    pub(crate) outside: bool,
}

/// The person closes the window. It stays until the page has saved what is being typed.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct WindowClosing;

/// Files were dropped on the window.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesDropped {
    /// Their names, under which the page may ask for them.
    pub(crate) files: Vec<String>,
}

/// Files that are to be taken over are read, or are being taken over.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct ImportGoesOn(pub(crate) ImportProgress);

/// What a log of chats asks is being found out.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct DiscoveryGoesOn(pub(crate) DiscoveryProgress);

/// It is being found out what nobody would notice.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct ProtectionGoesOn(pub(crate) ProtectionProgress);

/// The ways in which customers write are being tried.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct WordingsGoOn(pub(crate) WordingsProgress);

/// A run of the test dialogues goes on.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct DialogueProgress {
    /// Dialogues that are done.
    pub(crate) done: u32,
    /// Dialogues in all.
    pub(crate) total: u32,
}

/// A look at what a release changes goes on.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct ReviewProgress {
    /// Conversations that are played.
    pub(crate) done: u32,
    /// Conversations in all.
    pub(crate) total: u32,
}

/// A look at what a fix would alter goes on.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct FixImpactProgress {
    /// How much is compared.
    pub(crate) done: u32,
    /// How much there is.
    pub(crate) total: u32,
}
