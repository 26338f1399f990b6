//! Editing parts of a KB other than entries: checking a draft, saving it, removing, ordering.

use kaopu_model::RuleId;

use crate::error::{ApiError, ApiResult};
use crate::view::{DialogueChange, Draft, PartCheck, PartId, PartSaved, RuleTouch};
use crate::workspace::Workspace;

impl Workspace {
    /// What a draft would come to.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn check_draft(&self, _draft: &Draft) -> ApiResult<PartCheck> {
        Ok(PartCheck { diagnostics: Vec::new(), sentence: None })
    }

    /// Saves a draft that was begun from `base`; `None`: a new part.
    ///
    /// # Errors
    /// The files can't be written; `already-there`: a new part with the id of another.
    pub fn save_draft(&self, _base: Option<&Draft>, _draft: &Draft) -> ApiResult<PartSaved> {
        Err(ApiError::new("not-yet", "还不能保存", "can't be saved yet"))
    }

    /// Removes a part.
    ///
    /// # Errors
    /// The files can't be written; `in-use`: something needs it.
    pub fn remove_part(&self, _part: &PartId) -> ApiResult<()> {
        Err(ApiError::new("not-yet", "还不能删除", "can't be removed yet"))
    }

    /// Puts a rule before another; `None`: at the end.
    ///
    /// # Errors
    /// The files can't be written; `unknown-id`.
    pub fn move_rule(&self, _rule: &RuleId, _before: Option<&RuleId>) -> ApiResult<()> {
        Err(ApiError::new("not-yet", "还不能移动", "can't be moved yet"))
    }

    /// From now on this persona speaks.
    ///
    /// # Errors
    /// The files can't be written; `unknown-id`.
    pub fn use_persona(&self, _id: &str) -> ApiResult<()> {
        Err(ApiError::new("not-yet", "还不能切换", "can't be chosen yet"))
    }

    /// Which test dialogues each rule has a part in, as if the draft were saved: found by playing them all.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn rule_touches(&self, _draft: Option<&Draft>) -> ApiResult<Vec<RuleTouch>> {
        Ok(Vec::new())
    }

    /// What a draft would change in the test dialogues; `None` as draft of a part that would be removed.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn dialogue_changes(&self, _draft: &Draft) -> ApiResult<Vec<DialogueChange>> {
        Ok(Vec::new())
    }
}
