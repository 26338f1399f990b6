//! A release, step by step: take a number, note what gets it, and, when the bundle is written, that
//! it is finished.

use kaopu_durable::Dir;
use kaopu_model::KbFiles;

use super::{State, Store};
use crate::error::Result;
use crate::history::Release;
use crate::releases::{self, NewRelease, Taken, Wanted};

impl Store {
    /// The bytes of `root.kbx`; nothing if it is not there.
    ///
    /// # Errors
    /// What reading reports.
    pub fn root_file(&self) -> Result<Option<Vec<u8>>> {
        releases::read_root_file(&self.folder)
    }

    /// The copy of `root.kbx` that was kept when it was last written here.
    #[must_use]
    pub fn copy_of_root_file(&self) -> Option<Vec<u8>> {
        releases::copy_of_root_file(&self.folder)
    }

    /// Replaces `root.kbx`, and keeps a copy.
    ///
    /// # Errors
    /// What writing reports.
    pub fn keep_root_file(&self, bytes: &[u8]) -> Result<()> {
        let own = self.permit()?;
        releases::write_root_file(&self.folder, own, bytes)
    }

    /// The bytes of the next root, which waits for signatures; nothing if none does.
    ///
    /// # Errors
    /// What reading reports.
    pub fn next_root_file(&self) -> Result<Option<Vec<u8>>> {
        releases::read_next_root_file(&self.folder)
    }

    /// Replaces the next root; `None`: none waits any more.
    ///
    /// # Errors
    /// What writing reports.
    pub fn keep_next_root_file(&self, bytes: Option<&[u8]>) -> Result<()> {
        self.permit()?;
        releases::write_next_root_file(&self.folder, bytes)
    }

    /// Puts `root.kbx` aside under another name, for a chain that is begun anew.
    ///
    /// # Errors
    /// What writing reports.
    pub fn set_root_file_aside(&self) -> Result<()> {
        self.permit()?;
        releases::set_root_file_aside(&self.folder)
    }

    /// The number that [`Store::take_number`] would give.
    ///
    /// # Errors
    /// As there; but a folder that cannot be written is no obstacle.
    pub fn next_number(&self, wanted: &Wanted<'_>) -> Result<Taken> {
        self.choose(&self.state(), self.permit().ok(), wanted)
    }

    /// Takes a number: above everything that the folder and the caller know. A further try with
    /// content whose release was begun and not finished gets the same number again; no other
    /// content ever does.
    ///
    /// # Errors
    /// [`crate::StoreError::NumberUsed`], [`crate::StoreError::NumberUnknown`],
    /// [`crate::StoreError::NumbersExhausted`]; [`crate::StoreError::NotRemembered`] when the
    /// history is in memory; what reading and recording report.
    pub fn take_number(&self, wanted: &Wanted<'_>, at: i64) -> Result<Taken> {
        let own = self.permit()?;
        let mut state = self.state();
        state.history.expect_durable()?;
        let taken = self.choose(&state, Some(own), wanted)?;
        state.history.begin_release(&taken, at, wanted.kb_digest)?;
        Ok(taken)
    }

    /// Remembers a release before its bundle is written: in `releases.csv`, and as a copy of its
    /// files.
    ///
    /// # Errors
    /// [`crate::StoreError::NumberUsed`] if the number is known with another bundle; what writing
    /// reports. A further try does what is missing.
    pub fn note_release(&self, new: &NewRelease<'_>) -> Result<()> {
        let own = self.permit()?;
        let state = self.state();
        state.history.expect_durable()?;
        let known = releases::known(&self.folder, Some(own), &state.history)?;
        releases::note(&self.folder, own, &known, new)
    }

    /// Notes that a release's bundle is written.
    ///
    /// # Errors
    /// [`crate::StoreError::NotRemembered`], [`crate::StoreError::History`],
    /// [`crate::StoreError::DiskFull`].
    pub fn finish_release(&self, release: &Release) -> Result<()> {
        self.permit()?;
        self.state().history.record_release(release)
    }

    /// The files of a release, if a whole copy of them is there.
    #[must_use]
    pub fn released_files(&self, seq: u64) -> Option<KbFiles> {
        releases::files(&self.folder, u32::try_from(seq).ok()?)
    }

    fn choose(&self, state: &State, own: Option<&Dir>, wanted: &Wanted<'_>) -> Result<Taken> {
        let known = releases::known(&self.folder, own, &state.history)?;
        releases::choose(&self.folder, &known, wanted)
    }
}
