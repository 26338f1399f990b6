//! Changing many things at once: planned, looked at, then made as one operation.
//!
//! A plan is a pure function of a state and of what is asked, so a plan that was looked at in a
//! state is what is made in it; in another state nothing is made.

mod chosen;
mod duplicates;
mod label;
mod merge;
mod pattern;
mod planned;
mod replace;
mod said;
mod split;
mod synonym;

use std::collections::BTreeSet;

use kaopu_model::Severity;

use crate::draft::diagnostics::new_elsewhere;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};
use crate::view::{BulkDone, BulkEdit, BulkPlan, DuplicateWording, FieldDiagnostic};
use crate::workspace::Workspace;
use planned::Planned;

/// Changes that a plan shows one by one. All of them count, and all are made.
const MOST_SHOWN: usize = 2_000;

/// Problems that a plan shows.
const MOST_PROBLEMS: usize = 5;

impl Workspace {
    /// What a change to many things would do. Nothing is written.
    ///
    /// # Errors
    /// `unknown-id`: an entry is gone; `bad-pattern`; `bad-input` and `already-there` for what makes
    /// no sense; a table can't be read.
    pub fn plan_bulk(&self, edit: &BulkEdit) -> ApiResult<BulkPlan> {
        let snapshot = self.snapshot();
        let mut planned = plan(&snapshot, edit)?;
        let mut problems = if planned.edits.is_empty() {
            Vec::new()
        } else {
            let after = self.as_if(&planned.edits)?;
            new_elsewhere(&snapshot, &after, &[])
        };
        problems.retain(|problem| problem.diagnostic.severity != Severity::Hint);
        let (found, chosen) = (count(planned.changes.len()), count(planned.chosen()));
        let parts = count(planned.parts());
        planned.changes.truncate(MOST_SHOWN);
        let problems_in_all = count(problems.len());
        // One sentence said once, however many places it is true of.
        let mut said = BTreeSet::new();
        problems.retain(|problem| said.insert(problem.diagnostic.message.zh.clone()));
        let shown = problems.into_iter().take(MOST_PROBLEMS);
        Ok(BulkPlan {
            version: snapshot.digest().to_owned(),
            problems: shown.map(|FieldDiagnostic { diagnostic, .. }| diagnostic).collect(),
            problems_in_all,
            changes: planned.changes,
            notes: planned.notes,
            found,
            chosen,
            parts,
        })
    }

    /// Makes it: one operation, which one undo takes back. `version` names the state that the plan
    /// was looked at in.
    ///
    /// # Errors
    /// As [`Workspace::plan_bulk`]; `bulk-changed` if the knowledge base is another by now; the
    /// files can't be written.
    pub fn apply_bulk(&self, edit: &BulkEdit, version: &str) -> ApiResult<BulkDone> {
        let before = self.snapshot();
        if before.digest() != version {
            return Err(changed());
        }
        let planned = plan(&before, edit)?;
        let done = BulkDone {
            chosen: count(planned.chosen()),
            parts: count(planned.parts()),
            entry: planned.entry.clone(),
        };
        let label = label::label(edit, &before, &planned);
        self.transact_all(label::kind(edit), label, |snapshot| {
            if snapshot.digest() != version {
                return Err(changed());
            }
            Ok((planned.edits.clone(), done.clone()))
        })
    }

    /// Wordings that stand in several entries, or several times in one.
    #[must_use]
    pub fn duplicate_wordings(&self) -> Vec<DuplicateWording> {
        duplicates::duplicates(self.snapshot().kb())
    }
}

fn plan(snapshot: &Snapshot, edit: &BulkEdit) -> ApiResult<Planned> {
    match edit {
        BulkEdit::Category { entries, category } => chosen::category(snapshot, entries, category),
        BulkEdit::Enable { entries, enabled } => chosen::enable(snapshot, entries, *enabled),
        BulkEdit::Remove { entries } => chosen::remove(snapshot, entries),
        BulkEdit::Replace { how } => replace::plan(snapshot, how),
        BulkEdit::Merge { entries, into } => merge::plan(snapshot, entries, into),
        BulkEdit::Split { entry, phrasings, question, keep_answers } => {
            split::plan(snapshot, entry, phrasings, question, *keep_answers)
        }
        BulkEdit::Deduplicate { keep } => duplicates::plan(snapshot, keep),
        BulkEdit::Synonym { term, word } => synonym::plan(snapshot, term, word),
    }
}

fn changed() -> ApiError {
    ApiError::new(
        "bulk-changed",
        "预览之后知识库又变了，没有改",
        "the knowledge base changed since the preview; nothing was changed",
    )
    .hint("看看新的预览，再来一次。", "Look at the new preview, and do it again.")
}
