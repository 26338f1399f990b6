//! Keeping what takes long to learn, for the next time that the knowledge base is opened.

use super::Workspace;
use crate::lock::lock;

/// Between two times, at least: what is learnt while somebody edits is soon learnt again.
const BETWEEN_MS: u64 = 10 * 60 * 1_000;

impl Workspace {
    /// Keeps what the current state has learnt, unless that was done, or something was kept a moment
    /// ago. Nobody should wait for it: it writes megabytes.
    pub(super) fn keep_learnt(&self) {
        let (snapshot, now) = (self.snapshot(), self.millis());
        let Some(program) = snapshot.made_program().filter(|program| program.is_semantic()) else {
            return;
        };
        let mut kept = lock(&self.kept);
        let is_due = kept.as_ref().is_none_or(|(last, at)| {
            !last.shares_learning(program) && now.abs_diff(*at) >= BETWEEN_MS
        });
        if is_due {
            *kept = Some((program.clone(), now));
            snapshot.keep_learnt();
        }
    }
}
