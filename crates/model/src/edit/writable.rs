//! A CSV file that is about to be changed.

use std::borrow::Cow;

use super::diff::{Step, align};
use super::error::EditError;
use super::toml_merge;
use crate::findings::Findings;
use crate::limits::{COLUMNS, TEXT_CHARS};
use crate::parse::sheet::{Columns, Sheet, columns_of};
use crate::source::encoding::decode;
use crate::source::{Row, RowKind, Table};
use crate::{Diagnostic, KbFiles, Place};

/// The cells of a row, by column.
pub(super) type Cells<'c> = Vec<(&'static str, &'c str)>;

/// Why a file can't be read wholly, and so is never written over; `None` if it can.
#[must_use]
pub fn unwritable(path: &str, content: &[u8]) -> Option<EditError> {
    let files = KbFiles::from([(path.to_owned(), content.to_vec())]);
    match columns_of(path) {
        Some(columns) => Writable::open(&files, columns).err(),
        None => toml_merge::open(&files, path).err(),
    }
}

/// A CSV file of the KB that can be read wholly, and so may be written.
pub(super) struct Writable<'t> {
    columns: &'static Columns,
    table: Table<'t>,
}

impl<'t> Writable<'t> {
    /// Opens a file; a missing or empty one gets its header.
    pub(super) fn open(files: &'t KbFiles, columns: &'static Columns) -> Result<Self, EditError> {
        let unreadable = |because: Diagnostic| EditError::Unreadable {
            file: columns.file.to_owned(),
            because: Box::new(because),
        };
        let Some(bytes) = files.get(columns.file) else {
            return Ok(Self { columns, table: Table::with_header(columns.of_new_file()) });
        };
        let mut table = Table::parse(
            decode(columns.file, bytes).map_err(|diagnostic| unreadable(*diagnostic))?,
        );
        if table.header().is_none() && !table.is_broken() {
            table.insert(usize::MAX, columns.of_new_file());
            // Read again, so that the new row becomes the header.
            let text = table.format();
            return Ok(Self { columns, table: Table::parse(&text).into_owned() });
        }
        let mut found = Findings::default();
        let sheet = Sheet::open_strictly(columns, table, &mut found);
        match (sheet, found.into_diagnostics().into_iter().next()) {
            (Some(sheet), None) => Ok(Self { columns, table: sheet.table }),
            (_, Some(diagnostic)) => Err(unreadable(diagnostic)),
            (None, None) => Err(unreadable(Diagnostic::error(
                "csv-header",
                Place::file(columns.file),
                "表头读不懂",
                "the header makes no sense",
            ))),
        }
    }

