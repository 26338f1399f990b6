//! Products, facts and synonyms as tables.

use kaopu_engine::compare::BehaviorChange;
use kaopu_model::{Diagnostic, Localized, Moment, RuleId, TableName};
use serde::{Deserialize, Serialize};

use super::PlaceholderUse;

/// A table as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableView {
    /// Which it is.
    pub table: TableName,
    /// Names exactly this content of the file: what a gesture was made in.
    pub version: String,
    /// Names exactly this state of the knowledge base, on which findings and leaks depend.
    pub state: String,
    /// Its columns, in file order.
    pub columns: Vec<TableColumn>,
    /// Its rows, in file order.
    pub rows: Vec<TableRow>,
    /// Whether only rows that are new, or hold something else, since the version before are told.
    pub only_changed: bool,
    /// The number that a row behind the last one would have.
    pub next_row: u32,
    /// What is wrong.
    pub findings: Vec<CellFinding>,
    /// Empty cells that an answer needs.
    pub leaks: Vec<CellPlace>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableColumn {
    /// Its name in the file.
    pub name: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// How many entries say it, whatever the row.
    pub used: u32,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// The id of a product.
    Id,
    /// The name of a product.
    Name,
    /// What customers call a product.
    Aliases,
    /// The key of a fact.
    Key,
    /// The value of a fact.
    Value,
    /// The unit of a fact.
    Unit,
    /// A note for colleagues.
    Note,
    /// A term.
    Term,
    /// What is understood as the term.
    Synonyms,
    /// A forbidden word.
    Word,
    /// Longer words in which it is harmless.
    Unless,
    /// Whether it blocks a release.
    Severity,
    /// The marketplace that forbids it.
    Marketplace,
    /// The law or the rule that forbids it.
    Source,
    /// An attribute of products.
    Attribute,
    /// Something that Kaopu does not read.
    Other,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableRow {
    /// Its number in the file.
    pub row: u32,
    /// A text for each column.
    pub cells: Vec<String>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CellPlace {
    /// The row's number in the file.
    pub row: u32,
    /// The column's name.
    pub column: String,
}

/// Something that is wrong in a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CellFinding {
    /// The row's number in the file; 0: the table as a whole.
    pub row: u32,
    /// The column's name; `None`: the row as a whole.
    pub column: Option<String>,
    /// What it is.
    pub diagnostic: Diagnostic,
}

/// Who uses a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CellUses {
    /// Entries that say it.
    pub answers: Vec<PlaceholderUse>,
    /// Entries with an answer that depends on it.
    pub conditions: Vec<PlaceholderUse>,
    /// Phrases that say it.
    pub phrases: Vec<PhraseUse>,
    /// Test dialogues that name it, or play one of these entries with it.
    pub dialogues: Vec<DialogueUse>,
    /// Whether it is empty although an answer needs it.
    pub is_leak: bool,
}

/// A phrase that uses a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PhraseUse {
    /// Of a persona.
    Persona {
        /// The persona.
        persona: String,
        /// When it is said.
        moment: Moment,
    },
    /// Of a care moment.
    Care {
        /// The care moment.
        id: String,
        /// Its title.
        title: String,
    },
    /// Of a hand-over rule.
    Rule {
        /// The rule.
        id: RuleId,
        /// Its title.
        title: String,
    },
}

/// A test dialogue that uses a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DialogueUse {
    /// Its file.
    pub file: String,
    /// Its title.
    pub title: String,
}

/// Which replies a gesture would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableImpact {
    /// Why the gesture can't be made; `None` if it can.
    pub refused: Option<Localized>,
    /// How many parts name what gets another name, and would be kept up.
    pub carried: u32,
    /// Everything that would be answered differently, what gets worse first.
    pub changes: Vec<BehaviorChange>,
    /// Test dialogues that were compared.
    pub dialogues: u32,
    /// Messages of conversations in the simulator that were compared.
    pub messages: u32,
    /// Whether it was stopped before its end, so that there may be more.
    pub cancelled: bool,
}
