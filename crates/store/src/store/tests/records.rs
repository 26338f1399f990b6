//! Test runs, tried conversations.

use super::release::take;
use super::*;
use crate::{Decision, OperationId, TestRun};

#[test]
fn a_number_that_would_be_forgotten_is_not_given() {
    let dir = kb();
    fs::create_dir(dir.path().join(".kaopu")).unwrap();
    fs::create_dir(dir.path().join(".kaopu/history.db")).unwrap();
    let (store, report) = Store::open(dir.path()).unwrap();
    assert!(
        report.writable && matches!(report.history, crate::HistoryState::InMemory { .. }),
        "{report:?}"
    );
    assert!(matches!(take(&store, "a", None), Err(StoreError::NotRemembered)));
    edit(&store, "faqs.csv", "still works");
    store.undo(1).unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"id\na\n");
}

#[test]
fn test_runs_are_kept_newest_first() {
    let dir = kb();
    let store = open(dir.path());
    let run = |at| TestRun { at, passed: 40, failed: 0, kb_digest: "ab".into() };
    store.record_test_run(&run(1)).unwrap();
    store.record_test_run(&run(2)).unwrap();
    drop(store);
    assert_eq!(open(dir.path()).test_runs(10).unwrap(), [run(2), run(1)]);
}

#[test]
fn a_conversation_that_grows_is_kept_once_and_the_oldest_are_forgotten() {
    let dir = kb();
    let store = open(dir.path());
    let first = store.keep_transcript(None, 1, "a").unwrap();
    store.keep_transcript(Some(first), 2, "a b").unwrap();
    store.keep_transcript(None, 3, "c").unwrap();
    store.keep_transcript(None, 4, "a b").unwrap();
    drop(store);
    let store = open(dir.path());
    assert_eq!(store.transcripts().unwrap(), ["a b", "c"]);
    for n in 0..600 {
        store.keep_transcript(None, n, &n.to_string()).unwrap();
    }
    let kept = store.transcripts().unwrap();
    assert_eq!((kept.len(), kept[0].as_str(), kept[499].as_str()), (500, "599", "100"));
}

#[test]
fn a_history_of_the_first_version_is_brought_up_to_date() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "faqs.csv", "newer");
    drop(store);
    let old = rusqlite::Connection::open(dir.path().join(".kaopu/history.db")).unwrap();
    old.execute_batch(
        "DROP TABLE transcripts; DROP TABLE begun_releases; DROP TABLE visits; DROP TABLE drafts;
         DROP TABLE decisions; PRAGMA user_version = 1",
    )
    .unwrap();
    drop(old);
    let store = open(dir.path());
    store.keep_transcript(None, 1, "a").unwrap();
    assert_eq!((store.transcripts().unwrap().len(), store.log(10).unwrap().len()), (1, 1));
}

#[test]
fn decisions_are_kept_by_release_and_change_and_the_latest_counts() {
    let dir = kb();
    let store = open(dir.path());
    let decision = |replaces: &str, change: &str, approved: bool| Decision {
        replaces: replaces.into(),
        change: change.into(),
        at: 1,
        content: "new".into(),
        actor: "店长".into(),
        approved,
        reason: if approved { String::new() } else { "太绝对".into() },
        body: if approved { String::new() } else { "{}".into() },
    };
    store.decide(&[decision("a", "1", true), decision("a", "2", false)]).unwrap();
    store.decide(&[decision("b", "1", true)]).unwrap();
    drop(store);
    let store = open(dir.path());
    assert_eq!(
        store.decisions("a").unwrap(),
        [decision("a", "1", true), decision("a", "2", false)]
    );
    assert_eq!(store.rejections("a").unwrap(), [decision("a", "2", false)]);
    store.decide(&[decision("a", "2", true)]).unwrap();
    assert!(store.rejections("a").unwrap().is_empty());
    store.reopen("a", &["1".into(), "not there".into()]).unwrap();
    assert_eq!(store.decisions("a").unwrap(), [decision("a", "2", true)]);
    assert_eq!(store.decisions("b").unwrap(), [decision("b", "1", true)]);
}

#[test]
fn the_files_of_any_point_of_the_log_are_known() {
    let dir = kb();
    let store = open(dir.path());
    let mut states = vec![read(dir.path())];
    for n in 0..6 {
        edit(&store, ["faqs.csv", "facts.csv", "synonyms.csv"][n % 3], &format!("{n}"));
        states.push(read(dir.path()));
    }
    store.undo(7).unwrap();
    states.push(read(dir.path()));
    fs::remove_file(dir.path().join("facts.csv")).unwrap();
    store.adopt(changes_from(&states[7], dir.path()), 8).unwrap();
    states.push(read(dir.path()));
    let log = store.log(99).unwrap();
    let points = log.iter().rev().map(|operation| operation.id);
    for (point, state) in [OperationId(0)].into_iter().chain(points).zip(&states) {
        assert_eq!(store.rewound(read(dir.path()), point).unwrap(), *state, "{point:?}");
    }
    assert_eq!(store.actors().unwrap(), ["", "小王"]);
    assert_eq!(store.log_before(log[2].id, 2).unwrap(), log[3..5]);
}

/// What somebody did outside.
fn changes_from(before: &KbFiles, dir: &Path) -> Vec<FileChange> {
    let now = read(dir);
    let change = |(path, bytes): (&String, &Vec<u8>)| FileChange {
        path: path.clone(),
        before: Some(bytes.clone()),
        after: now.get(path).cloned(),
    };
    before.iter().map(change).filter(|change| !change.is_nothing()).collect()
}

/// A history of each version that was ever released opens, says what it said, and goes on.
#[test]
fn histories_of_every_version_are_brought_up_to_date() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut versions = 0;
    for entry in fs::read_dir(fixtures).unwrap() {
        let script = fs::read_to_string(entry.unwrap().path()).unwrap();
        let dir = kb();
        fs::create_dir(dir.path().join(".kaopu")).unwrap();
        let file = dir.path().join(".kaopu/history.db");
        let old = rusqlite::Connection::open(&file).unwrap();
        old.execute_batch(&script).unwrap();
        drop(old);
        let (store, report) = Store::open(dir.path()).unwrap();
        assert!(matches!(report.history, crate::HistoryState::Kept), "{report:?}");
        let labels: Vec<_> = store.log(9).unwrap().into_iter().map(|one| one.label.en).collect();
        assert_eq!(labels, ["second", "first"]);
        assert_eq!(
            store.rewound(read(dir.path()), OperationId(0)).unwrap()["faqs.csv"],
            b"id\nold\n"
        );
        assert_eq!(
            (store.releases(9).unwrap()[0].seq, store.test_runs(9).unwrap()[0].passed),
            (3, 40)
        );
        edit(&store, "faqs.csv", "id\nc\n");
        for content in ["id\na\n", "id\nb\n", "id\nold\n"] {
            store.undo(9_000).unwrap().unwrap();
            assert_eq!(read(dir.path())["faqs.csv"], content.as_bytes());
        }
        drop(store);
        let now = rusqlite::Connection::open(&file).unwrap();
        let version: i64 = now.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, crate::history::NEWEST_VERSION);
        versions += 1;
    }
    assert_eq!(versions, crate::history::NEWEST_VERSION, "a version without its fixture");
}
