//! What one file held, one operation after the other.

use rusqlite::{OptionalExtension as _, params};

use super::{History, OperationId, Role, contents};
use crate::error::Result;

/// A content that a file had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVersion {
    /// The operation that wrote it; `None`: it was there before the oldest one that is told.
    pub operation: Option<OperationId>,
    /// Whether another program wrote it.
    pub is_outside: bool,
    /// What it was; `None`: there was no such file.
    pub content: Option<Vec<u8>>,
}

impl History {
    /// The latest contents of a file, the oldest first; with each of them the one before is told.
    pub(crate) fn versions(&self, path: &str, limit: u32) -> Result<Vec<FileVersion>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT o.id, o.role, c.before, c.after FROM changes c JOIN operations o ON o.id = c.operation
             WHERE c.path = ?1 AND c.applied AND o.status = 'done' ORDER BY o.id DESC LIMIT ?2",
        )?;
        let rows = statement
            .query_map(params![path, limit], |row| {
                let (before, after) = (row.get::<_, Option<i64>>(2)?, row.get(3)?);
                Ok((OperationId(row.get(0)?), row.get::<_, Role>(1)?, before, after))
            })?
            .collect::<rusqlite::Result<Vec<(_, _, _, Option<i64>)>>>()?;
        let mut versions = Vec::with_capacity(rows.len() + 1);
        for (operation, role, before, after) in rows.into_iter().rev() {
            if versions.is_empty() {
                let content = self.content(operation, before)?;
                versions.push(FileVersion { operation: None, is_outside: false, content });
            }
            versions.push(FileVersion {
                operation: Some(operation),
                is_outside: role == Role::Outside,
                content: self.content(operation, after)?,
            });
        }
        Ok(versions)
    }

    /// The bytes with this SHA-256, if any operation speaks of them.
    pub(crate) fn bytes_of(&self, digest: &[u8]) -> Result<Option<Vec<u8>>> {
        let id: Option<i64> = self
            .connection
            .prepare_cached("SELECT id FROM contents WHERE digest = ?1")?
            .query_row([digest], |row| row.get(0))
            .optional()?;
        Ok(id.map(|id| contents::get(&self.connection, id)).transpose()?.flatten())
    }
}
