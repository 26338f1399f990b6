//! Edits that another program made.
//!
//! The rule: an edit made outside becomes a step of the one line of operations, labelled as what it
//! is. Undo takes it back before it goes further, redo brings it again, and as a new step it ends
//! what could be redone. Stepping *over* it would leave undo stuck as soon as both sides had edited
//! the same file, which for `faqs.csv` is nearly always.

use kaopu_model::Localized;

use super::Store;
use super::transact::essential;
use crate::error::Result;
use crate::folder::FileChange;
use crate::history::{NewOperation, OperationId, Role};

impl Store {
    /// Records what another program did: `before` is what the caller last knew, `after` what is on
    /// disk now. Writes no file. `at` is Unix time in milliseconds.
    ///
    /// # Errors
    /// [`crate::StoreError::ChangedOutside`] if a file meanwhile holds something else than `after`:
    /// read it again. [`crate::StoreError::NothingChanged`]; as [`Store::transact`] if it cannot be
    /// recorded.
    pub fn adopt(&self, changes: Vec<FileChange>, at: i64) -> Result<OperationId> {
        self.permit()?;
        let changes = essential(changes)?;
        let mut state = self.state();
        state.settle(&self.folder)?;
        for change in &changes {
            self.folder.expect_content(&change.path, change.after.as_deref())?;
        }
        let names = changes.iter().map(|change| change.path.as_str()).collect::<Vec<_>>();
        let label = Localized::new(
            format!("外部修改：{}", names.join("、")),
            format!("Changed outside: {}", names.join(", ")),
        );
        state.history.record_done(&NewOperation {
            kind: "outside",
            label: &label,
            actor: "",
            at,
            role: Role::Outside,
            target: None,
            visit: None,
            changes: &changes,
        })
    }
}
