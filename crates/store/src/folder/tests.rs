use super::*;
use kaopu_durable::{FailingDisk, Failure};
use kaopu_model::KbFiles;
use std::io::ErrorKind;
use tempfile::TempDir;

fn kb() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("kb.toml", "format = 1\n"),
        ("faqs.csv", "id\nа\n"),
        ("facts.csv", "key\n"),
        ("README.md", "hi"),
    ] {
        fs::write(dir.path().join(path), text).unwrap();
    }
    fs::create_dir(dir.path().join("dialogues")).unwrap();
    fs::write(dir.path().join("dialogues/a.toml"), "title = 'a'\n").unwrap();
    dir
}

fn change(path: &str, before: Option<&str>, after: Option<&str>) -> FileChange {
    let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
    FileChange { path: path.into(), before: bytes(before), after: bytes(after) }
}

/// Everything below a folder, temporary files included.
fn everything(dir: &Path) -> KbFiles {
    let mut files = KbFiles::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            files.extend(
                everything(&entry.path())
                    .into_iter()
                    .map(|(path, bytes)| (format!("{name}/{path}"), bytes)),
            );
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

#[test]
fn opening_says_what_is_wrong() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Folder::open(&dir.path().join("no")), Err(StoreError::NotAFolder { .. })));
    assert!(matches!(Folder::open(dir.path()), Err(StoreError::NoKb { .. })));
    fs::create_dir(dir.path().join("kb.toml")).unwrap();
    assert!(
        matches!(Folder::open(dir.path()), Err(StoreError::NotAFile { path }) if path == "kb.toml")
    );
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(Folder::open(&file), Err(StoreError::NotAFolder { .. })));
}

#[test]
fn reads_the_kb_and_nothing_else() {
    let dir = kb();
    fs::write(dir.path().join("dialogues/.a.toml.swp"), "x").unwrap();
    let files = Folder::open(dir.path()).unwrap().read().unwrap();
    assert_eq!(
        files.keys().map(String::as_str).collect::<Vec<_>>(),
        ["dialogues/a.toml", "facts.csv", "faqs.csv", "kb.toml"]
    );
}

#[test]
fn a_file_over_the_limit_is_named() {
    let dir = kb();
    let file = fs::File::options().write(true).open(dir.path().join("faqs.csv")).unwrap();
    file.set_len(MAX_FILE_BYTES).unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    assert_eq!(
        folder.read_file("faqs.csv").unwrap().map(|bytes| bytes.len() as u64),
        Some(MAX_FILE_BYTES)
    );
    file.set_len(MAX_FILE_BYTES + 1).unwrap();
    assert!(matches!(folder.read(), Err(StoreError::TooLarge { path, .. }) if path == "faqs.csv"));
    let huge = FileChange {
        path: "facts.csv".into(),
        before: None,
        after: Some(vec![0; MAX_FILE_BYTES as usize + 1]),
    };
    assert!(matches!(folder.write(&[huge]), Err(StoreError::TooLarge { .. })));
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_folder_only() {
    use std::os::unix::fs::symlink;
    let (dir, elsewhere) = (kb(), tempfile::tempdir().unwrap());
    let link = elsewhere.path().join("link");
    symlink(dir.path(), &link).unwrap();
    let folder = Folder::open(&link).unwrap();
    assert_eq!(folder.path(), dir.path().canonicalize().unwrap());

    let secret = elsewhere.path().join("secret");
    fs::write(&secret, "key\n").unwrap();
    fs::remove_file(dir.path().join("facts.csv")).unwrap();
    symlink(&secret, dir.path().join("facts.csv")).unwrap();
    assert!(matches!(folder.read(), Err(StoreError::NotAFile { path }) if path == "facts.csv"));
    assert!(matches!(
        folder.write(&[change("facts.csv", Some("key\n"), Some("x"))]),
        Err(StoreError::NotAFile { .. })
    ));
    assert_eq!(fs::read_to_string(&secret).unwrap(), "key\n");

    fs::remove_file(dir.path().join("facts.csv")).unwrap();
    symlink("shared.csv", dir.path().join("facts.csv")).unwrap();
    assert!(
        matches!(folder.read(), Err(StoreError::NotAFile { .. })),
        "a link to nowhere is not the same as no file"
    );
    fs::write(dir.path().join("shared.csv"), "key\n").unwrap();
    folder.write(&[change("facts.csv", Some("key\n"), Some("new"))]).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("shared.csv")).unwrap(), "new");

    fs::remove_dir_all(dir.path().join("dialogues")).unwrap();
    symlink(elsewhere.path(), dir.path().join("dialogues")).unwrap();
    assert!(matches!(
        folder.write(&[change("dialogues/b.toml", None, Some("x"))]),
        Err(StoreError::NotAFile { .. })
    ));
    assert!(!elsewhere.path().join("b.toml").exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_does_not_block() {
    let dir = kb();
    let path = dir.path().join("answers.csv");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(matches!(
            Folder::open(dir.path()).unwrap().read(),
            Err(StoreError::NotAFile { .. })
        ));
    }
}

