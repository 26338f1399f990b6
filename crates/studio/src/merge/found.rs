//! Which other versions of files there are, and what was decided about them: kept beside the
//! knowledge base, so that nothing undecided is forgotten, and nothing decided is asked again.

use std::path::Path;

use kaopu_store::{ConflictCopy, OperationId};
use serde::{Deserialize, Serialize};

use crate::beside::{read_beside, write_beside};
use crate::view::MergeSource;

/// The file.
const FILE: &str = "versions.json";

/// The most bytes of it.
const MOST_BYTES: u64 = 1 << 20;

/// So much of what came last is kept.
const KEPT: usize = 30;

/// What is known of versions that can be brought in.
#[derive(Debug, Default)]
pub(crate) struct FoundVersions {
    copies: Vec<ConflictCopy>,
    decided: Decided,
}

/// What outlasts a closed window.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Decided {
    /// What other programs saved: the file, and the operation.
    saved_outside: Vec<(String, i64)>,
    /// What is to stay as it is, and the digest of what it held.
    left: Vec<(MergeSource, String)>,
}

impl FoundVersions {
    /// What was known when the knowledge base was open last.
    pub(crate) fn read(kb: &Path) -> Self {
        let decided = read_beside(kb, FILE, MOST_BYTES).unwrap_or_default();
        Self { decided, ..Self::default() }
    }

    /// Keeps what is known. Where that can't be written, it lasts as long as the window.
    pub(crate) fn keep(&self, kb: &Path) {
        let _ = write_beside(kb, FILE, &self.decided);
    }

    /// Takes in what lies in the folder; says whether that is news.
    pub(crate) fn see(&mut self, copies: Vec<ConflictCopy>) -> bool {
        let news = self.copies != copies;
        self.copies = copies;
        news
    }

    /// Another program saved a file.
    pub(crate) fn saved_outside(&mut self, file: &str, operation: OperationId) {
        let saved = &mut self.decided.saved_outside;
        saved.push((file.to_owned(), operation.0));
        saved.drain(..saved.len().saturating_sub(KEPT));
    }

    /// All copies, and all that was saved outside.
    pub(super) fn all(&self) -> (Vec<ConflictCopy>, Vec<(String, OperationId)>) {
        let saved = self.decided.saved_outside.iter();
        let saved = saved.map(|(file, operation)| (file.clone(), OperationId(*operation)));
        (self.copies.clone(), saved.collect())
    }

    /// Speaks of a version with this content no more.
    pub(super) fn leave(&mut self, source: MergeSource, digest: String) {
        let left = &mut self.decided.left;
        left.push((source, digest));
        left.drain(..left.len().saturating_sub(KEPT));
    }

    pub(super) fn is_left(&self, source: &MergeSource, digest: &str) -> bool {
        self.decided.left.iter().any(|(left, then)| left == source && then == digest)
    }
}
