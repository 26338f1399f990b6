//! Doing something: record it pending, write the files, mark it done.

use kaopu_model::Localized;

use super::{State, Store};
use crate::error::{Result, StoreError};
use crate::folder::{FileChange, Folder, check_plan};
use crate::history::{NewOperation, OperationId, Role};

/// Something that a person does to the KB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// The use case, a stable word (`entry.answer`).
    pub kind: String,
    /// What it does, as undo will call it ("修改答案「什么时候发货」").
    pub label: Localized,
    /// Who does it.
    pub actor: String,
    /// When, Unix time in milliseconds.
    pub at: i64,
    /// The visit of a field that it was made in, as the caller names visits: operations of one visit
    /// that follow each other are one step for undo, redo and the log.
    pub visit: Option<String>,
    /// The files it changes, each at most once. Those that would stay the same are left out of the
    /// record.
    pub changes: Vec<FileChange>,
}

impl Store {
    /// Carries out an operation. When this returns `Ok` the files hold their new content and would
    /// after a power cut; the operation can be undone, and what had been undone before can no
    /// longer be redone.
    ///
    /// # Errors
    /// What [`Folder::write`] reports; [`StoreError::NothingChanged`]; [`StoreError::DiskFull`] or
    /// [`StoreError::History`] if the operation cannot be recorded. The files are as they were, but
    /// for [`StoreError::HalfWritten`].
    pub fn transact(&self, operation: Operation) -> Result<OperationId> {
        self.permit()?;
        let changes = essential(operation.changes)?;
        let mut state = self.state();
        state.settle(&self.folder)?;
        state.carry_out(
            &self.folder,
            &NewOperation {
                kind: &operation.kind,
                label: &operation.label,
                actor: &operation.actor,
                at: operation.at,
                role: Role::Edit,
                target: None,
                visit: operation.visit.as_deref(),
                changes: &changes,
            },
        )
    }
}

/// The changes that change something, or why there is nothing to do.
pub(super) fn essential(mut changes: Vec<FileChange>) -> Result<Vec<FileChange>> {
    check_plan(&changes)?;
    changes.retain(|change| !change.is_nothing());
    if changes.is_empty() { Err(StoreError::NothingChanged) } else { Ok(changes) }
}

impl State {
    pub(super) fn carry_out(
        &mut self,
        folder: &Folder,
        new: &NewOperation<'_>,
    ) -> Result<OperationId> {
        for change in new.changes {
            folder.expect_content(&change.path, change.before.as_deref())?;
        }
        // From here on a crash, a panic or an error of the database leaves something to be settled.
        self.unsettled = true;
        let id = self.history.record_pending(new)?;
        match folder.write(new.changes) {
            Ok(()) => {
                // The files are the truth: should this fail, the edit is saved all the same, and
                // settled later.
                self.unsettled = self.history.mark_done(id).is_err();
                Ok(id)
            }
            Err(error @ StoreError::HalfWritten { .. }) => Err(error),
            Err(error) => {
                self.unsettled = self.history.cancel(id).is_err();
                Err(error)
            }
        }
    }
}
