//! Text with commas, tabs or semicolons between the cells.

use csv::{ReaderBuilder, StringRecord};
use kaopu_model::limits::{CELLS, COLUMNS, ROWS};

use super::fault::CellFault;
use super::row::{Grid, GridRow};
use crate::note::ImportNote;
use crate::place::FilePlace;

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Rows by which the delimiter is told.
const SAMPLE_ROWS: usize = 30;

/// Characters that make a spreadsheet take a cell for a formula; what writes CSV puts an
/// apostrophe before them.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Reads a text. `place` is the file.
pub(crate) fn read(text: &str, place: &FilePlace) -> Grid {
    let mut grid = read_as_written(text, sniff(text), place);
    for row in &mut grid.rows {
        for cell in &mut row.cells {
            *cell = without_guard(cell);
        }
        row.look_over();
    }
    grid
}

/// Reads a text with this between its cells, and takes no guard off: of a file that is a knowledge
/// base's own.
pub(crate) fn read_as_written(text: &str, delimiter: u8, place: &FilePlace) -> Grid {
    let mut grid = Grid::default();
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut cells = 0;
    let mut lines = LineCount::new(text);
    // The number of a row is that of a spreadsheet: a record that takes several lines is one row,
    // and lines without anything, which the reader passes over, are rows too.
    let mut passed = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let zh = format!("读不下去了：{error}");
                grid.notes.push(ImportNote::unreadable(place, zh, error.to_string()));
                break;
            }
        }
        let start = record.position().map_or(0, |at| at.byte() as usize);
        let end = reader.position().byte() as usize;
        let number = lines.row_at(start) - passed;
        passed += lines.breaks_within(start, end);
        cells += record.len();
        if grid.rows.len() == ROWS || cells > CELLS {
            grid.notes.push(too_many(place, number));
            break;
        }
        let mut row = GridRow { number, ..GridRow::default() };
        row.cells = record.iter().take(COLUMNS).map(str::to_owned).collect();
        if record.len() > COLUMNS {
            let zh = format!("这一行超过 {COLUMNS} 格，后面的没有读");
            let en = format!("the row has more than {COLUMNS} cells; the rest was not read");
            grid.notes.push(ImportNote::unreadable(&place.at(number, 0), zh, en));
        }
        let raw = text.get(start..end).unwrap_or_default();
        if let Some(at) = bad_quote(raw, delimiter) {
            row.faults.push((at, CellFault::Quote));
        }
        row.look_over();
        if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
            grid.rows.push(row);
        }
    }
    grid
}

