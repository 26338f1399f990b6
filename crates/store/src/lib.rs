//! The knowledge base's folder: its bytes, its paths, and everything that is ever done to them.
//!
//! The text files are the only truth. This crate reads them, replaces them atomically, records
//! every change in a history that can be undone across restarts, and notices changes made by other
//! programs. It never looks *into* a file: that is `kaopu_model`'s job.
//! All writing goes through `kaopu_durable`.
//!
//! ```
//! use kaopu_model::Localized;
//! use kaopu_store::{FileChange, Operation, Store};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let dir = tempfile::tempdir()?;
//! let files = [("kb.toml", "format = 1\n"), ("facts.csv", "key,value\n发货时限,48\n")];
//! kaopu_store::create_kb(&files.map(|(path, text)| (path.into(), text.into())).into(), dir.path())?;
//!
//! let (store, report) = Store::open(dir.path())?;
//! assert!(report.writable && report.changed_outside.is_empty());
//!
//! let before = store.read()?["facts.csv"].clone();
//! let after = "key,value\n发货时限,24\n".as_bytes().to_vec();
//! store.transact(Operation {
//!     kind: "fact.value".into(),
//!     label: Localized::new("修改事实「发货时限」", "Edit fact 发货时限"),
//!     actor: "小王".into(),
//!     at: 1_780_000_000_000,
//!     visit: None,
//!     changes: vec![FileChange { path: "facts.csv".into(), before: Some(before.clone()), after: Some(after) }],
//! })?;
//!
//! let undone = store.undo(1_780_000_001_000)?.ok_or("nothing to undo")?;
//! assert_eq!(undone.label.zh, "修改事实「发货时限」");
//! assert_eq!(store.read()?["facts.csv"], before);
//! # Ok(()) }
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::disallowed_methods,
        reason = "a test may stop at once, and plays the other programs that write files"
    )
)]

mod error;
mod folder;
mod history;
mod releases;
mod store;
mod watch;

pub use error::{Result, StoreError};
pub use folder::{
    ConflictCopy, FileChange, Folder, MAX_FILE_BYTES, copy_kb, create_kb, expect_empty,
};
pub use history::{
    Decision, FileVersion, HistoryBackup, HistoryState, LoggedOperation, OperationId, Release,
    Role, Stack, StoredDraft, TestRun,
};
pub use releases::{LEDGER, NEXT_ROOT_FILE, NewRelease, Number, ROOT_FILE, Taken, Wanted};
pub use store::{OpenReport, Operation, Settled, Settlement, Store, Undone};
pub use watch::{WatchMode, Watcher};
