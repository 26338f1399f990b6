//! What other programs do to a file when they save, and how soon it is seen.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use kaopu_studio::Workspace;

use super::shop::{Shop, open};
use crate::dice::Dice;

/// How programs save a file: in place, or by any dance of names.
pub(super) type Save = fn(&Path, &[u8]);

/// Eight styles; `SYNCED` files come from elsewhere.
pub(super) const STYLES: [(&str, Save); 8] = [
    ("truncate and write", |path, bytes| fs::write(path, bytes).unwrap()),
    ("truncate and write in pieces", |path, bytes| {
        let mut file = fs::File::create(path).unwrap();
        let (head, tail) = bytes.split_at(bytes.len() / 2);
        file.write_all(head).unwrap();
        file.flush().unwrap();
        file.write_all(tail).unwrap();
    }),
    ("rename over", |path, bytes| {
        let temp = beside(path, "tmp");
        fs::write(&temp, bytes).unwrap();
        fs::rename(temp, path).unwrap();
    }),
    ("rename the old to a backup, write anew", |path, bytes| {
        let _ = fs::rename(path, beside(path, "bak"));
        fs::write(path, bytes).unwrap();
    }),
    ("delete and create", |path, bytes| {
        let _ = fs::remove_file(path);
        fs::write(path, bytes).unwrap();
    }),
    ("a spreadsheet's temporary file, the old one deleted, renamed", |path, bytes| {
        let temp = beside(path, "~wps");
        fs::write(&temp, bytes).unwrap();
        let _ = fs::remove_file(path);
        fs::rename(temp, path).unwrap();
    }),
    ("copied over from elsewhere, with its old time", |path, bytes| {
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        fs::write(elsewhere.path(), bytes).unwrap();
        let time = fs::metadata(path).and_then(|found| found.modified());
        fs::copy(elsewhere.path(), path).unwrap();
        if let Ok(time) = time {
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        }
    }),
    ("our own atomic write", |path, bytes| {
        kaopu_durable::write(path, bytes, kaopu_durable::Links::Refuse).unwrap()
    }),
];

/// A name that is none of a knowledge base.
fn beside(path: &Path, mark: &str) -> std::path::PathBuf {
    let name = path.file_name().unwrap().to_string_lossy();
    path.with_file_name(format!("{name}.{mark}"))
}

/// Files that are saved together, as when a folder is synchronised.
const TOGETHER: usize = 25;

/// Saved files and when, by their paths.
type Awaited = BTreeMap<String, (Vec<u8>, Instant)>;

pub(super) fn seen(operations: usize) -> Result<String, String> {
    let mut times = watched(&Shop::new(), operations, Duration::from_secs(60));
    times.sort_unstable();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or(Duration::MAX);
    let middle = times.get(times.len() / 2).copied().unwrap_or(Duration::MAX);
    let figure = format!(
        "{} of {operations} in {} styles, {TOGETHER} files at a time; the middle {:.2} s, p99 {:.2} s, \
         longest {:.2} s",
        times.len(),
        STYLES.len(),
        middle.as_secs_f64(),
        p99.as_secs_f64(),
        times.last().copied().unwrap_or_default().as_secs_f64()
    );
    if times.len() == operations && p99 <= Duration::from_secs(2) {
        Ok(figure)
    } else {
        Err(figure)
    }
}

/// Saves files and waits until the window has them; how long each took. What is not seen within the
/// patience is left out.
pub(super) fn watched(shop: &Shop, operations: usize, patience: Duration) -> Vec<Duration> {
    let changed = Arc::new((Mutex::new(0_u64), Condvar::new()));
    let teller = Arc::clone(&changed);
    let workspace = open(&shop.folder(), move |()| {
        *teller.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        teller.1.notify_all();
    });
    workspace.watch().unwrap();
    let mut dice = Dice::new(31);
    let mut times = Vec::new();
    let mut number = 0;
    while number < operations {
        let mut awaited = Awaited::new();
        while awaited.len() < TOGETHER.min(operations - number) {
            let at = number + awaited.len();
            let path = match awaited.len() {
                0 => "facts.csv".to_owned(),
                file => format!("dialogues/d{file}.toml"),
            };
            let bytes = content(&path, at);
            let (_, save) = STYLES[dice.below(STYLES.len())];
            save(&shop.folder().join(&path), &bytes);
            awaited.insert(path, (bytes, Instant::now()));
        }
        number += awaited.len();
        times.extend(wait(&workspace, &changed, awaited, patience));
    }
    times
}

fn content(path: &str, number: usize) -> Vec<u8> {
    if path == "facts.csv" {
        format!("key,value,unit,note\n发货时限,{number},小时,\n").into()
    } else {
        format!("title = \"第{number}次\"\n\n[[turns]]\nuser = \"第1件事怎么办\"\n").into()
    }
}

fn wait(
    workspace: &Workspace,
    changed: &(Mutex<u64>, Condvar),
    mut awaited: Awaited,
    patience: Duration,
) -> Vec<Duration> {
    let until = Instant::now() + patience;
    let mut times = Vec::new();
    while !awaited.is_empty() && Instant::now() < until {
        let guard = changed.0.lock().unwrap_or_else(PoisonError::into_inner);
        let snapshot = workspace.snapshot();
        awaited.retain(|path, (bytes, saved)| {
            let is_there = snapshot.files().get(path) == Some(bytes);
            if is_there {
                times.push(saved.elapsed());
            }
            !is_there
        });
        if !awaited.is_empty() {
            // Also without being told: a change that came before is no reason to wait.
            let _ = changed.1.wait_timeout(guard, Duration::from_millis(20));
        }
    }
    times
}
