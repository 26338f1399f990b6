//! The state of the KB as if a draft were saved: looked at again and again while somebody types.

use std::sync::Arc;

use kaopu_engine::Program;
use kaopu_model::EntryDraft;

use crate::error::ApiResult;
use crate::snapshot::Snapshot;
use crate::view::Draft;
use crate::workspace::{TriedDraft, Workspace, lock};

impl Workspace {
    /// The state as if a draft were saved; the current one if that is so already. The last one is
    /// kept: checking a draft, simulating with it and playing the dialogues with it is the same
    /// work.
    pub(crate) fn state_as_if(&self, draft: &Draft) -> ApiResult<Arc<Snapshot>> {
        let base = self.snapshot();
        if let Some(last) = &*lock(&self.tried_draft)
            && Arc::ptr_eq(&last.base, &base)
            && last.draft == *draft
        {
            return Ok(last.after.clone());
        }
        let after = if draft.standing(base.files()).as_ref() == Some(draft) {
            base.clone()
        } else {
            Arc::new(self.as_if(&[draft.edit()])?)
        };
        *lock(&self.tried_draft) =
            Some(TriedDraft { base, draft: draft.clone(), after: after.clone() });
        Ok(after)
    }

    /// The program as if a draft of any part were saved.
    pub(crate) fn program_as_if(&self, draft: &Draft) -> ApiResult<Arc<Program>> {
        Ok(self.state_as_if(draft)?.program().clone())
    }

    /// The program as if an entry's draft were saved.
    pub(crate) fn program_for(&self, draft: &EntryDraft) -> ApiResult<Arc<Program>> {
        self.program_as_if(&Draft::Entry(draft.clone()))
    }

    /// The current state, or the one as if a draft were saved.
    pub(crate) fn state(&self, draft: Option<&Draft>) -> ApiResult<Arc<Snapshot>> {
        draft.map_or_else(|| Ok(self.snapshot()), |draft| self.state_as_if(draft))
    }
}
