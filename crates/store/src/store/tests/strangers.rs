//! A folder that a stranger made: nothing outside it changes, and whatever its history asks for is
//! not done.

use super::*;
use crate::HistoryState;
use rusqlite::Connection;

fn history(dir: &Path) -> std::path::PathBuf {
    dir.join(".kaopu/history.db")
}

/// A KB with a history that a stranger has worked on.
fn tampered(sql: &str) -> TempDir {
    let dir = kb();
    edit(&open(dir.path()), "faqs.csv", "first");
    let stranger = Connection::open(history(dir.path())).unwrap();
    stranger.pragma_update(None, "foreign_keys", false).unwrap();
    stranger.execute_batch(sql).unwrap();
    dir
}

/// Row 9: what ours never has is not run, and the history is begun anew.
#[test]
fn foreign_schemas_and_rows_are_moved_aside() {
    let endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    for sql in [
        format!("CREATE TRIGGER t AFTER INSERT ON operations BEGIN {endless}; END"),
        "CREATE TRIGGER t AFTER UPDATE ON operations BEGIN DELETE FROM contents; END".into(),
        format!("CREATE VIEW v AS {endless}"),
        format!("ALTER TABLE releases RENAME TO r; CREATE VIEW releases AS {endless}"),
        "CREATE TABLE more (x)".into(),
        "CREATE INDEX more ON operations (abs(at))".into(),
        "ALTER TABLE operations ADD COLUMN more TEXT".into(),
        "DROP INDEX operations_by_stack; CREATE INDEX operations_by_stack ON operations (id)"
            .into(),
        "UPDATE operations SET role = 'boss'".into(),
        "UPDATE operations SET status = 'maybe'".into(),
        "UPDATE operations SET stack = 'heap'".into(),
        "UPDATE sqlite_sequence SET seq = 9223372036854775807".into(),
        "UPDATE operations SET id = 9223372036854775806".into(),
        "INSERT INTO releases (seq, at) VALUES (9223372036854775807, 1)".into(),
        "INSERT INTO releases (seq, at) VALUES (0, 1)".into(),
    ] {
        let dir = tampered(&sql);
        let (store, report) = Store::open(dir.path()).unwrap();
        assert!(matches!(report.history, HistoryState::Replaced { .. }), "{sql}: {report:?}");
        edit(&store, "faqs.csv", "second");
        store.undo(1).unwrap().unwrap();
        assert_eq!(read(dir.path())["faqs.csv"], b"first");
    }
}

#[test]
fn text_that_is_none_spoils_only_itself() {
    let dir = tampered("UPDATE operations SET label_zh = CAST(x'ff41' AS TEXT)");
    let (store, report) = Store::open(dir.path()).unwrap();
    assert_eq!(report.history, HistoryState::Kept);
    assert_eq!(store.log(9).unwrap()[0].label.zh, "\u{fffd}A");
    store.undo(1).unwrap().unwrap();
}

#[test]
fn work_without_an_end_is_stopped() {
    let dir = kb();
    let store = open(dir.path());
    let state = store.state();
    let endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    let error = state.history.connection().query_row(endless, [], |_| Ok(())).unwrap_err();
    assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::OperationInterrupted));
    drop(state);
    edit(&store, "faqs.csv", "the next work has its full time");
}

/// A rollback journal that names another file, which older SQLites delete when they roll back.
#[test]
fn a_journal_that_names_a_file_elsewhere_deletes_nothing() {
    let dir = kb();
    edit(&open(dir.path()), "faqs.csv", "first");
    let neighbour = tempfile::tempdir().unwrap();
    let theirs = neighbour.path().join("theirs.txt");
    fs::write(&theirs, "theirs").unwrap();
    let name = theirs.to_str().unwrap().as_bytes();
    let sum = name.iter().fold(0_u32, |sum, byte| sum.wrapping_add(u32::from(*byte)));
    let magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let pages = u32::try_from(fs::metadata(history(dir.path())).unwrap().len() / 4096).unwrap();
    let mut journal = magic.to_vec();
    let header = [0, 1, pages, 512, 4096]; // records, nonce, the database's pages, sector, page
    journal.extend(header.into_iter().flat_map(u32::to_be_bytes));
    journal.resize(512, 0);
    journal.extend(0x4000_0001_u32.to_be_bytes());
    journal.extend(name);
    journal.extend(u32::try_from(name.len()).unwrap().to_be_bytes());
    journal.extend(sum.to_be_bytes());
    journal.extend(magic);
    fs::write(dir.path().join(".kaopu/history.db-journal"), &journal).unwrap();
    let (_store, report) = Store::open(dir.path()).unwrap();
    assert_eq!(fs::read(&theirs).unwrap(), b"theirs");
    assert!(matches!(report.history, HistoryState::Replaced { .. }), "{report:?}");
}

