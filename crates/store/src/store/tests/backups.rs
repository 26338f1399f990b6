//! A history that breaks comes back from its newest sound backup.

use super::*;
use crate::HistoryState;

const HALF_HOUR: i64 = 1_800_000;

fn at(store: &Store, text: &str, at: i64) {
    let dir = store.folder().path();
    let changes = changes(dir, &[("faqs.csv", Some(text.as_bytes()))]);
    store.transact(Operation { at, ..operation(text, changes) }).unwrap();
}

fn spoil(dir: &Path) {
    fs::write(dir.join(".kaopu/history.db"), "no database any more, and long enough").unwrap();
}

#[test]
fn one_is_made_each_half_hour_in_which_something_was_done() {
    let dir = kb();
    let store = open(dir.path());
    assert!(!store.back_up_if_due(0).unwrap(), "nothing was done");
    at(&store, "1", 5);
    assert!(store.back_up_if_due(10).unwrap());
    at(&store, "2", 20);
    assert!(!store.back_up_if_due(10 + HALF_HOUR - 1).unwrap(), "too early");
    assert!(store.back_up_if_due(10 + HALF_HOUR).unwrap());
    assert!(!store.back_up_if_due(10 + 3 * HALF_HOUR).unwrap(), "nothing was done since");
    let backups = store.backups().unwrap();
    assert_eq!(backups.iter().map(|one| one.at).collect::<Vec<_>>(), [10, 10 + HALF_HOUR]);
    assert!(backups.iter().all(|one| one.path.exists() && one.bytes > 0));
    let names: Vec<_> = fs::read_dir(dir.path().join(".kaopu/backups")).unwrap().collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_broken_history_comes_back_and_what_was_done_since_is_a_step_from_outside() {
    let dir = kb();
    let store = open(dir.path());
    at(&store, "1", 5);
    at(&store, "2", 6);
    assert!(store.back_up_if_due(10).unwrap());
    at(&store, "3", 20);
    let content = read(dir.path());
    drop(store);
    spoil(dir.path());
    let (store, report) = Store::open(dir.path()).unwrap();
    let HistoryState::Restored { moved_to, of: 10 } = &report.history else { panic!("{report:?}") };
    assert!(moved_to.ends_with("history.db.broken-1") && moved_to.exists());
    assert_eq!(read(dir.path()), content);
    assert_eq!(report.changed_outside.len(), 1);
    store.adopt(report.changed_outside, 30).unwrap();
    let labels: Vec<_> = store.log(9).unwrap().into_iter().map(|one| one.label.en).collect();
    assert_eq!(labels, ["Changed outside: faqs.csv", "2", "1"]);
    for text in ["2", "1", "id\na\n"] {
        store.undo(40).unwrap().unwrap();
        assert_eq!(read(dir.path())["faqs.csv"], text.as_bytes());
    }
}

#[test]
fn a_backup_that_is_damaged_itself_is_passed_over() {
    let dir = kb();
    let store = open(dir.path());
    at(&store, "1", 5);
    store.back_up_if_due(10).unwrap();
    at(&store, "2", 20);
    store.back_up_if_due(10 + HALF_HOUR).unwrap();
    let backups = store.backups().unwrap();
    drop(store);
    spoil(dir.path());
    let bytes = fs::read(&backups[1].path).unwrap();
    fs::write(&backups[1].path, &bytes[..bytes.len() / 2]).unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    assert!(matches!(report.history, HistoryState::Restored { of: 10, .. }), "{report:?}");
    assert_eq!(store.log(9).unwrap().len(), 1);
    drop(store);

    spoil(dir.path());
    for backup in &backups {
        fs::write(&backup.path, "nor is this one").unwrap();
    }
    let (_store, report) = Store::open(dir.path()).unwrap();
    assert!(matches!(report.history, HistoryState::Replaced { .. }), "{report:?}");
}

#[test]
fn a_strangers_backup_is_not_believed() {
    let dir = kb();
    fs::create_dir_all(dir.path().join(".kaopu/backups")).unwrap();
    let stranger =
        rusqlite::Connection::open(dir.path().join(".kaopu/backups/history-9.db")).unwrap();
    stranger
        .execute_batch("CREATE TABLE operations (x); INSERT INTO operations VALUES (7)")
        .unwrap();
    drop(stranger);
    spoil(dir.path());
    let (_store, report) = Store::open(dir.path()).unwrap();
    assert!(matches!(report.history, HistoryState::Replaced { .. }), "{report:?}");
}
