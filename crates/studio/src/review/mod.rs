//! Looking through what a release changes for customers, and approving it.
//!
//! What is compared is the last release's content, which the store keeps, with the current state. A
//! decision is about a change: the customer's words with the very before and after that were seen
//! ([`crate::release_diff`] names it). So it holds for as long as the release that is replaced is the
//! same, and whatever else is edited, it falls with the first change of what was seen.

mod compare;
mod decide;
mod evidence;
mod read_log;
mod rejected;
mod shown;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::ApiResult;
use crate::import::WorkbookReader;
use crate::lock::lock;
use crate::snapshot::count;
use crate::view::{LogRead, ReleaseReview};
use crate::workspace::Workspace;

pub use read_log::read_log;

/// Looks through what a release changes, one look at a time.
pub struct Reviewer {
    workspace: Arc<Workspace>,
    /// Which look is the newest: an older one stops.
    newest: AtomicU64,
}

impl Reviewer {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self { workspace, newest: AtomicU64::new(0) }
    }

    /// What changes for customers, and what of it is decided. `progress` is told how many
    /// conversations are played and how many there are. A newer call, or [`Reviewer::stop`], stops
    /// it; what was found by then is shown as not complete.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn look(&self, mut progress: impl FnMut(u32, u32)) -> ApiResult<ReleaseReview> {
        let ticket = self.newest.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let reviewed = self.workspace.compared_with_release(&mut |done, total| {
            progress(done, total);
            self.newest.load(Ordering::SeqCst) == ticket
        })?;
        self.workspace.shown(reviewed.as_deref())
    }

    /// Stops a look that is under way.
    pub fn stop(&self) {
        self.newest.fetch_add(1, Ordering::SeqCst);
    }

    /// Takes a log of chats into the comparison, in place of an earlier one; nothing of it is kept
    /// when the knowledge base is closed.
    ///
    /// # Errors
    /// As [`read_log`].
    pub fn use_log(&self, file: &Path, workbooks: WorkbookReader) -> ApiResult<LogRead> {
        let log = read_log(file, workbooks)?;
        let read = LogRead {
            file: file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            conversations: count(log.len()),
            messages: count(log.iter().map(Vec::len).sum()),
        };
        lock(&self.workspace.comparison).log = Arc::new(log);
        Ok(read)
    }
}
