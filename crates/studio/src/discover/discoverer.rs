//! The log that was read last, held against an open knowledge base.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use kaopu_bundle::sha256_hex;
use kaopu_lab::{QuestionLog, SampledQuestion, Stage};
use kaopu_model::Localized;

use super::kept::{FoundInLog, KeptLog, LogDecisions};
use super::{ClusterNames, LogRequest, discover, load_log};
use crate::clock::rfc3339;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::{Snapshot, count};
use crate::view::{DiscoveryProgress, DiscoveryStage};
use crate::workspace::Workspace;

/// So many notes are kept.
const NOTES: usize = 20;

/// Finds out what a log asks, one log at a time, and has what was found.
pub struct Discoverer {
    pub(super) workspace: Arc<Workspace>,
    /// Which look is the newest: an older one stops.
    newest: AtomicU64,
    /// The log; outside: whether it was looked for.
    #[expect(clippy::option_option, reason = "outside: was it looked for; inside: is there one")]
    kept: Mutex<Option<Option<Arc<KeptLog>>>>,
    /// Held while decisions are read, changed and written.
    deciding: Mutex<()>,
    /// The sample that is judged, with what it is a sample of.
    pub(super) sample: Mutex<Option<(String, Arc<Vec<SampledQuestion>>)>>,
}

impl Discoverer {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self {
            workspace,
            newest: AtomicU64::new(0),
            kept: Mutex::new(None),
            deciding: Mutex::new(()),
            sample: Mutex::new(None),
        }
    }

    /// Reads a log in place of the one before, and finds out what it asks. What is kept of it is
    /// masked. `progress` is told how far it is. A newer call, or [`Discoverer::stop`], stops it;
    /// then the log before stays.
    ///
    /// # Errors
    /// As [`load_log`]; `stopped`; it can't be written.
    pub fn read(
        &self,
        request: &LogRequest<'_>,
        mut progress: impl FnMut(DiscoveryProgress),
    ) -> ApiResult<()> {
        self.workspace.expect_writable()?;
        let ticket = self.ticket();
        progress(DiscoveryProgress { stage: DiscoveryStage::Reading, done: 0, total: 1 });
        let mut wanted = || self.newest.load(Ordering::SeqCst) == ticket;
        let chats = load_log(request, &mut wanted)?;
        let log = QuestionLog::of(&chats);
        if log.questions.is_empty() {
            return Err(nothing_asked());
        }
        let name = request.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let notes: Vec<Localized> =
            chats.notes.iter().take(NOTES).map(|note| note.said()).collect();
        drop(chats);
        let read_at = rfc3339(self.workspace.millis());
        self.find(ticket, (name, read_at, notes, log, None), &mut progress)
    }

    /// Holds the log against the knowledge base as it is now.
    ///
    /// # Errors
    /// `no-log`; `stopped`; it can't be written.
    pub fn look_again(&self, mut progress: impl FnMut(DiscoveryProgress)) -> ApiResult<()> {
        self.workspace.expect_writable()?;
        let ticket = self.ticket();
        let kept = self.log()?;
        let of = (
            kept.name.clone(),
            kept.read_at.clone(),
            kept.notes.clone(),
            kept.log.clone(),
            Some(kept.answered()),
        );
        drop(kept);
        self.find(ticket, of, &mut progress)
    }

    /// Stops a look that is under way.
    pub fn stop(&self) {
        self.newest.fetch_add(1, Ordering::SeqCst);
    }

    /// Deletes the log, and what was judged of it. Clusters that were put aside stay so: of them
    /// no word is kept.
    ///
    /// # Errors
    /// It can't be written.
    pub fn forget(&self) -> ApiResult<()> {
        self.workspace.expect_writable()?;
        self.stop();
        self.decide(|decisions| decisions.judged.clear())?;
        let mut kept = lock(&self.kept);
        KeptLog::delete(&self.folder())?;
        *kept = Some(None);
        *lock(&self.sample) = None;
        Ok(())
    }

    /// The log that was read last.
    pub(super) fn log(&self) -> ApiResult<Arc<KeptLog>> {
        self.log_if_any().ok_or_else(|| {
            ApiError::new("no-log", "还没有读过聊天记录", "no log of chats was read yet")
        })
    }

    pub(super) fn log_if_any(&self) -> Option<Arc<KeptLog>> {
        let mut kept = lock(&self.kept);
        kept.get_or_insert_with(|| KeptLog::of(&self.folder()).map(Arc::new)).clone()
    }

    pub(super) fn decisions(&self) -> LogDecisions {
        let _turn = lock(&self.deciding);
        LogDecisions::of(&self.folder())
    }

    pub(super) fn decide(&self, change: impl FnOnce(&mut LogDecisions)) -> ApiResult<()> {
        self.workspace.expect_writable()?;
        let _turn = lock(&self.deciding);
        let before = LogDecisions::of(&self.folder());
        let mut after = before.clone();
        change(&mut after);
        if after == before { Ok(()) } else { after.keep(&self.folder()) }
    }

    fn ticket(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::SeqCst).wrapping_add(1)
    }

    fn folder(&self) -> PathBuf {
        self.workspace.store.folder().path().to_owned()
    }

    fn find(
        &self,
        ticket: u64,
        (name, read_at, notes, log, before): (
            String,
            String,
            Vec<Localized>,
            QuestionLog,
            Option<usize>,
        ),
        progress: &mut dyn FnMut(DiscoveryProgress),
    ) -> ApiResult<()> {
        let wanted = || self.newest.load(Ordering::SeqCst) == ticket;
        let snapshot = self.workspace.learnt_while(wanted);
        let mut names = ClusterNames::of(&self.folder());
        let found =
            discover(&snapshot, &log, false, &mut names.names, &mut |stage, done, total| {
                progress(DiscoveryProgress {
                    stage: shown_stage(stage),
                    done: count(done),
                    total: count(total),
                });
                wanted()
            });
        let found = found.ok_or_else(stopped)?;
        let held_against = knowledge(&snapshot);
        let found = FoundInLog { name, read_at, notes, log, found, held_against, before };
        let found = KeptLog::from(found);
        let mut kept = lock(&self.kept);
        // Whoever deleted the log, or began another, meanwhile does not want this one.
        if !wanted() {
            return Err(stopped());
        }
        found.keep(&self.folder())?;
        names.keep()?;
        *kept = Some(Some(Arc::new(found)));
        Ok(())
    }
}

