//! What else the history remembers: the log, finished releases, test runs, tried conversations,
//! half-typed drafts, what was approved.

use std::sync::PoisonError;

use kaopu_model::KbFiles;

use super::Store;
use crate::error::Result;
use crate::folder::FileChange;
use crate::history::{
    Decision, FileVersion, HistoryBackup, LoggedOperation, OperationId, Release, StoredDraft,
    TestRun, back_up, backups,
};

impl Store {
    /// The latest operations, newest first, undo and redo among them.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn log(&self, limit: u32) -> Result<Vec<LoggedOperation>> {
        self.state().history.log(limit)
    }

    /// The latest operations before this one, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn log_before(&self, id: OperationId, limit: u32) -> Result<Vec<LoggedOperation>> {
        self.state().history.log_before(id, limit)
    }

    /// Everybody who did something; other programs have no name.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn actors(&self) -> Result<Vec<String>> {
        self.state().history.actors()
    }

    /// What the files were when an operation was done, if `now` is what they are.
    ///
    /// # Errors
    /// [`crate::StoreError::History`], [`crate::StoreError::HistoryDamaged`].
    pub fn rewound(&self, mut now: KbFiles, to: OperationId) -> Result<KbFiles> {
        for (path, content) in self.state().history.held_after(to)? {
            match content {
                Some(bytes) => now.insert(path, bytes),
                None => now.remove(&path),
            };
        }
        Ok(now)
    }

    /// The latest contents of a file, the oldest first: what so many operations left, and what was
    /// there before them.
    ///
    /// # Errors
    /// [`crate::StoreError::History`], [`crate::StoreError::HistoryDamaged`].
    pub fn versions(&self, path: &str, limit: u32) -> Result<Vec<FileVersion>> {
        self.state().history.versions(path, limit)
    }

    /// The content with this SHA-256, in hex digits, if the history has it.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn content(&self, digest: &str) -> Result<Option<Vec<u8>>> {
        let pairs = digest.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
        let bytes = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok());
        match bytes.collect::<Option<Vec<u8>>>() {
            Some(digest) => self.state().history.bytes_of(&digest),
            None => Ok(None),
        }
    }

    /// One operation of the log with what it did to each file; `None` if the history has forgotten
    /// it.
    ///
    /// # Errors
    /// [`crate::StoreError::History`], [`crate::StoreError::HistoryDamaged`].
    pub fn operation(&self, id: OperationId) -> Result<Option<(LoggedOperation, Vec<FileChange>)>> {
        let state = self.state();
        let Some(mut operation) = state.history.operation(id)? else { return Ok(None) };
        let changes: Vec<_> =
            state.history.changes(id)?.into_iter().map(|recorded| recorded.change).collect();
        operation.paths = changes.iter().map(|change| change.path.clone()).collect();
        Ok(Some((operation, changes)))
    }

    /// Makes a backup of the history if the last is half an hour old and something was done since;
    /// says whether it did. `at` is Unix time in milliseconds.
    ///
    /// # Errors
    /// [`crate::StoreError::NotWritable`] and its like, [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::History`].
    pub fn back_up_if_due(&self, at: i64) -> Result<bool> {
        let own = self.permit()?;
        // One after the other; what is edited meanwhile does not wait for it.
        let _one_backup = self.backing_up.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = self.state().history.is_backup_due(own, at)?;
        if is_due {
            back_up(own, at)?;
        }
        Ok(is_due)
    }

    /// The backups of the history, oldest first.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn backups(&self) -> Result<Vec<HistoryBackup>> {
        self.permit().map_or_else(|_| Ok(Vec::new()), backups)
    }

    /// The latest releases, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn releases(&self, limit: u32) -> Result<Vec<Release>> {
        self.state().history.releases(limit)
    }

    /// Notes how the test dialogues went.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn record_test_run(&self, run: &TestRun) -> Result<()> {
        self.state().history.record_test_run(run)
    }

    /// The latest runs of the test dialogues, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn test_runs(&self, limit: u32) -> Result<Vec<TestRun>> {
        self.state().history.test_runs(limit)
    }

    /// Remembers a conversation in place of the one it has grown from (what an earlier call
    /// returned), and forgets the oldest beyond 500. `body` is the caller's business; one that is
    /// remembered already moves to the front.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn keep_transcript(&self, grown_from: Option<i64>, at: i64, body: &str) -> Result<i64> {
        self.state().history.keep_transcript(grown_from, at, body)
    }

    /// The conversations that are remembered, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn transcripts(&self) -> Result<Vec<String>> {
        self.state().history.transcripts()
    }

    /// Remembers what has been typed and is not in the files yet, in place of what was remembered of
    /// the same part. When this returns `Ok` it would survive a power cut, if the history is on disk.
    ///
    /// # Errors
    /// [`crate::StoreError::History`], [`crate::StoreError::DiskFull`].
    pub fn keep_draft(&self, draft: &StoredDraft) -> Result<()> {
        self.state().history.keep_draft(draft)
    }

    /// Forgets what was typed in a part.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn forget_draft(&self, part: &str) -> Result<()> {
        self.state().history.forget_draft(part)
    }

    /// What was typed and is not in the files, in the order in which it was kept.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn drafts(&self) -> Result<Vec<StoredDraft>> {
        self.state().history.drafts()
    }

    /// Remembers what was approved and what was rejected, all of it or nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::NotRemembered`] when the history is in memory;
    /// [`crate::StoreError::History`], [`crate::StoreError::DiskFull`].
    pub fn decide(&self, decisions: &[Decision]) -> Result<()> {
        let mut state = self.state();
        state.history.expect_durable()?;
        state.history.decide(decisions)
    }

    /// Forgets what was decided about some changes to a released content.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn reopen(&self, replaces: &str, changes: &[String]) -> Result<()> {
        self.state().history.reopen(replaces, changes)
    }

    /// What was decided about changes to a released content, in the order in which it was.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn decisions(&self, replaces: &str) -> Result<Vec<Decision>> {
        self.state().history.decisions(replaces)
    }

    /// The latest rejections of changes to a released content that have a body, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::History`].
    pub fn rejections(&self, replaces: &str) -> Result<Vec<Decision>> {
        self.state().history.rejections(replaces)
    }
}
