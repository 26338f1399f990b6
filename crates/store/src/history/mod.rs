//! The history: a SQLite database in `.kaopu/` that remembers operations, releases, test runs and
//! tried conversations.
//!
//! One table, one file: its schema, its rows, and what is asked of it. Losing the database loses
//! history, never knowledge, so nothing in here may stop a KB from being opened.

mod changes;
mod contents;
mod migrations;
mod open;
mod operations;
mod prune;
mod releases;
mod test_runs;
mod text;
mod transcripts;
mod trust;

pub use open::HistoryState;
pub(crate) use open::{IN_PLACE, LOCK, speaks_of_content};
pub use operations::{LoggedOperation, OperationId, Role, Stack};
pub use releases::Release;
pub use test_runs::TestRun;

pub(crate) use changes::RecordedChange;
pub(crate) use operations::NewOperation;

use rusqlite::Connection;

#[cfg(test)]
impl History {
    /// For tests that do what a stranger's history would make it do.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// An open history.
#[derive(Debug)]
pub(crate) struct History {
    connection: Connection,
    /// Whether it will still be there when the process has ended.
    durable: bool,
    /// How much of its time the work has used that is going on.
    ticks: trust::Ticks,
}
