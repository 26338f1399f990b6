//! Settling operations that were interrupted.
//!
//! The rule: the files decide. If no file has its new content, the operation did not take place and
//! is forgotten; nobody was told that it had. If any file has, the rest is completed, so that
//! operations over several files end whole. A file that has neither its old nor its new content was
//! changed by somebody else: it is left alone and reported, and the history keeps what Kaopu would
//! have written.

use super::State;
use crate::error::{Result, StoreError};
use crate::folder::{FileChange, Folder};
use crate::history::{LoggedOperation, RecordedChange};

/// What became of an interrupted operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The operation.
    pub operation: LoggedOperation,
    /// How it was settled.
    pub outcome: Settled,
    /// Files left alone, since they hold something that Kaopu never wrote. `after` is what it would
    /// have written.
    pub left_alone: Vec<FileChange>,
}

/// How an interrupted operation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It is in force, in all files but those left alone.
    Completed,
    /// It did not take place.
    RolledBack,
    /// All its files were changed by somebody else since. It stays in the log, for its content, but
    /// undo passes it by.
    Overtaken,
    /// What the history says about it cannot be carried out (its content is damaged, or it names
    /// files that are none of a KB). It was put out of the way, and no file was touched.
    SetAside,
}

/// Whether trying again can never help: the fault is in what was recorded, not in the disk.
fn is_hopeless(error: &StoreError) -> bool {
    match error {
        StoreError::HistoryDamaged { .. }
        | StoreError::NotInKb { .. }
        | StoreError::NamedTwice { .. } => true,
        StoreError::History { source } => crate::history::speaks_of_content(source),
        _ => false,
    }
}

impl State {
    /// Settles all pending operations, oldest first.
    pub(super) fn settle(&mut self, folder: &Folder) -> Result<Vec<Settlement>> {
        let mut settlements = Vec::new();
        if self.unsettled {
            for operation in self.history.pending()? {
                let settled = self.settle_one(folder, &operation);
                let settled = match settled {
                    Err(error) if is_hopeless(&error) => {
                        self.history.set_aside(operation.id)?;
                        (Settled::SetAside, Vec::new())
                    }
                    other => other?,
                };
                let (outcome, left_alone) = settled;
                settlements.push(Settlement { operation, outcome, left_alone });
            }
            self.unsettled = false;
        }
        Ok(settlements)
    }

    fn settle_one(
        &mut self,
        folder: &Folder,
        operation: &LoggedOperation,
    ) -> Result<(Settled, Vec<FileChange>)> {
        let mut to_write = Vec::new();
        let mut left_alone = Vec::new();
        let mut any_new = false;
        for RecordedChange { change, .. } in self.history.changes(operation.id)? {
            match folder.read_file(&change.path) {
                Ok(now) if now == change.after => any_new = true,
                Ok(now) if now == change.before => to_write.push(change),
                Ok(_) | Err(StoreError::TooLarge { .. } | StoreError::NotAFile { .. }) => {
                    left_alone.push(change)
                }
                Err(error) => return Err(error),
            }
        }
        let outcome = match (any_new, to_write.is_empty()) {
            (true, _) => Settled::Completed,
            (false, false) => Settled::RolledBack,
            (false, true) => Settled::Overtaken,
        };
        if outcome == Settled::Completed {
            folder.write(&to_write)?;
        }
        if outcome != Settled::RolledBack {
            for change in &left_alone {
                self.history.mark_left_alone(operation.id, &change.path)?;
            }
        }
        match outcome {
            Settled::Completed => self.history.mark_done(operation.id)?,
            Settled::RolledBack => self.history.cancel(operation.id)?,
            Settled::Overtaken | Settled::SetAside => self.history.shelve(operation.id)?,
        }
        Ok((outcome, left_alone))
    }
}
