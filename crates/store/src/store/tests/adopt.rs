//! Edits made outside are steps of the history too.

use super::*;
use crate::{Role, Stack};

#[test]
fn undo_goes_through_an_edit_made_outside() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "faqs.csv", "one");
    fs::write(dir.path().join("faqs.csv"), "theirs").unwrap();
    let change = FileChange {
        path: "faqs.csv".into(),
        before: Some(b"one".into()),
        after: Some(b"theirs".into()),
    };
    store.adopt(vec![change], 9).unwrap();
    let outside = store.peek_undo().unwrap().unwrap();
    assert_eq!(
        (outside.role, outside.kind.as_str(), outside.stack),
        (Role::Outside, "outside", Stack::Live)
    );
    assert_eq!(outside.label.zh, "外部修改：faqs.csv");
    store.undo(10).unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"one");
    store.undo(11).unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"id\na\n");
    store.redo(12).unwrap();
    store.redo(13).unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"theirs");
}

#[test]
fn only_what_is_on_disk_can_be_adopted() {
    let dir = kb();
    let store = open(dir.path());
    let change = FileChange {
        path: "faqs.csv".into(),
        before: Some(b"id\na\n".into()),
        after: Some(b"theirs".into()),
    };
    assert!(matches!(store.adopt(vec![change], 0), Err(StoreError::ChangedOutside { .. })));
    assert!(matches!(
        store.adopt(changes(dir.path(), &[("faqs.csv", Some(b"id\na\n"))]), 0),
        Err(StoreError::NothingChanged)
    ));
    assert!(store.log(10).unwrap().is_empty());
}

#[test]
fn what_changed_while_closed_is_reported_and_can_be_adopted() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "faqs.csv", "one");
    edit(&store, "facts.csv", "two");
    drop(store);
    fs::write(dir.path().join("faqs.csv"), "theirs").unwrap();
    fs::remove_file(dir.path().join("facts.csv")).unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    let paths: Vec<_> = report.changed_outside.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["facts.csv", "faqs.csv"]);
    store.adopt(report.changed_outside, 5).unwrap();
    store.undo(6).unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"one");
    assert_eq!(read(dir.path())["facts.csv"], b"two");
    drop(store);
    open(dir.path());
}
