//! Keeping what takes long to learn, for the next time that the knowledge base is opened.

use std::sync::Arc;

use kaopu_engine::Program;

use super::Workspace;
use crate::lock::lock;

/// Between two times, at least: what is learnt while somebody edits is soon learnt again.
const BETWEEN_MS: i64 = 10 * 60 * 1_000;

/// What was kept last, and when.
#[derive(Default)]
pub(super) struct Kept(Option<(Arc<Program>, i64)>);

impl Workspace {
    /// Keeps what the current state has learnt, unless that was done, or something was kept a moment
    /// ago. Nobody should wait for it: it writes megabytes.
    pub(super) fn keep_learnt(&self) {
        let (snapshot, now) = (self.snapshot(), self.millis());
        let Some(program) = snapshot.made_program() else { return };
        let mut kept = lock(&self.kept);
        let is_due = kept.0.as_ref().is_none_or(|(last, at)| {
            !last.shares_learning(program) && now.abs_diff(*at) >= BETWEEN_MS.unsigned_abs()
        });
        if is_due {
            kept.0 = Some((program.clone(), now));
            snapshot.keep_learnt();
        }
    }
}
