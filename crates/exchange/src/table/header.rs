//! Finding the header, which may stand below a title.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::kind::SheetKind;
use super::mapping::Mapping;
use super::words::{ColumnRole, role_of};
use crate::grid::{Grid, GridRow};

/// Rows among which the header is looked for.
const HIGHEST: usize = 20;

/// A header that is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Where it stands among the grid's rows.
    pub(super) at: usize,
    pub(super) kind: SheetKind,
    /// For each column its name, and what it holds; `None`: nothing that such a sheet has.
    pub(super) columns: Vec<(String, Option<ColumnRole>)>,
}

impl Header {
    /// The header of a grid: of the upper rows the one with most columns that mean something.
    pub(super) fn find(grid: &Grid, mapping: &Mapping) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for (at, row) in grid.rows.iter().take(HIGHEST).enumerate() {
            let Some(found) = Self::of(at, row, mapping) else { continue };
            let score = found.columns.iter().filter(|(_, role)| role.is_some()).count();
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, found));
            }
        }
        best.map(|(_, header)| header)
    }

    fn of(at: usize, row: &GridRow, mapping: &Mapping) -> Option<Self> {
        let names: Vec<&str> = (0..row.cells.len()).map(|column| row.cell(column)).collect();
        let meant = |name: &str| mapping.of(name).unwrap_or_else(|| role_of(name));
        let roles: Vec<Option<ColumnRole>> = names.iter().map(|name| meant(name)).collect();
        let all: BTreeSet<ColumnRole> = roles.iter().flatten().copied().collect();
        let kind = SheetKind::of(&all)?;
        // What is called as Kaopu calls it goes before what only means the same; only wordings and
        // answers may have several columns.
        let exact = |name: &str| ColumnRole::parse(name).is_some() || mapping.of(name).is_some();
        let several = [ColumnRole::Phrasing, ColumnRole::Answer];
        let columns = names.iter().zip(&roles).enumerate().map(|(at, (name, role))| {
            let role = role.filter(|role| kind.roles().contains(role));
            let taken = |role: &ColumnRole| {
                !several.contains(role)
                    && names.iter().zip(&roles).enumerate().any(|(other, (called, same))| {
                        *same == Some(*role)
                            && match (exact(called), exact(name)) {
                                (true, false) => true,
                                (false, true) => false,
                                _ => other < at,
                            }
                    })
            };
            ((*name).to_owned(), role.filter(|role| !taken(role)))
        });
        Some(Self { at, kind, columns: columns.collect() })
    }

    /// Where a role's first column stands.
    pub(super) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|(_, found)| *found == Some(role))
    }

    /// Where all columns of a role stand.
    pub(super) fn all(&self, role: ColumnRole) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, (_, found))| *found == Some(role))
            .map(|(at, _)| at)
    }
}

/// The columns of a sheet, for whoever says what they mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SheetColumns {
    /// The file.
    pub file: String,
    /// The sheet; empty for a text file.
    pub sheet: String,
    /// The row of the header.
    pub row: u32,
    /// What its rows are; `None` if its columns do not say.
    pub kind: Option<SheetKind>,
    /// For each column its name, what it holds, and a text of it.
    pub columns: Vec<SheetColumn>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SheetColumn {
    /// What it is called.
    pub name: String,
    /// What it holds; `None`: it is left out, or is an attribute of products.
    pub role: Option<ColumnRole>,
    /// The first text below.
    pub example: String,
}

/// What a grid's columns hold; if no header is found, the first row stands for it.
#[must_use]
pub fn columns_of_grid(file: &str, grid: &Grid, mapping: &Mapping) -> Option<SheetColumns> {
    let found = Header::find(grid, mapping);
    let at = found.as_ref().map_or(0, |header| header.at);
    let row = grid.rows.get(at)?;
    let example = |column: usize| {
        let below = grid.rows.iter().skip(at + 1).map(|row| row.cell(column));
        let first = below.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default();
        first.chars().take(40).collect()
    };
    let role = |column: usize| found.as_ref()?.columns.get(column)?.1;
    let columns = (0..row.cells.len()).filter(|column| !row.cell(*column).is_empty()).map(|at| {
        SheetColumn { name: row.cell(at).to_owned(), role: role(at), example: example(at) }
    });
    Some(SheetColumns {
        file: file.to_owned(),
        sheet: grid.name.clone(),
        row: row.number,
        kind: found.as_ref().map(|header| header.kind),
        columns: columns.collect(),
    })
}
