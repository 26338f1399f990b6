//! Two versions of a knowledge base's files made one: what would change, and what somebody has to
//! decide.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

use super::{ChangeRow, ChangedPart, TableView};

/// A field that both sides changed to different things. Both versions are kept until it is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MergeConflict {
    /// What it belongs to.
    pub part: ChangedPart,
    /// How many rows of a table stand above it that are called the same.
    pub nth: u32,
    /// The field, or a table's column; empty for the part as a whole.
    pub field: String,
    /// What it was before both; `None`: it was not there.
    pub base: Option<String>,
    /// What it is in the knowledge base; `None`: it is gone there.
    pub current: Option<String>,
    /// What it is in the version that is brought in; `None`: it is gone there.
    pub other: Option<String>,
}

/// What somebody decided about a conflict. It holds for this very conflict: should one of the sides
/// change again, it is asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MergeDecision {
    /// The conflict.
    pub conflict: MergeConflict,
    /// Whether what is brought in is taken.
    pub takes_other: bool,
}

/// What became of a gesture in a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum TableSaved {
    /// It is in the file.
    Saved {
        /// The table as it is now, or what of it changed.
        view: Box<TableView>,
    },
    /// Another program changed the same meanwhile. Nothing was written.
    Conflict {
        /// What somebody has to decide.
        conflicts: Vec<MergeConflict>,
    },
}

/// Where a version comes from that can be brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum MergeSource {
    /// A copy that a synchronising program left beside the file.
    Copy {
        /// Its name.
        name: String,
    },
    /// What was saved here before another program, which did not know it, saved over it.
    Overwritten {
        /// The operation that did.
        operation: u32,
    },
}

/// A version that can be brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OpenMerge {
    /// Where it comes from.
    pub source: MergeSource,
    /// The file of the knowledge base that it is a version of.
    pub file: String,
    /// Why it can't be read; `None`: it can.
    pub unreadable: Option<Localized>,
}

/// What bringing a version in would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MergePlan {
    /// Names exactly this plan: these versions, decided so.
    pub version: String,
    /// What would change in the knowledge base. What is not decided stays as it is.
    pub changes: Vec<ChangeRow>,
    /// What has to be decided first.
    pub conflicts: Vec<MergeConflict>,
    /// Whether the version that both come from is known. Where it is not, all that differs is asked,
    /// and nothing goes.
    pub knows_origin: bool,
}
