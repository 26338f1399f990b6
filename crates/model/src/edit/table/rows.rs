//! Rows of one table found again in another content of it.

use std::collections::BTreeMap;

use super::gesture::TableName;
use super::read::TableText;

/// A table whose rows are found by what they are called. Of several rows with one name the first is
/// the first of the other content, and so on.
pub(super) struct NamedRows<'t> {
    pub(super) text: &'t TableText,
    names: Vec<(&'t str, usize)>,
    by_name: BTreeMap<(&'t str, usize), usize>,
}

impl<'t> NamedRows<'t> {
    pub(super) fn new(table: TableName, text: &'t TableText) -> Self {
        let naming = text.columns.iter().position(|column| column.name == table.naming_column());
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut names, mut by_name) = (Vec::with_capacity(text.rows.len()), BTreeMap::new());
        for (index, (_, cells)) in text.rows.iter().enumerate() {
            let name = naming.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            let time = times.entry(name).or_default();
            names.push((name, *time));
            by_name.insert((name, *time), index);
            *time += 1;
        }
        Self { text, names, by_name }
    }

    /// What each row is called, and how many of that name stand above it.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'t str, usize)> + '_ {
        self.names.iter().copied()
    }

    /// Which row it is, from 0 without blank lines and comments.
    pub(super) fn find(&self, name: (&str, usize)) -> Option<usize> {
        self.by_name.get(&name).copied()
    }

    pub(super) fn name(&self, index: usize) -> (&'t str, usize) {
        self.names.get(index).copied().unwrap_or_default()
    }

    /// The row with this number in its file.
    pub(super) fn index(&self, number: u32) -> Option<usize> {
        self.text.rows.binary_search_by_key(&number, |(row, _)| *row).ok()
    }

    /// Where a column of this name stands; `None` also for one that Kaopu knows and the file lacks.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.text.columns.iter().position(|column| column.name == name)
    }

    pub(super) fn cells(&self, index: usize) -> &'t [String] {
        self.text.rows.get(index).map_or(&[], |(_, cells)| cells)
    }

    pub(super) fn number(&self, index: usize) -> u32 {
        self.text.rows.get(index).map_or(0, |(number, _)| *number)
    }

    /// A cell by its column; nothing where there is no such column.
    pub(super) fn cell(&self, index: usize, column: &str) -> &'t str {
        let at = self.column(column);
        at.and_then(|at| self.cells(index).get(at)).map_or("", String::as_str)
    }
}