#[test]
fn writes_creates_and_deletes() {
    let dir = kb();
    fs::remove_dir_all(dir.path().join("dialogues")).unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    folder
        .write(&[
            change("faqs.csv", Some("id\nа\n"), Some("id\nb\n")),
            change("dialogues/new.toml", None, Some("t")),
            change("facts.csv", Some("key\n"), None),
        ])
        .unwrap();
    let files = everything(dir.path());
    assert_eq!(
        files.keys().map(String::as_str).collect::<Vec<_>>(),
        ["README.md", "dialogues/new.toml", "faqs.csv", "kb.toml"]
    );
    assert_eq!(files["faqs.csv"], b"id\nb\n");
}

#[test]
fn a_file_changed_outside_stops_everything() {
    let dir = kb();
    let before = everything(dir.path());
    let folder = Folder::open(dir.path()).unwrap();
    let good = change("facts.csv", Some("key\n"), Some("x"));
    for (stale, name) in [
        (change("faqs.csv", Some("id\n"), Some("y")), "faqs.csv"),
        (change("faqs.csv", None, Some("y")), "faqs.csv"),
        (change("answers.csv", Some("id\n"), Some("y")), "answers.csv"),
        (change("faqs.csv", Some("id\nb\n"), None), "faqs.csv"), // same size as on disk
    ] {
        let error = folder.write(&[good.clone(), stale]).unwrap_err();
        assert!(matches!(error, StoreError::ChangedOutside { path } if path == name));
        assert_eq!(everything(dir.path()), before);
    }
}

#[test]
fn strange_paths_are_refused() {
    let dir = kb();
    let folder = Folder::open(dir.path()).unwrap();
    for path in [
        "../faqs.csv",
        "/etc/passwd",
        "README.md",
        ".kaopu/history.db",
        "dialogues/../faqs.csv",
        "dialogues/A.toml",
        "",
        "faqs.csv\0",
    ] {
        let error = folder.write(&[change(path, None, Some("x"))]).unwrap_err();
        assert!(matches!(error, StoreError::NotInKb { .. }), "{path}: {error}");
    }
    let twice =
        [change("facts.csv", Some("key\n"), Some("x")), change("facts.csv", Some("x"), Some("y"))];
    assert!(matches!(folder.write(&twice), Err(StoreError::NamedTwice { .. })));
}

/// A disk under which another program saves a file while we are about to replace it.
#[derive(Debug)]
struct BusyDisk(PathBuf);

impl Disk for BusyDisk {
    fn sync(&self, file: &fs::File) -> io::Result<()> {
        fs::write(&self.0, "theirs")?;
        RealDisk.sync(file)
    }
}

#[test]
fn a_save_by_others_at_the_last_moment_is_not_overwritten() {
    for before in [Some("key\n"), None] {
        let dir = kb();
        let path = if before.is_some() { "facts.csv" } else { "answers.csv" };
        let folder =
            Folder::open_on(dir.path(), Arc::new(BusyDisk(dir.path().join(path)))).unwrap();
        let first = change("kb.toml", Some("format = 1\n"), None);
        let error = folder.write(&[first, change(path, before, Some("ours"))]).unwrap_err();
        assert!(matches!(error, StoreError::ChangedOutside { path: named } if named == path));
        let now = everything(dir.path());
        assert_eq!(now[path], b"theirs");
        assert_eq!(now["kb.toml"], b"format = 1\n", "what was done before is taken back");
        assert!(!now.keys().any(|path| path.ends_with(".kaopu-tmp")));
    }
}

