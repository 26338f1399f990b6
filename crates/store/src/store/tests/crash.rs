//! The disk dies at each step; afterwards every file is old or new, all of an operation or none of
//! it, and whoever was told "done" was told the truth.

use super::*;
use crate::history::{NewOperation, Role};
use crate::{Settled, Stack};
use kaopu_durable::{FailingDisk, Failure};
use std::io::ErrorKind;
use std::sync::Arc;

const NEW: [(&str, Option<&[u8]>); 4] = [
    ("dialogues/a.toml", None),
    ("dialogues/b.toml", Some(b"new")),
    ("facts.csv", Some(b"new")),
    ("faqs.csv", Some(b"new")),
];

/// What is done while the disk dies.
fn act(store: &Store, dir: &Path, what: &str) -> Result<()> {
    match what {
        "edit" => store.transact(operation("last", changes(dir, &NEW))).map(drop),
        "undo" => store.undo(1).map(drop),
        _ => store.redo(1).map(drop),
    }
}

/// Brings a fresh KB to where `what` can be done.
fn prepare(store: &Store, dir: &Path, what: &str) {
    if what != "edit" {
        act(store, dir, "edit").unwrap();
    }
    if what == "redo" {
        act(store, dir, "undo").unwrap();
    }
}

#[test]
fn a_crash_at_any_step() {
    let mut crashes = 0;
    let dead = Failure::Ever(ErrorKind::Other);
    let cases = [
        ("edit", dead),
        ("undo", dead),
        ("redo", dead),
        ("edit", Failure::Once(ErrorKind::StorageFull)),
        ("edit", Failure::AfterEffect(ErrorKind::Other)),
    ];
    for (what, failure) in cases {
        for step in 0.. {
            let dir = kb();
            let disk = Arc::new(FailingDisk::new(failure));
            let (store, _) =
                Store::open_on(dir.path(), Arc::clone(&disk) as Arc<dyn kaopu_durable::Disk>)
                    .unwrap();
            prepare(&store, dir.path(), what);
            let old = read(dir.path());
            disk.fail_at(step);
            let result = act(&store, dir.path(), what);
            let has_failed = disk.has_failed();
            drop(store); // the process is gone
            let (store, report) = Store::open(dir.path()).unwrap();
            assert!(report.unsettled.is_none() && report.changed_outside.is_empty(), "{report:?}");
            let now = read(dir.path());
            let leads_to_new = what != "undo";
            let undoable = store.peek_undo().unwrap().is_some();
            if now == old {
                assert!(result.is_err(), "acknowledged and lost");
                assert_eq!(undoable, !leads_to_new);
            } else {
                assert_eq!(now.get("faqs.csv").map(Vec::as_slice) == Some(b"new"), leads_to_new);
                assert_eq!(now.contains_key("dialogues/a.toml"), !leads_to_new, "all or nothing");
                assert_eq!(now.contains_key("dialogues/b.toml"), leads_to_new);
                assert_eq!(undoable, leads_to_new, "{what} at step {step}");
            }
            assert!(store.log(10).unwrap().iter().all(|op| op.done));
            if !has_failed {
                result.unwrap();
                break;
            }
            crashes += 1;
        }
    }
    assert!(crashes > 50, "only {crashes}");
}

#[test]
fn the_session_goes_on_when_the_disk_has_room_again() {
    for step in 0..12 {
        let dir = kb();
        let disk = Arc::new(FailingDisk::new(Failure::Ever(ErrorKind::StorageFull)));
        let (store, _) =
            Store::open_on(dir.path(), Arc::clone(&disk) as Arc<dyn kaopu_durable::Disk>).unwrap();
        disk.fail_at(step);
        assert!(act(&store, dir.path(), "edit").is_err());
        disk.heal();
        edit(&store, "kb.toml", "format = 2\n");
        let now = read(dir.path());
        assert_eq!(now["kb.toml"], b"format = 2\n");
        assert_eq!(
            now.contains_key("dialogues/b.toml"),
            now["faqs.csv"] == b"new",
            "all or nothing"
        );
        while store.undo(3).unwrap().is_some() {}
        drop(store);
        assert_eq!(read(dir.path()), read(kb().path()));
        open(dir.path());
    }
}

/// Dies between the last rename and the note that it is done, or anywhere before.
#[test]
fn pending_operations_are_settled_by_what_is_on_disk() {
    for written in 0..=NEW.len() {
        let dir = kb();
        let store = open(dir.path());
        let plan = changes(dir.path(), &NEW);
        record_pending(&store, &plan);
        store.folder().write(&plan[..written]).unwrap();
        let old = read(kb().path());
        drop(store);
        let (store, report) = Store::open(dir.path()).unwrap();
        let outcome = if written == 0 { Settled::RolledBack } else { Settled::Completed };
        assert_eq!(report.settled.len(), 1);
        assert_eq!((report.settled[0].outcome, report.settled[0].left_alone.len()), (outcome, 0));
        let now = read(dir.path());
        if written == 0 {
            assert_eq!(now, old);
            assert!(store.log(9).unwrap().is_empty());
        } else {
            assert!(plan.iter().all(|change| now.get(&change.path) == change.after.as_ref()));
            assert_eq!(store.log(9).unwrap()[0].stack, Stack::Live);
            store.undo(1).unwrap();
            assert_eq!(read(dir.path()), old);
        }
    }
}

fn record_pending(store: &Store, plan: &[FileChange]) {
    let label = Localized::new("中断", "interrupted");
    let new = NewOperation {
        kind: "test",
        label: &label,
        actor: "",
        at: 1,
        role: Role::Edit,
        target: None,
        visit: None,
        changes: plan,
    };
    store.state().history.record_pending(&new).unwrap();
}

#[test]
fn a_file_that_is_neither_old_nor_new_is_left_alone() {
    let dir = kb();
    let store = open(dir.path());
    let plan = changes(dir.path(), &NEW);
    record_pending(&store, &plan);
    store.folder().write(&plan[..2]).unwrap();
    drop(store);
    fs::write(dir.path().join("faqs.csv"), "theirs").unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    assert_eq!(report.settled[0].outcome, Settled::Completed);
    assert_eq!(report.settled[0].left_alone, [plan[3].clone()], "with what we would have written");
    let now = read(dir.path());
    assert_eq!(
        (now["faqs.csv"].as_slice(), now["facts.csv"].as_slice()),
        (&b"theirs"[..], &b"new"[..])
    );
    store.undo(1).unwrap();
    let now = read(dir.path());
    assert_eq!(
        (now["faqs.csv"].as_slice(), now["facts.csv"].as_slice()),
        (&b"theirs"[..], &b"key\nk\n"[..])
    );
    drop(store);
    open(dir.path());
}

#[test]
fn an_operation_that_others_overtook_is_kept_out_of_undos_way() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "kb.toml", "format = 2\n");
    let plan = changes(dir.path(), &NEW[2..]);
    record_pending(&store, &plan);
    drop(store);
    fs::write(dir.path().join("faqs.csv"), "theirs").unwrap();
    fs::write(dir.path().join("facts.csv"), "theirs").unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    assert_eq!(
        (report.settled[0].outcome, &report.settled[0].left_alone),
        (Settled::Overtaken, &plan)
    );
    assert_eq!(store.peek_undo().unwrap().unwrap().label.zh, "format = 2\n");
    assert_eq!(store.log(9).unwrap().len(), 2);
    store.undo(1).unwrap();
    assert_eq!(read(dir.path())["facts.csv"], b"theirs");
    drop(store);
    assert!(Store::open(dir.path()).unwrap().1.settled.is_empty());
}
