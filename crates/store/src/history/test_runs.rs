//! Table `test_runs`: how the dialogues went, for which content.

use rusqlite::params;
use serde::Serialize;

use super::History;
use super::text::text;
use crate::error::Result;

pub(super) const SCHEMA: &str = "
CREATE TABLE test_runs (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,                    -- Unix time in milliseconds
    passed    INTEGER NOT NULL,
    failed    INTEGER NOT NULL,
    kb_digest TEXT    NOT NULL
) STRICT;";

pub(super) const COLUMNS: &str = "at, passed, failed, kb_digest";

/// One run of all test dialogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TestRun {
    /// When, Unix time in milliseconds.
    pub at: i64,
    /// Dialogues that went as expected.
    pub passed: u32,
    /// Dialogues that did not.
    pub failed: u32,
    /// Which content was tested, as the caller writes digests.
    pub kb_digest: String,
}

impl History {
    pub(crate) fn record_test_run(&self, run: &TestRun) -> Result<()> {
        self.connection.execute(
            "INSERT INTO test_runs (at, passed, failed, kb_digest) VALUES (?1, ?2, ?3, ?4)",
            params![run.at, run.passed, run.failed, run.kb_digest],
        )?;
        Ok(())
    }

    /// The latest runs, newest first.
    pub(crate) fn test_runs(&self, limit: u32) -> Result<Vec<TestRun>> {
        let sql = format!("SELECT {COLUMNS} FROM test_runs ORDER BY id DESC LIMIT ?1");
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_map([limit], |row| {
                Ok(TestRun {
                    at: row.get(0)?,
                    passed: row.get(1)?,
                    failed: row.get(2)?,
                    kb_digest: text(row, 3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }
}
