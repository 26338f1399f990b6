//! One line of a plan.

use serde::{Deserialize, Serialize};

use crate::place::FilePlace;

/// What an item comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// It is not there yet, and will be.
    New,
    /// It is there, and gets something else or more.
    Changed,
    /// It is there as it is.
    Identical,
    /// The knowledge base says something else, and keeps it.
    Conflict,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ItemOf {
    /// An entry.
    Entry,
    /// A product.
    Product,
    /// A fact.
    Fact,
    /// Words that mean the same.
    Synonym,
    /// A word that no customer may read.
    Forbidden,
}

/// What becomes of one entry or row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanItem {
    /// What it comes to.
    pub kind: ItemKind,
    /// What it is.
    pub of: ItemOf,
    /// Its id or key; empty for rows that have none.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Where it stands.
    pub place: FilePlace,
    /// The fields that differ, with what is there and what the file says.
    pub fields: Vec<FieldChange>,
    /// Wordings that come.
    pub phrasings_added: u32,
    /// Wordings that go.
    pub phrasings_removed: u32,
    /// Conditional answers that come.
    pub answers_added: u32,
    /// Conditional answers that go.
    pub answers_removed: u32,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldChange {
    /// The column's name in the knowledge base.
    pub field: String,
    /// What is there.
    pub before: String,
    /// What the file says.
    pub after: String,
}

impl PlanItem {
    pub(super) fn new(kind: ItemKind, of: ItemOf, title: &str, place: &FilePlace) -> Self {
        Self {
            kind,
            of,
            id: String::new(),
            title: title.to_owned(),
            place: place.clone(),
            fields: Vec::new(),
            phrasings_added: 0,
            phrasings_removed: 0,
            answers_added: 0,
            answers_removed: 0,
        }
    }
}
