//! A table as it stands in its file.

use super::super::error::EditError;
use super::super::writable::Writable;
use super::gesture::TableName;
use crate::KbFiles;

/// A table, cell by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableText {
    /// Its columns, in file order; those that Kaopu knows and the file lacks stand behind.
    pub columns: Vec<TableColumnText>,
    /// Its records: the row's number in the file, and a text for each column.
    pub rows: Vec<(u32, Vec<String>)>,
    /// The number that a row behind the last one would have.
    pub next_row: u32,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumnText {
    /// Its name, as Kaopu spells it if it is one that Kaopu knows.
    pub name: String,
    /// Whether Kaopu knows it; of products, the others are attributes.
    pub is_known: bool,
    /// Where it stands in the file, from 1; `None` if the file lacks it.
    pub position: Option<u32>,
}

/// Reads a table for editing.
///
/// # Errors
/// The file can't be read wholly, and so can't be edited.
pub fn table_text(files: &KbFiles, table: TableName) -> Result<TableText, EditError> {
    let known = table.columns().names;
    let mut file = Writable::open(files, table.columns())?;
    let header: Vec<String> = file.header().iter().map(|name| name.trim().to_owned()).collect();
    let mut columns = Vec::new();
    for (at, name) in (0_usize..).zip(header) {
        let spelled = known.iter().find(|known| known.eq_ignore_ascii_case(&name));
        if !name.is_empty() && file.position(&name) == Some(at) {
            columns.push(TableColumnText {
                is_known: spelled.is_some(),
                name: spelled.map_or(name, |known| (*known).to_owned()),
                position: Some(number(at)),
            });
        }
    }
    let lacking: Vec<&str> =
        known.iter().copied().filter(|name| file.position(name).is_none()).collect();
    columns.extend(lacking.into_iter().map(|name| TableColumnText {
        name: name.to_owned(),
        is_known: true,
        position: None,
    }));
    let table = file.table();
    let cells = |row: &crate::Row<'_>| {
        let at = |column: &TableColumnText| column.position.map(|at| at as usize - 1);
        columns.iter().map(|column| at(column).map_or("", |at| row.cell(at)).to_owned()).collect()
    };
    let rows = table.records().map(|(index, row)| (number(index), cells(row))).collect();
    Ok(TableText { rows, next_row: number(table.rows().len()), columns })
}

/// A place counted from 0, as people count it.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
