//! What was compared last: looking at it again, approving, and the gate need no second comparison.

use std::sync::Arc;

use kaopu_engine::Message;

use super::diff::ReleaseDiff;
use crate::snapshot::Snapshot;

/// What an open knowledge base was compared with, and what came of it.
#[derive(Default)]
pub(crate) struct LastComparison {
    /// The release that customers are served from.
    pub(crate) released: Option<Released>,
    /// Conversations of a log that a person chose, for as long as the knowledge base is open.
    pub(crate) log: Arc<Vec<Vec<Message>>>,
    /// The last comparison; one that was stopped only until another is finished.
    pub(crate) reviewed: Option<Arc<Reviewed>>,
}

/// A release whose content is known.
#[derive(Clone)]
pub(crate) struct Released {
    pub(crate) seq: u64,
    /// The encoder that it is understood with here.
    pub(crate) encoder: String,
    pub(crate) snapshot: Arc<Snapshot>,
}

/// A comparison.
pub(crate) struct Reviewed {
    pub(crate) seq: u64,
    /// Digest of the content that is replaced.
    pub(crate) replaces: String,
    /// The new state, with its encoder.
    pub(crate) state: String,
    pub(crate) sessions: Vec<Vec<Message>>,
    pub(crate) log: Arc<Vec<Vec<Message>>>,
    pub(crate) diff: ReleaseDiff,
}

impl Reviewed {
    /// Whether it is all that a comparison of these would give.
    pub(crate) fn is_of(
        &self,
        (seq, state): (u64, &str),
        sessions: &[Vec<Message>],
        log: &Arc<Vec<Vec<Message>>>,
    ) -> bool {
        self.diff.complete
            && (self.seq, self.state.as_str()) == (seq, state)
            && Arc::ptr_eq(&self.log, log)
            && self.sessions == sessions
    }
}
