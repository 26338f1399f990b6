//! The store: a folder together with its history, held by one process at a time.

mod adopt;
mod copies;
mod lock;
mod open;
mod records;
mod recover;
mod release;
mod transact;
mod undo;

pub use open::OpenReport;
pub use recover::{Settled, Settlement};
pub use transact::Operation;
pub use undo::Undone;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kaopu_durable::Dir;
use kaopu_model::KbFiles;

use crate::error::{Result, StoreError};
use crate::folder::Folder;
use crate::history::History;
use lock::Access;

/// A folder open for work: every write is an operation that is recorded, atomic as far as a crash
/// can tell, and can be undone.
///
/// All methods take `&self`; operations of several threads happen one after the other.
#[derive(Debug)]
pub struct Store {
    folder: Folder,
    state: Mutex<State>,
    /// Held while a backup of the history is made.
    backing_up: Mutex<()>,
    /// Last, so that the history is closed before the next process may open it.
    access: Access,
}

/// What one operation after the other works on.
#[derive(Debug)]
struct State {
    history: History,
    /// Whether an operation may be recorded as pending, and must be settled before the next.
    unsettled: bool,
}

impl Store {
    /// The folder, for reading.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Reads all files of the KB, none of them in the middle of an operation of this store.
    ///
    /// # Errors
    /// As [`Folder::read`].
    pub fn read(&self) -> Result<KbFiles> {
        let _no_operation_meanwhile = self.state();
        self.folder.read()
    }

    /// The same with what can't be read left out, and told.
    ///
    /// # Errors
    /// As [`Folder::read_what_can_be`].
    pub fn read_what_can_be(&self) -> Result<(KbFiles, BTreeMap<String, StoreError>)> {
        let _no_operation_meanwhile = self.state();
        self.folder.read_what_can_be()
    }

    /// Each file that the history knows, with what it held last.
    ///
    /// # Errors
    /// [`StoreError::History`], [`StoreError::HistoryDamaged`].
    pub fn last_known(&self) -> Result<KbFiles> {
        let known = self.state().history.last_known()?;
        Ok(known.into_iter().filter_map(|(path, bytes)| Some((path, bytes?))).collect())
    }

    /// Whether this process may write the folder, and if not why.
    ///
    /// # Errors
    /// [`crate::StoreError::NotWritable`], [`crate::StoreError::Link`] and its like.
    pub fn expect_writable(&self) -> Result<()> {
        self.permit().map(drop)
    }

    /// Kaopu's own folder, if this process may write.
    fn permit(&self) -> Result<&Dir> {
        self.access.permit(&self.folder)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic of another thread cannot have left half an operation: SQLite rolls back, and
        // `unsettled` was set before.
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.history.begin_work();
        state
    }
}

#[cfg(test)]
mod tests;
