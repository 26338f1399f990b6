//! How much of SQLite's work one piece of ours may take.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use rusqlite::Connection;

/// So many steps of SQLite's machine are counted as one tick.
const TICK: i32 = 10_000;

/// So many ticks one piece of work may take: a hundred million steps, some seconds. The limit has to
/// be far above what an honest history needs, since one that runs into it is moved aside. What costs
/// most is opening: 124 ticks for 20,000 operations and 1,247 for 200,000, both with 256 MiB of
/// content, beyond which the oldest are forgotten.
const MOST_TICKS: u32 = 10_000;

/// The ticks of the work that is going on.
pub(super) type Ticks = Arc<AtomicU32>;

/// Stops whatever takes longer, from now on; a piece of work begins where the ticks are set to 0.
pub(super) fn limit_work(connection: &mut Connection) -> rusqlite::Result<Ticks> {
    let ticks = Ticks::default();
    let counted = Arc::clone(&ticks);
    let out_of_time = move || counted.fetch_add(1, Relaxed) >= MOST_TICKS;
    connection.progress_handler(TICK, Some(out_of_time))?;
    Ok(ticks)
}
