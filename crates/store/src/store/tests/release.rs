//! Release numbers: never twice, whatever was lost, and the same again for a further try.

use super::*;
use crate::{LEDGER, NewRelease, Number, Release, Taken, Wanted};
use kaopu_durable::{FailingDisk, Failure};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::sync::Arc;

/// Content that differs by its name.
fn files(content: &str) -> KbFiles {
    KbFiles::from([("kb.toml".to_owned(), content.as_bytes().to_vec())])
}

pub(super) fn take(store: &Store, content: &str, number: Option<Number>) -> Result<Taken> {
    let files = files(content);
    let wanted = Wanted {
        kb_digest: content,
        files: &files,
        number,
        above: 0,
        issued_at: None,
        now: "2026-11-22T08:00:00Z",
    };
    store.take_number(&wanted, 1)
}

fn note(store: &Store, taken: &Taken, content: &str) -> Result<()> {
    store.note_release(&NewRelease {
        seq: taken.seq,
        issued_at: &taken.issued_at,
        kb_digest: content,
        digest: &format!("bundle {} {content}", taken.seq),
        title: "小满,好物",
        files: &files(content),
    })
}

/// Remembers a release of these files.
pub(super) fn note_files(store: &Store, seq: u32, files: &KbFiles) {
    let release = NewRelease {
        seq,
        issued_at: "2026-11-22T08:00:00Z",
        kb_digest: &format!("content {seq}"),
        digest: &format!("bundle {seq}"),
        title: "小满好物",
        files,
    };
    store.note_release(&release).unwrap();
}

fn finish(store: &Store, seq: u32, content: &str) -> Release {
    let release = Release {
        seq: seq.into(),
        at: 2,
        digest: format!("bundle {seq} {content}"),
        path: "/tmp/x.kbx".into(),
        note: "双11".into(),
    };
    store.finish_release(&release).unwrap();
    release
}

/// A whole release.
fn release(store: &Store, content: &str, number: Option<Number>) -> Result<u32> {
    let taken = take(store, content, number)?;
    note(store, &taken, content)?;
    finish(store, taken.seq, content);
    Ok(taken.seq)
}

fn own(dir: &Path, name: &str) -> std::path::PathBuf {
    dir.join(".kaopu").join(name)
}

