//! Running all test dialogues.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::dialogues::report;
use crate::error::ApiResult;
use crate::view::RunReport;
use crate::workspace::Workspace;

/// Plays all dialogues of a knowledge base, one run at a time.
pub struct DialogueRunner {
    workspace: Arc<Workspace>,
    stop: AtomicBool,
}

impl DialogueRunner {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self { workspace, stop: AtomicBool::new(false) }
    }

    /// Plays all dialogues; `progress` is told how many are done and how many there are.
    /// [`DialogueRunner::stop`] stops it.
    ///
    /// # Errors
    /// The result can't be recorded.
    pub fn run(&self, mut progress: impl FnMut(u32, u32)) -> ApiResult<RunReport> {
        self.stop.store(false, Ordering::SeqCst);
        let goes_on = || !self.stop.load(Ordering::SeqCst);
        let snapshot = self.workspace.learnt_while(goes_on);
        let played = snapshot.play_all(&mut |done, total| {
            progress(done, total);
            goes_on()
        });
        let Some(played) = played else {
            return Ok(RunReport { passed: 0, total: 0, cancelled: true, reports: Vec::new() });
        };
        let report = report(played);
        self.workspace.note_run(&snapshot, &report)?;
        Ok(report)
    }

    /// Stops a run that is under way.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}
