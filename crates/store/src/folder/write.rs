//! Writing: all changes are checked, then applied one by one; if one fails, those before it are
//! taken back.

use std::fs;
use std::path::Path;

use kaopu_durable::{Dir, DurableError};
use kaopu_model::is_kb_path;

use super::{FileChange, Folder, MAX_FILE_BYTES};
use crate::error::{Result, StoreError};

impl Folder {
    /// Makes each file hold its `after`, if all of them hold their `before` now. Each single file
    /// is replaced atomically and keeps its mode; when one cannot be written, those already written
    /// get their old content back.
    ///
    /// The check is repeated immediately before each file is replaced, and once more of the file that
    /// has been replaced: what another program wrote in between is put back
    /// ([`Dir::replace_if`]).
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
        let failed = |error| StoreError::about(path, error);
        if change.is_nothing() || (place.is_none() && change.after.is_none()) {
            return self.expect_content(path, change.before.as_deref());
        }
        let (dir, name) = match &place {
            Some(place) => self.descend(place, path)?,
            None => self.new_place(path)?,
        };
        let mut still_fine = |at: &str| {
            if at == name {
                return self.expect_content(path, change.before.as_deref()).map_err(Cause::Check);
            }
            // What has got another name is looked at there.
            match dir.read(at, MAX_FILE_BYTES) {
                Ok(found) if found == change.before => Ok(()),
                _ => Err(Cause::Check(StoreError::ChangedOutside { path: path.to_owned() })),
            }
        };
        let done = match &change.after {
            Some(bytes) => dir.replace_if(&name, bytes, &mut still_fine),
            None => dir.remove_if(&name, &mut still_fine),
        };
        done.map_err(|cause| match cause {
            Cause::Writer(error) => failed(error),
            Cause::Check(error) => error,
        })
    }

    /// The folder in which a place stands that has no links left in it, and its name there.
    fn descend(&self, place: &Path, path: &str) -> Result<(Dir, String)> {
        let not_a_file = || StoreError::NotAFile { path: path.to_owned() };
        let inside = place.strip_prefix(&self.root).map_err(|_| not_a_file())?;
        let mut names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
        let name = names.pop().ok_or_else(not_a_file)?.into_owned();
        let mut dir = self.dir()?;
        for folder in names {
            let below = dir.folder(&folder).map_err(|e| StoreError::about(path, e))?;
            dir = below.ok_or_else(not_a_file)?;
        }
        Ok((dir, name))
    }

    /// Where a file is to be that is not there yet. Creates the folder of dialogues or of pictures if
    /// need be, and refuses one that is a link to elsewhere.
    fn new_place(&self, path: &str) -> Result<(Dir, String)> {
        let failed = |error| StoreError::about(path, error);
        let Some((folder, name)) = path.split_once('/') else {
            return Ok((self.dir()?, path.to_owned()));
        };
        let root = self.dir()?;
        if !root.holds(folder).map_err(failed)? {
            return Ok((root.make_folder(folder).map_err(failed)?, name.to_owned()));
        }
        match fs::canonicalize(self.root.join(folder)) {
            Ok(real) if self.is_visible(&real) => self.descend(&real.join(name), path),
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

/// Why a file was not replaced.
enum Cause {
    Writer(DurableError),
    Check(StoreError),
}

impl From<DurableError> for Cause {
    fn from(error: DurableError) -> Self {
        Self::Writer(error)
    }
}
