//! Table `decisions`: what of a release's changes was approved, and what was rejected, and why.

use rusqlite::{Row, params};

use super::History;
use super::text::text;
use crate::error::Result;

pub(super) const SCHEMA: &str = "
CREATE TABLE decisions (
    replaces TEXT    NOT NULL,                     -- which released content the change is measured against
    change   TEXT    NOT NULL,                     -- which change, as the caller names it
    at       INTEGER NOT NULL,                     -- Unix time in milliseconds
    content  TEXT    NOT NULL,                     -- which content it was seen in
    actor    TEXT    NOT NULL,
    approved INTEGER NOT NULL,
    reason   TEXT    NOT NULL,
    body     TEXT    NOT NULL,                     -- what the caller needs to show it again
    PRIMARY KEY (replaces, change)
) STRICT;";

pub(super) const COLUMNS: &str = "replaces, change, at, content, actor, approved, reason, body";

/// Decisions that are remembered: those about every line of a large log.
const KEPT: u32 = 100_000;

/// Rejections that are given back at once: far more than anybody writes reasons for.
const MOST_REJECTED: u32 = 200;

/// A change that somebody approved or rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which released content the change is measured against, as the caller writes digests.
    pub replaces: String,
    /// Which change it is, as the caller names changes.
    pub change: String,
    /// When, Unix time in milliseconds.
    pub at: i64,
    /// Which content it was seen in.
    pub content: String,
    /// Who decided.
    pub actor: String,
    /// Whether it is approved; otherwise it is rejected.
    pub approved: bool,
    /// Why it is rejected.
    pub reason: String,
    /// What the caller needs to show it again.
    pub body: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        replaces: text(row, 0)?,
        change: text(row, 1)?,
        at: row.get(2)?,
        content: text(row, 3)?,
        actor: text(row, 4)?,
        approved: row.get(5)?,
        reason: text(row, 6)?,
        body: text(row, 7)?,
    })
}

impl History {
    /// Remembers decisions, each in place of an earlier one about the same change, and forgets the
    /// oldest. All of them or none.
    pub(crate) fn decide(&mut self, decisions: &[Decision]) -> Result<()> {
        let transaction = self.connection.transaction()?;
        for one in decisions {
            transaction
                .prepare_cached(&format!(
                    "INSERT OR REPLACE INTO decisions ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, \
                     ?7, ?8)"
                ))?
                .execute(params![
                    one.replaces,
                    one.change,
                    one.at,
                    one.content,
                    one.actor,
                    one.approved,
                    one.reason,
                    one.body
                ])?;
        }
        transaction.execute(
            "DELETE FROM decisions WHERE rowid NOT IN
             (SELECT rowid FROM decisions ORDER BY at DESC, rowid DESC LIMIT ?1)",
            [KEPT],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Forgets what was decided about some changes.
    pub(crate) fn reopen(&mut self, replaces: &str, changes: &[String]) -> Result<()> {
        let transaction = self.connection.transaction()?;
        for change in changes {
            transaction
                .prepare_cached("DELETE FROM decisions WHERE replaces = ?1 AND change = ?2")?
                .execute([replaces, change])?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// What was decided about changes to some released content.
    pub(crate) fn decisions(&self, replaces: &str) -> Result<Vec<Decision>> {
        let sql =
            format!("SELECT {COLUMNS} FROM decisions WHERE replaces = ?1 ORDER BY at, change");
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_map([replaces], from_row)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// What was rejected and has a body, newest first.
    pub(crate) fn rejections(&self, replaces: &str) -> Result<Vec<Decision>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM decisions WHERE replaces = ?1 AND approved = 0 AND body <> ''
             ORDER BY at DESC, change LIMIT ?2"
        );
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_map(params![replaces, MOST_REJECTED], from_row)?
            .collect::<rusqlite::Result<_>>()?)
    }
}
