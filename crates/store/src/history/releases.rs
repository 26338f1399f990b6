//! Table `releases`: which number went to which bundle.

use rusqlite::{OptionalExtension as _, Row, TransactionBehavior, params};
use serde::Serialize;

use super::History;
use crate::error::{Result, StoreError};

pub(super) const SCHEMA: &str = "
CREATE TABLE releases (
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,                       -- Unix time in milliseconds
    digest TEXT,                                   -- NULL: the number was taken, the bundle never finished
    path   TEXT,
    note   TEXT    NOT NULL DEFAULT ''
) STRICT;";

pub(super) const COLUMNS: &str = "seq, at, digest, path, note";

/// A bundle that was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Release {
    /// Its number; every release of this KB has a greater one than the release before.
    pub seq: u64,
    /// When its number was taken, Unix time in milliseconds.
    pub at: i64,
    /// The bundle's digest, as the caller writes digests.
    pub digest: String,
    /// Where the bundle was written.
    pub path: String,
    /// What the person who released it wrote about it.
    pub note: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Release> {
    let seq: i64 = row.get(0)?;
    Ok(Release {
        seq: seq.unsigned_abs(),
        at: row.get(1)?,
        digest: row.get(2)?,
        path: row.get(3)?,
        note: row.get(4)?,
    })
}

impl History {
    /// Takes the next number, in one transaction. It is used up even if the release fails.
    pub(crate) fn next_seq(&mut self, at: i64, at_least: u64) -> Result<u64> {
        if !self.durable {
            return Err(StoreError::NotRemembered);
        }
        let at_least = i64::try_from(at_least).unwrap_or(i64::MAX).max(1);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let seq: i64 = transaction.query_row(
            "INSERT INTO releases (seq, at) SELECT max(coalesce(max(seq), 0) + 1, ?1), ?2 FROM releases RETURNING seq",
            params![at_least, at],
            |row| row.get(0),
        )?;
        transaction.commit()?;
        Ok(seq.unsigned_abs())
    }

    /// Notes what became of a number.
    pub(crate) fn record_release(&self, release: &Release) -> Result<()> {
        if !self.durable {
            return Err(StoreError::NotRemembered);
        }
        let seq = i64::try_from(release.seq).unwrap_or(i64::MAX);
        self.connection.execute(
            "INSERT INTO releases (seq, at, digest, path, note) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (seq) DO UPDATE SET at = ?2, digest = ?3, path = ?4, note = ?5",
            params![seq, release.at, release.digest, release.path, release.note],
        )?;
        Ok(())
    }

    /// The latest finished releases, newest first.
    pub(crate) fn releases(&self, limit: u32) -> Result<Vec<Release>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM releases WHERE digest IS NOT NULL ORDER BY seq DESC LIMIT ?1"
        );
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_map([limit], from_row)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The release with this number, if it was finished.
    pub(crate) fn release(&self, seq: u64) -> Result<Option<Release>> {
        let sql = format!("SELECT {COLUMNS} FROM releases WHERE digest IS NOT NULL AND seq = ?1");
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        Ok(self.connection.prepare_cached(&sql)?.query_row([seq], from_row).optional()?)
    }
}
