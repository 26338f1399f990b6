//! Opening the history whatever state it is in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::{History, migrations};
use crate::atomic::{Disk, replace};
use crate::error::Result;

/// How the history was found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HistoryState {
    /// It is the one that was there before.
    Kept,
    /// There was none; it has been begun.
    New,
    /// What was there is damaged or not ours. It has been moved aside, and a new history begun.
    Replaced {
        /// Where the old one is now.
        moved_to: PathBuf,
    },
    /// It cannot be kept on disk (read-only or network folder, full disk, or one written by a newer
    /// Kaopu, which is left alone). Operations of this session can be undone until the program
    /// ends, no longer.
    InMemory {
        /// Why, in the system's words.
        reason: String,
    },
}

/// What a look at an existing file says.
enum Found {
    Good(Connection),
    Newer,
    Broken,
}

impl History {
    /// Opens `dir`'s history, creating `dir` if need be. Only the holder of the folder's lock may
    /// call this.
    pub(crate) fn open(dir: &Path, disk: &dyn Disk) -> Result<(Self, HistoryState)> {
        match Self::open_on_disk(dir, disk) {
            Ok(opened) => Ok(opened),
            Err(reason) => Self::in_memory(reason),
        }
    }

    /// A history that ends with the process.
    pub(crate) fn in_memory(reason: String) -> Result<(Self, HistoryState)> {
        let mut connection = Connection::open_in_memory()?;
        migrations::run(&mut connection)?;
        Ok((Self { connection, durable: false }, HistoryState::InMemory { reason }))
    }

    fn open_on_disk(dir: &Path, disk: &dyn Disk) -> Result<(Self, HistoryState), String> {
        disk.create_dir(dir).map_err(|e| e.to_string())?;
        let path = dir.join("history.db");
        let state = match path.symlink_metadata() {
            Err(_) => HistoryState::New,
            Ok(_) => match inspect(&path).map_err(|e| e.to_string())? {
                Found::Good(connection) => {
                    return Ok((Self { connection, durable: true }, HistoryState::Kept));
                }
                Found::Newer => {
                    return Err("the history was written by a newer version of Kaopu".into());
                }
                Found::Broken => HistoryState::Replaced {
                    moved_to: move_aside(dir, disk).map_err(|e| e.to_string())?,
                },
            },
        };
        let connection = connect(&path).and_then(prepared).map_err(|e| e.to_string())?;
        // Whoever keeps the KB under version control does not want this folder there. If it fails,
        // git shows it, no more.
        let _ = replace(disk, &dir.join(".gitignore"), b"*\n", &mut || Ok(()));
        Ok((Self { connection, durable: true }, state))
    }
}

/// Looks at a database that is there. Errors are those of the medium, not of the content.
fn inspect(path: &Path) -> rusqlite::Result<Found> {
    match connect(path).and_then(judged) {
        Ok(found) => Ok(found),
        Err(e) if speaks_of_the_medium(&e) => Err(e),
        Err(_) => Ok(Found::Broken),
    }
}

fn judged(connection: Connection) -> rusqlite::Result<Found> {
    let version = migrations::version(&connection)?;
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let is_empty = tables == 0 && version == 0;
    if !is_empty && application != migrations::APPLICATION_ID {
        return Ok(Found::Broken);
    }
    if version > migrations::NEWEST {
        return Ok(Found::Newer);
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Ok(Found::Broken);
    }
    let mut prepared = prepared(connection)?;
    // A page that is sound in itself may still be a stranger's: ask every table once.
    super::operations::probe(&mut prepared)?;
    Ok(Found::Good(prepared))
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    Ok(connection)
}

/// Sets what makes commits durable, and brings the schema up to date.
fn prepared(mut connection: Connection) -> rusqlite::Result<Connection> {
    connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrations::run(&mut connection)?;
    Ok(connection)
}

/// Whether the failure says nothing about the database's content, so that moving it aside would be
/// wrong.
fn speaks_of_the_medium(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::ReadOnly
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::OutOfMemory
                | ErrorCode::NoLargeFileSupport
        )
    )
}

/// Renames the database, with the files that SQLite keeps beside it, to the first free
/// `history.db.broken-<n>`.
fn move_aside(dir: &Path, disk: &dyn Disk) -> std::io::Result<PathBuf> {
    let mut number = 1_u32;
    let name = loop {
        let name = format!("history.db.broken-{number}");
        if dir.join(&name).symlink_metadata().is_err() {
            break name;
        }
        number += 1;
    };
    for tail in ["-wal", "-shm", ""] {
        let from = dir.join(format!("history.db{tail}"));
        if from.symlink_metadata().is_ok() {
            disk.rename(&from, &dir.join(format!("{name}{tail}")))?;
        }
    }
    disk.sync_dir(dir)?;
    Ok(dir.join(name))
}