/// Names what the bot knows, and how it understands: test dialogues make no difference.
pub(crate) fn knowledge(snapshot: &Snapshot) -> String {
    let mut all = snapshot.encoder_pin().to_string();
    let known = snapshot.files().iter().filter(|(path, _)| {
        !path.starts_with("dialogues/") && [".csv", ".toml"].iter().any(|end| path.ends_with(end))
    });
    for (path, bytes) in known {
        all.push_str(&format!("\n{path} {}", sha256_hex(bytes)));
    }
    sha256_hex(all.as_bytes())
}

fn shown_stage(stage: Stage) -> DiscoveryStage {
    match stage {
        Stage::Understanding => DiscoveryStage::Understanding,
        Stage::Trying => DiscoveryStage::Trying,
        Stage::Comparing => DiscoveryStage::Comparing,
    }
}

fn stopped() -> ApiError {
    ApiError::new("stopped", "已取消，什么都没有留下", "stopped; nothing was kept")
}

fn nothing_asked() -> ApiError {
    ApiError::new(
        "bad-input",
        "这份记录里没有顾客的问题：只有问候、链接、卡片，或者是别人说的话",
        "no customer asks anything in this log: greetings, links, cards, or what others say",
    )
    .hint(
        "看看每一列认得对不对，或换一份记录。",
        "See whether each column is what it was taken for, or choose another log.",
    )
}
