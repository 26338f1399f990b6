//! What can go wrong with bytes, paths and operations.

use std::error::Error;
use std::io;
use std::path::Path;

use kaopu_durable::DurableError;

/// Why the store could not do what it was asked to. In every case the files hold what they held
/// before, unless [`StoreError::HalfWritten`] says otherwise.
///
/// `path` is below the KB's folder (`faqs.csv`) where the file belongs to a KB, otherwise as the
/// caller gave it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is nothing at the path, or it is not a folder.
    #[error("{path} is not a folder")]
    NotAFolder {
        /// The path that was opened.
        path: String,
    },
    /// A folder, but not of a knowledge base.
    #[error("{path} has no kb.toml")]
    NoKb {
        /// The folder.
        path: String,
    },
    /// The file or folder is there, but may not or cannot be read.
    #[error("{path} cannot be read")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The file is larger than any KB file can sensibly be.
    #[error("{path} is larger than {limit} bytes")]
    TooLarge {
        /// The file.
        path: String,
        /// The most bytes that a file may have.
        limit: u64,
    },
    /// Where a file is expected there is a folder, a device, or a link that leads out of the KB's
    /// folder or into a hidden one (`.git`, `.kaopu`).
    #[error("{path} is not a regular file inside the folder")]
    NotAFile {
        /// The path.
        path: String,
    },
    /// There is a link where a file or folder of Kaopu's own belongs. It was not followed.
    #[error("{path} is a link, and Kaopu does not write through links")]
    Link {
        /// The link.
        path: String,
    },
    /// A file that is written in place has a second name (hard link), so that writing it would
    /// change a file elsewhere.
    #[error("{path} has a second name elsewhere (hard link), and is not written")]
    SecondName {
        /// The file.
        path: String,
    },
    /// A file that is written in place belongs to another user.
    #[error("{path} belongs to another user, and is not written")]
    NotOurs {
        /// The file.
        path: String,
    },
    /// The path does not belong to a KB, so it is neither read nor written.
    #[error("{path} is not a file of a knowledge base")]
    NotInKb {
        /// The path.
        path: String,
    },
    /// One operation names the same file twice.
    #[error("{path} is named twice in one operation")]
    NamedTwice {
        /// The file.
        path: String,
    },
    /// No file would differ: there is nothing to record and nothing to undo.
    #[error("the operation changes nothing")]
    NothingChanged,
    /// What is on disk is not what the caller believes it to be: somebody else wrote it. Nothing
    /// was written.
    #[error("{path} was changed outside")]
    ChangedOutside {
        /// The first file that differs.
        path: String,
    },
    /// The folder, file or medium may not be written.
    #[error("{path} cannot be written")]
    NotWritable {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Another program (a spreadsheet, most likely) keeps the file open and forbids writing it.
    /// Windows only.
    #[error("{path} is open in another program")]
    InUse {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The disk or the quota is full.
    #[error("no space left to write {path}")]
    DiskFull {
        /// The file that was being written.
        path: String,
        /// What the system, or the database, said.
        source: Box<dyn Error + Send + Sync>,
    },
    /// Any other failure of the system.
    #[error("{path}: input/output failed")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Some files of the operation were written, the next one failed, and putting the first ones
    /// back failed too. The operation stays recorded as pending and is settled when the store is
    /// next used or opened.
    #[error("only {} of the operation's files could be written", written.len())]
    HalfWritten {
        /// The files that hold their new content.
        written: Vec<String>,
        /// Why the next one failed.
        source: Box<StoreError>,
    },
    /// A copy was to be made where there already is something.
    #[error("{path} is already there")]
    Occupied {
        /// The path.
        path: String,
    },
    /// Another process has the folder open for writing.
    #[error("the folder is open in another Kaopu{}", pid.map(|p| format!(" (process {p})")).unwrap_or_default())]
    Locked {
        /// Its process id, if it could be read.
        pid: Option<u32>,
    },
    /// The number was used with other content, or for another bundle.
    #[error("number {seq} was used for another release")]
    NumberUsed {
        /// The number.
        seq: u32,
    },
    /// Which number was the last is not known, because something that knew it is damaged.
    #[error("the last release's number is not known: {}", row.map_or("the history was damaged".to_owned(), |row| format!("row {row} of releases.csv cannot be read")))]
    NumberUnknown {
        /// The row of `releases.csv` that cannot be read; `None`: the history was lost.
        row: Option<usize>,
    },
    /// The highest number that a release can have was used.
    #[error("number {} was used, and there is none above it", u32::MAX)]
    NumbersExhausted,
    /// The history lives in memory only, so it cannot promise what must outlive the process (a
    /// release number).
    #[error("the history of this folder cannot be kept on disk")]
    NotRemembered,
    /// The history database failed. The KB's files are not concerned.
    #[error("the history database failed")]
    History {
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Content in the history no longer has the digest under which it was stored, and is therefore
    /// not used.
    #[error("the history of operation {operation} is damaged")]
    HistoryDamaged {
        /// The operation.
        operation: i64,
    },
    /// The watcher's thread could not be started.
    #[error("the folder cannot be watched")]
    Watch {
        /// What the system said.
        source: io::Error,
    },
}

/// A result of this crate.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// Sorts a failure to write `path` by what its reader can do about it.
    pub(crate) fn writing(path: impl Into<String>, source: io::Error) -> Self {
        let path = path.into();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull { path, source: Box::new(source) }
            }
            _ if cfg!(windows) && matches!(source.raw_os_error(), Some(32 | 33)) => {
                Self::InUse { path, source }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable { path, source }
            }
            _ => Self::Io { path, source },
        }
    }

    /// A failure to read `path`.
    pub(crate) fn reading(path: impl Into<String>, source: io::Error) -> Self {
        Self::Unreadable { path: path.into(), source }
    }
}

impl StoreError {
    /// What the writer said about `path`, as its reader knows it.
    pub(crate) fn about(path: impl Into<String>, error: DurableError) -> Self {
        let path = path.into();
        match error {
            DurableError::Link { .. } => Self::Link { path },
            DurableError::NotAFile { .. } => Self::NotAFile { path },
            DurableError::NotAFolder { .. } => Self::NotAFolder { path },
            DurableError::SecondName { .. } => Self::SecondName { path },
            DurableError::NotOurs { .. } => Self::NotOurs { path },
            DurableError::Locked { pid, .. } => Self::Locked { pid },
            DurableError::TooLarge { limit, .. } => Self::TooLarge { path, limit },
            DurableError::Reading { source, .. } => Self::reading(path, source),
            DurableError::Writing { source, .. } => Self::writing(path, source),
            other => Self::Io { path, source: io::Error::other(other) },
        }
    }

    /// The same, with the path as it stands below the KB's folder where it is inside.
    pub(crate) fn inside(root: &Path, error: DurableError) -> Self {
        let path = error.path();
        let path = path.strip_prefix(root).map_or_else(
            |_| shown(path),
            |inside| shown(inside).replace(std::path::MAIN_SEPARATOR, "/"),
        );
        Self::about(path, error)
    }
}

impl From<DurableError> for StoreError {
    fn from(error: DurableError) -> Self {
        Self::about(shown(error.path()), error)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => {
                Self::DiskFull { path: ".kaopu/history.db".into(), source: Box::new(source) }
            }
            _ => Self::History { source },
        }
    }
}

/// A path as a person would read it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
