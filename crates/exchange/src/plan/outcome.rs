//! A plan, and how it is made.

use kaopu_model::Edit;
use serde::{Deserialize, Serialize};

use super::item::{ItemKind, PlanItem};
use crate::note::ImportNote;

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What comes, entry by entry and row by row, in file order.
    pub items: Vec<PlanItem>,
    /// What is left out, and what else is to be known.
    pub notes: Vec<ImportNote>,
    /// What makes the knowledge base hold it. Nothing is removed unless that was asked for.
    pub edits: Vec<Edit>,
}

/// How an import treats what is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanOptions {
    /// Where a file and the knowledge base say something else of the same question, the file holds.
    pub take_conflicts: bool,
    /// Entries that the file names by their id get exactly its wordings and conditional answers:
    /// what it does not have is removed from them.
    pub replace: bool,
}

impl Plan {
    /// How many items are of a kind.
    #[must_use]
    pub fn count(&self, kind: ItemKind) -> usize {
        self.items.iter().filter(|item| item.kind == kind).count()
    }
}
