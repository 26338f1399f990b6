//! The folder of a knowledge base: its files read into memory, and changes of them written back.

mod change;
mod copies;
mod copy;
mod read;
mod sweep;
mod write;

pub use change::FileChange;
pub use copies::ConflictCopy;
pub(crate) use copies::is_copy_name;
pub(crate) use copy::write_all;
pub use copy::{copy_kb, create_kb, expect_empty};
pub(crate) use write::check_plan;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_durable::{Dir, Disk, DurableError, RealDisk};

use crate::error::{Result, StoreError, shown};

/// The most bytes that one file of a KB may have: 64 MiB.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The folder of test dialogues, as a name.
pub(crate) const DIALOGUES_FOLDER: &str = "dialogues";

/// The folder of pictures, as a name.
pub(crate) const MEDIA_FOLDER: &str = "media";

/// Where Kaopu keeps what is not knowledge: history and lock.
pub(crate) const OWN_DIR: &str = ".kaopu";

/// An opened folder that has a `kb.toml`. Cheap to clone; holds no handle and no lock.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    disk: Arc<dyn Disk>,
}

impl Folder {
    /// Opens the folder of a KB. Links in the path are resolved once, here.
    ///
    /// # Errors
    /// [`StoreError::NotAFolder`], [`StoreError::NoKb`], or [`StoreError::Unreadable`] when the
    /// folder may not be listed.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_on(path, Arc::new(RealDisk))
    }

    pub(crate) fn open_on(path: &Path, disk: Arc<dyn Disk>) -> Result<Self> {
        let root = match fs::canonicalize(path) {
            Ok(root) if root.is_dir() => root,
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                return Err(StoreError::reading(shown(path), e));
            }
            _ => return Err(StoreError::NotAFolder { path: shown(path) }),
        };
        fs::read_dir(&root).map_err(|e| StoreError::reading(shown(path), e))?;
        let folder = Self { root, disk };
        match folder.read_file("kb.toml") {
            Ok(Some(_)) => Ok(folder),
            Ok(None) => Err(StoreError::NoKb { path: shown(path) }),
            Err(e) => Err(e),
        }
    }

    /// The folder's path, absolute and without links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The folder itself, open. It is opened anew each time, so that nothing keeps others from
    /// moving it.
    pub(crate) fn dir(&self) -> Result<Dir> {
        Ok(Dir::open_on(&self.root, Arc::clone(&self.disk))?)
    }

    pub(crate) fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.disk)
    }

    /// What the writer said, about a path as the KB's people know it.
    pub(crate) fn failed(&self, error: DurableError) -> StoreError {
        StoreError::inside(&self.root, error)
    }
}

#[cfg(test)]
mod tests;