/// Row 4: what cannot be replayed is set aside once, and told.
#[test]
fn a_pending_operation_that_cannot_be_settled_is_set_aside_once() {
    for (sql, why) in [
        ("UPDATE contents SET bytes = zeroblob(3)", "wrong digest"),
        ("UPDATE changes SET path = '../../outside'", "a path outside"),
        ("UPDATE changes SET path = '.kaopu/lock'", "a path of ours"),
        ("UPDATE changes SET after = 999", "content that is not there"),
        ("UPDATE changes SET path = CAST(x'ff' AS TEXT)", "no text"),
    ] {
        let dir = tampered(&format!("UPDATE operations SET status = 'pending'; {sql}"));
        let before = read(dir.path());
        let (store, report) = Store::open(dir.path()).unwrap();
        let outcomes: Vec<_> = report.settled.iter().map(|settled| settled.outcome).collect();
        assert_eq!(outcomes, [Settled::SetAside], "{why}: {report:?}");
        assert_eq!(read(dir.path()), before, "{why}: knowledge is untouched");
        edit(&store, "faqs.csv", "can be edited");
        store.undo(1).unwrap().unwrap();
        assert!(store.undo(1).unwrap().is_none(), "it is out of undo's way");
        drop(store);
        open(dir.path());
    }
}

#[cfg(unix)]
mod links {
    use super::*;
    use crate::{LEDGER, NewRelease, Number};
    use std::collections::BTreeMap;
    use std::os::unix::fs::symlink;
    use std::time::SystemTime;

    /// The places that the program writes.
    const PLACES: [&str; 11] = [
        ".kaopu/lock",
        ".kaopu/history.db",
        ".kaopu/history.db-wal",
        ".kaopu/history.db-shm",
        ".kaopu/history.db-journal",
        ".kaopu/.gitignore",
        ".kaopu/releases/1/kb.toml",
        ".kaopu/releases/1/dialogues",
        LEDGER,
        "faqs.csv",
        "dialogues",
    ];

