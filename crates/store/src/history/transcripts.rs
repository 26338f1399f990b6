//! Table `transcripts`: conversations that were tried in the simulator.

use rusqlite::params;

use super::History;
use super::text::text;
use crate::error::Result;

pub(super) const SCHEMA: &str = "
CREATE TABLE transcripts (
    id   INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL,                         -- Unix time in milliseconds, of the last message
    body TEXT    NOT NULL                          -- the conversation, as the caller writes it
) STRICT;";

/// Conversations that are remembered.
const KEPT: u32 = 500;

impl History {
    /// Remembers a conversation in place of the one it has grown from, and forgets the oldest;
    /// returns what the next call may name.
    pub(crate) fn keep_transcript(
        &mut self,
        grown_from: Option<i64>,
        at: i64,
        body: &str,
    ) -> Result<i64> {
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "DELETE FROM transcripts WHERE id = ?1 OR body = ?2",
            params![grown_from, body],
        )?;
        transaction
            .execute("INSERT INTO transcripts (at, body) VALUES (?1, ?2)", params![at, body])?;
        let id = transaction.last_insert_rowid();
        transaction.execute(
            "DELETE FROM transcripts WHERE id NOT IN (SELECT id FROM transcripts ORDER BY id DESC \
             LIMIT ?1)",
            [KEPT],
        )?;
        transaction.commit()?;
        Ok(id)
    }

    /// The latest conversations, newest first.
    pub(crate) fn transcripts(&self) -> Result<Vec<String>> {
        Ok(self
            .connection
            .prepare_cached("SELECT body FROM transcripts ORDER BY id DESC")?
            .query_map([], |row| text(row, 0))?
            .collect::<rusqlite::Result<_>>()?)
    }
}
