//! What was done to the KB.

use kaopu_model::Localized;
use kaopu_store::Stack;

use crate::clock::rfc3339;
use crate::error::ApiResult;
use crate::view::OperationRow;
use crate::workspace::Workspace;

impl Workspace {
    /// The latest operations, newest first.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn history(&self, limit: u32) -> ApiResult<Vec<OperationRow>> {
        let log = self.store.log(limit)?;
        let rows = log.into_iter().map(|operation| OperationRow {
            id: u32::try_from(operation.id.0).unwrap_or(u32::MAX),
            // The history may have come with the folder, from a stranger.
            label: Localized::new(operation.label.zh, operation.label.en),
            actor: operation.actor.clone(),
            at: rfc3339(operation.at),
            files: operation.paths,
            undone: matches!(operation.stack, Stack::Undone | Stack::Abandoned),
        });
        Ok(rows.collect())
    }
}
