//! What an import would do, as the window shows it.

use kaopu_exchange::{ColumnRole, ImportNote, PlanItem, SheetColumns};
use serde::{Deserialize, Serialize};

/// What the window asks to be taken over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportChoice {
    /// The files, by the names under which the window knows them.
    pub files: Vec<String>,
    /// What columns mean, where somebody said so.
    pub columns: Vec<ColumnChoice>,
    /// The encoding of text files that somebody chose.
    pub encoding: Option<String>,
    /// Where a file contradicts the knowledge base, the file holds.
    pub take_conflicts: bool,
    /// Entries named by their id get exactly the file's wordings and conditional answers.
    pub replace: bool,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ColumnChoice {
    /// What it is called.
    pub column: String,
    /// What it holds; `None`: it is left out.
    pub role: Option<ColumnRole>,
}

/// What an import would do, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportView {
    /// Names exactly this plan.
    pub version: String,
    /// The files.
    pub files: Vec<ImportedFile>,
    /// How many items are of each kind.
    pub counts: ImportCounts,
    /// The first items that are not identical.
    pub items: Vec<PlanItem>,
    /// The first notes.
    pub notes: Vec<ImportNote>,
    /// How many notes there are.
    pub notes_in_all: u32,
    /// The columns of tables, for whoever says what they mean.
    pub sheets: Vec<SheetColumns>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportProgress {
    /// What is being done.
    pub stage: ImportStage,
    /// How much of it is done.
    pub done: u32,
    /// How much there is of it.
    pub total: u32,
}

/// What an import does, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum ImportStage {
    /// Files are read.
    Reading,
    /// Questions are held against those that are there.
    Comparing,
    /// It is written: from here on it can't be stopped.
    Writing,
}

/// A file, and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportedFile {
    /// What it is called.
    pub name: String,
    /// The format's name.
    pub format: String,
}

/// How many items of a plan are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportCounts {
    /// Not there yet.
    pub added: u32,
    /// There, and getting something else or more.
    pub changed: u32,
    /// There as they are.
    pub identical: u32,
    /// Contradicted by the knowledge base.
    pub conflicts: u32,
}
