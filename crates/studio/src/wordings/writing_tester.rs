//! Checks of an open knowledge base's wordings, one at a time, and the last one that was finished.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use kaopu_lab::ambiguity::{AmbiguityPlan, ambiguity};
use kaopu_lab::passport::{PassportPlan, passport};
use kaopu_model::{FaqId, KnowledgeBase, fold};

use super::found::found;
use super::kept::KeptWordings;
use crate::clock::rfc3339;
use crate::discover::{asked_in_tests, knowledge};
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::{Snapshot, count};
use crate::threads::threads;
use crate::view::{WordingsProgress, WordingsStage, WordingsView};
use crate::workspace::Workspace;

/// Threads that a check takes at most: somebody works beside it.
const THREADS: usize = 2;

/// Of each entry so many wordings are written in each way.
const WORDINGS: usize = 4;

/// With more wordings than this, slips are made in some of each entry only.
const ALL_SLIPS: usize = 3_000;
const SOME_SLIPS: usize = 6;

/// Tries the ways in which customers write, one check at a time, and has what was found last.
pub struct WritingTester {
    pub(super) workspace: Arc<Workspace>,
    /// Which check is the newest: an older one stops.
    newest: AtomicU64,
    /// The last check; outside: whether it was looked for.
    #[expect(clippy::option_option, reason = "outside: was it looked for; inside: is there one")]
    kept: Mutex<Option<Option<Arc<KeptWordings>>>>,
}

impl WritingTester {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self { workspace, newest: AtomicU64::new(0), kept: Mutex::new(None) }
    }

    /// Writes wordings of each entry in each way, and all wordings with one slip, and asks what the
    /// bot makes of them. `progress` is told whenever another hundredth is done. A newer call, or
    /// [`WritingTester::stop`], stops it; then the check before stays. Beside a knowledge base that
    /// can't be written nothing is kept, and it is shown until that is closed.
    ///
    /// # Errors
    /// `stopped`; it can't be written.
    pub fn run(&self, mut progress: impl FnMut(WordingsProgress)) -> ApiResult<()> {
        let ticket = self.newest.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let wanted = || self.newest.load(Ordering::SeqCst) == ticket;
        let snapshot = self.workspace.learnt_while(wanted);
        let (program, threads) = (snapshot.program(), threads().min(THREADS));
        let mut told = None;
        let mut tell = |stage, done: usize, total: usize| {
            let hundredths = (done * 100).checked_div(total).unwrap_or_default();
            if told != Some((stage, hundredths)) {
                told = Some((stage, hundredths));
                progress(WordingsProgress { stage, done: count(done), total: count(total) });
            }
            wanted()
        };
        let plan = PassportPlan { program, wordings: WORDINGS, threads };
        let ways = passport(&plan, &mut |done, total| tell(WordingsStage::Ways, done, total));
        let ways = ways.ok_or_else(stopped)?;
        let all: usize = snapshot.kb().faqs.iter().map(|faq| 1 + faq.phrasings.len()).sum();
        let wordings = if all > ALL_SLIPS { SOME_SLIPS } else { usize::MAX };
        let plan = AmbiguityPlan { program, wordings, threads };
        let slips = ambiguity(&plan, &mut |done, total| tell(WordingsStage::Slips, done, total));
        let slips = slips.ok_or_else(stopped)?;
        let at = rfc3339(self.workspace.millis());
        let found = found(snapshot.kb(), at, &ways, &slips);
        let kept = Arc::new(KeptWordings::new(made_of(&snapshot), found));
        let mut last = lock(&self.kept);
        // Whoever began another check meanwhile does not want this one.
        if !wanted() {
            return Err(stopped());
        }
        if self.workspace.expect_writable().is_ok() {
            kept.keep(&self.folder())?;
        }
        *last = Some(Some(kept));
        Ok(())
    }

    /// Stops a check that is under way.
    pub fn stop(&self) {
        self.newest.fetch_add(1, Ordering::SeqCst);
    }

    /// What the last check found; `None` if there was none. Entries that are gone are left out.
    #[must_use]
    pub fn view(&self) -> Option<WordingsView> {
        let kept = self.last()?;
        let snapshot = self.workspace.snapshot();
        let kb = snapshot.kb();
        let mut view = kept.found.clone();
        view.stale = kept.of != made_of(&snapshot);
        let (asked, known) = (asked_in_tests(kb), wordings(kb));
        view.entries.retain(|entry| kb.faq(&entry.entry.id).is_some());
        for wording in view.entries.iter_mut().flat_map(|entry| &mut entry.cells) {
            for failed in &mut wording.failed {
                let folded = fold(&failed.message);
                (failed.taken, failed.tested) = (known.contains(&folded), asked.contains(&folded));
            }
        }
        let there = |id: &FaqId| kb.faq(id).is_some();
        view.pairs.retain(|pair| there(&pair.one.id) && there(&pair.other.id));
        Some(view)
    }

    fn last(&self) -> Option<Arc<KeptWordings>> {
        let mut kept = lock(&self.kept);
        kept.get_or_insert_with(|| KeptWordings::of(&self.folder()).map(Arc::new)).clone()
    }

    fn folder(&self) -> PathBuf {
        self.workspace.store.folder().path().to_owned()
    }
}

/// Names what a check depends on: the program, and what the bot knows.
fn made_of(snapshot: &Snapshot) -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), knowledge(snapshot))
}

/// All wordings, folded.
fn wordings(kb: &KnowledgeBase) -> BTreeSet<String> {
    let of = kb.faqs.iter().flat_map(|faq| {
        let phrasings = faq.phrasings.iter().map(|phrasing| fold(&phrasing.text));
        std::iter::once(fold(&faq.question)).chain(phrasings)
    });
    of.collect()
}

fn stopped() -> ApiError {
    ApiError::new(
        "stopped",
        "已取消，还是上一次的结果",
        "stopped; what was found before is still there",
    )
}
