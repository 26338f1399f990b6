//! Why something was not written, or not opened.

use std::io;
use std::path::{Path, PathBuf};

/// Why something was not written, or not opened. Nothing has changed then, unless a variant says
/// otherwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DurableError {
    /// There is a link where a file or folder of the program's own belongs. It was not followed.
    #[error("{} is a link, and is not followed", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// There is a folder, a pipe, a device or a socket where a file belongs.
    #[error("{} is not a regular file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// There is nothing where a folder belongs, or something else.
    #[error("{} is not a folder", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// A file that is written in place has a second name (hard link), so that writing it would
    /// change a file elsewhere.
    #[error("{} has a second name elsewhere (hard link)", path.display())]
    SecondName {
        /// The file.
        path: PathBuf,
    },
    /// A file that is written in place belongs to another user.
    #[error("{} belongs to another user", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// Another process holds the lock.
    #[error("{} is locked{}", path.display(), pid.map(|p| format!(" by process {p}")).unwrap_or_default())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// The process, if it could be read.
        pid: Option<u32>,
    },
    /// The file is larger than the reader allows.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that it may have.
        limit: u64,
    },
    /// It cannot be read.
    #[error("{} cannot be read", path.display())]
    Reading {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It cannot be written.
    #[error("{} cannot be written", path.display())]
    Writing {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A result of this crate.
pub type Result<T, E = DurableError> = std::result::Result<T, E>;

impl DurableError {
    /// A failure to read.
    #[must_use]
    pub fn reading(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::Reading { path: path.into(), source }
    }

    /// A failure to write.
    #[must_use]
    pub fn writing(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::Writing { path: path.into(), source }
    }

    /// What it is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Link { path }
            | Self::NotAFile { path }
            | Self::NotAFolder { path }
            | Self::SecondName { path }
            | Self::NotOurs { path }
            | Self::Locked { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Reading { path, .. }
            | Self::Writing { path, .. } => path,
        }
    }

    /// The same once more, for whoever has to repeat it: of what the system said, the kind stays.
    #[must_use]
    pub fn again(&self) -> Self {
        let same = |source: &io::Error| match source.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => io::Error::from(source.kind()),
        };
        match self {
            Self::Link { path } => Self::Link { path: path.clone() },
            Self::NotAFile { path } => Self::NotAFile { path: path.clone() },
            Self::NotAFolder { path } => Self::NotAFolder { path: path.clone() },
            Self::SecondName { path } => Self::SecondName { path: path.clone() },
            Self::NotOurs { path } => Self::NotOurs { path: path.clone() },
            Self::Locked { path, pid } => Self::Locked { path: path.clone(), pid: *pid },
            Self::TooLarge { path, limit } => Self::TooLarge { path: path.clone(), limit: *limit },
            Self::Reading { path, source } => Self::reading(path, same(source)),
            Self::Writing { path, source } => Self::writing(path, same(source)),
        }
    }
}