#[test]
fn no_number_is_given_twice() {
    let dir = kb();
    let store = open(dir.path());
    let seqs: BTreeSet<u32> = std::thread::scope(|scope| {
        let take = |n: u32| take(&store, &n.to_string(), None).unwrap().seq;
        let threads: Vec<_> = (0..50).map(|n| scope.spawn(move || take(n))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(seqs, (1..=50).collect());
    drop(store);
    assert_eq!(take(&open(dir.path()), "more", None).unwrap().seq, 51);
}

#[test]
fn unfinished_releases_are_not_listed() {
    let dir = kb();
    let store = open(dir.path());
    assert_eq!(take(&store, "a", None).unwrap().seq, 1);
    assert_eq!(take(&store, "b", None).unwrap().seq, 2);
    let release = finish(&store, 2, "b");
    assert_eq!(store.releases(10).unwrap(), [release]);
}

/// Row 2: whatever is left of what knows the number is enough.
#[test]
fn numbers_go_on_whatever_was_lost() {
    let places = ["history.db", "releases", LEDGER];
    for lost in 0_u32..1 << places.len() {
        let dir = kb();
        let store = open(dir.path());
        assert_eq!(release(&store, "a", None).unwrap(), 1);
        assert_eq!(release(&store, "b", None).unwrap(), 2);
        drop(store);
        for (bit, place) in places.iter().enumerate().filter(|(bit, _)| lost >> bit & 1 == 1) {
            let path = if bit == 2 { dir.path().join(place) } else { own(dir.path(), place) };
            match *place {
                // Damaged, which is worse than gone.
                "history.db" => fs::write(path, "this is no database any more").unwrap(),
                "releases" => fs::remove_dir_all(path).unwrap(),
                _ => fs::remove_file(path).unwrap(),
            }
        }
        let (store, _) = Store::open(dir.path()).unwrap();
        if lost == 0b111 {
            let error = release(&store, "c", None).unwrap_err();
            assert!(matches!(error, StoreError::NumberUnknown { row: None }), "{error}");
            assert_eq!(release(&store, "c", Some(Number::AtLeast(3))).unwrap(), 3);
            assert_eq!(release(&store, "d", None).unwrap(), 4, "now it is known again");
        } else {
            assert_eq!(release(&store, "c", None).unwrap(), 3, "{lost:b}");
        }
    }
}

#[test]
fn the_ledger_travels_without_kaopus_own_folder() {
    let dir = kb();
    let store = open(dir.path());
    release(&store, "a", Some(Number::Exactly(7))).unwrap();
    drop(store);
    fs::remove_dir_all(dir.path().join(".kaopu")).unwrap();
    let text = fs::read_to_string(dir.path().join(LEDGER)).unwrap();
    assert_eq!(
        text,
        "seq,issued_at,kb_digest,digest,title\n7,2026-11-22T08:00:00Z,a,bundle 7 a,\"小满,好物\"\n"
    );
    assert!(!read(dir.path()).contains_key(LEDGER), "it is no part of the KB");
    assert_eq!(release(&open(dir.path()), "b", None).unwrap(), 8);
}

#[test]
fn a_ledger_that_cannot_be_read_is_doubt_and_stays_as_it_is() {
    let odd = [
        "seq,title\n3,x\n<<<<<<< HEAD\n4,y\n",
        "seq\n0\n",
        "seq\n4294967296\n",
        "number\n3\n",
        "seq,title\n3,\"x\n",
        "seq\n-1\n",
    ];
    for text in odd {
        let dir = kb();
        fs::write(dir.path().join(LEDGER), text).unwrap();
        let store = open(dir.path());
        let error = take(&store, "a", None).unwrap_err();
        assert!(matches!(error, StoreError::NumberUnknown { row: Some(_) }), "{text}: {error}");
        assert_eq!(release(&store, "a", Some(Number::AtLeast(9))).unwrap(), 9);
        let now = fs::read_to_string(dir.path().join(LEDGER)).unwrap();
        assert!(now.starts_with(text), "{now}");
    }
}

#[test]
fn a_spreadsheets_ledger_is_read_and_a_bare_number_is_enough() {
    let dir = kb();
    let path = dir.path().join(LEDGER);
    fs::write(&path, "\u{feff}seq,title\r\n12,\r\n\r\n").unwrap();
    let store = open(dir.path());
    assert_eq!(release(&store, "a", None).unwrap(), 13);
    drop(store);
    // Other columns in another order are others' business.
    assert!(fs::read_to_string(&path).unwrap().starts_with("\u{feff}seq,title\r\n12,\r\n\r\n13,"));
}

/// Row 3: a further try with the same content is the same release.
#[test]
fn a_further_try_takes_the_same_number_and_other_content_the_next() {
    let dir = kb();
    let store = open(dir.path());
    let first = take(&store, "a", None).unwrap();
    assert_eq!(take(&store, "a", None).unwrap(), first, "failed before it was noted");
    note(&store, &first, "a").unwrap();
    note(&store, &first, "a").unwrap();
    drop(store);
    let store = open(dir.path());
    assert_eq!(take(&store, "a", None).unwrap(), first, "failed before its bundle was written");
    assert_eq!(take(&store, "b", None).unwrap().seq, 2);
    assert_eq!(take(&store, "a", None).unwrap().seq, 3, "it is no longer the latest");
    finish(&store, 3, "a");
    assert_eq!(take(&store, "a", None).unwrap().seq, 4, "a finished one is not tried again");
    let ledger = fs::read_to_string(dir.path().join(LEDGER)).unwrap();
    assert_eq!(ledger.lines().count(), 2, "noted once: {ledger}");
}

/// Row 6.
#[test]
fn a_used_number_is_for_its_content_only_and_the_last_is_the_end() {
    let dir = kb();
    let store = open(dir.path());
    let last = Some(Number::Exactly(u32::MAX));
    assert_eq!(release(&store, "a", last).unwrap(), u32::MAX);
    assert_eq!(release(&store, "a", last).unwrap(), u32::MAX, "the same once more");
    assert!(matches!(take(&store, "b", None), Err(StoreError::NumbersExhausted)));
    assert!(matches!(
        take(&store, "b", Some(Number::AtLeast(5))),
        Err(StoreError::NumbersExhausted)
    ));
    assert!(matches!(take(&store, "b", last), Err(StoreError::NumberUsed { seq: u32::MAX })));
    let taken = take(&store, "a", last).unwrap();
    let other = NewRelease {
        seq: taken.seq,
        issued_at: &taken.issued_at,
        kb_digest: "a",
        digest: "another bundle",
        title: "",
        files: &files("a"),
    };
    assert!(matches!(store.note_release(&other), Err(StoreError::NumberUsed { .. })));
    drop(store);
    // Nor when only one of the places remembers.
    fs::remove_file(own(dir.path(), "history.db")).unwrap();
    fs::remove_file(dir.path().join(LEDGER)).unwrap();
    let (store, _) = Store::open(dir.path()).unwrap();
    assert!(matches!(take(&store, "b", last), Err(StoreError::NumberUsed { .. })));
    assert_eq!(take(&store, "a", last).unwrap().seq, u32::MAX);
}

#[test]
fn two_that_gave_the_same_number_are_both_believed() {
    let dir = kb();
    let text = "seq,issued_at,kb_digest,digest\n5,t,a,one\n5,t,b,two\n";
    fs::write(dir.path().join(LEDGER), text).unwrap();
    let store = open(dir.path());
    for content in ["a", "b", "c"] {
        let five = take(&store, content, Some(Number::Exactly(5)));
        assert!(matches!(five, Err(StoreError::NumberUsed { seq: 5 })));
    }
    assert_eq!(take(&store, "a", None).unwrap().seq, 6);
}

/// The disk fills up at each step of a release in turn.
#[test]
fn a_release_that_fails_at_any_step_keeps_its_number() {
    let mut failures = 0;
    for step in 0.. {
        let dir = kb();
        let disk = Arc::new(FailingDisk::new(Failure::Once(ErrorKind::StorageFull)));
        let (store, _) =
            Store::open_on(dir.path(), Arc::clone(&disk) as Arc<dyn kaopu_durable::Disk>).unwrap();
        release(&store, "a", None).unwrap();
        let first = take(&store, "b", None).unwrap();
        disk.fail_at(step);
        let noted = note(&store, &first, "b");
        if !disk.has_failed() {
            noted.unwrap();
            break;
        }
        failures += 1;
        assert!(matches!(noted, Err(StoreError::DiskFull { .. })), "{noted:?}");
        assert_eq!(take(&store, "b", None).unwrap(), first);
        note(&store, &first, "b").unwrap();
        finish(&store, first.seq, "b");
        assert_eq!(store.released_files(2).unwrap(), files("b"));
        let ledger = fs::read_to_string(dir.path().join(LEDGER)).unwrap();
        assert_eq!(ledger.lines().count(), 3, "{ledger}");
        assert_eq!(take(&store, "c", None).unwrap().seq, 3);
    }
    assert!(failures > 10, "only {failures}");
}
