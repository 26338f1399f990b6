//! Table `visits`: which operations were made in one visit of a field. Those that follow each other
//! are one step: what a person thought of as one edit is taken back as one, however often it was
//! saved on the way.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{OperationId, contents};

pub(super) const SCHEMA: &str = "
CREATE TABLE visits (
    operation INTEGER PRIMARY KEY REFERENCES operations (id) ON DELETE CASCADE,
    visit     TEXT    NOT NULL                     -- as the caller names visits
) STRICT;";

pub(super) const COLUMNS: &str = "operation, visit";

pub(super) fn insert(
    connection: &Connection,
    operation: OperationId,
    visit: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO visits (operation, visit) VALUES (?1, ?2)")?
        .execute(params![operation.0, visit])?;
    Ok(())
}

/// Makes an operation that is complete one with the one before it, if both were made in the same
/// visit: it then leads from where that one began. The newer of the two stays, for what is known of
/// a file is what its newest operation says. One that has led back to where the visit began is no
/// step at all.
pub(super) fn join(connection: &Connection, id: OperationId) -> rusqlite::Result<()> {
    let Some(earlier) = earlier_of_visit(connection, id)? else { return Ok(()) };
    let both = params![earlier, id.0];
    let passed: Vec<i64> = connection
        .prepare_cached(
            "SELECT later.before FROM changes later JOIN changes earlier ON earlier.path = later.path
             WHERE earlier.operation = ?1 AND later.operation = ?2 AND later.before IS NOT NULL",
        )?
        .query_map(both, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for sql in [
        "UPDATE changes SET before = earlier.before FROM changes AS earlier
         WHERE changes.operation = ?2 AND earlier.operation = ?1 AND earlier.path = changes.path",
        "UPDATE changes SET operation = ?2 WHERE operation = ?1
         AND path NOT IN (SELECT path FROM changes WHERE operation = ?2)",
    ] {
        connection.prepare_cached(sql)?.execute(both)?;
    }
    forget(connection, earlier)?;
    connection
        .prepare_cached("DELETE FROM changes WHERE operation = ?1 AND before IS after")?
        .execute([id.0])?;
    let is_nothing: bool = connection
        .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM changes WHERE operation = ?1)")?
        .query_row([id.0], |row| row.get(0))?;
    if is_nothing {
        forget(connection, id.0)?;
    }
    passed.into_iter().try_for_each(|content| contents::drop_if_unused(connection, content))
}

/// The latest operation in force, if it was made in the same visit and this one goes on where it
/// left off.
fn earlier_of_visit(connection: &Connection, id: OperationId) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT earlier.operation FROM visits earlier JOIN visits later ON later.visit = earlier.visit
             WHERE later.operation = ?1
             AND earlier.operation = (SELECT max(id) FROM operations WHERE stack = 'live' AND status = 'done' AND id < ?1)
             AND NOT EXISTS (SELECT 1 FROM changes WHERE operation IN (earlier.operation, ?1) AND NOT applied)
             AND NOT EXISTS (SELECT 1 FROM changes a JOIN changes b ON b.path = a.path
                 WHERE a.operation = earlier.operation AND b.operation = ?1 AND a.after IS NOT b.before)",
        )?
        .query_row([id.0], |row| row.get(0))
        .optional()
}

fn forget(connection: &Connection, operation: i64) -> rusqlite::Result<()> {
    // A history in memory does not follow references.
    for sql in [
        "DELETE FROM changes WHERE operation = ?1",
        "DELETE FROM visits WHERE operation = ?1",
        "DELETE FROM operations WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([operation])?;
    }
    Ok(())
}
