//! The schema's versions, counted by SQLite's `user_version`.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{
    changes, contents, decisions, drafts, operations, releases, test_runs, transcripts, visits,
};

/// Marks the file as ours in SQLite's header: "KAOP".
pub(super) const APPLICATION_ID: i32 = 0x4B41_4F50;

/// What brings a database from version *n* to *n + 1*. Entries are only ever appended.
const STEPS: [&[&str]; 5] = [
    &[operations::SCHEMA, contents::SCHEMA, changes::SCHEMA, releases::SCHEMA, test_runs::SCHEMA],
    &[transcripts::SCHEMA],
    &[releases::BEGUN_SCHEMA],
    &[visits::SCHEMA, drafts::SCHEMA],
    &[decisions::SCHEMA],
];

/// The version that this program writes.
pub(super) const NEWEST: i64 = STEPS.len() as i64;

pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Everything that a database of this program's may have in its schema, and its name: compared as
/// SQLite itself writes it down.
pub(super) fn schema(connection: &Connection) -> rusqlite::Result<BTreeSet<[String; 3]>> {
    // Indices that belong to a constraint have no text of their own.
    let sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema";
    connection
        .prepare(sql)?
        .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?
        .collect()
}

/// What the schema of a new database is, without making one: SQLite keeps each statement as it was
/// written, and adds what its keywords need.
pub(super) fn newest_schema() -> BTreeSet<[String; 3]> {
    let added = [
        ["table", "sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"],
        ["index", "sqlite_autoindex_contents_1", ""],
        ["index", "sqlite_autoindex_changes_1", ""],
        ["index", "sqlite_autoindex_drafts_1", ""],
        ["index", "sqlite_autoindex_decisions_1", ""],
    ];
    let statements = STEPS.iter().flat_map(|step| step.iter()).flat_map(|sql| sql.split(";\n"));
    let written = statements.map(|sql| {
        let sql = sql.trim().trim_end_matches(';').replacen(" IF NOT EXISTS", "", 1);
        let mut words = sql.split_whitespace().skip(1).map(str::to_owned);
        let (kind, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        [kind.to_lowercase(), name, sql]
    });
    written.chain(added.map(|row| row.map(str::to_owned))).collect()
}

/// Runs the steps that are missing, all in one transaction.
pub(super) fn run(connection: &mut Connection) -> rusqlite::Result<()> {
    let from = version(connection)?;
    if from >= NEWEST {
        return Ok(());
    }
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        for sql in *step {
            transaction.execute_batch(sql)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", NEWEST)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_known_without_making_it() {
        let mut fresh = Connection::open_in_memory().unwrap();
        run(&mut fresh).unwrap();
        assert_eq!(schema(&fresh).unwrap(), newest_schema());
    }
}
