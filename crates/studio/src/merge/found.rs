//! Which other versions of files there are.

use kaopu_store::{ConflictCopy, OperationId};

use crate::view::MergeSource;

/// What is known of versions that can be brought in.
#[derive(Debug, Default)]
pub(crate) struct FoundVersions {
    copies: Vec<ConflictCopy>,
    /// What other programs saved since the workspace was opened: the file, and the operation.
    saved_outside: Vec<(String, OperationId)>,
    /// What is to stay as it is, and what it held.
    left: Vec<(MergeSource, String)>,
}

impl FoundVersions {
    /// Takes in what lies in the folder; says whether that is news.
    pub(crate) fn see(&mut self, copies: Vec<ConflictCopy>) -> bool {
        let news = self.copies != copies;
        self.copies = copies;
        news
    }

    /// Another program saved a file.
    pub(crate) fn saved_outside(&mut self, file: &str, operation: OperationId) {
        self.saved_outside.push((file.to_owned(), operation));
    }

    /// All copies, and all that was saved outside.
    pub(super) fn all(&self) -> (Vec<ConflictCopy>, Vec<(String, OperationId)>) {
        (self.copies.clone(), self.saved_outside.clone())
    }

    /// Speaks of a version with this content no more.
    pub(super) fn leave(&mut self, source: MergeSource, digest: String) {
        self.left.push((source, digest));
    }

    pub(super) fn is_left(&self, source: &MergeSource, digest: &str) -> bool {
        self.left.iter().any(|(left, then)| left == source && then == digest)
    }
}
