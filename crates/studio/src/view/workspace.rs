//! The workspace as a whole: what is open, how it stands, what was done.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

/// The knowledge base that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WorkspaceView {
    /// Its folder.
    pub path: String,
    /// The KB's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The shop's name.
    pub shop: String,
    /// Whether nothing can be saved.
    pub read_only: bool,
    /// Whether it is the working copy of the sample.
    pub is_sample: bool,
    /// What the person should know about how it was opened.
    pub notes: Vec<Localized>,
}

/// A knowledge base that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RecentWorkspace {
    /// Its folder.
    pub path: String,
    /// Its title when it was last open.
    pub title: String,
    /// When it was last opened, RFC 3339.
    pub opened_at: String,
    /// Whether the folder is still there.
    #[serde(default)]
    pub exists: bool,
}

/// How the open KB stands, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Status {
    /// Diagnostics that forbid a release.
    pub errors: u32,
    /// Diagnostics that are probably right.
    pub warnings: u32,
    /// Advice.
    pub hints: u32,
    /// The last run of all dialogues; `None` if there was none.
    pub dialogues: Option<DialogueTally>,
    /// Things that changed since the last release; 0 if there was none.
    pub changes_since_release: u32,
    /// Number of the last release.
    pub last_release: Option<u32>,
    /// What undo would take back.
    pub undo: Option<Localized>,
    /// What redo would repeat.
    pub redo: Option<Localized>,
    /// When something was last saved in this session, RFC 3339.
    pub saved_at: Option<String>,
    /// How messages are understood.
    pub understanding: Understanding,
    /// Why by their words alone, if the program knows.
    pub lexical_because: Option<Localized>,
    /// How many entries are being learnt; `None` once all are.
    pub learning: Option<u32>,
}

/// How messages are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Understanding {
    /// By words and characters.
    Lexical,
    /// By words and characters for a moment, until the sentence encoder is there.
    Loading,
    /// By meaning, too: a sentence encoder is there.
    Semantic,
}

/// Result of a run of the test dialogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DialogueTally {
    /// Dialogues that went as expected.
    pub passed: u32,
    /// Dialogues that were run.
    pub total: u32,
    /// Whether the KB has changed since.
    pub stale: bool,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SearchFound {
    /// What is shown of it, best first.
    pub hits: Vec<SearchHit>,
    /// Ids of all entries that were found, best first, however many there are.
    pub entries: Vec<String>,
}

/// Something found by a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// Id of the entry, product, rule; file of the dialogue; key of the fact.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where the words stand.
    pub snippet: String,
    /// Matched ranges of the title in characters, end exclusive.
    pub highlights: Vec<(u32, u32)>,
}

/// What a search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// An FAQ entry, by question, phrasing or answer.
    Entry,
    /// A fact.
    Fact,
    /// A product.
    Product,
    /// A test dialogue.
    Dialogue,
    /// An escalation rule.
    Rule,
    /// A phrase of the persona.
    Phrase,
}
