//! Table `contents`: each version of a file's bytes once, however many changes speak of it.

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

pub(super) const SCHEMA: &str = "
CREATE TABLE contents (
    id     INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,     -- SHA-256 of bytes
    bytes  BLOB NOT NULL
) STRICT;";

/// Stores bytes and returns their row. One that is there under their digest with other bytes is
/// damaged, and mended.
pub(super) fn put(connection: &Connection, bytes: &[u8]) -> rusqlite::Result<i64> {
    let digest = Sha256::digest(bytes);
    let digest = digest.as_slice();
    let found: Option<(i64, bool)> = connection
        .prepare_cached("SELECT id, bytes = ?2 FROM contents WHERE digest = ?1")?
        .query_row(params![digest, bytes], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, is_sound)) = found {
        if !is_sound {
            connection
                .execute("UPDATE contents SET bytes = ?2 WHERE id = ?1", params![id, bytes])?;
        }
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO contents (digest, bytes) VALUES (?1, ?2)")?
        .insert(params![digest, bytes])
}

/// The bytes of a row; `None` if they no longer are those that were stored.
pub(super) fn get(connection: &Connection, id: i64) -> rusqlite::Result<Option<Vec<u8>>> {
    let (digest, bytes): (Vec<u8>, Vec<u8>) = connection
        .prepare_cached("SELECT digest, bytes FROM contents WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((Sha256::digest(&bytes).as_slice() == digest).then_some(bytes))
}

/// Drops a row that no change speaks of any more.
pub(super) fn drop_if_unused(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM contents WHERE id = ?1 AND NOT EXISTS
                (SELECT 1 FROM changes WHERE before = ?1 UNION ALL SELECT 1 FROM changes WHERE after = ?1)",
        )?
        .execute([id])?;
    Ok(())
}

/// Drops what no change speaks of any more.
pub(super) fn drop_unused(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute(
        "DELETE FROM contents WHERE id NOT IN
            (SELECT before FROM changes WHERE before IS NOT NULL UNION SELECT after FROM changes WHERE after IS NOT NULL)",
        [],
    )?;
    Ok(())
}