fn too_many(place: &FilePlace, row: u32) -> ImportNote {
    ImportNote::unreadable(
        &place.at(row, 0),
        format!("超过 {ROWS} 行或 {CELLS} 格，从这一行起没有读；分成几个文件"),
        format!("more than {ROWS} rows or {CELLS} cells; nothing from here on was read"),
    )
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn without_guard(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    if bare.len() < cell.len() && bare.starts_with(FORMULA) {
        cell.get(1..).unwrap_or_default().to_owned()
    } else {
        cell.to_owned()
    }
}

/// The same cell with it; numbers stay numbers.
pub(crate) fn guarded(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    let is_number = || cell.strip_prefix(['-', '+']).unwrap_or(cell).parse::<f64>().is_ok();
    if bare.starts_with(FORMULA) && !(bare.len() == cell.len() && is_number()) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The delimiter that splits the largest share of the sample's rows into the same number of cells,
/// more than one. The share, and not their number: a wrong one sees more rows, since it takes quotes
/// for text and what they hold for rows.
pub(crate) fn sniff(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut reader = ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(delimiter);
        let mut reader = reader.from_reader(text.as_bytes());
        let widths: Vec<usize> =
            reader.records().take(SAMPLE_ROWS).flatten().map(|record| record.len()).collect();
        let widest = widths.iter().copied().max().unwrap_or(1);
        let alike = |width: usize| widths.iter().filter(|one| **one == width).count();
        let usual = widths.iter().copied().max_by_key(|width| alike(*width)).unwrap_or(1);
        let share = 1_000 * alike(usual) / widths.len().max(1);
        if widest < 2 { (0, 0) } else { (share * usize::from(usual > 1), usual) }
    };
    let mut best = (b',', (0, 0));
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// The first cell, from 0, whose quote is never closed, or that has text behind it.
fn bad_quote(raw: &str, delimiter: u8) -> Option<u32> {
    // The reader leaves the LF of a CRLF to the next record.
    let raw = raw.trim_matches(['\r', '\n']).as_bytes();
    let (mut at, mut cell) = (0, 0);
    loop {
        if raw.get(at) == Some(&b'"') {
            at += 1;
            loop {
                let Some(close) = raw.get(at..)?.iter().position(|b| *b == b'"') else {
                    return Some(cell);
                };
                at += close + 1;
                if raw.get(at) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
            if raw.get(at).is_some_and(|b| *b != delimiter) {
                return Some(cell);
            }
        }
        at += raw.get(at..)?.iter().position(|b| *b == delimiter)? + 1;
        cell += 1;
    }
}

/// Counts lines as one goes through a text.
struct LineCount<'t> {
    bytes: &'t [u8],
    at: usize,
    lines: u32,
}

impl<'t> LineCount<'t> {
    fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, lines: 0 }
    }

    /// The line of the first byte from `at` on that is no line end.
    fn row_at(&mut self, at: usize) -> u32 {
        let blank = self.bytes.get(at..).unwrap_or_default();
        let blank = blank.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        self.go_to(at + blank);
        self.lines + 1
    }

    /// Line ends inside the record between two places, without the one that ends it.
    fn breaks_within(&mut self, start: usize, end: usize) -> u32 {
        let record = self.bytes.get(start..end).unwrap_or_default();
        let record = record.trim_ascii_end();
        let begins = record.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        line_ends(record.get(begins..).unwrap_or_default(), None)
    }

    fn go_to(&mut self, to: usize) {
        let to = to.min(self.bytes.len());
        if to > self.at {
            let passed = self.bytes.get(self.at..to).unwrap_or_default();
            self.lines += line_ends(passed, self.bytes.get(to).copied());
            self.at = to;
        }
    }
}

/// Line ends: LF, CRLF or CR, each counted once. `next` is the byte behind them.
fn line_ends(bytes: &[u8], next: Option<u8>) -> u32 {
    let mut count = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let follows = bytes.get(at + 1).copied().or(next);
        count += u32::from(*byte == b'\n' || (*byte == b'\r' && follows != Some(b'\n')));
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_rows(text: &str) -> Vec<(u32, Vec<String>)> {
        read(text, &FilePlace::default()).rows.into_iter().map(|r| (r.number, r.cells)).collect()
    }

    #[test]
    fn delimiters_are_told_by_the_rows() {
        for text in ["a,b;c\n1,2\n", "a\tb,c\n1\t2\n", "a;b\n1,5;2\n", "\"a\",\"b\"\n\"1\",\"2\"\n"]
        {
            assert_eq!(read_rows(text).len(), 2, "{text:?}");
            assert!(read_rows(text).iter().all(|(_, cells)| cells.len() == 2), "{text:?}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let text = "a,b\r\n\r\n\"x\ny\",1\r\n,\r\nlast,2\r\n";
        let numbers: Vec<u32> = read_rows(text).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn a_quote_that_is_wrong_spoils_its_row_and_is_named() {
        let grid = read("a,b\n1,\"x\"y\n2,\"z\n3,4\n", &FilePlace::default());
        let faults: Vec<_> = grid.rows.iter().map(|row| (row.number, row.faults.clone())).collect();
        assert_eq!(faults[1], (2, vec![(1, CellFault::Quote)]));
        assert_eq!(faults[2], (3, vec![(1, CellFault::Quote)]));
    }

    proptest! {
        /// What guards a cell comes off again, and no guarded text is a formula to a spreadsheet.
        #[test]
        fn guards_come_off(cell in "['=+@0-9a.\t-]{0,6}") {
            prop_assert_eq!(without_guard(&guarded(&cell)), cell.clone());
            let shown = guarded(&cell);
            let is_number = shown.trim_start_matches(['-', '+']).parse::<f64>().is_ok();
            prop_assert!(is_number || !shown.starts_with(FORMULA));
        }

        #[test]
        fn any_text_is_read(text in "[,;\t\"\r\na0]{0,60}") {
            let grid = read(&text, &FilePlace::default());
            prop_assert!(grid.rows.windows(2).all(|two| two[0].number < two[1].number), "{:?}", grid.rows);
        }
    }
}
