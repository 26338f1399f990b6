//! Table `operations`: what was done, by whom, when, and what undo and redo would do next.

use kaopu_model::Localized;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior, params};
use serde::Serialize;

use super::text::text;
use super::{History, OperationId, changes, visits};
use crate::error::Result;
use crate::folder::FileChange;

pub(super) const SCHEMA: &str = "
CREATE TABLE operations (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT    NOT NULL,
    label_zh TEXT    NOT NULL,
    label_en TEXT    NOT NULL,
    actor    TEXT    NOT NULL,
    at       INTEGER NOT NULL,                     -- Unix time in milliseconds
    status   TEXT    NOT NULL,                     -- pending, done
    role     TEXT    NOT NULL,                     -- edit, outside, undo, redo
    target   INTEGER,                              -- undo and redo: the operation taken back or repeated
    stack    TEXT    NOT NULL                      -- live, undone, abandoned, none
) STRICT;
CREATE INDEX operations_by_stack ON operations (stack, id);
CREATE INDEX operations_pending ON operations (status) WHERE status = 'pending';";

/// Declares an enum that is stored as a word.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(match self { $(Self::$variant => $word),+ }.into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? { $($word => Ok(Self::$variant),)+ _ => Err(FromSqlError::InvalidType) }
            }
        }
    };
}

words! {
    /// How an operation came about.
    Role {
        /// Asked for by a person through Kaopu.
        Edit = "edit",
        /// Found on disk: another program changed the files.
        Outside = "outside",
        /// Takes another operation back.
        Undo = "undo",
        /// Repeats an operation that was taken back.
        Redo = "redo",
    }
}

words! {
    /// Where an operation stands for undo and redo.
    Stack {
        /// In force; undo takes back the latest of these.
        Live = "live",
        /// Taken back; redo repeats the earliest of these.
        Undone = "undone",
        /// Taken back, then something else was done; or overtaken by others during a crash. Kept in
        /// the log, out of reach.
        Abandoned = "abandoned",
        /// Undo and redo themselves.
        None = "none",
    }
}

/// An operation as the log shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoggedOperation {
    /// Its name in this history.
    pub id: OperationId,
    /// The use case that made it, a stable word of the caller's (`entry.answer`).
    pub kind: String,
    /// What it did, for people.
    pub label: Localized,
    /// Who did it.
    pub actor: String,
    /// When, Unix time in milliseconds.
    pub at: i64,
    /// How it came about.
    pub role: Role,
    /// For undo and redo: the operation taken back or repeated.
    pub target: Option<OperationId>,
    /// Where it stands for undo and redo.
    pub stack: Stack,
    /// Whether it is known to be complete; `false` only while it is being written, or when a crash
    /// could not be settled yet.
    pub done: bool,
    /// The files that it concerns.
    pub paths: Vec<String>,
}

/// An operation that is about to be recorded.
#[derive(Debug)]
pub(crate) struct NewOperation<'a> {
    pub(crate) kind: &'a str,
    pub(crate) label: &'a Localized,
    pub(crate) actor: &'a str,
    pub(crate) at: i64,
    pub(crate) role: Role,
    pub(crate) target: Option<OperationId>,
    pub(crate) visit: Option<&'a str>,
    pub(crate) changes: &'a [FileChange],
}

const COLUMNS: &str = "id, kind, label_zh, label_en, actor, at, status, role, target, stack";

fn from_row(row: &Row<'_>) -> rusqlite::Result<LoggedOperation> {
    Ok(LoggedOperation {
        id: OperationId(row.get(0)?),
        kind: text(row, 1)?,
        label: Localized { zh: text(row, 2)?, en: text(row, 3)? },
        actor: text(row, 4)?,
        at: row.get(5)?,
        done: row.get::<_, String>(6)? == "done",
        role: row.get(7)?,
        target: row.get::<_, Option<i64>>(8)?.map(OperationId),
        stack: row.get(9)?,
        paths: Vec::new(),
    })
}

/// Reads the newest operation, and one row of each other table, with all their columns, to see
/// that the tables are what they should be.
pub(super) fn probe(connection: &Connection) -> rusqlite::Result<()> {
    connection
        .prepare(&format!("SELECT {COLUMNS} FROM operations ORDER BY id DESC LIMIT 1"))?
        .query_map([], from_row)?
        .try_for_each(|row| row.map(drop))?;
    for (table, columns) in [
        ("changes", "operation, path, before, after, applied"),
        ("contents", "id, digest, bytes"),
        ("releases", super::releases::COLUMNS),
        ("test_runs", super::test_runs::COLUMNS),
        ("visits", visits::COLUMNS),
        ("drafts", super::drafts::COLUMNS),
        ("decisions", super::decisions::COLUMNS),
    ] {
        connection.prepare(&format!("SELECT {columns} FROM {table} LIMIT 1"))?.query([])?.next()?;
    }
    Ok(())
}

