//! The steps of which all writing is made, so that tests can make every single one of them fail.

use std::fmt;
use std::fs::{File, Permissions};
use std::io::{self, Write as _};

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt as _};
use cap_std::fs::OpenOptions;

/// A folder that is open. Names are looked up in it, wherever it may be moved meanwhile.
pub type Handle = cap_std::fs::Dir;

/// The steps of which all writing is made. `name` is one name in `dir`, never a path.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Creates an empty file, if there is nothing of that name.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` also for a link.
    fn create_new(&self, dir: &Handle, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        Ok(dir.open_with(name, &options)?.into_std())
    }
    /// Appends all bytes.
    ///
    /// # Errors
    /// What the system says.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }
    /// Gives the file the mode of the one that it is going to replace. Asks for nothing if it has
    /// it already: some file systems know one mode only, and refuse.
    ///
    /// # Errors
    /// What the system says.
    fn set_mode(&self, file: &File, mode: Permissions) -> io::Result<()> {
        if file.metadata()?.permissions() == mode { Ok(()) } else { file.set_permissions(mode) }
    }
    /// Returns once the content would survive a power cut.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }
    /// Moves a file or a folder, replacing what is there.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        dir.rename(from, dir, to)
    }
    /// Lets two names change places, in one step.
    ///
    /// # Errors
    /// What the system says; `Unsupported` or `InvalidInput` where it knows no such step.
    fn exchange(&self, dir: &Handle, one: &str, other: &str) -> io::Result<()> {
        in_one_step::exchange(dir, one, other)
    }
    /// Moves a file to a name that nothing has.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists`; `Unsupported` or `InvalidInput` where it knows no
    /// such step.
    fn rename_new(&self, dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        in_one_step::rename_new(dir, from, to)
    }
    /// Returns once the names in the folder would survive a power cut.
    ///
    /// # Errors
    /// What the system says.
    fn sync_dir(&self, dir: &Handle) -> io::Result<()> {
        // Windows cannot open a folder for this; NTFS journals names by itself.
        // The handle itself may be one that only looks names up.
        if cfg!(unix) { dir.open(".")?.sync_all() } else { Ok(()) }
    }
    /// Deletes a file, or a link itself.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, dir: &Handle, name: &str) -> io::Result<()> {
        dir.remove_file(name)
    }
    /// Creates one folder, if there is nothing of that name.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` also for a link.
    fn create_dir(&self, dir: &Handle, name: &str) -> io::Result<()> {
        dir.create_dir(name)
    }
    /// Opens a file for reading and writing, creates it if need be, and keeps what is in it.
    ///
    /// # Errors
    /// What the system says, for a link too.
    fn open_lock(&self, dir: &Handle, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).follow(FollowSymlinks::No);
        Ok(dir.open_with(name, &options)?.into_std())
    }
    /// Opens a file for writing at its end, and creates it for its owner alone if need be.
    ///
    /// # Errors
    /// What the system says, for a link too.
    fn open_to_append(&self, dir: &Handle, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.append(true).create(true).follow(FollowSymlinks::No);
        #[cfg(unix)]
        cap_std::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(dir.open_with(name, &options)?.into_std())
    }
    /// Makes `bytes` the content of a lock file that this process holds.
    ///
    /// # Errors
    /// What the system says.
    fn mark_lock(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        file.set_len(0)?;
        file.write_all(bytes)
    }
}

/// The file system as it is.
#[derive(Debug, Clone, Copy)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// Steps that not every system knows.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
mod in_one_step {
    use std::io;

    use rustix::fs::{RenameFlags, renameat_with};

    use super::Handle;

    pub(super) fn exchange(dir: &Handle, one: &str, other: &str) -> io::Result<()> {
        Ok(renameat_with(dir, one, dir, other, RenameFlags::EXCHANGE)?)
    }

    pub(super) fn rename_new(dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        Ok(renameat_with(dir, from, dir, to, RenameFlags::NOREPLACE)?)
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
mod in_one_step {
    use std::io;

    use super::Handle;

    pub(super) fn exchange(_: &Handle, _: &str, _: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn rename_new(_: &Handle, _: &str, _: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