/// At every step, once and for ever, for each cause: the error names the file and its kind, and
/// every file is old or new. If the failure passes, all files are old and no temporary file is
/// left.
#[test]
fn every_step_may_fail() {
    let changes = [
        change("faqs.csv", Some("id\nа\n"), Some("id\nnew\n")),
        change("facts.csv", Some("key\n"), None),
        change("dialogues/b.toml", None, Some("title = 'b'\n")),
        change("dialogues/a.toml", Some("title = 'a'\n"), Some("title = 'A'\n")),
    ];
    let mut injections = 0;
    let failures = [
        Failure::Once(ErrorKind::StorageFull),
        Failure::Once(ErrorKind::PermissionDenied),
        Failure::Once(ErrorKind::ReadOnlyFilesystem),
        Failure::Ever(ErrorKind::StorageFull),
        Failure::Ever(ErrorKind::Other),
        Failure::AfterEffect(ErrorKind::Other),
    ];
    for failure in failures {
        for step in 0.. {
            let dir = kb();
            let old = everything(dir.path());
            let disk = Arc::new(FailingDisk::new(failure));
            let folder = Folder::open_on(dir.path(), Arc::clone(&disk) as Arc<dyn Disk>).unwrap();
            disk.fail_at(step);
            let result = folder.write(&changes);
            if !disk.has_failed() {
                result.unwrap();
                break;
            }
            injections += 1;
            check_failed_write(dir.path(), &old, &changes, result.unwrap_err(), failure);
        }
    }
    assert!(injections > 80, "only {injections} injections");
}

fn check_failed_write(
    dir: &Path,
    old: &KbFiles,
    changes: &[FileChange],
    error: StoreError,
    failure: Failure,
) {
    let now = everything(dir);
    let mut news = Vec::new();
    for change in changes {
        let found = now.get(&change.path);
        if found == change.after.as_ref() {
            news.push(change.path.clone());
        } else {
            assert_eq!(found, change.before.as_ref(), "{} is neither old nor new", change.path);
        }
    }
    let cause = match error {
        StoreError::HalfWritten { written, source } => {
            assert_eq!(written, news, "what is new is said to be");
            *source
        }
        other => {
            assert!(
                news.is_empty(),
                "{news:?} are new, though it was said that nothing changed: {other}"
            );
            other
        }
    };
    let (Failure::Once(kind) | Failure::Ever(kind) | Failure::AfterEffect(kind)) = failure;
    let named = match (kind, &cause) {
        (ErrorKind::StorageFull, StoreError::DiskFull { path, .. })
        | (
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem,
            StoreError::NotWritable { path, .. },
        )
        | (ErrorKind::Other, StoreError::Io { path, .. }) => path,
        _ => panic!("{kind:?} became {cause:?}"),
    };
    assert!(
        changes.iter().any(|change| change.path == *named),
        "{named} is no file of the operation"
    );
    if matches!(failure, Failure::Once(_)) {
        assert_eq!(&now, old);
    }
}

#[test]
fn a_copy_has_the_kb_only_and_never_overwrites() {
    let dir = kb();
    let to = tempfile::tempdir().unwrap();
    let target = to.path().join("my/copy");
    let copy = copy_kb(dir.path(), &target).unwrap();
    assert_eq!(copy.read().unwrap(), Folder::open(dir.path()).unwrap().read().unwrap());
    assert!(!target.join("README.md").exists());
    assert!(matches!(copy_kb(dir.path(), &target), Err(StoreError::Occupied { .. })));
    assert!(matches!(
        copy_kb(&to.path().join("no"), &to.path().join("x")),
        Err(StoreError::NotAFolder { .. })
    ));
}

#[test]
fn a_new_kb_is_written_whole_or_not_begun() {
    let to = tempfile::tempdir().unwrap();
    let files = KbFiles::from([
        ("kb.toml".to_owned(), b"format = 1\n".to_vec()),
        ("dialogues/a.toml".to_owned(), b"title = 'a'\n".to_vec()),
    ]);
    assert_eq!(create_kb(&files, &to.path().join("new")).unwrap().read().unwrap(), files);
    let file = to.path().join("file");
    fs::write(&file, "mine").unwrap();
    assert!(matches!(expect_empty(&file), Err(StoreError::NotAFolder { .. })));
    assert!(matches!(expect_empty(to.path()), Err(StoreError::Occupied { .. })));
    expect_empty(&to.path().join("nothing")).unwrap();
    let huge = KbFiles::from([("faqs.csv".to_owned(), vec![b' '; MAX_FILE_BYTES as usize + 1])]);
    assert!(matches!(create_kb(&huge, &to.path().join("huge")), Err(StoreError::TooLarge { .. })));
    assert!(!to.path().join("huge").exists());
}

#[test]
fn leftovers_of_a_crash_are_swept_and_nothing_else() {
    let dir = kb();
    let left_over = [".faqs.csv.x1.kaopu-tmp", "dialogues/.a.toml.x2.kaopu-tmp"];
    let kept = ["mine.kaopu-tmp", ".hidden"];
    for name in left_over.iter().chain(&kept) {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    Folder::open(dir.path()).unwrap().sweep();
    assert!(left_over.iter().all(|name| !dir.path().join(name).exists()));
    assert!(kept.iter().all(|name| dir.path().join(name).exists()));
}
