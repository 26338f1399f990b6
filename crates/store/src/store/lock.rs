//! One writer per folder.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _};
use std::path::Path;

use crate::atomic::Disk;
use crate::error::{Result, StoreError};

/// What stands between two processes that would write the same folder. Released when dropped, and
/// by the system when the process dies.
#[derive(Debug)]
pub(super) enum Lock {
    /// We are the writer.
    Held(File),
    /// The file system knows no locks (some network folders); content comparison is all the
    /// protection there is.
    Unsupported,
    /// The lock file cannot be made, so the folder is only read.
    ReadOnly(io::ErrorKind),
}

impl Lock {
    /// Takes the lock at once or says who has it.
    pub(super) fn take(dir: &Path, disk: &dyn Disk) -> Result<Self> {
        let path = dir.join("lock");
        let file = match disk.create_dir(dir).and_then(|()| disk.open_lock(&path)) {
            Ok(file) => file,
            Err(e) => return Ok(Self::ReadOnly(e.kind())),
        };
        match file.try_lock() {
            Ok(()) => {
                // Only a courtesy to whoever comes second.
                let _ = disk.mark_lock(&file, std::process::id().to_string().as_bytes());
                Ok(Self::Held(file))
            }
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked { pid: holder(file) }),
            Err(TryLockError::Error(_)) => Ok(Self::Unsupported),
        }
    }

    /// Whether this process may write, and if not why.
    pub(super) fn permit(&self) -> Result<()> {
        match self {
            Self::Held(_) | Self::Unsupported => Ok(()),
            Self::ReadOnly(kind) => Err(StoreError::NotWritable {
                path: ".kaopu/lock".into(),
                source: io::Error::from(*kind),
            }),
        }
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a child process that this program is just starting holds a
    /// copy of it for a moment, and with it the lock.
    fn drop(&mut self) {
        if let Self::Held(file) = self {
            // If it fails, the lock goes when the last copy is closed.
            let _ = file.unlock();
        }
    }
}

/// The process id in the lock file. Windows keeps a locked file from being read; then there is
/// none.
fn holder(file: File) -> Option<u32> {
    let mut text = String::new();
    file.take(16).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
