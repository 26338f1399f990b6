//! What can be done to a table at once.

use serde::{Deserialize, Serialize};

use crate::kb::spelled::spelled;
use crate::parse::sheet::{Columns, FACTS, FORBIDDEN, PRODUCTS, SYNONYMS};

spelled! {
    /// A table that is edited as one.
    TableName {
        /// `products.csv`.
        #[default]
        Products "products" "商品",
        /// `facts.csv`.
        Facts "facts" "事实",
        /// `synonyms.csv`.
        Synonyms "synonyms" "同义词",
        /// `forbidden.csv`.
        Forbidden "forbidden" "禁用词",
    }
}

/// A gesture in a table. Rows are named by their number in the file (the header of a file without
/// comments is 1), columns by their name. Columns change first, then cells, then rows come, then
/// rows go; every number is that of a row before the gesture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableEdit {
    /// The table.
    pub table: TableName,
    /// What happens to columns.
    pub columns: Vec<ColumnEdit>,
    /// Cells that get another text.
    pub set: Vec<CellBlock>,
    /// Rows that come behind the last one.
    pub add: NewRows,
    /// Rows that go.
    pub remove: Vec<u32>,
}

/// What happens to a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ColumnEdit {
    /// It comes, at the right.
    Add {
        /// Its name.
        name: String,
    },
    /// It is called otherwise, also where it is named.
    Rename {
        /// Its name.
        column: String,
        /// Its new name.
        name: String,
    },
    /// It goes, with all its cells.
    Remove {
        /// Its name.
        column: String,
    },
}

/// Cells at the crossings of some rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CellBlock {
    /// The rows.
    pub rows: Vec<u32>,
    /// The columns.
    pub columns: Vec<String>,
    /// For each row a text for each column.
    pub cells: Vec<Vec<String>>,
}

/// Rows that are new.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewRows {
    /// The columns that are given; the others stay empty. A product without an id gets one.
    pub columns: Vec<String>,
    /// For each row a text for each column.
    pub rows: Vec<Vec<String>>,
}

impl TableEdit {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self { table: self.table, ..Self::default() }
    }
}

impl TableName {
    /// The columns that Kaopu knows there.
    pub(crate) fn columns(self) -> &'static Columns {
        match self {
            Self::Products => &PRODUCTS,
            Self::Facts => &FACTS,
            Self::Synonyms => &SYNONYMS,
            Self::Forbidden => &FORBIDDEN,
        }
    }

    /// The file that holds it.
    #[must_use]
    pub fn file(self) -> &'static str {
        self.columns().file
    }

    /// The column by which rows are named elsewhere.
    pub(crate) fn key(self) -> Option<&'static str> {
        match self {
            Self::Products => Some("id"),
            Self::Facts => Some("key"),
            Self::Synonyms | Self::Forbidden => None,
        }
    }

    /// The column that says what a row is about.
    pub(super) fn naming_column(self) -> &'static str {
        match self {
            Self::Products => "id",
            Self::Facts => "key",
            Self::Synonyms => "term",
            Self::Forbidden => "word",
        }
    }

    /// Whether a cell of this column holds several words.
    pub(super) fn is_list(self, column: &str) -> bool {
        matches!(
            (self, column),
            (Self::Products, "aliases")
                | (Self::Synonyms, "synonyms")
                | (Self::Forbidden, "unless")
        )
    }
}
