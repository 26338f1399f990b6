//! Table `changes`: what an operation did to each file.

use rusqlite::{Connection, params};

use super::text::text;
use super::{History, OperationId, contents};
use crate::error::{Result, StoreError};
use crate::folder::FileChange;

pub(super) const SCHEMA: &str = "
CREATE TABLE changes (
    operation INTEGER NOT NULL REFERENCES operations (id) ON DELETE CASCADE,
    path      TEXT    NOT NULL,
    before    INTEGER REFERENCES contents (id),     -- NULL: there was no such file
    after     INTEGER REFERENCES contents (id),     -- NULL: the file was deleted
    applied   INTEGER NOT NULL DEFAULT 1,           -- 0: the file was changed outside during a crash, and left alone
    PRIMARY KEY (operation, path)
) STRICT;
CREATE INDEX changes_by_path ON changes (path, operation);
CREATE INDEX changes_by_before ON changes (before);
CREATE INDEX changes_by_after ON changes (after);";

/// A change as the history has it.
#[derive(Debug, Clone)]
pub(crate) struct RecordedChange {
    pub(crate) change: FileChange,
    /// Whether it took place; only such changes are undone.
    pub(crate) applied: bool,
}

pub(super) fn insert(
    connection: &Connection,
    operation: OperationId,
    change: &FileChange,
) -> rusqlite::Result<()> {
    let put = |bytes: &Option<Vec<u8>>| {
        bytes.as_deref().map(|b| contents::put(connection, b)).transpose()
    };
    let (before, after) = (put(&change.before)?, put(&change.after)?);
    connection
        .prepare_cached(
            "INSERT INTO changes (operation, path, before, after) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![operation.0, change.path, before, after])?;
    Ok(())
}

impl History {
    /// What the operation did, by path.
    pub(crate) fn changes(&self, operation: OperationId) -> Result<Vec<RecordedChange>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, before, after, applied FROM changes WHERE operation = ?1 ORDER BY path",
        )?;
        let rows = statement
            .query_map([operation.0], |row| {
                Ok((
                    text(row, 0)?,
                    row.get::<_, Option<i64>>(1)?,
                    row.get::<_, Option<i64>>(2)?,
                    row.get(3)?,
                ))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        rows.into_iter()
            .map(|(path, before, after, applied)| {
                let (before, after) =
                    (self.content(operation, before)?, self.content(operation, after)?);
                Ok(RecordedChange { change: FileChange { path, before, after }, applied })
            })
            .collect()
    }

    pub(super) fn content(
        &self,
        operation: OperationId,
        row: Option<i64>,
    ) -> Result<Option<Vec<u8>>> {
        let Some(row) = row else { return Ok(None) };
        match contents::get(&self.connection, row)? {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(StoreError::HistoryDamaged { operation: operation.0 }),
        }
    }

    /// Every path that the history knows, with the content that it saw last. Pending operations do
    /// not count.
    pub(crate) fn last_known(&self) -> Result<Vec<(String, Option<Vec<u8>>)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.path, max(c.operation), c.after FROM changes c JOIN operations o ON o.id = c.operation
             WHERE c.applied AND o.status = 'done' GROUP BY c.path ORDER BY c.path",
        )?;
        let rows = statement
            .query_map([], |row| {
                Ok((text(row, 0)?, OperationId(row.get(1)?), row.get::<_, Option<i64>>(2)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        rows.into_iter()
            .map(|(path, operation, after)| Ok((path, self.content(operation, after)?)))
            .collect()
    }

    /// Notes that a file of a pending operation was left alone.
    pub(crate) fn mark_left_alone(&self, operation: OperationId, path: &str) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE changes SET applied = 0 WHERE operation = ?1 AND path = ?2")?
            .execute(params![operation.0, path])?;
        Ok(())
    }

    /// The paths that an operation concerns.
    pub(super) fn paths(&self, operation: OperationId) -> rusqlite::Result<Vec<String>> {
        self.connection
            .prepare_cached("SELECT path FROM changes WHERE operation = ?1 ORDER BY path")?
            .query_map([operation.0], |row| text(row, 0))?
            .collect()
    }
}
