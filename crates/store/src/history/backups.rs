//! Copies of the history, made while it is in use and taken when it is found broken: at most half an
//! hour of it is lost then.

use std::path::PathBuf;
use std::time::Duration;

use kaopu_durable::Dir;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::{FILE, History, migrations, thinning, trust};
use crate::error::{Result, StoreError};

/// The folder of backups, inside of Kaopu's own.
const FOLDER: &str = "backups";

/// How often one is made while there is something new.
const EVERY: i64 = 30 * 60_000;

/// What a backup is called until it is whole.
const UNFINISHED: &str = "unfinished.db";

/// Pages that are copied at once: all, so that what is written meanwhile is either in it or not.
const PAGES: i32 = i32::MAX;

/// The most that all backups together may take: 1 GiB. The newest stays in any case.
const MOST_BYTES: u64 = 1 << 30;

/// A copy of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryBackup {
    /// When it was made, Unix time in milliseconds.
    pub at: i64,
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

/// The backups that are there, oldest first.
pub(crate) fn backups(own: &Dir) -> Result<Vec<HistoryBackup>> {
    let Some(folder) = own.folder(FOLDER)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for name in folder.names()? {
        let at = name.strip_prefix("history-").and_then(|rest| rest.strip_suffix(".db"));
        let Some(at) = at.and_then(|at| at.parse().ok()) else { continue };
        let file = folder.open_to_read(&name)?;
        let bytes = file.and_then(|file| file.metadata().ok()).map_or(0, |about| about.len());
        found.push(HistoryBackup { at, path: folder.path_of(&name), bytes });
    }
    found.sort_by_key(|backup| backup.at);
    Ok(found)
}

fn name_of(at: i64) -> String {
    format!("history-{at}.db")
}

impl History {
    /// Whether the last backup is old enough, and something was done since. `at` is Unix time in
    /// milliseconds.
    pub(crate) fn is_backup_due(&self, own: &Dir, at: i64) -> Result<bool> {
        if !self.durable {
            return Ok(false);
        }
        let newest = backups(own)?.last().map_or(i64::MIN, |backup| backup.at);
        // A clock that was set back must not end the backups.
        let is_due = at < newest || at.saturating_sub(newest) >= EVERY;
        let last: Option<i64> = self.connection.query_row(
            "SELECT max(at) FROM operations WHERE status = 'done'",
            [],
            |row| row.get(0),
        )?;
        Ok(is_due && last.is_some_and(|last| last > newest || at < newest))
    }
}

/// Makes a backup of the history as it stands now, through a connection of its own: whoever writes
/// it meanwhile does not wait.
pub(crate) fn back_up(own: &Dir, at: i64) -> Result<()> {
    let folder = own.make_folder(FOLDER)?;
    for name in [UNFINISHED, "unfinished.db-journal", "unfinished.db-wal", "unfinished.db-shm"] {
        if folder.holds(name)? {
            folder.remove(name)?;
        }
    }
    let source = open(&own.path_of(FILE), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let path = folder.path_of(UNFINISHED);
    let mut copy = open(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    copy_all(&source, &mut copy)?;
    // In one file, without a log beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    expect_sound(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    folder.rename(UNFINISHED, &name_of(at))?;
    thin(own, &folder)
}

/// Drops the backups that are not worth their place.
fn thin(own: &Dir, folder: &Dir) -> Result<()> {
    let all = backups(own)?;
    let times: Vec<i64> = all.iter().map(|backup| backup.at).collect();
    let kept = thinning::kept(&times);
    let mut bytes = 0;
    for (count, backup) in all.iter().rev().enumerate() {
        bytes += backup.bytes;
        if !kept.contains(&backup.at) || (count > 0 && bytes > MOST_BYTES) {
            folder.remove(&name_of(backup.at))?;
        }
    }
    Ok(())
}

/// Makes the newest backup that is sound the history again; says of when it is. There must be no
/// history.
pub(super) fn take_newest(own: &Dir) -> Result<Option<i64>> {
    for backup in backups(own)?.into_iter().rev() {
        if restored(own, &backup).is_ok() {
            return Ok(Some(backup.at));
        }
        for tail in ["", "-journal", "-wal", "-shm"] {
            let name = format!("{FILE}{tail}");
            if own.holds(&name)? {
                own.remove(&name)?;
            }
        }
    }
    Ok(None)
}

fn restored(own: &Dir, backup: &HistoryBackup) -> Result<()> {
    let source = open(&backup.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    expect_sound(&source)?;
    let path = own.path_of(FILE);
    let mut copy = open(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    copy_all(&source, &mut copy)?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Opens a backup like the history itself: it may have come with the folder, from a stranger.
fn open(path: &std::path::Path, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(path, flags)?;
    trust::harden(&mut connection)?;
    Ok(connection)
}

fn copy_all(from: &Connection, to: &mut Connection) -> Result<()> {
    Ok(Backup::new(from, to)?.run_to_completion(PAGES, Duration::ZERO, None)?)
}

/// Refuses what is damaged, or no history of ours.
fn expect_sound(connection: &Connection) -> Result<()> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let is_ours = migrations::version(connection)? <= migrations::NEWEST
        && trust::has_our_schema(connection)?;
    if verdict == "ok" && is_ours { Ok(()) } else { Err(StoreError::NotRemembered) }
}
