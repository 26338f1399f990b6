//! A CSV file that can be edited without touching what nobody edited.

use std::borrow::Cow;

use super::quote::write_record;
use super::split::{RowFault, first_record, raw_cells};
use crate::limits::{CELLS, ROWS};

const BOM: &str = "\u{feff}";

/// A CSV file, row by row. [`Table::format`] gives back exactly the text that was parsed, but for
/// the rows that were edited.
///
/// ```
/// use kaopu_model::Table;
/// let text = "id,question\n# about parcels\nship,\"When?\"\nsize,Which?\n";
/// let mut table = Table::parse(text);
/// table.set(3, &[(1, "Which size?")]);
/// assert_eq!(table.format(), "id,question\n# about parcels\nship,\"When?\"\nsize,Which size?\n");
/// ```
#[derive(Debug, Clone)]
pub struct Table<'t> {
    bom: bool,
    line_end: LineEnd,
    rows: Vec<Row<'t>>,
    /// The place of the header among the rows.
    header: Option<usize>,
}

/// One row as a spreadsheet counts it: a record, however many lines it takes.
#[derive(Debug, Clone)]
pub struct Row<'t> {
    raw: Cow<'t, str>,
    cells: Vec<Cow<'t, str>>,
    kind: RowKind,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The first record: names of the columns.
    Header,
    /// Data.
    Record,
    /// Its first cell begins with `#`.
    Comment,
    /// No cell holds anything.
    Blank,
    /// Its quotes are wrong, or it is over a limit; it has no cells.
    Broken(RowFault),
}

/// How lines end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineEnd {
    /// `\n`
    #[default]
    Lf,
    /// `\r\n`
    CrLf,
    /// `\r`
    Cr,
}

impl LineEnd {
    /// The characters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }

    fn of(raw: &str) -> Option<Self> {
        if raw.ends_with("\r\n") {
            Some(Self::CrLf)
        } else if raw.ends_with('\n') {
            Some(Self::Lf)
        } else if raw.ends_with('\r') {
            Some(Self::Cr)
        } else {
            None
        }
    }
}

impl<'t> Row<'t> {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> RowKind {
        self.kind
    }

    /// Its cells, unquoted.
    #[must_use]
    pub fn cells(&self) -> &[Cow<'t, str>] {
        &self.cells
    }

    /// A cell, counted from 0; empty if the row is shorter.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell)
    }

    /// Its text in the file, line end included.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    fn read(raw: &'t str, cells: Vec<Cow<'t, str>>, fault: Option<RowFault>) -> Self {
        let kind = match fault {
            Some(fault) => RowKind::Broken(fault),
            None if cells.iter().all(|cell| cell.trim().is_empty()) => RowKind::Blank,
            None if cells.first().is_some_and(|cell| cell.trim_start().starts_with('#')) => {
                RowKind::Comment
            }
            None => RowKind::Record,
        };
        Self { raw: Cow::Borrowed(raw), cells, kind }
    }
}

