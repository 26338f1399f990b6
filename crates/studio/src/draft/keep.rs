//! Keeping what has been typed and is not in the files yet.
//!
//! A draft goes to the history within a second, and to the file when a thought is finished: a kill
//! costs the last second of typing, and never what was said to be saved.

use kaopu_model::KbFiles;
use kaopu_store::StoredDraft;
use serde_json::{Value, json};

use crate::error::ApiResult;
use crate::view::{Draft, KeptDraft, PartId};
use crate::workspace::Workspace;

impl Workspace {
    /// Remembers what has been typed in a part, and what it was begun from. No file changes.
    ///
    /// # Errors
    /// It can't be remembered.
    pub fn keep_draft(&self, base: &Draft, draft: &Draft) -> ApiResult<()> {
        let body = json!({ "base": base, "draft": draft }).to_string();
        Ok(self.store.keep_draft(&StoredDraft { part: part_of(draft), at: self.millis(), body })?)
    }

    /// Forgets what was typed in a part: it was given up.
    ///
    /// # Errors
    /// The history can't be written.
    pub fn forget_draft(&self, draft: &Draft) -> ApiResult<()> {
        Ok(self.store.forget_draft(&part_of(draft))?)
    }

    /// What was typed and has not reached the files, the oldest first. What is in them by now is
    /// forgotten. What another version of this program wrote is completed from what stands in the
    /// files, and left alone where that is not enough.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn kept_drafts(&self) -> ApiResult<Vec<KeptDraft>> {
        let snapshot = self.snapshot();
        let mut kept = Vec::new();
        for stored in self.store.drafts()? {
            let Some((base, draft)) = read(&stored.body, snapshot.files()) else { continue };
            let standing = draft.standing(snapshot.files());
            let is_there = standing.as_ref().is_some_and(|standing| standing.says_the_same(&draft));
            if is_there || base.says_the_same(&draft) {
                self.store.forget_draft(&stored.part)?;
            } else {
                kept.push(KeptDraft { is_gone: standing.is_none(), base, draft });
            }
        }
        Ok(kept)
    }
}

/// What a part is called among the drafts.
fn part_of(draft: &Draft) -> String {
    format!("{}:{}", draft.kind(), draft.id())
}

fn read(body: &str, files: &KbFiles) -> Option<(Draft, Draft)> {
    let mut body: Value = serde_json::from_str(body).ok()?;
    let mut of = |field: &str| completed(body.get_mut(field)?.take(), files);
    let (base, draft) = (of("base")?, of("draft")?);
    (base.kind() == draft.kind() && base.id() == draft.id()).then_some((base, draft))
}

/// A draft as it was written, with the fields that its version did not have yet from the files.
fn completed(written: Value, files: &KbFiles) -> Option<Draft> {
    if let Ok(draft) = serde_json::from_value(written.clone()) {
        return Some(draft);
    }
    let fields = written.get("draft")?.as_object()?;
    let id = fields.get("id").or_else(|| fields.get("topic"))?;
    let part: PartId =
        serde_json::from_value(json!({ "kind": written.get("kind")?, "id": id })).ok()?;
    let mut whole = serde_json::to_value(part.standing(files)?).ok()?;
    whole.get_mut("draft")?.as_object_mut()?.extend(fields.clone());
    serde_json::from_value(whole).ok()
}
