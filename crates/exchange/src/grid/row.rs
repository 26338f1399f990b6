//! Sheets and their rows.

use kaopu_model::limits::TEXT_CHARS;
use serde::{Deserialize, Serialize};

use super::fault::CellFault;
use super::number;
use crate::note::ImportNote;

/// A sheet of a workbook, or a text file with a delimiter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The sheet's name; empty for a text file.
    pub name: String,
    /// The rows that hold anything.
    pub rows: Vec<GridRow>,
    /// What is to be known about the whole. The file's name is filled in by whoever knows it.
    pub notes: Vec<ImportNote>,
}

/// A row of a grid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its number in the file.
    pub number: u32,
    /// Its cells, as texts.
    pub cells: Vec<String>,
    /// Cells, counted from 0, whose text is not what was meant.
    pub faults: Vec<(u32, CellFault)>,
}

impl GridRow {
    /// A cell, without spaces at its ends; empty beyond the last one.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    pub(crate) fn fault(&self, at: usize) -> Option<CellFault> {
        self.faults.iter().find(|(cell, _)| *cell as usize == at).map(|(_, fault)| *fault)
    }

    /// Notes what is wrong with the cells as texts.
    pub(crate) fn look_over(&mut self) {
        for (at, cell) in (0_u32..).zip(&self.cells) {
            let fault = if cell.contains('\0') {
                CellFault::Nul
            } else if cell.len() > TEXT_CHARS && cell.chars().nth(TEXT_CHARS).is_some() {
                CellFault::TooLong
            } else if number::is_scientific(cell) {
                CellFault::LostDigits
            } else {
                continue;
            };
            if !self.faults.iter().any(|(cell, _)| *cell == at) {
                self.faults.push((at, fault));
            }
        }
    }
}
