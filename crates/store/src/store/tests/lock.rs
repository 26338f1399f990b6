//! One writer; any number of readers; a folder that cannot be written opens all the same.

use super::*;
use crate::{Folder, HistoryState};
use kaopu_durable::{FailingDisk, Failure};
use std::io::ErrorKind;
use std::sync::Arc;

#[test]
fn a_second_writer_learns_who_is_first() {
    let dir = kb();
    let store = open(dir.path());
    assert!(
        matches!(Store::open(dir.path()), Err(StoreError::Locked { pid: Some(pid) }) if pid == std::process::id())
    );
    assert_eq!(Folder::open(dir.path()).unwrap().read().unwrap().len(), 4, "readers do not care");
    drop(store);
    open(dir.path());
}

#[test]
fn beside_a_writer_one_may_read_and_writes_once_it_is_gone() {
    let dir = kb();
    let first = open(dir.path());
    edit(&first, "faqs.csv", "first");
    let (second, report) = Store::open_beside(dir.path()).unwrap();
    assert!(!report.writable && matches!(report.refused, Some(StoreError::Locked { .. })));
    assert_eq!(second.read().unwrap()["faqs.csv"], b"first");
    let edit = || operation("x", changes(dir.path(), &[("faqs.csv", Some(b"x"))]));
    assert!(matches!(second.transact(edit()), Err(StoreError::Locked { .. })));
    assert!(matches!(second.undo(0), Err(StoreError::Locked { .. })));
    drop(first);
    let (third, report) = Store::open_beside(dir.path()).unwrap();
    assert!(report.writable, "{report:?}");
    third.transact(edit()).unwrap();
}

#[test]
fn a_read_only_folder_opens_and_says_so() {
    let dir = kb();
    let disk = FailingDisk::new(Failure::Ever(ErrorKind::ReadOnlyFilesystem));
    disk.fail_at(0);
    let (store, report) = Store::open_on(dir.path(), Arc::new(disk)).unwrap();
    assert!(!report.writable && matches!(report.history, HistoryState::InMemory { .. }));
    assert_eq!(store.read().unwrap().len(), 4);
    let edit = operation("x", changes(dir.path(), &[("faqs.csv", Some(b"x"))]));
    assert!(matches!(store.transact(edit), Err(StoreError::NotWritable { .. })));
    assert!(matches!(store.undo(0), Err(StoreError::NotWritable { .. })));
    assert!(store.peek_undo().unwrap().is_none() && store.log(9).unwrap().is_empty());
    assert!(!dir.path().join(".kaopu").exists());
}

#[test]
fn a_file_where_our_folder_should_be_makes_it_read_only() {
    let dir = kb();
    fs::write(dir.path().join(".kaopu"), "mine").unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    assert!(!report.writable);
    let edit = operation("x", changes(dir.path(), &[("faqs.csv", Some(b"x"))]));
    assert!(matches!(store.transact(edit), Err(StoreError::NotWritable { .. })));
    assert_eq!(fs::read(dir.path().join(".kaopu")).unwrap(), b"mine");
}

#[test]
fn threads_take_turns() {
    let dir = kb();
    let store = open(dir.path());
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let store = &store;
            scope.spawn(move || {
                for n in 0..10 {
                    loop {
                        // As a use case does: read, change, write, and read again if somebody was
                        // faster.
                        let before = store.folder().read_file("faqs.csv").unwrap();
                        let mut after = before.clone().unwrap();
                        after.extend(format!("{thread}-{n}\n").bytes());
                        let change =
                            FileChange { path: "faqs.csv".into(), before, after: Some(after) };
                        match store.transact(operation("", vec![change])) {
                            Ok(_) => break,
                            Err(StoreError::ChangedOutside { .. }) => {}
                            Err(other) => panic!("{other}"),
                        }
                    }
                }
            });
        }
    });
    let text = String::from_utf8(read(dir.path())["faqs.csv"].clone()).unwrap();
    assert_eq!(text.lines().count(), 2 + 40);
    assert_eq!(store.log(100).unwrap().len(), 40);
}
