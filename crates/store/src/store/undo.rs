//! Taking back and repeating. Both are operations: recorded, settled after a crash, kept in the
//! log.
//!
//! Operations form one line. Undo takes back the latest that is in force, redo repeats the earliest
//! that was taken back, and a new operation puts what was taken back out of redo's reach. An edit
//! made outside (see [`Store::adopt`]) is a step of that line like any other.

use kaopu_model::Localized;

use super::Store;
use crate::error::Result;
use crate::folder::FileChange;
use crate::history::{LoggedOperation, NewOperation, OperationId, Role};

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The undo or redo itself, as it stands in the log.
    pub id: OperationId,
    /// The operation that was taken back or repeated.
    pub target: OperationId,
    /// That operation's label.
    pub label: Localized,
    /// What was written.
    pub changes: Vec<FileChange>,
}

impl Store {
    /// Takes back the latest operation that is in force; `None` if there is none. `at` is Unix time
    /// in milliseconds.
    ///
    /// # Errors
    /// As [`Store::transact`]. [`crate::StoreError::ChangedOutside`] if a file no longer holds what
    /// the operation left: adopt that change, then undo goes through it.
    pub fn undo(&self, at: i64) -> Result<Option<Undone>> {
        self.step(at, Role::Undo)
    }

    /// Repeats what was undone last; `None` if there is nothing. `at` is Unix time in milliseconds.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&self, at: i64) -> Result<Option<Undone>> {
        self.step(at, Role::Redo)
    }

    /// What [`Store::undo`] would take back.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn peek_undo(&self) -> Result<Option<LoggedOperation>> {
        self.state().history.undo_target()
    }

    /// What [`Store::redo`] would repeat.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn peek_redo(&self) -> Result<Option<LoggedOperation>> {
        self.state().history.redo_target()
    }

    fn step(&self, at: i64, role: Role) -> Result<Option<Undone>> {
        self.permit()?;
        let mut state = self.state();
        state.settle(&self.folder)?;
        let target = if role == Role::Undo {
            state.history.undo_target()?
        } else {
            state.history.redo_target()?
        };
        let Some(target) = target else { return Ok(None) };
        let changes: Vec<FileChange> = state
            .history
            .changes(target.id)?
            .into_iter()
            .filter(|recorded| recorded.applied)
            .map(
                |recorded| {
                    if role == Role::Undo { recorded.change.reversed() } else { recorded.change }
                },
            )
            .collect();
        let (kind, label) = match role {
            Role::Undo => (
                "undo",
                Localized::new(
                    format!("撤销：{}", target.label.zh),
                    format!("Undo: {}", target.label.en),
                ),
            ),
            _ => (
                "redo",
                Localized::new(
                    format!("重做：{}", target.label.zh),
                    format!("Redo: {}", target.label.en),
                ),
            ),
        };
        let id = state.carry_out(
            &self.folder,
            &NewOperation {
                kind,
                label: &label,
                actor: &target.actor,
                at,
                role,
                target: Some(target.id),
                visit: None,
                changes: &changes,
            },
        )?;
        Ok(Some(Undone { id, target: target.id, label: target.label, changes }))
    }
}
