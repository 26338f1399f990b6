//! Splitting CSV text into records.
//!
//! Written by hand, because the `csv` crate gives neither the raw text of a record (needed to write
//! back untouched what nobody edited), nor the cell in which a quote was opened, nor any error for
//! a quote that is never closed: it swallows the rest of the file.

use std::borrow::Cow;

use crate::limits::{COLUMNS, TEXT_CHARS};

/// Why a row can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// The quote that opens this cell (from 1) is never closed, or so late that the text between is
    /// other rows. The record holds all the rest of the file.
    Unclosed {
        /// The cell, from 1.
        column: u32,
    },
    /// Text follows the closing quote of this cell (from 1). Only this record is affected.
    TextAfter {
        /// The cell, from 1.
        column: u32,
    },
    /// It has more cells than a row may have. Only this record is affected.
    TooWide,
    /// This cell (from 1) has more characters than a cell may have. Only this record is affected.
    TooLong {
        /// The cell, from 1.
        column: u32,
    },
    /// Here the file has more rows than it may have. The record holds all the rest of the file.
    TooManyRows,
    /// Here the file has more cells than it may have. The record holds all the rest of the file.
    TooManyCells,
}

/// A record as it stands in the file.
#[derive(Debug)]
pub(crate) struct Record<'t> {
    /// All of it, line end included.
    pub(crate) raw: &'t str,
    /// Its cells, unquoted. Empty if there is a fault.
    pub(crate) cells: Vec<Cow<'t, str>>,
    pub(crate) fault: Option<RowFault>,
}

/// Takes the first record off `text`, which must not be empty.
pub(crate) fn first_record(text: &str) -> Record<'_> {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = 0;
    let mut over = None;
    for column in 1u32.. {
        let start = at;
        if bytes.get(at) == Some(&b'"') {
            let Some(close) = closing_quote(bytes, at + 1) else {
                return faulty(text, text.len(), RowFault::Unclosed { column });
            };
            let after = close + 1;
            if !matches!(bytes.get(after), None | Some(b',' | b'\n' | b'\r')) {
                // A cell that has run over a line end and then meets stray text began with a quote
                // that belongs to nothing: where the next row begins is anybody's guess, so nothing
                // after it is read.
                return if bytes
                    .get(at..close)
                    .is_some_and(|cell| cell.iter().any(|b| matches!(b, b'\n' | b'\r')))
                {
                    faulty(text, text.len(), RowFault::Unclosed { column })
                } else {
                    faulty(text, after_line(bytes, after), RowFault::TextAfter { column })
                };
            }
            at = after;
        } else {
            let end = bytes[at..]
                .iter()
                .position(|b| matches!(b, b',' | b'\n' | b'\r'))
                .map_or(bytes.len(), |n| at + n);
            at = end;
        }
        let cell = &text[start..at];
        // What is over a limit is gone over to its end, and not kept.
        if column as usize > COLUMNS {
            over = Some(RowFault::TooWide);
        } else if over.is_none() && is_too_long(cell) {
            over = Some(RowFault::TooLong { column });
        } else if over.is_none() {
            cells.push(content(cell));
        }
        if bytes.get(at) == Some(&b',') {
            at += 1;
        } else {
            let end = after_line(bytes, at);
            return match over {
                None => Record { raw: &text[..end], cells, fault: None },
                Some(fault) => faulty(text, end, fault),
            };
        }
    }
    faulty(text, text.len(), RowFault::TooWide)
}

/// The cells of a record without its line end, as they are written.
pub(super) fn raw_cells(record: &str) -> Vec<&str> {
    let bytes = record.as_bytes();
    let (mut cells, mut start) = (Vec::new(), 0);
    loop {
        let quoted = bytes.get(start) == Some(&b'"');
        let close = if quoted { closing_quote(bytes, start + 1) } else { None };
        let from = close.map_or(start, |close| close + 1);
        let end = bytes.get(from..).and_then(|rest| rest.iter().position(|b| *b == b','));
        let Some(end) = end.map(|length| from + length) else {
            cells.push(record.get(start..).unwrap_or_default());
            return cells;
        };
        cells.push(record.get(start..end).unwrap_or_default());
        start = end + 1;
    }
}

