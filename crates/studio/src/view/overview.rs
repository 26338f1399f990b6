//! The overview: can I release?

use kaopu_model::{Diagnostic, Localized};
use serde::{Deserialize, Serialize};

use super::{EntryRow, Status};

/// All that decides whether a release is possible, and what would be in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Overview {
    /// How the KB stands.
    pub status: Status,
    /// Number of entries.
    pub entries: u32,
    /// Number of enabled entries.
    pub enabled: u32,
    /// Number of phrasings.
    pub phrasings: u32,
    /// Number of facts.
    pub facts: u32,
    /// Number of products.
    pub products: u32,
    /// Number of empty cells of the products that an answer needs.
    pub leaks: u32,
    /// Number of escalation rules.
    pub rules: u32,
    /// Number of test dialogues.
    pub dialogues: u32,
    /// Why a release is not possible; empty if it is.
    pub blockers: Vec<Localized>,
    /// Everything found wrong, worst first.
    pub diagnostics: Vec<Diagnostic>,
    /// Entries whose review date has passed or passes within 30 days.
    pub expiring: Vec<EntryRow>,
    /// What changed since the last release; empty if there was none.
    pub changes: Vec<ChangeRow>,
    /// Categories with their number of entries, in file order.
    pub categories: Vec<CategoryCount>,
}

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CategoryCount {
    /// Its name.
    pub name: String,
    /// Number of its entries.
    pub entries: u32,
}

/// A difference between two states of a KB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChangeRow {
    /// What happened to it.
    pub kind: ChangeKind,
    /// What it is.
    pub what: ChangedThing,
    /// Its id, key or file name.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The fields that differ, for a change.
    pub details: Vec<ChangeDetail>,
}

/// What happened to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It differs.
    Changed,
    /// It is gone.
    Removed,
}

/// What can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChangedThing {
    /// An FAQ entry.
    Entry,
    /// A fact.
    Fact,
    /// A product.
    Product,
    /// A picture.
    Picture,
    /// A persona.
    Persona,
    /// A care moment.
    Care,
    /// A hand-over rule.
    Rule,
    /// A queue.
    Queue,
    /// The shop's words for a danger topic.
    Danger,
    /// What `escalation.toml` sets once for all, and the order of its rules.
    Escalation,
    /// A test dialogue.
    Dialogue,
    /// `kb.toml`.
    Settings,
    /// The synonyms.
    Synonyms,
    /// The forbidden words.
    Forbidden,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChangeDetail {
    /// Its name in the files.
    pub field: String,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}
