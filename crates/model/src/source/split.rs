//! Splitting CSV text into records.
//!
//! Written by hand, because the `csv` crate gives neither the raw text of a record (needed to write
//! back untouched what nobody edited), nor the cell in which a quote was opened, nor any error for
//! a quote that is never closed: it swallows the rest of the file.

use std::borrow::Cow;

/// What is wrong with the quotes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteFault {
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
}

/// A record as it stands in the file.
#[derive(Debug)]
pub(crate) struct Record<'t> {
    /// All of it, line end included.
    pub(crate) raw: &'t str,
    /// Its cells, unquoted. Empty if there is a fault.
    pub(crate) cells: Vec<Cow<'t, str>>,
    pub(crate) fault: Option<QuoteFault>,
}

/// Takes the first record off `text`, which must not be empty.
pub(crate) fn first_record(text: &str) -> Record<'_> {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let column = u32::try_from(cells.len() + 1).unwrap_or(u32::MAX);
        if bytes.get(at) == Some(&b'"') {
            let Some(close) = closing_quote(bytes, at + 1) else {
                return faulty(text, text.len(), QuoteFault::Unclosed { column });
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
                    faulty(text, text.len(), QuoteFault::Unclosed { column })
                } else {
                    faulty(text, after_line(bytes, after), QuoteFault::TextAfter { column })
                };
            }
            cells.push(unquoted(&text[at + 1..close]));
            at = after;
        } else {
            let end = bytes[at..]
                .iter()
                .position(|b| matches!(b, b',' | b'\n' | b'\r'))
                .map_or(bytes.len(), |n| at + n);
            cells.push(Cow::Borrowed(&text[at..end]));
            at = end;
        }
        if bytes.get(at) == Some(&b',') {
            at += 1;
        } else {
            let end = after_line(bytes, at);
            return Record { raw: &text[..end], cells, fault: None };
        }
    }
}

fn faulty(text: &str, end: usize, fault: QuoteFault) -> Record<'_> {
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

fn unquoted(content: &str) -> Cow<'_, str> {
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
        assert_eq!(record.fault, Some(QuoteFault::Unclosed { column: 2 }));
        assert_eq!(record.raw, "a,\"b\nc,d\n");
        // The next quoted cell of a later row closes it by accident; the text after that gives it
        // away.
        assert_eq!(
            first_record("a,\"b\nc,\"d\"\n").fault,
            Some(QuoteFault::Unclosed { column: 2 })
        );
    }

    #[test]
    fn text_after_a_closing_quote_spoils_only_its_row() {
        let record = first_record("\"a\"b,c\nd\n");
        assert_eq!(record.fault, Some(QuoteFault::TextAfter { column: 1 }));
        assert_eq!(record.raw, "\"a\"b,c\n");
    }
}