    /// Everything in a folder: names, content, times.
    fn watched(dir: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let kind = entry.metadata().unwrap();
            let name = entry.file_name().into_string().unwrap();
            let content = if kind.is_dir() {
                let below = watched(&entry.path());
                below.keys().flat_map(|name| name.bytes()).collect()
            } else {
                fs::read(entry.path()).unwrap()
            };
            found.insert(name, (content, kind.modified().unwrap()));
        }
        found
    }

    fn replace_with_link(dir: &Path, place: &str, to: &Path) {
        let path = dir.join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else {
            let _ = fs::remove_file(&path);
        }
        symlink(to, path).unwrap();
    }

    /// Everything that writes, whatever comes of it.
    fn work(dir: &Path) -> Vec<String> {
        let mut said = Vec::new();
        let (store, report) = match Store::open(dir) {
            Ok(opened) => opened,
            Err(error) => return vec![error.to_string()],
        };
        said.extend(report.refused.map(|error| error.to_string()));
        for path in ["faqs.csv", "dialogues/b.toml"] {
            let before = match store.folder().read_file(path) {
                Ok(before) => before,
                Err(error) => {
                    said.push(error.to_string());
                    continue;
                }
            };
            let change = FileChange { path: path.into(), before, after: Some(b"ours".to_vec()) };
            said.extend(store.transact(operation("x", vec![change])).err().map(|e| e.to_string()));
        }
        said.extend(store.undo(1).err().map(|e| e.to_string()));
        let files = KbFiles::from([
            ("kb.toml".to_owned(), b"ours".to_vec()),
            ("dialogues/a.toml".to_owned(), b"ours".to_vec()),
        ]);
        let taken = super::super::release::take(&store, "a", Some(Number::Exactly(1)));
        said.extend(taken.err().map(|e| e.to_string()));
        let new = NewRelease {
            seq: 1,
            issued_at: "t",
            kb_digest: "a",
            digest: "d",
            title: "",
            files: &files,
        };
        said.extend(store.note_release(&new).err().map(|e| e.to_string()));
        said
    }

    /// Row 1: all combinations of links at the places that the program writes.
    #[test]
    fn no_combination_of_links_changes_a_byte_elsewhere() {
        // Most of the time is spent waiting for the disk.
        const THREADS: usize = 8;
        std::thread::scope(|scope| {
            for first in 0..THREADS {
                scope.spawn(move || {
                    (first..1 << PLACES.len()).step_by(THREADS).for_each(try_combination)
                });
            }
        });
    }

    fn try_combination(combination: usize) {
        let dir = kb();
        fs::remove_dir_all(dir.path().join("dialogues")).unwrap();
        let neighbour = tempfile::tempdir().unwrap();
        fs::create_dir(neighbour.path().join("folder")).unwrap();
        for name in ["file", "folder/a.toml", "folder/kb.toml"] {
            fs::write(neighbour.path().join(name), "theirs").unwrap();
        }
        let before = watched(neighbour.path());
        let linked = PLACES.iter().enumerate().filter(|(bit, _)| combination >> bit & 1 == 1);
        let linked: Vec<&str> = linked.map(|(_, place)| *place).collect();
        for place in &linked {
            let target = if place.ends_with("dialogues") { "folder" } else { "file" };
            replace_with_link(dir.path(), place, &neighbour.path().join(target));
        }
        let said = work(dir.path());
        assert_eq!(watched(neighbour.path()), before, "{linked:?}");
        assert_eq!(said.is_empty(), linked.is_empty(), "{linked:?}: {said:?}");
        if let [only] = linked[..] {
            assert!(said.iter().any(|said| said.contains(only)), "{only} is named: {said:?}");
        }
    }

    /// The folders themselves, and links to nothing.
    #[test]
    fn nor_do_links_in_place_of_folders() {
        for (place, leads_somewhere) in
            [".kaopu", ".kaopu/releases", ".kaopu/releases/1", "dialogues"]
                .into_iter()
                .chain(PLACES)
                .flat_map(|place| [(place, true), (place, false)])
        {
            let dir = kb();
            let neighbour = tempfile::tempdir().unwrap();
            fs::create_dir(neighbour.path().join("folder")).unwrap();
            let before = watched(neighbour.path());
            let target = if leads_somewhere { "folder" } else { "nothing" };
            replace_with_link(dir.path(), place, &neighbour.path().join(target));
            let said = work(dir.path());
            assert_eq!(watched(neighbour.path()), before, "{place}");
            assert!(said.iter().any(|said| said.contains(place)), "{place} is named: {said:?}");
        }
    }

    #[test]
    fn a_second_name_of_a_file_elsewhere_is_not_written() {
        for place in PLACES.iter().take(5) {
            let dir = kb();
            let neighbour = tempfile::tempdir().unwrap();
            let theirs = neighbour.path().join("theirs");
            fs::write(&theirs, "").unwrap();
            fs::create_dir(dir.path().join(".kaopu")).unwrap();
            fs::hard_link(&theirs, dir.path().join(place)).unwrap();
            let said = work(dir.path());
            assert_eq!(fs::read(&theirs).unwrap(), b"", "{place}");
            assert!(said.iter().any(|said| said.contains(place)), "{place} is named: {said:?}");
        }
    }

    /// A clone may have links into what git trusts.
    #[test]
    fn links_into_hidden_folders_of_the_kb_are_refused() {
        let dir = kb();
        fs::create_dir(dir.path().join(".git")).unwrap();
        fs::write(dir.path().join(".git/config"), "key\nk\n").unwrap();
        fs::remove_file(dir.path().join("facts.csv")).unwrap();
        symlink(".git/config", dir.path().join("facts.csv")).unwrap();
        fs::remove_dir_all(dir.path().join("dialogues")).unwrap();
        symlink(".git", dir.path().join("dialogues")).unwrap();
        let folder = crate::Folder::open(dir.path()).unwrap();
        assert!(matches!(folder.read_file("facts.csv"), Err(StoreError::NotAFile { .. })));
        for path in ["facts.csv", "dialogues/hooks.toml"] {
            let change = FileChange { path: path.into(), before: None, after: Some(b"x".to_vec()) };
            assert!(matches!(folder.write(&[change]), Err(StoreError::NotAFile { .. })), "{path}");
        }
        assert_eq!(fs::read_dir(dir.path().join(".git")).unwrap().count(), 1);
    }

    #[test]
    fn an_own_folder_of_another_user_is_set_aside() {
        let dir = kb();
        edit(&open(dir.path()), "faqs.csv", "first");
        let chown = std::process::Command::new("chown")
            .args(["-R", "65534"])
            .arg(dir.path().join(".kaopu"))
            .output();
        if !chown.is_ok_and(|done| done.status.success()) {
            return; // only root can give files away
        }
        let (store, report) = Store::open(dir.path()).unwrap();
        assert_eq!(report.set_aside.as_deref(), Some(".kaopu-set-aside-1"));
        assert!(report.writable && dir.path().join(".kaopu-set-aside-1/history.db").exists());
        assert!(store.peek_undo().unwrap().is_none());
        drop(store);
        assert!(Store::open(dir.path()).unwrap().1.set_aside.is_none());
    }
}
