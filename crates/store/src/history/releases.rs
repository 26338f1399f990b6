//! Table `releases`: which number went to which bundle.

use rusqlite::{Row, TransactionBehavior, params};
use serde::Serialize;

use super::History;
use super::text::{optional_text, text};
use crate::error::{Result, StoreError};
use crate::releases::{Begun, Taken};

pub(super) const SCHEMA: &str = "
CREATE TABLE releases (
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,                       -- Unix time in milliseconds
    digest TEXT,                                   -- NULL: the number was taken, the bundle never finished
    path   TEXT,
    note   TEXT    NOT NULL DEFAULT ''
) STRICT;";

/// What a number was taken for. A table of its own, so that older programs' rows stay what they
/// are.
pub(super) const BEGUN_SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS begun_releases (
    seq       INTEGER PRIMARY KEY,
    kb_digest TEXT NOT NULL,                       -- of the content
    issued_at TEXT NOT NULL                        -- what the release says
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
        digest: text(row, 2)?,
        path: text(row, 3)?,
        note: text(row, 4)?,
    })
}

impl History {
    /// Refuses to promise what would be forgotten.
    pub(crate) fn expect_durable(&self) -> Result<()> {
        if self.durable { Ok(()) } else { Err(StoreError::NotRemembered) }
    }

    /// All numbers that were taken, with what is known of them.
    pub(crate) fn begun(&self) -> Result<Vec<Begun>> {
        let sql = "SELECT r.seq, r.digest, b.kb_digest, b.issued_at
                   FROM releases r LEFT JOIN begun_releases b ON b.seq = r.seq";
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_map([], |row| {
                let digest = optional_text(row, 1)?;
                Ok(Begun {
                    seq: row.get(0)?,
                    unfinished: digest.is_none(),
                    digest,
                    kb_digest: optional_text(row, 2)?,
                    issued_at: optional_text(row, 3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Notes that a number is taken, and for what. One that is known stays what it is.
    pub(crate) fn begin_release(&mut self, taken: &Taken, at: i64, kb_digest: &str) -> Result<()> {
        self.expect_durable()?;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_new = transaction.execute(
            "INSERT INTO releases (seq, at) VALUES (?1, ?2) ON CONFLICT (seq) DO NOTHING",
            params![taken.seq, at],
        )?;
        if is_new == 1 {
            transaction.execute(
                "INSERT OR REPLACE INTO begun_releases (seq, kb_digest, issued_at) VALUES (?1, \
                 ?2, ?3)",
                params![taken.seq, kb_digest, taken.issued_at],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Notes what became of a number.
    pub(crate) fn record_release(&self, release: &Release) -> Result<()> {
        self.expect_durable()?;
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
}
