//! A new folder for a knowledge base: a working copy, or one that was made from something else.

use std::fs;
use std::path::Path;

use kaopu_durable::{Dir, create_dir_all};
use kaopu_model::KbFiles;

use super::{Folder, MAX_FILE_BYTES};
use crate::error::{Result, StoreError, shown};

/// Copies the files of the KB in `from` (not its history, and nothing else from that folder) into
/// `to`, as [`create_kb`] does.
///
/// # Errors
/// What [`Folder::open`], [`Folder::read`] and [`create_kb`] report.
pub fn copy_kb(from: &Path, to: &Path) -> Result<Folder> {
    create_kb(&Folder::open(from)?.read()?, to)
}

/// Writes the files of a new KB into `to`, which is created and must be empty or missing. `kb.toml`
/// comes last, so that what an interruption leaves behind is not taken for a knowledge base.
///
/// # Errors
/// [`StoreError::Occupied`] if `to` holds anything, [`StoreError::TooLarge`], what writing and
/// [`Folder::open`] report.
pub fn create_kb(files: &KbFiles, to: &Path) -> Result<Folder> {
    if let Some((path, _)) = files.iter().find(|(_, bytes)| bytes.len() as u64 > MAX_FILE_BYTES) {
        return Err(StoreError::TooLarge { path: path.clone(), limit: MAX_FILE_BYTES });
    }
    expect_empty(to)?;
    create_dir_all(to)?;
    write_all(&Dir::open(to)?, files)?;
    Folder::open(to)
}

/// Writes the files of a KB into an open folder, `kb.toml` last.
pub(crate) fn write_all(dir: &Dir, files: &KbFiles) -> kaopu_durable::Result<()> {
    let (head, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| *path == "kb.toml");
    for (path, bytes) in rest.into_iter().chain(head) {
        match path.split_once('/') {
            Some((folder, name)) => dir.make_folder(folder)?.replace(name, bytes)?,
            None => dir.replace(path, bytes)?,
        }
    }
    Ok(())
}

/// Makes sure that a folder, if it is there, holds nothing.
///
/// # Errors
/// [`StoreError::Occupied`], [`StoreError::NotAFolder`], [`StoreError::Unreadable`].
pub fn expect_empty(folder: &Path) -> Result<()> {
    match fs::read_dir(folder) {
        Ok(mut found) => match found.next() {
            Some(_) => Err(StoreError::Occupied { path: shown(folder) }),
            None => Ok(()),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            Err(StoreError::NotAFolder { path: shown(folder) })
        }
        Err(error) => Err(StoreError::reading(shown(folder), error)),
    }
}
