//! What has been typed and is not in the files.

use super::*;
use crate::{HistoryState, StoredDraft};

fn draft(part: &str, at: i64, body: &str) -> StoredDraft {
    StoredDraft { part: part.into(), at, body: body.into() }
}

#[test]
fn the_newest_draft_of_a_part_is_kept_until_it_is_forgotten() {
    let dir = kb();
    let store = open(dir.path());
    let before = read(dir.path());
    store.keep_draft(&draft("entry:a", 1, "h")).unwrap();
    store.keep_draft(&draft("queue:b", 2, "q")).unwrap();
    store.keep_draft(&draft("entry:a", 3, "half")).unwrap();
    drop(store);
    let store = open(dir.path());
    assert_eq!(store.drafts().unwrap(), [draft("queue:b", 2, "q"), draft("entry:a", 3, "half")]);
    assert_eq!((read(dir.path()), store.log(9).unwrap().len()), (before, 0), "no file, no step");
    store.forget_draft("queue:b").unwrap();
    store.forget_draft("not there").unwrap();
    assert_eq!(store.drafts().unwrap(), [draft("entry:a", 3, "half")]);
    for n in 0..600 {
        store.keep_draft(&draft(&n.to_string(), n, "")).unwrap();
    }
    let kept = store.drafts().unwrap();
    assert_eq!((kept.len(), kept[0].part.as_str()), (500, "100"), "the oldest are forgotten");
}

/// Every version so far: the tables that it did not have are made, what it had stays.
#[test]
fn a_history_of_an_older_version_is_brought_up_to_date() {
    for (version, undone) in [
        (4, "DROP TABLE decisions"),
        (3, "DROP TABLE decisions; DROP TABLE drafts; DROP TABLE visits"),
        (
            2,
            "DROP TABLE decisions; DROP TABLE drafts; DROP TABLE visits; DROP TABLE begun_releases",
        ),
    ] {
        let dir = kb();
        edit(&open(dir.path()), "faqs.csv", "older");
        let old = rusqlite::Connection::open(dir.path().join(".kaopu/history.db")).unwrap();
        old.execute_batch(&format!("{undone}; PRAGMA user_version = {version}")).unwrap();
        drop(old);
        let (store, report) = Store::open(dir.path()).unwrap();
        assert_eq!(report.history, HistoryState::Kept);
        store.keep_draft(&draft("entry:a", 1, "half")).unwrap();
        assert_eq!((store.drafts().unwrap().len(), store.log(9).unwrap().len()), (1, 1));
        store.undo(1).unwrap().unwrap();
        assert_eq!(read(dir.path())["faqs.csv"], b"id\na\n");
    }
}

/// Where the history can't be kept on disk, a draft lives as long as the window.
#[test]
fn without_a_disk_a_draft_is_kept_in_memory() {
    let dir = kb();
    let path = dir.path().join(".kaopu");
    fs::create_dir_all(path.join("history.db")).unwrap();
    let (store, _) = Store::open(dir.path()).unwrap();
    store.keep_draft(&draft("entry:a", 1, "half")).unwrap();
    assert_eq!(store.drafts().unwrap().len(), 1);
    drop(store);
    assert!(Store::open(dir.path()).unwrap().0.drafts().unwrap().is_empty());
}
