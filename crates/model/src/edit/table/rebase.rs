//! A gesture made in one content of a table, carried over to another: a three-way merge by row and
//! cell.

use serde::{Deserialize, Serialize};

use super::super::merge::merge_lists;
use super::gesture::{CellBlock, ColumnEdit, NewRows, TableEdit};
use super::read::TableText;
use super::rows::NamedRows;
use crate::parse::sheet::list_cell;

/// What became of a gesture that was carried over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RebasedEdit {
    /// The gesture, in the content that it was carried over to. What conflicts is not in it, unless
    /// it was decided so.
    pub edit: TableEdit,
    /// What both sides changed to different things, and nobody has decided.
    pub conflicts: Vec<TableConflict>,
}

/// A cell, or a row, that both sides changed to different things.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableConflict {
    /// What the row is called; empty for a column as a whole.
    pub row: String,
    /// How many rows of that name stand above it.
    pub nth: u32,
    /// The column; empty for the row as a whole.
    pub column: String,
    /// What stood there before both; `None`: nothing did.
    pub base: Option<String>,
    /// What the gesture makes of it; `None`: it goes.
    pub ours: Option<String>,
    /// What stands there now; `None`: it is gone.
    pub theirs: Option<String>,
}

/// Carries a gesture over. `takes_ours` says of a conflict how it was decided, if it was.
#[must_use]
pub fn rebase_table_edit(
    base: &TableText,
    now: &TableText,
    edit: &TableEdit,
    takes_ours: &dyn Fn(&TableConflict) -> Option<bool>,
) -> RebasedEdit {
    let table = edit.table;
    let (base, now) = (NamedRows::new(table, base), NamedRows::new(table, now));
    let mut rebase = Rebase {
        base,
        now,
        takes_ours,
        renamed: Vec::new(),
        out: RebasedEdit {
            edit: TableEdit { table, ..TableEdit::default() },
            conflicts: Vec::new(),
        },
    };
    for column in &edit.columns {
        rebase.column(column, edit);
    }
    for block in &edit.set {
        for (row, cells) in block.rows.iter().zip(&block.cells) {
            rebase.cells(*row, &block.columns, cells, &edit.remove);
        }
    }
    for cells in &edit.add.rows {
        rebase.added(&edit.add.columns, cells);
    }
    for row in &edit.remove {
        rebase.removed(*row);
    }
    rebase.out
}

struct Rebase<'a> {
    base: NamedRows<'a>,
    now: NamedRows<'a>,
    takes_ours: &'a dyn Fn(&TableConflict) -> Option<bool>,
    /// Columns that are called otherwise from then on: the old name and the new one.
    renamed: Vec<(String, String)>,
    out: RebasedEdit,
}

