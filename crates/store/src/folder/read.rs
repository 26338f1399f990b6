//! Reading: only files that belong to a KB, each whole, none larger than the limit.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use kaopu_model::{FOLDERS, KbFiles, TOP_FILES, is_kb_path};

use super::{Folder, MAX_FILE_BYTES};
use crate::error::{Result, StoreError};

impl Folder {
    /// Reads all files of the KB. Other files in the folder are neither opened nor listed in the
    /// result.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], [`StoreError::NotAFile`] or [`StoreError::Unreadable`], naming the
    /// file.
    pub fn read(&self) -> Result<KbFiles> {
        let mut files = KbFiles::new();
        let names = TOP_FILES.iter().map(|&name| name.to_owned()).chain(self.paths_below()?);
        for path in names {
            if let Some(bytes) = self.read_file(&path)? {
                files.insert(path, bytes);
            }
        }
        Ok(files)
    }

    /// Reads all files of the KB that can be read, and says of the others why not.
    ///
    /// # Errors
    /// The folder of dialogues or that of pictures can't be listed.
    pub fn read_what_can_be(&self) -> Result<(KbFiles, BTreeMap<String, StoreError>)> {
        let (mut files, mut failed) = (KbFiles::new(), BTreeMap::new());
        let names = TOP_FILES.iter().map(|&name| name.to_owned()).chain(self.paths_below()?);
        for path in names {
            match self.read_file(&path) {
                Ok(Some(bytes)) => drop(files.insert(path, bytes)),
                Ok(None) => {}
                Err(error) => drop(failed.insert(path, error)),
            }
        }
        Ok((files, failed))
    }

    /// Reads one file of the KB; `None` if there is no such file.
    ///
    /// # Errors
    /// As [`Folder::read`]; [`StoreError::NotInKb`] for any other path.
    pub fn read_file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let Some(place) = self.locate(path)? else { return Ok(None) };
        let failed = |e| StoreError::reading(path, e);
        let file = match File::open(place) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None), // deleted since it was located
            opened => opened.map_err(failed)?,
        };
        let size = file.metadata().map_err(failed)?.len();
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(MAX_FILE_BYTES)).unwrap_or(0));
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(StoreError::TooLarge { path: path.to_owned(), limit: MAX_FILE_BYTES });
        }
        Ok(Some(bytes))
    }

    /// Where the file really is, links resolved; `None` if there is none. What is not a regular
    /// file below the root, or is in a hidden folder there, is refused, so that no pipe blocks us
    /// and no link makes us read or write elsewhere.
    pub(super) fn locate(&self, path: &str) -> Result<Option<PathBuf>> {
        if !is_kb_path(path) {
            return Err(StoreError::NotInKb { path: path.to_owned() });
        }
        let place = match fs::canonicalize(self.root.join(path)) {
            Ok(place) => place,
            // A link that leads nowhere is not the same as no file: writing would replace it.
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                return match fs::symlink_metadata(self.root.join(path)) {
                    Ok(_) => Err(StoreError::NotAFile { path: path.to_owned() }),
                    Err(_) => Ok(None),
                };
            }
            Err(e) => return Err(StoreError::reading(path, e)),
        };
        let kind = fs::metadata(&place).map_err(|e| StoreError::reading(path, e))?;
        if kind.is_file() && self.is_visible(&place) {
            Ok(Some(place))
        } else {
            Err(StoreError::NotAFile { path: path.to_owned() })
        }
    }

    /// Whether a place, all links resolved, is below the root and not in a hidden folder: whoever
    /// hands over a KB may have put links into it that lead to `.git/config` or `.kaopu`.
    pub(super) fn is_visible(&self, place: &Path) -> bool {
        place.strip_prefix(&self.root).is_ok_and(|inside| {
            let mut names = inside.components().map(|name| name.as_os_str().to_string_lossy());
            !names.any(|name| name.starts_with('.'))
        })
    }

    /// The files of a KB that stand in its folders.
    fn paths_below(&self) -> Result<Vec<String>> {
        let mut paths = Vec::new();
        for folder in FOLDERS {
            let failed = |e| StoreError::reading(folder, e);
            let entries = match fs::read_dir(self.root.join(folder)) {
                Ok(entries) => entries,
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(failed(e)),
            };
            for entry in entries {
                let name = entry.map_err(failed)?.file_name();
                let path = name.to_str().map(|name| format!("{folder}{name}"));
                paths.extend(path.filter(|path| is_kb_path(path)));
            }
        }
        paths.sort_unstable();
        Ok(paths)
    }
}
