//! Writing: all changes are checked, then applied one by one; if one fails, those before it are
//! taken back.

use std::fs;
use std::path::Path;

use kaopu_model::{DIALOGUES, is_kb_path};

use super::{FileChange, Folder, MAX_FILE_BYTES};
use crate::atomic::{folder_of, replace};
use crate::error::{Result, StoreError};

impl Folder {
    /// Makes each file hold its `after`, if all of them hold their `before` now. Each single file
    /// is replaced atomically and keeps its mode; when one cannot be written, those already written
    /// get their old content back.
    ///
    /// The check is repeated immediately before each file is replaced. What remains is the moment
    /// between that check and the rename, which no file system offers to close portably.
    ///
    /// # Errors
    /// [`StoreError::ChangedOutside`], [`StoreError::NotInKb`], [`StoreError::NamedTwice`],
    /// [`StoreError::TooLarge`], [`StoreError::NotWritable`], [`StoreError::DiskFull`],
    /// [`StoreError::InUse`], [`StoreError::Io`]: nothing has changed.
    /// [`StoreError::HalfWritten`]: the named files hold their `after`.
    pub fn write(&self, changes: &[FileChange]) -> Result<()> {
        check_plan(changes)?;
        for change in changes {
            self.expect_content(&change.path, change.before.as_deref())?;
        }
        for (count, change) in changes.iter().enumerate() {
            if let Err(error) = self.apply(change) {
                return Err(self.take_back(&changes[..=count], error));
            }
        }
        Ok(())
    }

    /// Says whether the file holds exactly these bytes.
    pub(crate) fn expect_content(&self, path: &str, content: Option<&[u8]>) -> Result<()> {
        if self.read_file(path)?.as_deref() == content {
            Ok(())
        } else {
            Err(StoreError::ChangedOutside { path: path.to_owned() })
        }
    }

    fn apply(&self, change: &FileChange) -> Result<()> {
        let path = change.path.as_str();
        let place = self.locate(path)?;
        let target = place.unwrap_or_else(|| self.root.join(path));
        let mut still_fine = || self.expect_content(path, change.before.as_deref());
        let failed = |e| StoreError::writing(path, e);
        match &change.after {
            Some(_) if change.is_nothing() => still_fine(),
            Some(bytes) => {
                self.prepare_dir(folder_of(&target), path)?;
                replace(&*self.disk, &target, bytes, &mut still_fine).map_err(|e| renamed(e, path))
            }
            None => {
                still_fine()?;
                if change.before.is_some() {
                    self.disk.remove(&target).map_err(failed)?;
                    self.disk.sync_dir(folder_of(&target)).map_err(failed)?;
                }
                Ok(())
            }
        }
    }

    /// Creates the folder of dialogues if need be, and refuses one that is a link to elsewhere.
    fn prepare_dir(&self, dir: &Path, path: &str) -> Result<()> {
        if path.starts_with(DIALOGUES) && !dir.exists() {
            let failed = |e| StoreError::writing(path, e);
            self.disk.create_dir(dir).map_err(failed)?;
            self.disk.sync_dir(&self.root).map_err(failed)?;
        }
        match fs::canonicalize(dir) {
            Ok(real) if real.starts_with(&self.root) => Ok(()),
            Ok(_) => Err(StoreError::NotAFile { path: path.to_owned() }),
            Err(e) => Err(StoreError::writing(path, e)),
        }
    }

    /// Takes back what was written, newest first. The last change may have failed after its rename,
    /// so the disk is asked.
    fn take_back(&self, tried: &[FileChange], error: StoreError) -> StoreError {
        let mut written = Vec::new();
        for change in tried.iter().rev().filter(|change| !change.is_nothing()) {
            let is_new = || self.expect_content(&change.path, change.after.as_deref()).is_ok();
            if is_new() && self.apply(&change.reversed()).is_err() && is_new() {
                written.insert(0, change.path.clone());
            }
        }
        if written.is_empty() {
            error
        } else {
            StoreError::HalfWritten { written, source: Box::new(error) }
        }
    }
}

/// What can be refused without looking at the disk.
pub(crate) fn check_plan(changes: &[FileChange]) -> Result<()> {
    for (index, change) in changes.iter().enumerate() {
        let path = change.path.clone();
        if !is_kb_path(&path) {
            return Err(StoreError::NotInKb { path });
        }
        if changes[..index].iter().any(|earlier| earlier.path == path) {
            return Err(StoreError::NamedTwice { path });
        }
        if change.after.as_ref().is_some_and(|bytes| bytes.len() as u64 > MAX_FILE_BYTES) {
            return Err(StoreError::TooLarge { path, limit: MAX_FILE_BYTES });
        }
    }
    Ok(())
}

/// An error about the file by its absolute path becomes one by its path in the KB.
fn renamed(error: StoreError, path: &str) -> StoreError {
    let path = path.to_owned();
    match error {
        StoreError::NotWritable { source, .. } => StoreError::NotWritable { path, source },
        StoreError::InUse { source, .. } => StoreError::InUse { path, source },
        StoreError::DiskFull { source, .. } => StoreError::DiskFull { path, source },
        StoreError::Io { source, .. } => StoreError::Io { path, source },
        other => other,
    }
}