impl Rebase<'_> {
    fn column(&mut self, edit: &ColumnEdit, whole: &TableEdit) {
        match edit {
            ColumnEdit::Add { name } => {
                if self.now.column(name.trim()).is_none() {
                    self.out.edit.columns.push(edit.clone());
                }
            }
            ColumnEdit::Rename { column, name } => {
                let name = name.trim().to_owned();
                if self.now.column(column).is_some() {
                    self.renamed.push((column.clone(), name));
                    self.out.edit.columns.push(edit.clone());
                } else if self.now.column(&name).is_none()
                    && self.decided(column_conflict(column, Some(name.clone()), None))
                {
                    self.out.edit.columns.push(ColumnEdit::Add { name });
                }
            }
            ColumnEdit::Remove { column } => {
                if self.now.column(column).is_none() {
                    return;
                }
                let written = self.written_meanwhile(column, whole);
                let conflict = column_conflict(column, None, written.clone());
                if written.is_none() || self.decided(conflict) {
                    self.out.edit.columns.push(edit.clone());
                }
            }
        }
    }

    /// What somebody wrote meanwhile into a column that is to go.
    fn written_meanwhile(&self, column: &str, whole: &TableEdit) -> Option<String> {
        let texts = self.now.names().enumerate().filter_map(|(index, name)| {
            let text = self.now.cell(index, column);
            let was = self.base.find(name);
            let goes = was.is_some_and(|was| whole.remove.contains(&self.base.number(was)));
            let before = was.map_or("", |was| self.base.cell(was, column));
            (text != before && !text.is_empty() && !goes).then_some(text)
        });
        let texts: Vec<&str> = texts.collect();
        (!texts.is_empty()).then(|| texts.join("；"))
    }

    fn cells(&mut self, row: u32, columns: &[String], texts: &[String], removed: &[u32]) {
        let Some(was) = self.base.index(row) else { return };
        if removed.contains(&row) {
            return;
        }
        let name = self.base.name(was);
        let Some(is) = self.now.find(name) else {
            let ours = row_text(texts);
            let conflict = TableConflict {
                base: Some(row_text(self.base.cells(was))),
                ours: Some(ours),
                ..conflict(name, "")
            };
            if self.decided(conflict) {
                self.bring_back(was, columns, texts);
            }
            return;
        };
        let mut set = (Vec::new(), Vec::new());
        for (column, ours) in columns.iter().zip(texts) {
            let old = self.renamed.iter().find(|(_, new)| new == column);
            let there = &old.map_or_else(|| column.clone(), |(old, _)| old.clone());
            let base = self.base.cell(was, there);
            if let Some(text) = self.merged(name, column, there, is, base, ours) {
                set.0.push(column.clone());
                set.1.push(text);
            }
        }
        self.set(is, set);
    }

    /// A row that is gone comes again, with what was written into it.
    fn bring_back(&mut self, was: usize, columns: &[String], texts: &[String]) {
        let there = self.base.text.columns.iter().map(|column| &column.name);
        let old = there.filter(|name| self.now.column(name).is_some() && !columns.contains(name));
        let (mut columns, mut texts) = (columns.to_vec(), texts.to_vec());
        for name in old {
            columns.push(name.clone());
            texts.push(self.base.cell(was, name).to_owned());
        }
        self.add(&columns, &texts);
    }

    fn added(&mut self, columns: &[String], texts: &[String]) {
        let naming = self.out.edit.table.naming_column();
        let at = columns.iter().position(|column| column == naming);
        let name = at.and_then(|at| texts.get(at)).map_or("", |text| text.trim());
        // Where the table had the name already another row of that name is wanted.
        let same = self.now.find((name, 0)).filter(|_| !name.is_empty());
        let Some(is) = same.filter(|_| self.base.find((name, 0)).is_none()) else {
            self.add(columns, texts);
            return;
        };
        let mut set = (Vec::new(), Vec::new());
        for (column, ours) in columns.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
            if let Some(text) = self.merged((name, 0), column, column, is, "", ours) {
                set.0.push(column.clone());
                set.1.push(text);
            }
        }
        self.set(is, set);
    }

    fn removed(&mut self, row: u32) {
        let Some(was) = self.base.index(row) else { return };
        let name = self.base.name(was);
        let Some(is) = self.now.find(name) else { return };
        let columns = self.base.text.columns.iter().chain(&self.now.text.columns);
        let changed = columns
            .filter(|column| self.now.column(&column.name).is_some())
            .any(|column| self.base.cell(was, &column.name) != self.now.cell(is, &column.name));
        let conflict = TableConflict {
            base: Some(row_text(self.base.cells(was))),
            theirs: Some(row_text(self.now.cells(is))),
            ..conflict(name, "")
        };
        if !changed || self.decided(conflict) {
            self.out.edit.remove.push(self.now.number(is));
        }
    }

    /// What a cell is to hold; `None`: what it holds.
    fn merged(
        &mut self,
        row: (&str, usize),
        column: &str,
        there: &str,
        is: usize,
        base: &str,
        ours: &str,
    ) -> Option<String> {
        let theirs = self.now.cell(is, there);
        if ours == theirs || ours == base {
            return None;
        }
        if theirs == base && self.is_there(there) {
            return Some(ours.to_owned());
        }
        if self.out.edit.table.is_list(there) {
            let joined = joined_lists(base, ours, theirs);
            return (joined != theirs).then_some(joined);
        }
        let some = |text: &str| Some(text.to_owned());
        let conflict = TableConflict {
            base: some(base),
            ours: some(ours),
            theirs: some(theirs),
            ..conflict(row, column)
        };
        if !self.decided(conflict) {
            return None;
        }
        if !self.is_there(there) {
            self.out.edit.columns.push(ColumnEdit::Add { name: column.to_owned() });
        }
        Some(ours.to_owned())
    }

    /// Whether a column is there, or comes with what is done before.
    fn is_there(&self, column: &str) -> bool {
        let comes = |edit: &ColumnEdit| matches!(edit, ColumnEdit::Add { name } if name == column);
        self.now.column(column).is_some() || self.out.edit.columns.iter().any(comes)
    }

    /// Whether ours is taken. What nobody has decided is noted.
    fn decided(&mut self, conflict: TableConflict) -> bool {
        let decided = (self.takes_ours)(&conflict);
        if decided.is_none() {
            self.out.conflicts.push(conflict);
        }
        decided.unwrap_or(false)
    }

    fn set(&mut self, is: usize, (columns, texts): (Vec<String>, Vec<String>)) {
        if !columns.is_empty() {
            let rows = vec![self.now.number(is)];
            self.out.edit.set.push(CellBlock { rows, columns, cells: vec![texts] });
        }
    }

    /// A row that comes. All new rows have the same columns.
    fn add(&mut self, columns: &[String], texts: &[String]) {
        let NewRows { columns: all, rows } = &mut self.out.edit.add;
        for column in columns {
            if !all.contains(column) {
                all.push(column.clone());
                rows.iter_mut().for_each(|row| row.push(String::new()));
            }
        }
        let text = |column: &String| {
            let at = columns.iter().position(|one| one == column);
            at.and_then(|at| texts.get(at)).cloned().unwrap_or_default()
        };
        let row = all.iter().map(text).collect();
        rows.push(row);
    }
}

fn conflict((row, nth): (&str, usize), column: &str) -> TableConflict {
    TableConflict {
        row: row.to_owned(),
        nth: u32::try_from(nth).unwrap_or(u32::MAX),
        column: column.to_owned(),
        base: None,
        ours: None,
        theirs: None,
    }
}

fn column_conflict(column: &str, ours: Option<String>, theirs: Option<String>) -> TableConflict {
    TableConflict { base: Some(column.to_owned()), ours, theirs, ..conflict(("", 0), column) }
}

/// All of a row in a line.
fn row_text(cells: &[String]) -> String {
    let filled: Vec<&str> =
        cells.iter().map(String::as_str).filter(|cell| !cell.trim().is_empty()).collect();
    filled.join(" · ")
}

/// Lists in cells, joined word by word.
fn joined_lists(base: &str, ours: &str, theirs: &str) -> String {
    merge_lists(&list_cell(base), &list_cell(ours), &list_cell(theirs)).join("|")
}
