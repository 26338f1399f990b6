//! Whatever happens to the history, the KB opens, can be edited, and is not touched.

use super::*;
use crate::HistoryState;
use proptest::prelude::*;

/// A KB with a history of a few operations.
fn with_history() -> TempDir {
    let dir = kb();
    let store = open(dir.path());
    for n in 0..8 {
        edit(&store, "faqs.csv", &format!("{n}\n").repeat(500));
    }
    store.undo(1).unwrap();
    dir
}

fn history(dir: &Path) -> std::path::PathBuf {
    dir.join(".kaopu/history.db")
}

fn begun_anew(dir: &Path) {
    let content = read(dir);
    for number in [1, 2] {
        fs::write(history(dir), "this is no database, this is text that happens to be here")
            .unwrap();
        let (store, report) = Store::open(dir).unwrap();
        let HistoryState::Replaced { moved_to } = report.history else { panic!("{report:?}") };
        assert!(
            moved_to.ends_with(format!(".kaopu/history.db.broken-{number}")) && moved_to.exists()
        );
        assert!(store.log(9).unwrap().is_empty());
        edit(&store, "facts.csv", &format!("works {number}"));
        store.undo(1).unwrap();
        drop(store);
        assert_eq!(read(dir), content);
    }
    assert!(matches!(Store::open(dir).unwrap().1.history, HistoryState::Kept));
}

#[test]
fn a_broken_history_is_moved_aside() {
    begun_anew(with_history().path());
    let dir = kb();
    fs::create_dir(dir.path().join(".kaopu")).unwrap();
    begun_anew(dir.path());
}

#[test]
fn a_strangers_database_is_moved_aside_and_kept() {
    for table in ["operations", "notes"] {
        let dir = kb();
        fs::create_dir(dir.path().join(".kaopu")).unwrap();
        let stranger = rusqlite::Connection::open(history(dir.path())).unwrap();
        stranger
            .execute_batch(&format!("CREATE TABLE {table} (x); INSERT INTO {table} VALUES (7)"))
            .unwrap();
        drop(stranger);
        let bytes = fs::read(history(dir.path())).unwrap();
        let (_store, report) = Store::open(dir.path()).unwrap();
        let HistoryState::Replaced { moved_to } = report.history else { panic!("{report:?}") };
        assert_eq!(fs::read(moved_to).unwrap(), bytes);
    }
}

#[test]
fn a_newer_history_is_left_alone() {
    let dir = with_history();
    let newer = rusqlite::Connection::open(history(dir.path())).unwrap();
    newer.pragma_update(None, "user_version", 1_000).unwrap();
    drop(newer);
    let bytes = fs::read(history(dir.path())).unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    assert!(matches!(report.history, HistoryState::InMemory { .. }), "{report:?}");
    edit(&store, "facts.csv", "works");
    drop(store);
    assert_eq!(fs::read(history(dir.path())).unwrap(), bytes);
}

#[test]
fn an_empty_file_and_a_lost_one_begin_a_history() {
    let dir = with_history();
    fs::write(history(dir.path()), "").unwrap();
    assert!(open(dir.path()).log(9).unwrap().is_empty());
    fs::remove_dir_all(dir.path().join(".kaopu")).unwrap();
    let (_, report) = Store::open(dir.path()).unwrap();
    assert_eq!(report.history, HistoryState::New);
}

#[test]
fn rotten_content_is_never_written_to_a_file() {
    let dir = with_history();
    let database = rusqlite::Connection::open(history(dir.path())).unwrap();
    database.execute("UPDATE contents SET bytes = zeroblob(length(bytes))", []).unwrap();
    drop(database);
    let content = read(dir.path());
    let (store, _) = Store::open(dir.path()).unwrap();
    assert!(matches!(store.undo(1), Err(StoreError::HistoryDamaged { .. })));
    assert_eq!(read(dir.path()), content);
    edit(&store, "faqs.csv", "can still be edited");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Flipped bytes, zeroed pages and cut-off ends: the KB opens as it is, and nobody panics.
    #[test]
    fn any_damage(flips in proptest::collection::vec((any::<usize>(), 1_u8..), 0..4), page in any::<Option<usize>>(), cut in any::<Option<usize>>()) {
        let dir = with_history();
        let content = read(dir.path());
        let mut bytes = fs::read(history(dir.path())).unwrap();
        for (at, flip) in flips {
            let at = at % bytes.len();
            bytes[at] ^= flip;
        }
        if let Some(page) = page {
            let start = (page % bytes.len().div_ceil(4096)) * 4096;
            let end = bytes.len().min(start + 4096);
            bytes[start..end].fill(0);
        }
        if let Some(cut) = cut {
            bytes.truncate(cut % bytes.len());
        }
        fs::write(history(dir.path()), bytes).unwrap();
        let (store, report) = Store::open(dir.path()).unwrap();
        prop_assert!(report.writable);
        prop_assert_eq!(&read(dir.path()), &content);
        let _ = (store.log(100), store.peek_redo());
        if store.undo(1).is_err() {
            prop_assert_eq!(&read(dir.path()), &content);
        }
        drop(store);
        Store::open(dir.path()).unwrap();
    }
}
