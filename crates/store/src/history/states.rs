//! What the files were at a point of the log.

use rusqlite::params;

use super::text::text;
use super::{History, OperationId};
use crate::error::Result;

impl History {
    /// Each file that operations after this one changed, with what it held when this one was done;
    /// `None`: there was no such file.
    pub(crate) fn held_after(
        &self,
        operation: OperationId,
    ) -> Result<Vec<(String, Option<Vec<u8>>)>> {
        // Of the rows of a path SQLite takes the others' columns from the one that has the minimum.
        let mut statement = self.connection.prepare_cached(
            "SELECT c.path, min(c.operation), c.before FROM changes c JOIN operations o ON o.id = c.operation
             WHERE c.operation > ?1 AND c.applied AND o.status = 'done' GROUP BY c.path",
        )?;
        let rows = statement
            .query_map(params![operation.0], |row| {
                Ok((text(row, 0)?, OperationId(row.get(1)?), row.get::<_, Option<i64>>(2)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        rows.into_iter()
            .map(|(path, next, before)| Ok((path, self.content(next, before)?)))
            .collect()
    }

    /// Everybody who did something, in alphabetical order; other programs have no name.
    pub(crate) fn actors(&self) -> Result<Vec<String>> {
        Ok(self
            .connection
            .prepare_cached("SELECT DISTINCT actor FROM operations ORDER BY actor")?
            .query_map([], |row| text(row, 0))?
            .collect::<rusqlite::Result<_>>()?)
    }
}
