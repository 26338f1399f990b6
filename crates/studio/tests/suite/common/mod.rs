//! A copy of the sample shop to work on, and a clock that stands still.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use kaopu_studio::{Clock, Desk, HistoryQuery, Opening, OperationRow, Workspace};

/// Always 2026-11-22 16:00:00 in Shanghai.
pub(crate) struct StoppedClock;

impl Clock for StoppedClock {
    fn instant(&self) -> Timestamp {
        "2026-11-22T08:00:00Z".parse().unwrap()
    }

    fn local(&self) -> DateTime {
        date(2026, 11, 22).at(16, 0, 0, 0)
    }
}

pub(crate) struct Shop {
    pub folder: tempfile::TempDir,
    pub workspace: Arc<Workspace>,
    pub desk: Arc<Desk>,
    pub changes: Arc<AtomicU32>,
}

impl Shop {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        kaopu_store::copy_kb(&sample(), &folder.path().join("kb")).unwrap();
        Self::at(folder)
    }

    /// A shop of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join("kb").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self::at(folder)
    }

    /// The same after the program was closed and begun again.
    pub(crate) fn reopened(self) -> Self {
        Self::at(self.close())
    }

    fn at(folder: tempfile::TempDir) -> Self {
        let (workspace, changes) = open(&folder.path().join("kb"));
        Self { folder, desk: Arc::new(Desk::new(workspace.clone())), workspace, changes }
    }

    /// Closes the knowledge base; its folder stays.
    pub(crate) fn close(self) -> tempfile::TempDir {
        self.folder
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join("kb").join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path(file)).unwrap()
    }

    /// What another program does.
    pub(crate) fn write_outside(&self, file: &str, text: &str) {
        std::fs::write(self.path(file), text).unwrap();
    }

    pub(crate) fn notified(&self) -> u32 {
        self.changes.load(Ordering::SeqCst)
    }
}

pub(crate) fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-kb")
}

pub(crate) fn open(path: &Path) -> (Arc<Workspace>, Arc<AtomicU32>) {
    let changes = Arc::new(AtomicU32::new(0));
    let counter = changes.clone();
    let workspace = Workspace::open(Opening {
        caches: None,
        path: path.to_owned(),
        actor: "小王".into(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(StoppedClock),
        on_change: Box::new(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        }),
    })
    .unwrap();
    (Arc::new(workspace), changes)
}

/// The latest lines of the history.
pub(crate) fn latest(workspace: &Workspace, limit: u32) -> Vec<OperationRow> {
    workspace.history(&HistoryQuery { limit, ..HistoryQuery::default() }).unwrap().rows
}
