//! A release of former days: who signed it, what it changed, and the way back to it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kaopu_model::Localized;
use kaopu_store::Release;

use crate::changes::changes;
use crate::error::{ApiError, ApiResult};
use crate::signing::shown;
use crate::view::{CandidateView, PastReleaseView};
use crate::workspace::Workspace;

impl Workspace {
    /// What is known of a release: from its bundle, if that is still where it was written, and from
    /// the copy of its files.
    ///
    /// # Errors
    /// `no-release` if none of this number was finished here; the history or the folder can't be
    /// read.
    pub fn past_release(&self, seq: u32) -> ApiResult<PastReleaseView> {
        self.refresh()?;
        let releases = self.store.releases(u32::MAX)?;
        let at = releases.iter().position(|release| release.seq == u64::from(seq));
        let release = at.and_then(|at| releases.get(at)).ok_or_else(|| no_release(seq))?;
        let before = at.and_then(|at| releases.get(at + 1));
        let files = self.released_files(release.seq);
        let content_before = before.and_then(|before| self.released_files(before.seq));
        let (signed, unread) = match self.signed(release) {
            Ok(signed) => (Some(signed), None),
            Err(error) => (None, Some(error.message)),
        };
        let changed =
            files.as_ref().zip(content_before).map(|(files, before)| changes(&before, files));
        Ok(PastReleaseView {
            seq,
            before: before.and_then(|before| u32::try_from(before.seq).ok()),
            signed,
            unread,
            changed,
            since: files.as_ref().map(|files| changes(files, self.snapshot().files())),
        })
    }

    /// Where the bundle of a release was written.
    pub(crate) fn release_path(&self, seq: u32) -> ApiResult<PathBuf> {
        let releases = self.store.releases(u32::MAX)?;
        let release = releases.into_iter().find(|release| release.seq == u64::from(seq));
        Ok(release.ok_or_else(|| no_release(seq))?.path.into())
    }

    /// Makes the knowledge base what it was when a release was signed: one operation, which can be
    /// undone.
    ///
    /// # Errors
    /// `no-release` if the copy of its files is gone; the files can't be written.
    pub fn restore_release(&self, seq: u32) -> ApiResult<()> {
        let files = self.released_files(seq.into()).ok_or_else(|| no_release(seq))?;
        let label = Localized::new(
            format!("放回第 {seq} 版的内容"),
            format!("Restore the content of release {seq}"),
        );
        self.put_files("restore-release", &label, &files)
    }

    /// What the bundle itself says, as of when it was made: a release whose life is over was signed
    /// all the same.
    fn signed(&self, release: &Release) -> ApiResult<CandidateView> {
        let path = Path::new(&release.path);
        let at = Timestamp::from_millisecond(release.at).unwrap_or(Timestamp::MIN);
        let candidate = self.candidate(path, at)?;
        if u64::from(candidate.release().seq) != release.seq {
            return Err(ApiError::new(
                "conflict",
                "原来的位置上现在是另一个发布包",
                "another bundle is in its place now",
            ));
        }
        Ok(shown(&candidate, path))
    }
}

fn no_release(seq: u32) -> ApiError {
    ApiError::new(
        "no-release",
        format!("没有第 {seq} 版的内容了"),
        format!("the content of release {seq} is not here any more"),
    )
}
