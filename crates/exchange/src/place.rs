//! Where something stands in a file that was given.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

/// Where something stands in a file that was given.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FilePlace {
    /// The file's name.
    pub file: String,
    /// The sheet of a workbook; empty for other files.
    pub sheet: String,
    /// The row as a spreadsheet counts it, or the line; 0 is the whole.
    pub row: u32,
    /// The column, from 1; 0 is the row as a whole.
    pub column: u32,
}

impl FilePlace {
    /// A whole file.
    #[must_use]
    pub fn file(name: &str) -> Self {
        Self { file: name.to_owned(), ..Self::default() }
    }

    /// A row of the same sheet.
    #[must_use]
    pub fn at(&self, row: u32, column: u32) -> Self {
        Self { row, column, ..self.clone() }
    }

    /// The place in words.
    #[must_use]
    pub fn said(&self) -> Localized {
        let (mut zh, mut en) = (self.file.clone(), self.file.clone());
        if !self.sheet.is_empty() {
            zh.push_str(&format!("「{}」", self.sheet));
            en.push_str(&format!(", sheet {}", self.sheet));
        }
        if self.row > 0 {
            zh.push_str(&format!(" 第 {} 行", self.row));
            en.push_str(&format!(", row {}", self.row));
        }
        if self.column > 0 {
            zh.push_str(&format!("第 {} 列", self.column));
            en.push_str(&format!(", column {}", self.column));
        }
        Localized::new(zh, en)
    }
}
