//! What is remembered of releases: in a folder, or only as long as the process lives.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kaopu_runtime::{MemoryError, ReleaseFolder, ReleaseMemory, Remembered};

/// Where releases are remembered.
#[derive(Debug)]
pub(crate) enum Memory {
    /// In a folder: an older bundle stays refused after a restart.
    Folder(ReleaseFolder, PathBuf),
    /// Nowhere.
    Volatile(Option<Box<Remembered>>, BTreeMap<String, Vec<u8>>),
}

impl Memory {
    /// In a folder, which must be there.
    pub(crate) fn in_folder(path: &Path) -> Result<Self, MemoryError> {
        Ok(Self::Folder(ReleaseFolder::open(path)?, path.to_owned()))
    }

    /// Nowhere.
    pub(crate) fn volatile() -> Self {
        Self::Volatile(None, BTreeMap::new())
    }

    /// The same memory, opened once more.
    pub(crate) fn again(&self) -> Result<Self, MemoryError> {
        match self {
            Self::Folder(_, path) => Self::in_folder(path),
            Self::Volatile(state, kept) => Ok(Self::Volatile(state.clone(), kept.clone())),
        }
    }
}

impl ReleaseMemory for Memory {
    fn load(&self) -> Result<Option<Remembered>, MemoryError> {
        match self {
            Self::Folder(folder, _) => folder.load(),
            Self::Volatile(state, _) => Ok(state.as_deref().cloned()),
        }
    }

    fn save(&mut self, remembered: &Remembered) -> Result<(), MemoryError> {
        match self {
            Self::Folder(folder, _) => folder.save(remembered),
            Self::Volatile(state, kept) => {
                let named = [&remembered.last, &remembered.before];
                let is_named = |digest: &String| {
                    named.iter().any(|kept| kept.as_ref().is_some_and(|one| one.digest == *digest))
                };
                kept.retain(|digest, _| is_named(digest));
                *state = Some(Box::new(remembered.clone()));
                Ok(())
            }
        }
    }

    fn keep(&mut self, digest: &str, bytes: &[u8]) -> Result<(), MemoryError> {
        match self {
            Self::Folder(folder, _) => folder.keep(digest, bytes),
            Self::Volatile(_, kept) => {
                kept.insert(digest.to_owned(), bytes.to_vec());
                Ok(())
            }
        }
    }

    fn kept(&self, digest: &str) -> Result<Option<Vec<u8>>, MemoryError> {
        match self {
            Self::Folder(folder, _) => folder.kept(digest),
            Self::Volatile(_, kept) => Ok(kept.get(digest).cloned()),
        }
    }
}
