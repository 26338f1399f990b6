//! Runs over an open knowledge base, one at a time, and the last one that was finished.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::kept::KeptProtection;
use super::measure::{PHRASINGS, Run, judged};
use crate::clock::rfc3339;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::count;
use crate::threads::threads;
use crate::view::{ProtectionProgress, ProtectionView};
use crate::workspace::Workspace;

/// Threads that a run takes at most: somebody works beside it.
const THREADS: usize = 2;

/// Finds out what nobody would notice, one run at a time, and has what was found last.
pub struct Protector {
    pub(super) workspace: Arc<Workspace>,
    /// Which run is the newest: an older one stops.
    newest: AtomicU64,
    /// The last run; outside: whether it was looked for.
    #[expect(clippy::option_option, reason = "outside: was it looked for; inside: is there one")]
    kept: Mutex<Option<Option<Arc<KeptProtection>>>>,
    /// What is shown, and of which run and state.
    pub(super) shown: Mutex<Option<(String, ProtectionView)>>,
}

impl Protector {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self {
            workspace,
            newest: AtomicU64::new(0),
            kept: Mutex::new(None),
            shown: Mutex::new(None),
        }
    }

    /// Makes every mistake and asks who notices; what can't have changed since the last run is not
    /// tried again. `progress` is told whenever another hundredth is done. A newer call, or
    /// [`Protector::stop`], stops it; then the run before stays. Beside a knowledge base that can't
    /// be written nothing is kept, and it is shown until that is closed.
    ///
    /// # Errors
    /// `stopped`; it can't be written.
    pub fn run(&self, mut progress: impl FnMut(ProtectionProgress)) -> ApiResult<()> {
        let ticket = self.newest.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let wanted = || self.newest.load(Ordering::SeqCst) == ticket;
        progress(ProtectionProgress { done: 0, total: 0 });
        let snapshot = self.workspace.learnt_while(wanted);
        let before = self.last();
        let earlier = before.as_ref().and_then(|kept| kept.earlier(&snapshot));
        let run = Run {
            snapshot: &snapshot,
            phrasings: PHRASINGS,
            threads: threads().min(THREADS),
            earlier: earlier.as_ref(),
        };
        let mut told = 0;
        let found = judged(&run, &mut |done, total| {
            let hundredths = (done * 100).checked_div(total).unwrap_or_default();
            if hundredths > told {
                told = hundredths;
                progress(ProtectionProgress { done: count(done), total: count(total) });
            }
            wanted()
        });
        let found = found.ok_or_else(stopped)?;
        let at = rfc3339(self.workspace.millis());
        let before = before.map(|kept| kept.share());
        let kept = Arc::new(KeptProtection::new(&snapshot, &found, at, before));
        let mut last = lock(&self.kept);
        // Whoever began another run meanwhile does not want this one.
        if !wanted() {
            return Err(stopped());
        }
        if self.workspace.expect_writable().is_ok() {
            kept.keep(&self.folder())?;
        }
        *last = Some(Some(kept));
        *lock(&self.shown) = None;
        Ok(())
    }

    /// Stops a run that is under way.
    pub fn stop(&self) {
        self.newest.fetch_add(1, Ordering::SeqCst);
    }

    /// The run that was finished last.
    pub(super) fn last(&self) -> Option<Arc<KeptProtection>> {
        let mut kept = lock(&self.kept);
        kept.get_or_insert_with(|| KeptProtection::of(&self.folder()).map(Arc::new)).clone()
    }

    fn folder(&self) -> PathBuf {
        self.workspace.store.folder().path().to_owned()
    }
}

fn stopped() -> ApiError {
    ApiError::new(
        "stopped",
        "已取消，还是上一次的结果",
        "stopped; what was found before is still there",
    )
}
