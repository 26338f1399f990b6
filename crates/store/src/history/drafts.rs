//! Table `drafts`: what has been typed and is not in the files yet.

use rusqlite::params;

use super::History;
use super::text::text;
use crate::error::Result;

pub(super) const SCHEMA: &str = "
CREATE TABLE drafts (
    part TEXT    PRIMARY KEY NOT NULL,             -- what is edited, as the caller names it
    at   INTEGER NOT NULL,                         -- Unix time in milliseconds
    body TEXT    NOT NULL                          -- as the caller writes it
) STRICT;";

pub(super) const COLUMNS: &str = "part, at, body";

/// Drafts that are remembered: far more than anybody leaves unsaved.
const KEPT: u32 = 500;

/// The longest that is given back: twice what the window can send at once.
const MOST_BYTES: u32 = 16 << 20;

/// A draft as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDraft {
    /// What is edited, as the caller names it.
    pub part: String,
    /// When it was kept, Unix time in milliseconds.
    pub at: i64,
    /// As the caller writes it.
    pub body: String,
}

impl History {
    /// Remembers a draft in place of an earlier one of the same part, and forgets the oldest. When
    /// this returns it would survive a power cut.
    pub(crate) fn keep_draft(&mut self, draft: &StoredDraft) -> Result<()> {
        let transaction = self.connection.transaction()?;
        transaction
            .prepare_cached(
                "INSERT INTO drafts (part, at, body) VALUES (?1, ?2, ?3)
                 ON CONFLICT (part) DO UPDATE SET at = ?2, body = ?3",
            )?
            .execute(params![draft.part, draft.at, draft.body])?;
        transaction
            .prepare_cached(
                "DELETE FROM drafts WHERE part NOT IN
                 (SELECT part FROM drafts ORDER BY at DESC, part LIMIT ?1)",
            )?
            .execute([KEPT])?;
        transaction.commit()?;
        Ok(())
    }

    /// Forgets a draft, if there is one.
    pub(crate) fn forget_draft(&self, part: &str) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM drafts WHERE part = ?1")?.execute([part])?;
        Ok(())
    }

    /// All drafts, in the order in which they were kept.
    pub(crate) fn drafts(&self) -> Result<Vec<StoredDraft>> {
        let draft = |row: &rusqlite::Row<'_>| {
            Ok(StoredDraft { part: text(row, 0)?, at: row.get(1)?, body: text(row, 2)? })
        };
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM drafts WHERE length(body) <= ?1 ORDER BY at, part"
            ))?
            .query_map([MOST_BYTES], draft)?
            .collect::<rusqlite::Result<_>>()?)
    }
}
