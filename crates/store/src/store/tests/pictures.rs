//! Pictures: binary files of a folder of their own, each kept once.

use super::release::note_files;
use super::*;

const ONE: &str = "media/0123456789abcdef.png";
const OTHER: &str = "media/fedcba9876543210.gif";

#[test]
fn pictures_are_written_undone_and_kept_once_in_the_history() {
    let dir = kb();
    let store = open(dir.path());
    let bytes: &[u8] = b"\x89PNG\r\n\x1a\n\0\xff";
    let put = |to: &[(&str, Option<&[u8]>)]| {
        store.transact(operation("pictures", changes(dir.path(), to))).unwrap();
    };
    put(&[(ONE, Some(bytes)), (OTHER, Some(b"GIF89a"))]);
    assert_eq!(read(dir.path())[ONE], bytes);
    put(&[(ONE, None)]);
    put(&[(ONE, Some(bytes))]);
    store.undo(1).unwrap();
    assert!(!read(dir.path()).contains_key(ONE) && !dir.path().join(ONE).exists());
    store.undo(1).unwrap();
    assert_eq!(read(dir.path())[ONE], bytes);
    drop(store);
    let history = rusqlite::Connection::open(dir.path().join(".kaopu/history.db")).unwrap();
    let same = "SELECT count(*) FROM contents WHERE bytes = ?1";
    let count: u32 = history.query_row(same, [bytes], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[test]
fn only_names_that_are_digests_belong_to_the_knowledge_base() {
    let dir = kb();
    fs::create_dir(dir.path().join("media")).unwrap();
    for name in ["0123456789abcdef.png", "chart.png", "0123456789abcdef.svg", ".hidden"] {
        fs::write(dir.path().join("media").join(name), "x").unwrap();
    }
    let files = read(dir.path());
    let media: Vec<_> = files.keys().filter(|path| path.starts_with("media/")).collect();
    assert_eq!(media, [ONE]);
}

#[test]
fn releases_share_their_pictures_and_give_each_its_own_back() {
    let dir = kb();
    let store = open(dir.path());
    let files = |name: &str, media: &[(&str, &str)]| -> KbFiles {
        let head = [("kb.toml", name)];
        let files = media.iter().chain(&head);
        files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    };
    let first = files("one", &[(ONE, "first")]);
    let second = files("two", &[(ONE, "first"), (OTHER, "second")]);
    let third = files("three", &[]);
    for (seq, files) in (1..).zip([&first, &second, &third]) {
        note_files(&store, seq, files);
    }
    for (seq, files) in (1..).zip([&first, &second, &third]) {
        assert_eq!(store.released_files(seq).as_ref(), Some(files), "release {seq}");
    }
    let kept = dir.path().join(".kaopu/releases");
    assert_eq!(fs::read_dir(kept.join("media")).unwrap().count(), 2);
    assert!(!kept.join("2/media").exists());
    // One that is gone makes a copy that is not whole, which nobody takes for the release.
    fs::remove_file(kept.join(OTHER)).unwrap();
    assert_eq!(store.released_files(2), None);
    assert_eq!(store.released_files(1), Some(first));
}
