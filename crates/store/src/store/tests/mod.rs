//! What the store promises, one file per promise.

mod adopt;
mod backups;
mod crash;
mod damage;
mod drafts;
mod kill;
mod lock;
mod pictures;
mod records;
mod release;
mod strangers;
mod undo;
mod visits;

use std::fs;
use std::path::Path;

use kaopu_model::{KbFiles, Localized};
use tempfile::TempDir;

use super::*;
use crate::folder::FileChange;
use crate::{StoreError, copy_kb};

/// A KB of a few small files.
pub(super) fn kb() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("dialogues")).unwrap();
    for (path, text) in [
        ("kb.toml", "format = 1\n"),
        ("faqs.csv", "id\na\n"),
        ("facts.csv", "key\nk\n"),
        ("dialogues/a.toml", ""),
    ] {
        fs::write(dir.path().join(path), text).unwrap();
    }
    dir
}

/// Opens, and insists that nothing is worth reporting.
pub(super) fn open(dir: &Path) -> Store {
    let (store, report) = Store::open(dir).unwrap();
    assert!(
        report.writable && report.settled.is_empty() && report.unsettled.is_none(),
        "{report:?}"
    );
    assert!(report.changed_outside.is_empty(), "{report:?}");
    store
}

pub(super) fn read(dir: &Path) -> KbFiles {
    crate::Folder::open(dir).unwrap().read().unwrap()
}

/// The changes that lead from what is on disk to these contents.
pub(super) fn changes(dir: &Path, to: &[(&str, Option<&[u8]>)]) -> Vec<FileChange> {
    let now = read(dir);
    to.iter()
        .map(|(path, after)| FileChange {
            path: (*path).to_owned(),
            before: now.get(*path).cloned(),
            after: after.map(<[u8]>::to_vec),
        })
        .collect()
}

pub(super) fn operation(label: &str, changes: Vec<FileChange>) -> Operation {
    Operation {
        kind: "test".into(),
        label: Localized::new(label, label),
        actor: "小王".into(),
        at: 1,
        visit: None,
        changes,
    }
}

/// Writes one file as an operation.
pub(super) fn edit(store: &Store, path: &str, text: &str) {
    let dir = store.folder().path();
    store.transact(operation(text, changes(dir, &[(path, Some(text.as_bytes()))]))).unwrap();
}

#[test]
fn a_working_copy_has_no_history() {
    let dir = kb();
    edit(&open(dir.path()), "faqs.csv", "x");
    let to = tempfile::tempdir().unwrap();
    copy_kb(dir.path(), to.path()).unwrap();
    assert!(open(to.path()).peek_undo().unwrap().is_none());
}

#[test]
fn nothing_is_no_operation() {
    let dir = kb();
    let store = open(dir.path());
    assert!(matches!(store.transact(operation("", vec![])), Err(StoreError::NothingChanged)));
    let same = changes(dir.path(), &[("faqs.csv", Some(b"id\na\n"))]);
    assert!(matches!(store.transact(operation("", same)), Err(StoreError::NothingChanged)));
    assert!(store.log(10).unwrap().is_empty());
}

#[test]
fn a_stale_edit_is_refused_and_leaves_no_trace() {
    let dir = kb();
    let store = open(dir.path());
    let stale = changes(dir.path(), &[("facts.csv", Some(b"mine")), ("faqs.csv", Some(b"mine"))]);
    fs::write(dir.path().join("faqs.csv"), "id\nb\n").unwrap(); // the same size, and maybe the same time
    assert!(
        matches!(store.transact(operation("", stale)), Err(StoreError::ChangedOutside { path }) if path == "faqs.csv")
    );
    assert_eq!(read(dir.path())["facts.csv"], b"key\nk\n");
    assert!(store.log(10).unwrap().is_empty());
}