fn insert(connection: &Connection, new: &NewOperation<'_>) -> rusqlite::Result<OperationId> {
    let stack =
        if matches!(new.role, Role::Edit | Role::Outside) { Stack::Live } else { Stack::None };
    let target = new.target.map(|target| target.0);
    let sql =
        "INSERT INTO operations (kind, label_zh, label_en, actor, at, status, role, target, stack)
               VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?7, ?8)";
    let id = connection.prepare_cached(sql)?.insert(params![
        new.kind,
        new.label.zh,
        new.label.en,
        new.actor,
        new.at,
        new.role,
        target,
        stack
    ])?;
    for change in new.changes {
        changes::insert(connection, OperationId(id), change)?;
    }
    if let Some(visit) = new.visit {
        visits::insert(connection, OperationId(id), visit)?;
    }
    Ok(OperationId(id))
}

fn finish(connection: &Connection, id: OperationId) -> rusqlite::Result<()> {
    let (role, target): (Role, Option<i64>) = connection.query_row(
        "SELECT role, target FROM operations WHERE id = ?1",
        [id.0],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    connection.execute("UPDATE operations SET status = 'done' WHERE id = ?1", [id.0])?;
    let move_target = |stack: Stack| {
        connection.execute("UPDATE operations SET stack = ?1 WHERE id = ?2", params![stack, target])
    };
    match role {
        Role::Edit | Role::Outside => connection
            .execute("UPDATE operations SET stack = 'abandoned' WHERE stack = 'undone'", [])?,
        Role::Undo => move_target(Stack::Undone)?,
        Role::Redo => move_target(Stack::Live)?,
    };
    if role == Role::Edit {
        visits::join(connection, id)?;
    }
    Ok(())
}

impl History {
    /// Writes down what is about to be done. When this returns it would survive a power cut.
    pub(crate) fn record_pending(&mut self, new: &NewOperation<'_>) -> Result<OperationId> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = insert(&transaction, new)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Writes down what has already happened.
    pub(crate) fn record_done(&mut self, new: &NewOperation<'_>) -> Result<OperationId> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = insert(&transaction, new)?;
        finish(&transaction, id)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Notes that an operation is complete, and what that means for undo and redo.
    pub(crate) fn mark_done(&mut self, id: OperationId) -> Result<()> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        finish(&transaction, id)?;
        transaction.commit()?;
        Ok(())
    }

    /// Forgets an operation that did not take place.
    pub(crate) fn cancel(&self, id: OperationId) -> Result<()> {
        self.connection
            .execute("DELETE FROM operations WHERE id = ?1 AND status = 'pending'", [id.0])?;
        Ok(())
    }

    /// Keeps an operation in the log that can never be settled, out of the reach of undo and of
    /// what is known of files.
    pub(crate) fn set_aside(&mut self, id: OperationId) -> Result<()> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("UPDATE changes SET applied = 0 WHERE operation = ?1", [id.0])?;
        transaction.execute(
            "UPDATE operations SET status = 'done', stack = iif(stack = 'none', 'none', \
             'abandoned') WHERE id = ?1",
            [id.0],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Keeps an operation in the log that others have overtaken, out of the reach of undo.
    pub(crate) fn shelve(&self, id: OperationId) -> Result<()> {
        let sql = "UPDATE operations SET status = 'done', stack = iif(stack = 'none', 'none', 'abandoned') WHERE id = ?1";
        self.connection.execute(sql, [id.0])?;
        Ok(())
    }

    /// What a crash or a full disk left unsettled, oldest first.
    pub(crate) fn pending(&self) -> Result<Vec<LoggedOperation>> {
        self.select("WHERE status = 'pending' ORDER BY id", 1_000)
    }

    /// What undo would take back.
    pub(crate) fn undo_target(&self) -> Result<Option<LoggedOperation>> {
        Ok(self.select("WHERE stack = 'live' AND status = 'done' ORDER BY id DESC", 1)?.pop())
    }

    /// What redo would repeat.
    pub(crate) fn redo_target(&self) -> Result<Option<LoggedOperation>> {
        Ok(self.select("WHERE stack = 'undone' AND status = 'done' ORDER BY id", 1)?.pop())
    }

    /// The latest operations, newest first.
    pub(crate) fn log(&self, limit: u32) -> Result<Vec<LoggedOperation>> {
        self.log_before(OperationId(i64::MAX), limit)
    }

    /// The latest operations before this one, newest first.
    pub(crate) fn log_before(&self, id: OperationId, limit: u32) -> Result<Vec<LoggedOperation>> {
        self.select(&format!("WHERE id < {} ORDER BY id DESC", id.0), limit)
    }

    /// One operation.
    pub(crate) fn operation(&self, id: OperationId) -> Result<Option<LoggedOperation>> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM operations WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?)
    }

    fn select(&self, clause: &str, limit: u32) -> Result<Vec<LoggedOperation>> {
        let mut operations = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM operations {clause} LIMIT ?1"))?
            .query_map([limit], from_row)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for operation in &mut operations {
            operation.paths = self.paths(operation.id)?;
        }
        Ok(operations)
    }
}
