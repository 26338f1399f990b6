//! A disk that fails at one step, once and for ever: every file is old or new, never in parts; who
//! was told "done" was told the truth; and when the disk is well again, so is the session.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use kaopu_durable::{Disk, FailingDisk, Failure};
use kaopu_model::{KbFiles, Localized};
use kaopu_store::{FileChange, Operation, Result as StoreResult, Store, StoreError};

use super::shop::{Shop, files};
use crate::binary::side_by_side;

/// What is done while the disk fails.
const WORKS: [&str; 3] = ["edit", "undo", "redo"];

/// ENOSPC, EIO and EACCES. The library has no name for EIO.
const KINDS: [ErrorKind; 3] =
    [ErrorKind::StorageFull, ErrorKind::Other, ErrorKind::PermissionDenied];

const WAYS: [fn(ErrorKind) -> Failure; 3] = [Failure::Once, Failure::Ever, Failure::AfterEffect];

/// One file is new, two change, one goes.
const NEW: [(&str, Option<&str>); 4] = [
    ("dialogues/a.toml", None),
    ("dialogues/b.toml", Some("title = \"新的\"\n")),
    ("facts.csv", Some("key,value,unit,note\n发货时限,24,小时,\n")),
    ("phrasings.csv", Some("faq_id,phrasing\ne1,全都换了\n")),
];

#[derive(Default)]
struct Seen {
    failures: usize,
    torn: usize,
    halves: usize,
    lies: usize,
    unsaid: usize,
    stuck: usize,
}

/// All steps of all works; in CI the disk fails once and for ever, with each of the errors.
pub(super) fn injected(nightly: bool) -> Result<String, String> {
    let ways = if nightly { &WAYS[..] } else { &WAYS[..2] };
    let mut cases = Vec::new();
    for work in WORKS {
        for kind in KINDS {
            cases.extend(ways.iter().map(|way| (work, way(kind))));
        }
    }
    let seen = side_by_side(&cases, |(work, failure)| every_step(work, *failure));
    let sum = |of: fn(&Seen) -> usize| seen.iter().map(of).sum::<usize>();
    let bad = [
        sum(|seen| seen.torn),
        sum(|seen| seen.halves),
        sum(|seen| seen.lies),
        sum(|seen| seen.unsaid),
        sum(|seen| seen.stuck),
    ];
    let [torn, halves, lies, unsaid, stuck] = bad;
    let failures = sum(|seen| seen.failures);
    let figure = format!(
        "{failures} failures at every step of {} works: {torn} files torn, {halves} works half \
         done, {lies} said to be done that were not, {unsaid} without a reason, {stuck} sessions \
         stuck afterwards",
        cases.len()
    );
    if bad == [0; 5] && failures >= 300 { Ok(figure) } else { Err(figure) }
}

fn every_step(work: &str, failure: Failure) -> Seen {
    let mut seen = Seen::default();
    for step in 0.. {
        if !one_step(work, failure, step, &mut seen) {
            break;
        }
    }
    seen
}

/// Says whether the disk has failed at all.
fn one_step(work: &str, failure: Failure, step: usize, seen: &mut Seen) -> bool {
    let shop = Shop::new();
    let folder = shop.folder();
    let disk = Arc::new(FailingDisk::new(failure));
    let (store, _) = Store::open_on(&folder, Arc::clone(&disk) as Arc<dyn Disk>).unwrap();
    if work != "edit" {
        act(&store, &folder, "edit").unwrap();
    }
    if work == "redo" {
        act(&store, &folder, "undo").unwrap();
    }
    let old = shop.files();
    let new = match work {
        "undo" => Shop::new().files(),
        _ => after(&old),
    };
    disk.fail_at(step);
    let result = act(&store, &folder, work);
    let failed = disk.has_failed();
    let now = shop.files();
    for path in old.keys().chain(new.keys()) {
        let bytes = now.get(path);
        seen.torn += usize::from(bytes != old.get(path) && bytes != new.get(path));
    }
    match &result {
        Ok(()) => seen.lies += usize::from(now != new),
        Err(StoreError::HalfWritten { written, .. }) => {
            seen.unsaid += usize::from(written.is_empty())
        }
        Err(error) => {
            seen.halves += usize::from(now != old);
            seen.unsaid += usize::from(!is_said(error, failure));
        }
    }
    // What was to be saved is still in the editor: there is room again, and it is saved.
    disk.heal();
    if result.is_err() {
        let again = act(&store, &folder, work);
        // What stood half done was completed first, and then there is nothing left to do.
        let met = again.is_ok() || matches!(again, Err(StoreError::NothingChanged));
        seen.stuck += usize::from(!met && shop.files() != new);
    }
    let last = shop.files();
    seen.halves += usize::from(last != new);
    drop(store);
    let (_, report) = Store::open(&folder).unwrap();
    seen.halves += usize::from(report.unsettled.is_some() || shop.files() != last);
    seen.failures += usize::from(failed);
    failed
}

/// Whether the person is told what it is.
fn is_said(error: &StoreError, failure: Failure) -> bool {
    let (Failure::Once(kind) | Failure::Ever(kind) | Failure::AfterEffect(kind)) = failure;
    match kind {
        ErrorKind::StorageFull => matches!(error, StoreError::DiskFull { .. }),
        ErrorKind::PermissionDenied => matches!(error, StoreError::NotWritable { .. }),
        _ => matches!(error, StoreError::Io { .. }),
    }
}

fn after(old: &KbFiles) -> KbFiles {
    let mut files = old.clone();
    for (path, text) in NEW {
        match text {
            Some(text) => files.insert(path.to_owned(), text.into()),
            None => files.remove(path),
        };
    }
    files
}

fn act(store: &Store, folder: &Path, work: &str) -> StoreResult<()> {
    match work {
        "undo" => store.undo(1).map(drop),
        "redo" => store.redo(1).map(drop),
        _ => {
            let now = files(folder);
            let change = |(path, text): (&str, Option<&str>)| FileChange {
                path: path.to_owned(),
                before: now.get(path).cloned(),
                after: text.map(Into::into),
            };
            store
                .transact(Operation {
                    kind: "proof".into(),
                    label: Localized::new("改四个文件", "four files"),
                    actor: "小王".into(),
                    at: 1,
                    visit: None,
                    changes: NEW.map(change).into(),
                })
                .map(drop)
        }
    }
}