    /// Its new content.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.table.format().into_bytes()
    }

    /// The rows whose cell in a column is this text, spaces at its ends aside; indices in rising
    /// order.
    pub(super) fn find(&self, column: &'static str, text: &str) -> Vec<usize> {
        let Some(position) = self.position(column) else { return Vec::new() };
        self.table
            .records()
            .filter(|(_, row)| row.cell(position).trim() == text)
            .map(|(index, _)| index)
            .collect()
    }

    /// Where the records are, in rising order.
    pub(super) fn records(&self) -> Vec<usize> {
        self.table.records().map(|(index, _)| index).collect()
    }

    /// A cell; empty if there is no such row or column.
    pub(super) fn cell(&self, index: usize, column: &str) -> &str {
        let row = self.table.rows().get(index);
        self.position(column).and_then(|position| Some(row?.cell(position))).unwrap_or_default()
    }

    /// Sets cells of a row.
    pub(super) fn set(&mut self, index: usize, cells: &Cells<'_>) -> Result<(), EditError> {
        self.add_columns(cells);
        self.must_not_be_a_comment(cells)?;
        self.must_fit(cells)?;
        let cells: Vec<(usize, &str)> = cells
            .iter()
            .filter_map(|(column, text)| Some((self.position(column)?, *text)))
            .collect();
        self.table.set(index, &cells);
        Ok(())
    }

    /// Puts a new row before an index; beyond the last row means the end.
    pub(super) fn insert(&mut self, index: usize, cells: &Cells<'_>) -> Result<(), EditError> {
        self.add_columns(cells);
        self.must_not_be_a_comment(cells)?;
        self.must_fit(cells)?;
        let width = self.table.header().map_or(0, |header| header.cells().len());
        let mut row = vec![""; width];
        for (column, text) in cells {
            if let Some(cell) = self.position(column).and_then(|position| row.get_mut(position)) {
                *cell = text;
            }
        }
        self.table.insert(index, &row);
        Ok(())
    }

    /// Removes rows, by indices in rising order.
    pub(super) fn remove(&mut self, indices: &[usize]) {
        self.table.remove(indices);
    }

    /// Where a new row goes that belongs after the row at this index; the end if there is none.
    pub(super) fn after(&self, index: Option<usize>) -> usize {
        index.map_or(usize::MAX, |index| index + 1)
    }

    /// Makes these rows hold `wanted`, in this order. Rows that hold what is wanted stay as they
    /// are; changed ones are edited in place; new ones go after the row before them. `owner` are
    /// the cells that every row has and that need not be compared.
    pub(super) fn replace_rows(
        &mut self,
        rows: &[usize],
        owner: &Cells<'_>,
        wanted: &[Cells<'_>],
    ) -> Result<(), EditError> {
        for cells in wanted {
            self.add_columns(cells);
        }
        let current: Vec<Cells<'_>> = rows
            .iter()
            .map(|index| {
                wanted
                    .first()
                    .into_iter()
                    .flatten()
                    .map(|(column, _)| (*column, self.cell(*index, column)))
                    .collect()
            })
            .collect();
        let steps = align(&current, wanted);
        drop(current);
        let mut removed = Vec::new();
        // Rows move down as others are put in above them; nothing is taken out before the end.
        let mut added = 0;
        let mut last = None;
        for step in steps {
            match step {
                Step::Keep(at) => last = rows.get(at).map(|row| row + added),
                Step::Change(at, to) => {
                    let index = rows.get(at).map(|row| row + added);
                    if let (Some(index), Some(cells)) = (index, wanted.get(to)) {
                        self.set(index, cells)?;
                    }
                    last = index;
                }
                Step::Remove(at) => removed.extend(rows.get(at).map(|row| row + added)),
                Step::Add(to) => {
                    let Some(cells) = wanted.get(to) else { continue };
                    let index = match (last, rows.first()) {
                        (Some(last), _) => last + 1,
                        (None, Some(first)) => *first,
                        (None, None) => self.table.rows().len(),
                    };
                    let cells: Cells<'_> = owner.iter().chain(cells).copied().collect();
                    self.insert(index, &cells)?;
                    // Rows to be removed that were passed already lie above, so their indices stay.
                    for row in removed.iter_mut().filter(|row| **row >= index) {
                        *row += 1;
                    }
                    added += 1;
                    last = Some(index);
                }
            }
        }
        removed.sort_unstable();
        self.table.remove(&removed);
        Ok(())
    }

    /// The table itself, for who looks after its columns.
    pub(super) fn table(&mut self) -> &mut Table<'t> {
        &mut self.table
    }

    /// The names of its columns.
    pub(super) fn header(&self) -> &[Cow<'t, str>] {
        self.table.header().map_or(&[], Row::cells)
    }

    /// Where a column stands, from 0.
    pub(super) fn position(&self, column: &str) -> Option<usize> {
        self.table
            .header()?
            .cells()
            .iter()
            .position(|name| name.trim().eq_ignore_ascii_case(column))
    }

    /// A column that the file does not have yet is added only when there is something to put into
    /// it.
    fn add_columns(&mut self, cells: &Cells<'_>) {
        for (column, text) in cells {
            if !text.is_empty() && self.position(column).is_none() {
                self.table.add_column(column);
            }
        }
    }

    /// If the first column is not one of ids, a text that begins with `#` would make a comment of
    /// the row.
    fn must_not_be_a_comment(&self, cells: &Cells<'_>) -> Result<(), EditError> {
        match cells.iter().find(|(column, text)| {
            self.position(column) == Some(0) && text.trim_start().starts_with('#')
        }) {
            None => Ok(()),
            Some((column, _)) => Err(EditError::refused(
                column,
                format!("{} 的第一列不能以 # 开头，否则整行会变成注释", self.columns.file),
                format!(
                    "the first cell of a row of {} must not begin with #: the row would become a \
                     comment",
                    self.columns.file
                ),
            )),
        }
    }

    /// The last record whose cell in a column is exactly this text.
    pub(super) fn last_with(&self, column: &str, text: &str) -> Option<usize> {
        let position = self.position(column)?;
        let mut rows = self.table.rows().iter().enumerate().rev();
        rows.find(|(_, row)| row.kind() == RowKind::Record && row.cell(position) == text)
            .map(|(index, _)| index)
    }

    /// What is over a limit could not be read again.
    fn must_fit(&self, cells: &Cells<'_>) -> Result<(), EditError> {
        if self.table.header().is_some_and(|header| header.cells().len() > COLUMNS) {
            return Err(EditError::refused(
                "size",
                format!("{} 的列太多了，最多 {COLUMNS} 列", self.columns.file),
                format!("{} would have more than {COLUMNS} columns", self.columns.file),
            ));
        }
        match cells.iter().find(|(_, text)| text.chars().nth(TEXT_CHARS).is_some()) {
            None => Ok(()),
            Some((column, _)) => Err(EditError::refused(
                column,
                format!("这里最多写 {TEXT_CHARS} 个字"),
                format!("at most {TEXT_CHARS} characters can stand here"),
            )),
        }
    }
}
