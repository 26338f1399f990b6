//! Opening a folder for work.

use std::path::Path;
use std::sync::{Arc, Mutex};

use kaopu_durable::{Disk, RealDisk};

use super::lock::Access;
use super::{Settlement, State, Store};
use crate::error::{Result, StoreError};
use crate::folder::{FileChange, Folder};
use crate::history::{History, HistoryState};

/// What was found when a folder was opened: all of it is news for the person, none of it an error.
#[derive(Debug)]
pub struct OpenReport {
    /// How the history was found.
    pub history: HistoryState,
    /// Whether this process may write the folder at all.
    pub writable: bool,
    /// Why not, if so.
    pub refused: Option<StoreError>,
    /// Kaopu's own folder belonged to another user. It is called so now, and a new one was begun.
    pub set_aside: Option<String>,
    /// Operations that a crash or a full disk had interrupted, and what became of them.
    pub settled: Vec<Settlement>,
    /// Why an interrupted operation could not be settled now; it is tried again before the next
    /// operation.
    pub unsettled: Option<StoreError>,
    /// Files that are no longer as the history saw them last: they were changed outside while Kaopu
    /// was closed. Hand them to [`Store::adopt`], so that the history has that step too and undo
    /// goes through it.
    pub changed_outside: Vec<FileChange>,
}

impl Store {
    /// Opens the folder for work: takes its lock, opens or begins its history, settles what was
    /// interrupted.
    ///
    /// A folder that cannot be written opens as well; [`OpenReport`] says so, and writing is
    /// refused then.
    ///
    /// # Errors
    /// What [`Folder::open`] reports; [`StoreError::Locked`] if another process has the folder
    /// open.
    pub fn open(path: &Path) -> Result<(Self, OpenReport)> {
        Self::open_on(path, Arc::new(RealDisk))
    }

    /// The same, for reading where another process has the folder open for writing.
    ///
    /// # Errors
    /// What [`Folder::open`] reports.
    pub fn open_beside(path: &Path) -> Result<(Self, OpenReport)> {
        let folder = Folder::open_on(path, Arc::new(RealDisk))?;
        match Access::take(&folder) {
            Err(StoreError::Locked { pid }) => {
                let access = Access::beside(&folder, pid);
                Self::open_with(folder, access, None)
            }
            taken => {
                let (access, set_aside) = taken?;
                Self::open_with(folder, access, set_aside)
            }
        }
    }

    /// The same on another disk.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_on(path: &Path, disk: Arc<dyn Disk>) -> Result<(Self, OpenReport)> {
        let folder = Folder::open_on(path, disk)?;
        let (access, set_aside) = Access::take(&folder)?;
        Self::open_with(folder, access, set_aside)
    }

    fn open_with(
        folder: Folder,
        access: Access,
        set_aside: Option<String>,
    ) -> Result<(Self, OpenReport)> {
        let (opened, refused) = match access.permit(&folder) {
            Ok(own) => {
                folder.sweep();
                (History::open(own)?, None)
            }
            Err(refused) => {
                (History::in_memory("the folder cannot be written".into())?, Some(refused))
            }
        };
        let (history, history_state) = opened;
        let state = Mutex::new(State { history, unsettled: true });
        let store = Self { folder, state, backing_up: Mutex::new(()), access };
        let (settled, unsettled) = match store.settle() {
            Ok(settled) => (settled, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let changed_outside =
            if unsettled.is_none() { store.changed_since_last_known()? } else { Vec::new() };
        let _ = store.state().history.prune(); // merely tidies; a failure shows again where it matters
        Ok((
            store,
            OpenReport {
                history: history_state,
                writable: refused.is_none(),
                refused,
                set_aside,
                settled,
                unsettled,
                changed_outside,
            },
        ))
    }

    fn settle(&self) -> Result<Vec<Settlement>> {
        self.state().settle(&self.folder)
    }

    fn changed_since_last_known(&self) -> Result<Vec<FileChange>> {
        let known = match self.state().history.last_known() {
            Ok(known) => known,
            // What was last known is lost. That costs a step of the log, and must not keep the KB
            // from opening.
            Err(StoreError::HistoryDamaged { .. } | StoreError::History { .. }) => {
                return Ok(Vec::new());
            }
            Err(other) => return Err(other),
        };
        let mut changed = Vec::new();
        for (path, before) in known {
            let after = match self.folder.read_file(&path) {
                Ok(after) => after,
                Err(_) => continue, // unreadable or oversized: reading the KB reports it, with the file's name
            };
            let change = FileChange { path, before, after };
            if !change.is_nothing() {
                changed.push(change);
            }
        }
        Ok(changed)
    }
}