impl<'t> Table<'t> {
    /// Splits a file. Never fails: what can't be split, and what is over a limit, becomes a
    /// [`RowKind::Broken`] row.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        Self::parse_until(text, |_| false)
    }

    /// The same as far as the header, for those who ask for no more.
    pub(crate) fn parse_header(text: &'t str) -> Self {
        Self::parse_until(text, |row| row.kind == RowKind::Header)
    }

    fn parse_until(text: &'t str, is_last: impl Fn(&Row<'t>) -> bool) -> Self {
        let (bom, mut rest) = text.strip_prefix(BOM).map_or((false, text), |rest| (true, rest));
        let mut rows: Vec<Row<'t>> = Vec::new();
        let (mut header, mut had_header, mut cells) = (None, false, 0);
        while !rest.is_empty() {
            let record = first_record(rest);
            cells += record.cells.len();
            let over = if rows.len() == ROWS {
                Some(RowFault::TooManyRows)
            } else {
                (cells > CELLS).then_some(RowFault::TooManyCells)
            };
            let mut row = match over {
                Some(_) => Row::read(rest, Vec::new(), over),
                None => Row::read(record.raw, record.cells, record.fault),
            };
            rest = rest.get(row.raw.len()..).unwrap_or_default();
            // A broken first record was the header; the rows after it must not take its place.
            if !had_header && matches!(row.kind, RowKind::Record | RowKind::Broken(_)) {
                had_header = true;
                if row.kind == RowKind::Record {
                    row.kind = RowKind::Header;
                    header = Some(rows.len());
                }
            }
            rows.push(row);
            if rows.last().is_some_and(&is_last) {
                break;
            }
        }
        let line_end = rows.iter().find_map(|row| LineEnd::of(&row.raw)).unwrap_or_default();
        Self { bom, line_end, rows, header }
    }

    /// A new file that holds only its header.
    #[must_use]
    pub fn with_header(columns: &[&str]) -> Self {
        let mut table = Self { bom: false, line_end: LineEnd::Lf, rows: Vec::new(), header: None };
        table.insert(0, columns);
        table.header = Some(0);
        if let Some(row) = table.rows.first_mut() {
            row.kind = RowKind::Header;
        }
        table
    }

    /// The text of the file.
    #[must_use]
    pub fn format(&self) -> String {
        let mut text = String::with_capacity(
            self.rows.iter().map(|row| row.raw.len()).sum::<usize>() + BOM.len(),
        );
        if self.bom {
            text.push_str(BOM);
        }
        for row in &self.rows {
            text.push_str(&row.raw);
        }
        text
    }

    /// All rows; the row at index 0 is row 1 of a spreadsheet.
    #[must_use]
    pub fn rows(&self) -> &[Row<'t>] {
        &self.rows
    }

    /// The header, unless the file has none or its quotes are wrong.
    #[must_use]
    pub fn header(&self) -> Option<&Row<'t>> {
        self.rows.get(self.header?)
    }

    /// Index and row of every record below the header.
    pub fn records(&self) -> impl DoubleEndedIterator<Item = (usize, &Row<'t>)> {
        self.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Record)
    }

    /// Whether some of it could not be read, so that it must not be written.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.kind, RowKind::Broken(_)))
    }

    /// Sets cells (counted from 0) of the row at an index. The row's text changes only if a cell
    /// does; it keeps its line end. An index that does not exist is ignored.
    pub fn set(&mut self, index: usize, cells: &[(usize, &str)]) {
        let Some(row) = self.rows.get_mut(index) else { return };
        if cells.iter().all(|(column, text)| row.cell(*column) == *text) {
            return;
        }
        for (column, text) in cells {
            if row.cells.len() <= *column {
                row.cells.resize(*column + 1, Cow::Borrowed(""));
            }
            row.cells[*column] = Cow::Owned((*text).to_owned());
        }
        let mut raw = String::new();
        write_record(&mut raw, &row.cells);
        raw.push_str(LineEnd::of(&row.raw).map_or("", LineEnd::as_str));
        row.raw = Cow::Owned(raw);
    }

    /// Puts a new record before the row at an index; an index beyond the last row means the end.
    pub fn insert(&mut self, index: usize, cells: &[&str]) {
        let index = index.min(self.rows.len());
        let line_end = self.line_end.as_str();
        if let Some(previous) = index.checked_sub(1).and_then(|before| self.rows.get_mut(before))
            && LineEnd::of(&previous.raw).is_none()
        {
            previous.raw.to_mut().push_str(line_end);
        }
        let mut raw = String::new();
        write_record(&mut raw, cells);
        raw.push_str(line_end);
        let cells = cells.iter().map(|cell| Cow::Owned((*cell).to_owned())).collect();
        self.rows.insert(index, Row { raw: Cow::Owned(raw), cells, kind: RowKind::Record });
        self.header = self.header.map(|at| if at < index { at } else { at + 1 });
    }

    /// Adds a column at the right of the header; every record gets an empty cell there, its own
    /// text untouched.
    pub fn add_column(&mut self, name: &str) {
        let width = self.header().map_or(0, |header| header.cells.len());
        for row in &mut self.rows {
            if !matches!(row.kind, RowKind::Header | RowKind::Record) || row.cells.len() > width {
                continue;
            }
            let end = LineEnd::of(&row.raw).map_or("", LineEnd::as_str);
            let mut raw = row.raw.strip_suffix(end).unwrap_or(&row.raw).to_owned();
            let missing = width + 1 - row.cells.len();
            raw.push_str(&",".repeat(missing));
            row.cells.resize(width + 1, Cow::Borrowed(""));
            if row.kind == RowKind::Header {
                write_record(&mut raw, &[name]);
                if let Some(cell) = row.cells.last_mut() {
                    *cell = Cow::Owned(name.to_owned());
                }
            }
            raw.push_str(end);
            row.raw = Cow::Owned(raw);
        }
    }

    /// Takes a column out (counted from 0): its cell of the header and of every record, whose other
    /// cells stay as they are written.
    pub fn remove_column(&mut self, column: usize) {
        for row in &mut self.rows {
            if !matches!(row.kind, RowKind::Header | RowKind::Record) || row.cells.len() <= column {
                continue;
            }
            let end = LineEnd::of(&row.raw).map_or("", LineEnd::as_str);
            let mut cells = raw_cells(row.raw.strip_suffix(end).unwrap_or(&row.raw));
            cells.remove(column);
            let raw = cells.join(",") + end;
            row.cells.remove(column);
            row.raw = Cow::Owned(raw);
        }
    }

    /// The same table, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Table<'static> {
        let owned = |text: Cow<'t, str>| Cow::Owned(text.into_owned());
        let rows = self.rows.into_iter().map(|row| Row {
            raw: owned(row.raw),
            cells: row.cells.into_iter().map(owned).collect(),
            kind: row.kind,
        });
        Table { bom: self.bom, line_end: self.line_end, rows: rows.collect(), header: self.header }
    }

    /// Takes rows out, by their indices in rising order.
    pub fn remove(&mut self, indices: &[usize]) {
        let mut doomed = indices.iter().copied().peekable();
        let mut at = 0;
        self.rows.retain(|_| {
            let dies = doomed.next_if_eq(&at).is_some();
            at += 1;
            !dies
        });
        self.header = self.rows.iter().position(|row| row.kind == RowKind::Header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_rows() {
        let table = Table::parse("\u{feff}# top\n\nid,note\r\na,1\n,,\n\"# b, c\",\nlast,\"x\ny\"");
        let kinds: Vec<_> = table.rows().iter().map(Row::kind).collect();
        use RowKind::{Blank, Comment, Header, Record};
        assert_eq!(kinds, [Comment, Blank, Header, Record, Blank, Comment, Record]);
        assert_eq!(table.rows()[6].cells(), ["last", "x\ny"]);
    }

    #[test]
    fn an_edit_keeps_the_rows_line_end() {
        let mut table = Table::parse("a,b\r\n1,2\n3,4");
        table.set(1, &[(1, "x,y")]);
        table.set(2, &[(0, "z")]);
        assert_eq!(table.format(), "a,b\r\n1,\"x,y\"\nz,4");
    }

    #[test]
    fn setting_what_is_there_changes_nothing() {
        let mut table = Table::parse("a,b\n\"1\",2\n");
        table.set(1, &[(0, "1")]);
        assert_eq!(table.format(), "a,b\n\"1\",2\n");
    }

    #[test]
    fn insert_and_remove() {
        let mut table = Table::parse("a,b\r\n1,2");
        table.insert(9, &["3", ""]);
        assert_eq!(table.format(), "a,b\r\n1,2\r\n3,\r\n");
        table.remove(&[1]);
        assert_eq!(table.format(), "a,b\r\n3,\r\n");
    }

    #[test]
    fn a_column_goes_and_the_other_cells_stay_as_they_are_written() {
        let text = "\u{feff}# a,b,c\r\nid,\"x, y\",\"note\"\r\na,\"1,\"\"2\"\"\n3\",\"n\"\r\nb\r\n,,\r\nc,2,\"m\"";
        let mut table = Table::parse(text);
        table.remove_column(1);
        assert_eq!(
            table.format(),
            "\u{feff}# a,b,c\r\nid,\"note\"\r\na,\"n\"\r\nb\r\n,,\r\nc,\"m\""
        );
        assert_eq!(table.rows()[2].cells(), ["a", "n"]);
    }

    #[test]
    fn what_is_over_a_limit_is_one_row_and_nothing_is_lost() {
        let widest = format!("a{}\n", ",".repeat(crate::limits::COLUMNS - 1));
        for (text, rows, fault) in [
            ("a\n".repeat(ROWS), ROWS, None),
            ("a\n".repeat(ROWS + 1), ROWS + 1, Some(RowFault::TooManyRows)),
            ("a\n".repeat(ROWS * 3), ROWS + 1, Some(RowFault::TooManyRows)),
            (widest.repeat(2_000), 2_000, None),
            (widest.repeat(4_000), 2_001, Some(RowFault::TooManyCells)),
        ] {
            let table = Table::parse(&text);
            assert_eq!(table.rows().len(), rows);
            let last = table.rows().last().unwrap().kind();
            assert_eq!(last, fault.map_or(RowKind::Record, RowKind::Broken));
            assert_eq!(table.is_broken(), fault.is_some());
            assert!(table.format() == text);
        }
    }

    #[test]
    fn the_header_is_found_wherever_rows_come_and_go() {
        let mut table = Table::parse("# top\nid,note\na,1\n");
        table.insert(0, &["# above"]);
        assert_eq!(table.header().unwrap().cells(), ["id", "note"]);
        table.insert(9, &["b", "2"]);
        table.remove(&[0, 1]);
        assert_eq!(table.header().unwrap().cells(), ["id", "note"]);
        assert_eq!(table.rows().first().unwrap().kind(), RowKind::Header);
    }

    #[test]
    fn a_broken_header_is_not_replaced_by_the_first_record() {
        let table = Table::parse("\"id\"x,note\na,1\n");
        assert!(table.header().is_none() && table.is_broken());
        assert_eq!(table.format(), "\"id\"x,note\na,1\n");
    }
}
