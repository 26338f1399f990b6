//! Text from a database that may hold anything under that name.

use rusqlite::Row;
use rusqlite::types::ValueRef;

/// The text in a column, with what is no UTF-8 in it replaced: a label that a stranger spoilt must
/// not keep the rest of its table from being read.
pub(super) fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    match row.get_ref(column)? {
        ValueRef::Text(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        _ => row.get(column),
    }
}

/// The same where there may be none.
pub(super) fn optional_text(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => text(row, column).map(Some),
    }
}
