//! Opening the history whatever state it is in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use kaopu_durable::Dir;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::ticks::Ticks;
use super::{FILE, History, backups, migrations, trust};
use crate::error::Result;

/// The folder's lock.
pub(crate) const LOCK: &str = "lock";

/// The files that are written in place: the lock, and those that SQLite opens by their paths.
pub(crate) const IN_PLACE: [&str; 5] =
    [LOCK, FILE, "history.db-wal", "history.db-shm", "history.db-journal"];

/// How the names of the files end that SQLite keeps beside it.
const TAILS: [&str; 3] = ["-wal", "-shm", "-journal"];

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
    /// What was there is damaged or not ours. It has been moved aside, and the newest backup that is
    /// sound took its place.
    Restored {
        /// Where the old one is now.
        moved_to: PathBuf,
        /// When the backup was made, Unix time in milliseconds.
        of: i64,
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
    Good(Connection, Ticks),
    Newer,
    Broken,
}

impl History {
    /// Opens the history in Kaopu's own folder. Only the holder of the folder's lock may call this,
    /// after it has looked at [`IN_PLACE`].
    pub(crate) fn open(own: &Dir) -> Result<(Self, HistoryState)> {
        match Self::open_on_disk(own) {
            Ok(opened) => Ok(opened),
            Err(reason) => Self::in_memory(reason),
        }
    }

    /// A history that ends with the process.
    pub(crate) fn in_memory(reason: String) -> Result<(Self, HistoryState)> {
        let mut connection = Connection::open_in_memory()?;
        migrations::run(&mut connection)?;
        let ticks = Ticks::default();
        Ok((Self { connection, durable: false, ticks }, HistoryState::InMemory { reason }))
    }

    fn open_on_disk(own: &Dir) -> Result<(Self, HistoryState), String> {
        let path = own.path_of(FILE);
        for name in IN_PLACE {
            own.may_write_in_place(name).map_err(|e| e.to_string())?;
        }
        let state = match own.holds(FILE).map_err(|e| e.to_string())? {
            false => HistoryState::New,
            true => match inspect(own).map_err(|e| e.to_string())? {
                Found::Good(connection, ticks) => {
                    return Ok((Self { connection, durable: true, ticks }, HistoryState::Kept));
                }
                Found::Newer => {
                    return Err("the history was written by a newer version of Kaopu".into());
                }
                Found::Broken => {
                    let moved_to = move_aside(own).map_err(|e| e.to_string())?;
                    match Self::from_backup(own) {
                        Some((history, of)) => {
                            return Ok((history, HistoryState::Restored { moved_to, of }));
                        }
                        None => HistoryState::Replaced { moved_to },
                    }
                }
            },
        };
        // What is left of a database that is gone would be taken for a part of the new one.
        if TAILS.iter().any(|tail| own.holds(&format!("{FILE}{tail}")).unwrap_or(true)) {
            move_aside(own).map_err(|e| e.to_string())?;
        }
        let (connection, ticks) = connect(&path).map_err(|e| e.to_string())?;
        let connection = prepared(connection).map_err(|e| e.to_string())?;
        // Whoever keeps the KB under version control does not want this folder there. If it fails,
        // git shows it, no more.
        let _ = own.replace(".gitignore", b"*\n");
        Ok((Self { connection, durable: true, ticks }, state))
    }
}

impl History {
    /// The history as the newest backup has it that is sound, and when that was made. Whatever
    /// stands in its way, a new history is begun instead.
    fn from_backup(own: &Dir) -> Option<(Self, i64)> {
        let of = backups::take_newest(own).ok()??;
        match inspect(own) {
            Ok(Found::Good(connection, ticks)) => {
                Some((Self { connection, durable: true, ticks }, of))
            }
            _ => {
                let _ = move_aside(own);
                None
            }
        }
    }
}

/// Looks at a database that is there. Errors are those of the medium, not of the content.
fn inspect(own: &Dir) -> rusqlite::Result<Found> {
    // Before SQLite sees it.
    if trust::journal_names_a_file(own).unwrap_or(true) {
        return Ok(Found::Broken);
    }
    match connect(&own.path_of(FILE)).and_then(judged) {
        Ok(found) => Ok(found),
        Err(e) if speaks_of_the_medium(&e) => Err(e),
        Err(_) => Ok(Found::Broken),
    }
}

fn judged((connection, ticks): (Connection, Ticks)) -> rusqlite::Result<Found> {
    let version = migrations::version(&connection)?;
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let is_empty = version == 0 && migrations::schema(&connection)?.is_empty();
    if !is_empty && application != migrations::APPLICATION_ID {
        return Ok(Found::Broken);
    }
    if version > migrations::NEWEST {
        return Ok(Found::Newer);
    }
    if !trust::has_our_schema(&connection)? {
        return Ok(Found::Broken);
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Ok(Found::Broken);
    }
    let prepared = prepared(connection)?;
    // A page that is sound in itself may still be a stranger's: ask every table once.
    if !trust::has_our_rows(&prepared)? {
        return Ok(Found::Broken);
    }
    Ok(Found::Good(prepared, ticks))
}

fn connect(path: &Path) -> rusqlite::Result<(Connection, Ticks)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    let ticks = trust::harden(&mut connection)?;
    Ok((connection, ticks))
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

/// Whether the failure comes from what stands in the database, and will come again.
pub(crate) fn speaks_of_content(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, QueryReturnedNoRows,
        Utf8Error,
    };
    matches!(
        error,
        FromSqlConversionFailure(..)
            | IntegralValueOutOfRange(..)
            | InvalidColumnType(..)
            | QueryReturnedNoRows
            | Utf8Error(..)
    ) || error.sqlite_error_code() == Some(ErrorCode::TooBig)
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
fn move_aside(own: &Dir) -> kaopu_durable::Result<PathBuf> {
    let mut number = 1_u32;
    let name = loop {
        let name = format!("{FILE}.broken-{number}");
        if !own.holds(&name)? {
            break name;
        }
        number += 1;
    };
    for tail in TAILS.into_iter().chain([""]) {
        let from = format!("{FILE}{tail}");
        if own.holds(&from)? {
            own.rename(&from, &format!("{name}{tail}"))?;
        }
    }
    Ok(own.path_of(&name))
}
