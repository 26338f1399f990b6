//! Conversations in a SQLite file, one for each shop.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::delivery::Delivery;
use super::kept::Conversation;
use super::store_error::StoreError;

/// The version of the tables.
const VERSION: i64 = 1;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS sessions (
        id TEXT PRIMARY KEY,
        customer TEXT,
        touched INTEGER NOT NULL,
        state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS sessions_by_customer ON sessions (customer) WHERE customer IS NOT NULL;
    CREATE INDEX IF NOT EXISTS sessions_by_touched ON sessions (touched);
    CREATE TABLE IF NOT EXISTS outbox (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        session TEXT NOT NULL,
        delivery TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS outbox_by_session ON outbox (session);
    PRAGMA user_version = 1;
";

/// The file. One connection: a turn writes one row, which takes some ten microseconds.
pub(super) struct Sqlite {
    connection: Mutex<Connection>,
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        // With a write-ahead log a commit is in the system's hands when it returns: it outlives the
        // process whatever happens to it. A power cut may take the last moments, never the order.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        // What is deleted is gone from the file, not only from its tables.
        connection.pragma_update(None, "secure_delete", "ON")?;
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version > VERSION {
            // A newer Kaopu wrote it; to guess at its tables could lose conversations.
            return Err(rusqlite::Error::InvalidQuery.into());
        }
        connection.execute_batch(TABLES)?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    /// A statement that failed has changed nothing, so a lock that a panic left is still good.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A conversation. One that can't be read, because a newer version wrote it, begins anew.
    pub(super) fn read(&self, id: &str) -> Result<Option<Conversation>, StoreError> {
        let connection = self.connection();
        let mut query = connection.prepare_cached("SELECT state FROM sessions WHERE id = ?1")?;
        let text: Option<String> = query.query_row([id], |row| row.get(0)).optional()?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps a conversation and what it gives out, both or neither.
    pub(super) fn keep(
        &self,
        id: &str,
        next: &Conversation,
        deliveries: &[Delivery],
    ) -> Result<(), StoreError> {
        // Texts, numbers and times: nothing that JSON can't write.
        let state = serde_json::to_string(next).unwrap_or_default();
        let mut connection = self.connection();
        if !deliveries.is_empty() {
            // What leaves the house must not be forgotten in a power cut either.
            connection.pragma_update(None, "synchronous", "FULL")?;
        }
        let transaction = connection.transaction()?;
        {
            let mut put = transaction.prepare_cached(
                "INSERT INTO sessions (id, customer, touched, state) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET customer = ?2, touched = ?3, state = ?4",
            )?;
            put.execute(params![id, next.customer, next.touched.as_millisecond(), state])?;
            let mut give = transaction
                .prepare_cached("INSERT INTO outbox (id, session, delivery) VALUES (?1, ?2, ?3)")?;
            for one in deliveries {
                let text = serde_json::to_string(one).unwrap_or_default();
                give.execute(params![one.id, one.session, text])?;
            }
        }
        transaction.commit()?;
        if !deliveries.is_empty() {
            connection.pragma_update(None, "synchronous", "NORMAL")?;
        }
        Ok(())
    }

    /// Deletes a conversation. Says whether it was there.
    pub(super) fn delete(&self, id: &str) -> Result<bool, StoreError> {
        let connection = self.connection();
        let deleted = connection.execute("DELETE FROM sessions WHERE id = ?1", [id])?
            + connection.execute("DELETE FROM outbox WHERE session = ?1", [id])?;
        if deleted > 0 {
            // The log of what was written still has it; it goes now, not some day.
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        Ok(deleted > 0)
    }

    pub(super) fn of_customer(&self, customer: &str) -> Result<Vec<String>, StoreError> {
        let connection = self.connection();
        let mut query = connection.prepare_cached("SELECT id FROM sessions WHERE customer = ?1")?;
        let ids = query.query_map([customer], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Takes those that were heard of later than now as heard of now.
    pub(super) fn bring_back_to(&self, now: Timestamp) -> Result<(), StoreError> {
        let moment = now.as_millisecond();
        let later = "UPDATE sessions SET touched = ?1 WHERE touched > ?1";
        self.connection().execute(later, [moment])?;
        Ok(())
    }

    pub(super) fn delete_idle_since(&self, before: Timestamp) -> Result<(), StoreError> {
        let connection = self.connection();
        let moment = before.as_millisecond();
        connection.execute("DELETE FROM sessions WHERE touched <= ?1", [moment])?;
        Ok(())
    }

    /// What an earlier process has not delivered, in the order in which it was made.
    pub(super) fn deliveries(&self) -> Result<Vec<Delivery>, StoreError> {
        let connection = self.connection();
        let mut query = connection.prepare("SELECT delivery FROM outbox ORDER BY place")?;
        let texts = query.query_map([], |row| row.get::<_, String>(0))?;
        let mut deliveries = Vec::new();
        for text in texts {
            deliveries.extend(serde_json::from_str::<Delivery>(&text?).ok());
        }
        Ok(deliveries)
    }

    pub(super) fn change_delivery(&self, next: &Delivery) -> Result<(), StoreError> {
        let text = serde_json::to_string(next).unwrap_or_default();
        let connection = self.connection();
        connection
            .execute("UPDATE outbox SET delivery = ?2 WHERE id = ?1", params![next.id, text])?;
        Ok(())
    }

    pub(super) fn delete_delivery(&self, id: &str) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM outbox WHERE id = ?1", [id])?;
        Ok(())
    }
}
