//! The history: a SQLite database in `.kaopu/` that remembers operations, releases, test runs,
//! tried conversations and half-typed drafts.
//!
//! One table, one file: its schema, its rows, and what is asked of it. Losing the database loses
//! history, never knowledge, so nothing in here may stop a KB from being opened.

mod backups;
mod changes;
mod contents;
mod decisions;
mod drafts;
mod migrations;
mod open;
mod operation_id;
mod operations;
mod prune;
mod releases;
mod states;
mod test_runs;
mod text;
mod thinning;
mod ticks;
mod transcripts;
mod trust;
mod versions;
mod visits;

pub use backups::HistoryBackup;
pub(crate) use backups::{back_up, backups};
pub use decisions::Decision;
pub use drafts::StoredDraft;
pub use open::HistoryState;
pub(crate) use open::{IN_PLACE, LOCK, speaks_of_content};
pub use operation_id::OperationId;
pub use operations::{LoggedOperation, Role, Stack};
pub use releases::Release;
pub use test_runs::TestRun;
pub use versions::FileVersion;

pub(crate) use changes::RecordedChange;
pub(crate) use operations::NewOperation;

use std::sync::atomic::Ordering::Relaxed;

use rusqlite::Connection;

/// The database.
const FILE: &str = "history.db";

#[cfg(test)]
pub(crate) const NEWEST_VERSION: i64 = migrations::NEWEST;

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
    ticks: ticks::Ticks,
}

impl History {
    /// Gives the work that now begins its full time.
    pub(crate) fn begin_work(&self) {
        self.ticks.store(0, Relaxed);
    }
}
