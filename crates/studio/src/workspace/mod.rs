//! An open knowledge base: the folder, its current [`Snapshot`], and the one door through which it
//! changes.

mod change;
mod keep_learnt;
mod learn;
mod open;
mod settle_unread;
mod unread;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, Weak};

use kaopu_engine::Program;
use kaopu_model::Localized;
use kaopu_store::{OperationId, Store, Watcher};

use crate::clock::{Clock, rfc3339};
use crate::error::ApiResult;
use crate::learning::Learning;
use crate::lock::lock;
use crate::merge::FoundVersions;
use crate::release_diff::LastComparison;
use crate::snapshot::{Snapshot, count};
use crate::view::{ChangedPart, DialogueTally, Status, Understanding, WorkspaceView};
use kaopu_model::Severity;

pub(crate) use change::edited;
pub use open::Opening;
use unread::UnreadFiles;
pub use unread::resaved_tables;
pub(crate) use unread::trouble_of;

/// An open knowledge base. Shared by all who read it; every write goes through one door at a time.
pub struct Workspace {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) actor: String,
    writable: bool,
    /// Whether it is only read because another window writes it.
    is_beside: bool,
    is_sample: bool,
    /// Whose learning was kept last, and when.
    kept: Mutex<Option<(Arc<Program>, i64)>>,
    notes: Vec<Localized>,
    snapshot: RwLock<Arc<Snapshot>>,
    /// Itself, once it is watched: for what goes on in the background.
    itself: OnceLock<Weak<Self>>,
    /// Whether meaning is being learnt.
    learning: Learning,
    /// Held from reading what is edited to having written it: edits of this program wait for each
    /// other, and only another program's can come between.
    editing: Mutex<()>,
    writing: Mutex<()>,
    saved_at: Mutex<Option<String>>,
    on_change: Box<dyn Fn(Changed) + Send + Sync>,
    watcher: Mutex<Option<Watcher>>,
    /// What a release would change, as it was compared last.
    pub(crate) comparison: Mutex<LastComparison>,
    /// Files that can't be read as they are.
    unread: Mutex<UnreadFiles>,
    /// Other versions of files that can be brought in.
    pub(crate) versions: Mutex<FoundVersions>,
    /// What operations touched, as far as the history worked it out: an operation never changes what
    /// it did.
    pub(crate) touched: Mutex<BTreeMap<OperationId, Arc<Vec<ChangedPart>>>>,
}

/// What changed in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Changed {
    /// The files that changed, below the KB's folder.
    pub files: Vec<String>,
    /// Whether another program changed them.
    pub outside: bool,
}

impl Workspace {
    /// The current state.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the folder can be written, and if not why.
    ///
    /// # Errors
    /// `read-only`, or `link` and its like, naming what is in the way.
    pub fn expect_writable(&self) -> ApiResult<()> {
        Ok(self.store.expect_writable()?)
    }

    /// Whether it is only read because another window writes it.
    pub(crate) fn is_beside(&self) -> bool {
        self.is_beside
    }

    /// What is open.
    #[must_use]
    pub fn view(&self) -> WorkspaceView {
        let snapshot = self.snapshot();
        let settings = &snapshot.kb().settings;
        WorkspaceView {
            path: self.store.folder().path().display().to_string(),
            id: settings.id.clone(),
            title: settings.title.clone(),
            shop: settings.shop.clone(),
            read_only: !self.writable,
            is_sample: self.is_sample,
            notes: self.notes.clone(),
        }
    }

    /// How it stands.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn status(&self) -> ApiResult<Status> {
        let snapshot = self.snapshot();
        let last_release = self.store.releases(1)?.into_iter().next();
        let label = |label: Localized| Localized::new(label.zh, label.en);
        let undo = self.store.peek_undo()?.map(|operation| label(operation.label));
        let redo = self.store.peek_redo()?.map(|operation| label(operation.label));
        Ok(Status {
            errors: snapshot.count(Severity::Error),
            warnings: snapshot.count(Severity::Warning),
            hints: snapshot.count(Severity::Hint),
            dialogues: self.last_tally(&snapshot)?,
            changes_since_release: count(self.changes_since_release(&snapshot)?.len()),
            last_release: last_release
                .map(|release| u32::try_from(release.seq).unwrap_or(u32::MAX)),
            undo,
            redo,
            saved_at: lock(&self.saved_at).clone(),
            understanding: match snapshot.encoder() {
                Some(_) => Understanding::Semantic,
                None => Understanding::Lexical,
            },
            lexical_because: None,
            learning: None,
        })
    }

    /// How many entries may be answered.
    pub(crate) fn enabled_entries(&self) -> u32 {
        count(self.snapshot().kb().faqs.iter().filter(|faq| faq.enabled).count())
    }

    /// The last run of the dialogues, as the history has it.
    fn last_tally(&self, snapshot: &Snapshot) -> ApiResult<Option<DialogueTally>> {
        Ok(self.store.test_runs(1)?.into_iter().next().map(|run| DialogueTally {
            passed: run.passed,
            total: run.passed + run.failed,
            stale: run.kb_digest != snapshot.tested_as(),
        }))
    }

    pub(crate) fn actor(&self) -> &str {
        &self.actor
    }

    pub(crate) fn millis(&self) -> i64 {
        self.clock.instant().as_millisecond()
    }

    fn note_saved(&self) {
        *lock(&self.saved_at) = Some(rfc3339(self.millis()));
    }
}
