//! One writer at a time.

use std::fs::{File, TryLockError};
use std::io::Read as _;

use crate::dir::Dir;
use crate::error::{DurableError, Result};

/// What stands between two processes that would write the same folder. Released when dropped, and
/// by the system when the process dies.
#[derive(Debug)]
pub enum Lock {
    /// We are the writer.
    Held(File),
    /// The file system knows no locks (some network folders); content comparison is all the
    /// protection there is.
    Unsupported,
}

impl Dir {
    /// Takes a lock at once or says who has it. The file stays, with our process id in it.
    ///
    /// # Errors
    /// [`DurableError::Locked`]; as [`Dir::may_write_in_place`]; [`DurableError::Writing`].
    pub fn lock(&self, name: &str) -> Result<Lock> {
        let failed = |e| DurableError::writing(self.path_of(name), e);
        self.may_write_in_place(name)?;
        let file = self.disk.open_lock(&self.handle, name).map_err(failed)?;
        let found = cap_std::fs::Metadata::from_file(&file).map_err(failed)?;
        self.check_in_place(name, &found)?; // what was opened, and not what was there before
        match file.try_lock() {
            Ok(()) => {
                // Only a courtesy to whoever comes second.
                let _ = self.disk.mark_lock(&file, std::process::id().to_string().as_bytes());
                Ok(Lock::Held(file))
            }
            Err(TryLockError::WouldBlock) => {
                Err(DurableError::Locked { path: self.path_of(name), pid: holder(file) })
            }
            Err(TryLockError::Error(_)) => Ok(Lock::Unsupported),
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_second_learns_who_is_first() {
        let place = tempfile::tempdir().unwrap();
        let dir = Dir::open(place.path()).unwrap();
        let lock = dir.lock("lock").unwrap();
        assert!(
            matches!(dir.lock("lock"), Err(DurableError::Locked { pid: Some(pid), .. }) if pid == std::process::id())
        );
        drop(lock);
        dir.lock("lock").unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_file_with_a_life_elsewhere_is_not_written() {
        let (place, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let dir = Dir::open(place.path()).unwrap();
        let theirs = elsewhere.path().join("theirs");
        fs::write(&theirs, "theirs").unwrap();
        fs::hard_link(&theirs, dir.path_of("lock")).unwrap();
        assert!(matches!(dir.lock("lock"), Err(DurableError::SecondName { .. })));
        fs::remove_file(dir.path_of("lock")).unwrap();
        std::os::unix::fs::symlink(&theirs, dir.path_of("lock")).unwrap();
        assert!(matches!(dir.lock("lock"), Err(DurableError::Link { .. })));
        assert_eq!(fs::read(&theirs).unwrap(), b"theirs");
    }
}
