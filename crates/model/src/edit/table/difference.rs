//! What makes one content of a table another.

use super::gesture::{CellBlock, ColumnEdit, NewRows, TableEdit, TableName};
use super::read::TableText;
use super::rows::NamedRows;

/// The gesture that makes of one content of a table what another says, row by row and cell by cell.
/// The order of rows is not looked at.
#[must_use]
pub fn table_difference(table: TableName, from: &TableText, to: &TableText) -> TableEdit {
    let (from, to) = (NamedRows::new(table, from), NamedRows::new(table, to));
    let mut edit = TableEdit { table, ..TableEdit::default() };
    let (mut kept, mut added) = (Vec::new(), Vec::new());
    for (at, column) in to.text.columns.iter().enumerate() {
        if from.column(&column.name).is_none() {
            edit.columns.push(ColumnEdit::Add { name: column.name.clone() });
        }
        kept.push((at, column.name.clone()));
    }
    for column in &from.text.columns {
        if to.column(&column.name).is_none() {
            edit.columns.push(ColumnEdit::Remove { column: column.name.clone() });
        }
    }
    for (index, name) in to.names().enumerate() {
        let cells = to.cells(index);
        let Some(was) = from.find(name) else {
            added.push(cells.to_vec());
            continue;
        };
        let differing = kept.iter().filter(|(at, column)| {
            cells.get(*at).map_or("", String::as_str) != from.cell(was, column)
        });
        let (columns, texts): (Vec<_>, Vec<_>) = differing
            .map(|(at, column)| (column.clone(), cells.get(*at).cloned().unwrap_or_default()))
            .unzip();
        if !columns.is_empty() {
            let rows = vec![from.number(was)];
            edit.set.push(CellBlock { rows, columns, cells: vec![texts] });
        }
    }
    if !added.is_empty() {
        let columns = kept.into_iter().map(|(_, column)| column).collect();
        edit.add = NewRows { columns, rows: added };
    }
    let gone = from.names().enumerate().filter(|(_, name)| to.find(*name).is_none());
    edit.remove = gone.map(|(index, _)| from.number(index)).collect();
    edit
}
