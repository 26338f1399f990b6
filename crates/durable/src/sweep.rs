//! Temporary files: how they are called, and what becomes of those that a crash left behind.

use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use cap_fs_ext::{FollowSymlinks, MetadataExt as _, OpenOptionsFollowExt as _};
use cap_std::fs::OpenOptions;

use crate::dir::Dir;
use crate::owner;

/// How the names of temporary files end; they begin with a dot, so none of them is ever a file of a
/// KB.
pub const TEMP_SUFFIX: &str = ".kaopu-tmp";

/// So many names are tried for one temporary file.
const TRIES: u32 = 1_000;

/// Makes the names of this process's temporary files differ. Others may take the same ones (in
/// another container, say): a name that is taken is passed over.
static NEXT: AtomicU64 = AtomicU64::new(0);

impl Dir {
    /// Creates an empty file with an unused name, and locks it as long as it is open, which tells
    /// a sweeper of another process that somebody still needs it.
    pub(crate) fn create_temp(&self, stem: &str) -> io::Result<(File, String)> {
        for _ in 0..TRIES {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let name = format!(".{stem}.{:x}-{number:x}{TEMP_SUFFIX}", std::process::id());
            let file = match self.disk.create_new(&self.handle, &name) {
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => continue,
                created => created?,
            };
            // Where there are no locks, nobody sweeps either.
            match file.try_lock() {
                Err(std::fs::TryLockError::WouldBlock) => continue,
                _ if is_gone(&file) => continue,
                _ => return Ok((file, name)),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Deletes temporary files that a crash left behind, among those whose names `which` picks:
    /// only regular files of ours with one name, that no living process holds. Failures do not
    /// matter: nobody reads those files.
    pub fn sweep(&self, which: impl Fn(&str) -> bool) {
        let names = self.names().unwrap_or_default();
        let left_over = |name: &&String| name.starts_with('.') && name.ends_with(TEMP_SUFFIX);
        for name in names.iter().filter(left_over).filter(|name| which(name)) {
            let _ = self.sweep_one(name);
        }
    }

    fn sweep_one(&self, name: &str) -> io::Result<()> {
        let found = self.handle.symlink_metadata(name)?;
        if !found.is_file() || !owner::is_ours(&found) || owner::names(&found) != 1 {
            return Ok(());
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).follow(FollowSymlinks::No);
        let file = self.handle.open_with(name, &options)?.into_std();
        if file.try_lock().is_err() {
            return Ok(()); // somebody is writing it
        }
        self.disk.remove(&self.handle, name)
    }
}

/// Whether a sweeper was faster than the lock.
fn is_gone(file: &File) -> bool {
    cap_std::fs::Metadata::from_file(file).is_ok_and(|found| found.nlink() == 0)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_what_is_surely_ours_is_swept() {
        let place = tempfile::tempdir().unwrap();
        let dir = Dir::open(place.path()).unwrap();
        let (_held, living) = dir.create_temp("living.kbx").unwrap();
        let (dead, left_over) = dir.create_temp("dead.kbx").unwrap();
        drop(dead);
        let mut kept = vec![living, "mine.kaopu-tmp".to_owned(), ".hidden".to_owned()];
        fs::create_dir(dir.path_of(".folder.kaopu-tmp")).unwrap();
        kept.push(".folder.kaopu-tmp".to_owned());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path_of(".hidden"), dir.path_of(".l.kaopu-tmp"))
                .unwrap();
            fs::write(dir.path_of("second"), "x").unwrap();
            fs::hard_link(dir.path_of("second"), dir.path_of(".second.kaopu-tmp")).unwrap();
            kept.extend([".l.kaopu-tmp".to_owned(), ".second.kaopu-tmp".to_owned()]);
        }
        fs::write(dir.path_of("mine.kaopu-tmp"), "x").unwrap();
        fs::write(dir.path_of(".hidden"), "x").unwrap();
        dir.sweep(|_| true);
        assert!(!dir.holds(&left_over).unwrap());
        assert!(kept.iter().all(|name| dir.holds(name).unwrap()));
    }
}
