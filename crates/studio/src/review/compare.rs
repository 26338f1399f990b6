//! The last release and the current state, side by side.

use std::sync::Arc;

use kaopu_bundle::kb_digest;

use crate::error::ApiResult;
use crate::lock::lock;
use crate::release_diff::{ChangeSummary, Conversations, Released, Reviewed, release_diff};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

impl Workspace {
    /// The last release whose content is still known, understood as the current state is; `None` if
    /// there is none.
    pub(crate) fn released(&self, current: &Snapshot) -> ApiResult<Option<Released>> {
        let Some(last) = self.store.releases(1)?.into_iter().next() else { return Ok(None) };
        let encoder = current.encoder_pin().to_string();
        let known = lock(&self.comparison).released.clone();
        if let Some(known) = known.filter(|one| (one.seq, &one.encoder) == (last.seq, &encoder)) {
            return Ok(Some(known));
        }
        let Some(files) = self.store.released_files(last.seq) else { return Ok(None) };
        // Made first, so that what the two have in common is encoded once.
        current.program();
        let snapshot = Arc::new(current.next(files, self.clock.today()));
        let released = Released { seq: last.seq, encoder, snapshot };
        lock(&self.comparison).released = Some(released.clone());
        Ok(Some(released))
    }

    /// What the current state does otherwise than the last release; `None` if there is none to
    /// compare with. What was compared already is not compared again.
    pub(crate) fn compared_with_release(
        &self,
        keep_going: &mut dyn FnMut(u32, u32) -> bool,
    ) -> ApiResult<Option<Arc<Reviewed>>> {
        let snapshot = self.learnt();
        let Some(released) = self.released(&snapshot)? else { return Ok(None) };
        let sessions = self.transcripts();
        let (log, known) = {
            let last = lock(&self.comparison);
            (last.log.clone(), last.reviewed.clone())
        };
        let state = snapshot.tested_as();
        if let Some(known) = known.filter(|one| one.is_of((released.seq, &state), &sessions, &log))
        {
            return Ok(Some(known));
        }
        let further = Conversations { sessions: &sessions, log: &log };
        let diff = release_diff(&released.snapshot, &snapshot, further, keep_going);
        let (seq, replaces) = (released.seq, released.snapshot.digest().to_owned());
        let reviewed = Arc::new(Reviewed { seq, replaces, state, sessions, log, diff });
        // What was found before it was stopped is shown, and may be decided about.
        let mut last = lock(&self.comparison);
        let is_more = |known: &Arc<Reviewed>| known.state == reviewed.state && known.diff.complete;
        if reviewed.diff.complete || !last.reviewed.as_ref().is_some_and(is_more) {
            last.reviewed = Some(reviewed.clone());
        }
        drop(last);
        Ok(Some(reviewed))
    }

    /// How many changes for customers since the last release nobody has approved, those that were
    /// rejected among them; 0 if there is no release to compare with. Compares if that was not done
    /// for this state yet.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn unapproved(&self) -> ApiResult<usize> {
        if self.is_as_released()? {
            return Ok(0);
        }
        let reviewed = self.compared_with_release(&mut |_, _| true)?;
        let Some(reviewed) = reviewed else { return Ok(0) };
        let decisions = self.decisions(&reviewed.replaces)?;
        let turns = reviewed.diff.groups.iter().flat_map(|group| &group.turns);
        Ok(turns.filter(|turn| !decisions.approve(turn)).count())
    }

    /// The same if it is known already; `None` if it would have to be compared first.
    ///
    /// # Errors
    /// The history can't be read.
    pub(crate) fn unapproved_if_known(&self) -> ApiResult<Option<usize>> {
        let state = self.snapshot().tested_as();
        let known = lock(&self.comparison)
            .reviewed
            .as_ref()
            .is_some_and(|known| known.diff.complete && known.state == state);
        Ok(if known || self.is_as_released()? { Some(self.unapproved()?) } else { None })
    }

    /// Whether there is nothing to compare: no release, or this very content.
    fn is_as_released(&self) -> ApiResult<bool> {
        let Some(last) = self.store.releases(1)?.into_iter().next() else { return Ok(true) };
        let files = self.store.released_files(last.seq);
        Ok(files.is_none_or(|files| kb_digest(&files) == self.snapshot().digest()))
    }

    /// What the current state changes, in numbers, for the evidence of a release; `None` if there is
    /// no release to compare with.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn change_summary(&self) -> ApiResult<Option<ChangeSummary>> {
        let reviewed = self.compared_with_release(&mut |_, _| true)?;
        Ok(reviewed.map(|reviewed| reviewed.diff.summary(&reviewed.replaces)))
    }
}
