//! The state of the KB as if a draft were saved: looked at again and again while somebody types.

use std::sync::{Arc, Mutex};

use kaopu_model::FaqId;

use super::save::check;
use crate::error::ApiResult;
use crate::lock::lock;
use crate::snapshot::Snapshot;
use crate::view::{Draft, DraftCheck};
use crate::workspace::Workspace;

/// Looks at drafts as if they were saved. The last state is kept: checking a draft, simulating with
/// it and playing the dialogues with it is the same work.
pub struct DraftPreview {
    workspace: Arc<Workspace>,
    last: Mutex<Option<Previewed>>,
    /// The entry that is looked at, and the state in which it was opened.
    opened: Mutex<Option<(FaqId, Arc<Snapshot>)>>,
}

/// A draft, the state it was tried on, and the state it would lead to.
struct Previewed {
    base: Arc<Snapshot>,
    draft: Draft,
    after: Arc<Snapshot>,
}

impl DraftPreview {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self { workspace, last: Mutex::new(None), opened: Mutex::new(None) }
    }

    /// Checks a draft: its diagnostics, an entry's answers as read, a rule's sentence. Nothing is
    /// saved.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn check(&self, draft: &Draft) -> ApiResult<DraftCheck> {
        Ok(check(&self.current(), &*self.state_as_if(draft)?, draft))
    }

    /// The state in which an entry was opened: that of the first look at it since another one was
    /// looked at, or since meaning is understood.
    pub(crate) fn state_when_opened(&self, entry: &FaqId) -> Arc<Snapshot> {
        let now = self.current();
        let mut opened = lock(&self.opened);
        let is_semantic = now.program().is_semantic();
        match &*opened {
            Some((id, then)) if id == entry && then.program().is_semantic() == is_semantic => {
                then.clone()
            }
            _ => {
                *opened = Some((entry.clone(), now.clone()));
                now
            }
        }
    }

    /// The state without any draft.
    pub(crate) fn current(&self) -> Arc<Snapshot> {
        self.workspace.snapshot()
    }

    /// The current state, or the one as if a draft were saved.
    pub(crate) fn state(&self, draft: Option<&Draft>) -> ApiResult<Arc<Snapshot>> {
        draft.map_or_else(|| Ok(self.current()), |draft| self.state_as_if(draft))
    }

    /// The state as if a draft were saved; the current one if that is so already.
    pub(crate) fn state_as_if(&self, draft: &Draft) -> ApiResult<Arc<Snapshot>> {
        let base = self.current();
        if let Some(last) = &*lock(&self.last)
            && Arc::ptr_eq(&last.base, &base)
            && last.draft == *draft
        {
            return Ok(last.after.clone());
        }
        let after = if draft.standing(base.files()).as_ref() == Some(draft) {
            base.clone()
        } else {
            Arc::new(self.workspace.as_if(&[draft.edit()])?)
        };
        *lock(&self.last) = Some(Previewed { base, draft: draft.clone(), after: after.clone() });
        Ok(after)
    }
}