/// A character has at least one byte, and quotes around a cell are none of its text.
fn is_too_long(cell: &str) -> bool {
    cell.len() > TEXT_CHARS && content(cell).chars().nth(TEXT_CHARS).is_some()
}

fn faulty(text: &str, end: usize, fault: RowFault) -> Record<'_> {
    Record { raw: &text[..end], cells: Vec::new(), fault: Some(fault) }
}

/// The quote that closes a cell whose content begins at `from`; doubled quotes are content.
fn closing_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Where the line that `from` is in ends: behind LF, CRLF or CR.
fn after_line(bytes: &[u8], from: usize) -> usize {
    match bytes[from..].iter().position(|b| matches!(b, b'\n' | b'\r')).map(|n| from + n) {
        None => bytes.len(),
        Some(end) if bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n') => end + 2,
        Some(end) => end + 1,
    }
}

/// The text of a cell, without its quotes.
fn content(cell: &str) -> Cow<'_, str> {
    let Some(content) = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Cow::Borrowed(cell);
    };
    if content.contains('"') {
        Cow::Owned(content.replace("\"\"", "\""))
    } else {
        Cow::Borrowed(content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_raw_text() {
        let record = first_record("a,\"b,\"\"c\"\"\nd\",\r\nnext");
        assert_eq!(record.cells, ["a", "b,\"c\"\nd", ""]);
        assert_eq!(record.raw, "a,\"b,\"\"c\"\"\nd\",\r\n");
        assert_eq!(record.fault, None);
    }

    #[test]
    fn every_kind_of_line_end() {
        for (text, raw) in
            [("a\nb", "a\n"), ("a\r\nb", "a\r\n"), ("a\rb", "a\r"), ("a", "a"), ("\nb", "\n")]
        {
            assert_eq!(first_record(text).raw, raw, "{text:?}");
        }
    }

    #[test]
    fn a_quote_inside_an_unquoted_cell_is_text() {
        assert_eq!(first_record("5\" pan,x").cells, ["5\" pan", "x"]);
    }

    #[test]
    fn an_unclosed_quote_takes_the_rest_and_says_so() {
        let record = first_record("a,\"b\nc,d\n");
        assert_eq!(record.fault, Some(RowFault::Unclosed { column: 2 }));
        assert_eq!(record.raw, "a,\"b\nc,d\n");
        // The next quoted cell of a later row closes it by accident; the text after that gives it
        // away.
        assert_eq!(first_record("a,\"b\nc,\"d\"\n").fault, Some(RowFault::Unclosed { column: 2 }));
    }

    #[test]
    fn a_row_over_a_limit_is_lost_alone() {
        let widest = ",".repeat(COLUMNS - 1);
        assert_eq!(first_record(&widest).cells.len(), COLUMNS);
        let wide = format!("{widest},\nnext");
        let record = first_record(&wide);
        assert_eq!((record.raw.len(), record.cells.len()), (COLUMNS + 1, 0));
        assert_eq!(record.fault, Some(RowFault::TooWide));

        let longest = format!("a,\"{}\"\n", "长\"\"".repeat(TEXT_CHARS / 2));
        assert_eq!(first_record(&longest).fault, None);
        for long in [
            format!("a,\"{}\",b\nc", "长".repeat(TEXT_CHARS + 1)),
            format!("a,{}\nc", "x".repeat(TEXT_CHARS + 1)),
        ] {
            let record = first_record(&long);
            assert_eq!(record.fault, Some(RowFault::TooLong { column: 2 }));
            assert!(record.raw.ends_with('\n'));
        }
    }

    #[test]
    fn text_after_a_closing_quote_spoils_only_its_row() {
        let record = first_record("\"a\"b,c\nd\n");
        assert_eq!(record.fault, Some(RowFault::TextAfter { column: 1 }));
        assert_eq!(record.raw, "\"a\"b,c\n");
    }
}
