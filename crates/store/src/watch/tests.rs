use super::*;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn kb() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("kb.toml"), "format = 1\n").unwrap();
    fs::write(dir.path().join("faqs.csv"), "id\n").unwrap();
    dir
}

/// A watcher and how often it has called.
struct Watched {
    watcher: Watcher,
    calls: Arc<AtomicUsize>,
}

impl Watched {
    fn start(dir: &Path) -> Self {
        let calls = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&calls);
        let watcher = Watcher::start(dir, move || _ = count.fetch_add(1, SeqCst)).unwrap();
        Self { watcher, calls }
    }

    fn is_called_within(&self, before: usize, time: Duration) -> bool {
        let deadline = Instant::now() + time;
        while self.calls.load(SeqCst) == before {
            if Instant::now() > deadline {
                return false;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        true
    }

    /// Waits until no more calls come.
    fn settle(&self) -> usize {
        loop {
            let calls = self.calls.load(SeqCst);
            if !self.is_called_within(calls, Duration::from_millis(350)) {
                return calls;
            }
        }
    }
}

/// How programs save a file: in place, or by any dance of names.
type Save = fn(&Path);

fn saves() -> [(&'static str, Save); 8] {
    [
        ("truncate and write", |path| fs::write(path, "in place").unwrap()),
        ("rename over", |path| {
            let temp = path.with_extension("tmp");
            fs::write(&temp, "renamed").unwrap();
            fs::rename(temp, path).unwrap();
        }),
        ("rename the old to a backup, write anew", |path| {
            fs::rename(path, path.with_extension("bak")).unwrap();
            fs::write(path, "anew").unwrap();
        }),
        ("delete and create", |path| {
            fs::remove_file(path).unwrap();
            fs::write(path, "created").unwrap();
        }),
        ("append", |path| {
            use std::io::Write as _;
            fs::File::options().append(true).open(path).unwrap().write_all(b"more").unwrap();
        }),
        ("a spreadsheet's temporary file, deleted original, renamed", |path| {
            let temp = path.with_file_name("~wps1234.tmp");
            fs::write(&temp, "sheet").unwrap();
            fs::remove_file(path).unwrap();
            fs::rename(temp, path).unwrap();
        }),
        ("copied over from elsewhere", |path| {
            let elsewhere = tempfile::tempdir().unwrap();
            let source = elsewhere.path().join("x");
            fs::write(&source, "copy").unwrap();
            fs::copy(source, path).unwrap();
        }),
        ("our own atomic write", |path| {
            kaopu_durable::write(path, b"atomic", kaopu_durable::Links::Refuse).unwrap()
        }),
    ]
}

#[test]
fn all_styles_of_saving_are_seen_within_two_seconds() {
    let dir = kb();
    fs::create_dir(dir.path().join("dialogues")).unwrap();
    fs::write(dir.path().join("dialogues/a.toml"), "a").unwrap();
    let watched = Watched::start(dir.path());
    assert_eq!(watched.watcher.mode(), &WatchMode::Events);
    for file in ["faqs.csv", "dialogues/a.toml"] {
        for (name, save) in saves() {
            let before = watched.settle();
            save(&dir.path().join(file));
            assert!(watched.is_called_within(before, Duration::from_secs(2)), "{file}: {name}");
        }
    }
    let before = watched.settle();
    fs::remove_file(dir.path().join("faqs.csv")).unwrap();
    assert!(watched.is_called_within(before, Duration::from_secs(2)), "deleted");
}

#[test]
fn a_folder_of_dialogues_that_appears_is_watched_too() {
    let dir = kb();
    let watched = Watched::start(dir.path());
    for round in ["created", "created again"] {
        let before = watched.settle();
        fs::create_dir(dir.path().join("dialogues")).unwrap();
        assert!(watched.is_called_within(before, Duration::from_secs(2)), "{round}");
        let before = watched.settle();
        fs::write(dir.path().join("dialogues/new.toml"), "x").unwrap();
        assert!(watched.is_called_within(before, Duration::from_secs(2)), "{round}: a file in it");
        fs::remove_dir_all(dir.path().join("dialogues")).unwrap();
    }
}

#[test]
fn reading_and_strangers_files_cause_no_calls() {
    let dir = kb();
    fs::create_dir(dir.path().join(".kaopu")).unwrap();
    let folder = crate::Folder::open(dir.path()).unwrap();
    let watched = Watched::start(dir.path());
    let before = watched.settle();
    for _ in 0..20 {
        folder.read().unwrap();
        fs::write(dir.path().join(".kaopu/history.db-wal"), "x").unwrap();
        fs::write(dir.path().join("README.md"), "x").unwrap();
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(!watched.is_called_within(before, Duration::from_millis(600)));
}

#[test]
fn many_changes_are_few_calls_and_none_waits_for_ever() {
    let dir = kb();
    let watched = Watched::start(dir.path());
    let before = watched.settle();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_millis(1_500) {
        fs::write(dir.path().join("faqs.csv"), "x").unwrap();
        std::thread::sleep(Duration::from_millis(10));
    }
    let during = watched.calls.load(SeqCst) - before;
    assert!((1..=6).contains(&during), "{during} calls");
}

#[test]
fn rescan_calls_at_once_and_nothing_calls_after_the_end() {
    let dir = kb();
    let watched = Watched::start(dir.path());
    let before = watched.settle();
    watched.watcher.rescan();
    assert!(watched.is_called_within(before, Duration::from_secs(2)));
    let Watched { watcher, calls } = watched;
    watcher.rescan();
    drop(watcher);
    let after = calls.load(SeqCst);
    fs::write(dir.path().join("faqs.csv"), "x").unwrap();
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(calls.load(SeqCst), after);
}

#[test]
fn without_events_it_polls_and_says_so() {
    let dir = kb();
    assert!(subscribe(&dir.path().join("no"), mpsc::channel().0).is_err());
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    let (signals, received) = mpsc::channel();
    let watcher = Watcher::run(Err("no more watches".into()), signals, received, move || {
        _ = count.fetch_add(1, SeqCst)
    })
    .unwrap();
    assert_eq!(watcher.mode(), &WatchMode::Polling { reason: "no more watches".into() });
    let watched = Watched { watcher, calls };
    for round in 0..2 {
        assert!(watched.is_called_within(round, Duration::from_millis(2_500)), "round {round}");
    }
}

#[test]
fn dropped_by_its_own_callback_it_ends() {
    let dir = kb();
    let slot: Arc<std::sync::Mutex<Option<Watcher>>> = Arc::default();
    let inside = Arc::clone(&slot);
    let watcher = Watcher::start(dir.path(), move || drop(inside.lock().unwrap().take())).unwrap();
    slot.lock().unwrap().insert(watcher).rescan();
    let deadline = Instant::now() + Duration::from_secs(5);
    while slot.lock().unwrap().is_some() {
        assert!(Instant::now() < deadline);
        std::thread::sleep(Duration::from_millis(10));
    }
}
