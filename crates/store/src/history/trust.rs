//! What a database has to be before it is believed, and what it may do: the file may come from a
//! stranger, and SQLite runs what stands in a schema.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use kaopu_durable::Dir;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;

use super::open::FILE;
use super::{History, migrations, operations};
use crate::error::Result;

/// So many steps of SQLite's machine are counted as one tick.
const TICK: i32 = 10_000;

/// So many ticks one piece of work may take: a hundred million steps, some seconds. The limit has to
/// be far above what an honest history needs, since one that runs into it is moved aside. What costs
/// most is opening: 124 ticks for 20,000 operations and 1,247 for 200,000, both with 256 MiB of
/// content, beyond which the oldest are forgotten.
const MOST_TICKS: u32 = 10_000;

/// The longest text, content or row: above that of the largest file.
const MOST_BYTES: i32 = 80 << 20;

/// How a rollback journal ends that names another file, which SQLite would delete.
const SUPER_JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// The largest journal that is looked at; ours are far smaller.
const MOST_JOURNAL_BYTES: u64 = 512 << 20;

/// The ticks of the work that is going on.
pub(super) type Ticks = Arc<AtomicU32>;

impl History {
    /// Gives the work that now begins its full time.
    pub(crate) fn begin_work(&self) {
        self.ticks.store(0, Relaxed);
    }
}

/// Takes from a connection what ours never needs: triggers, views, functions called from a schema,
/// changes of the schema by plain writes, and endless work.
pub(super) fn harden(connection: &mut Connection) -> rusqlite::Result<Ticks> {
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MOST_BYTES)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    let ticks = Ticks::default();
    let counted = Arc::clone(&ticks);
    let out_of_time = move || counted.fetch_add(1, Relaxed) >= MOST_TICKS;
    connection.progress_handler(TICK, Some(out_of_time))?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(ticks)
}

/// Whether there is nothing in the schema but what this program puts there.
pub(super) fn has_our_schema(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(migrations::schema(connection)?.is_subset(&migrations::newest_schema()))
}

/// Whether all rows are such as this program writes. One that is not would make every later look at
/// its table fail.
pub(super) fn has_our_rows(connection: &Connection) -> rusqlite::Result<bool> {
    let sound: bool = connection.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM operations WHERE status NOT IN ('pending', 'done')
                OR role NOT IN ('edit', 'outside', 'undo', 'redo') OR stack NOT IN ('live', 'undone', 'abandoned', 'none')
                OR id NOT BETWEEN 1 AND 1 << 60)
            AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE seq NOT BETWEEN 0 AND 1 << 60)
            AND NOT EXISTS (SELECT 1 FROM releases WHERE seq NOT BETWEEN 1 AND 4294967295)",
        [],
        |row| row.get(0),
    )?;
    operations::probe(connection)?;
    Ok(sound)
}

/// Whether the rollback journal beside the database names another file (a super-journal). Ours
/// never do; and rolling back deletes the file that is named (SQLite 3.40 whichever it is, the one
/// that we build with only one that is called like a super-journal).
pub(super) fn journal_names_a_file(own: &Dir) -> Result<bool> {
    let journal = own.read_end(&format!("{FILE}-journal"), 8, MOST_JOURNAL_BYTES)?;
    Ok(journal.is_some_and(|end| end == SUPER_JOURNAL))
}
