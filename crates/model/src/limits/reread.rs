//! Whether a file could be read again: what is asked before it is written.

use super::{COLUMNS, ROWS, TEXT_CHARS, too_many_bytes};
use crate::parse::sheet::unreadable_rows;
use crate::source::Table;
use crate::source::encoding::decode;
use crate::{Diagnostic, MEDIA};

/// Why a file that holds this could not be read again, if it could not.
///
/// ```
/// use kaopu_model::limits::{over, ROWS};
/// assert_eq!(over("facts.csv", b"key,value\n"), None);
/// assert_eq!(over("facts.csv", &b"a,1\n".repeat(ROWS + 1)).unwrap().place.row as usize, ROWS + 1);
/// ```
#[must_use]
pub fn over(path: &str, content: &[u8]) -> Option<Diagnostic> {
    if path.starts_with(MEDIA) {
        return too_many_bytes(path, content.len());
    }
    let text = match decode(path, content) {
        Err(diagnostic) => return Some(*diagnostic),
        Ok(text) => text,
    };
    // What is shorter than any of the limits need not be gone through.
    if !path.ends_with(".csv") || text.len() < COLUMNS.min(TEXT_CHARS).min(ROWS) {
        return None;
    }
    unreadable_rows(path, &Table::parse(text)).next()
}
