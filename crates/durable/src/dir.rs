//! A folder that is open, and what is done inside it: one name at a time, no link followed.

use std::io::{self, Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cap_fs_ext::{DirExt as _, FollowSymlinks, OpenOptionsFollowExt as _, OpenOptionsSyncExt as _};
use cap_std::ambient_authority;
use cap_std::fs::{Metadata, OpenOptions};

use crate::disk::{Disk, Handle, RealDisk};
use crate::error::{DurableError, Result};
use crate::owner;

/// A folder that is open. All methods take one name in it, never a path, and follow no link.
#[derive(Debug)]
pub struct Dir {
    pub(crate) handle: Handle,
    path: PathBuf,
    pub(crate) disk: Arc<dyn Disk>,
}

impl Dir {
    /// Opens a folder by a path that a person gave: links on the way are theirs, and followed.
    ///
    /// # Errors
    /// [`DurableError::NotAFolder`], [`DurableError::Reading`].
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_on(path, Arc::new(RealDisk))
    }

    /// The same on another disk.
    ///
    /// # Errors
    /// As [`Dir::open`].
    pub fn open_on(path: &Path, disk: Arc<dyn Disk>) -> Result<Self> {
        match Handle::open_ambient_dir(path, ambient_authority()) {
            Ok(handle) => Ok(Self { handle, path: path.to_owned(), disk }),
            Err(e)
                if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
            {
                Err(DurableError::NotAFolder { path: path.to_owned() })
            }
            Err(e) => Err(DurableError::reading(path, e)),
        }
    }

    /// The path by which it was opened.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a name in it, to be shown, or for those who open files by path only.
    #[must_use]
    pub fn path_of(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Whether the folder belongs to the user as whom this process runs.
    ///
    /// # Errors
    /// [`DurableError::Reading`].
    pub fn is_ours(&self) -> Result<bool> {
        let found = self.handle.dir_metadata();
        Ok(owner::is_ours(&found.map_err(|e| DurableError::reading(&self.path, e))?))
    }

    /// Whether the folder is ours and nobody else may write in it. As with [`Dir::is_ours`], Windows
    /// has no such short answer.
    ///
    /// # Errors
    /// [`DurableError::Reading`].
    pub fn is_private(&self) -> Result<bool> {
        let found = self.handle.dir_metadata();
        let found = found.map_err(|e| DurableError::reading(&self.path, e))?;
        Ok(owner::is_ours(&found) && !owner::others_may_write(&found))
    }

    /// What stands under a name, a link itself and not what it leads to.
    pub(crate) fn look(&self, name: &str) -> Result<Option<Metadata>> {
        match self.handle.symlink_metadata(name) {
            Ok(found) => Ok(Some(found)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(DurableError::reading(self.path_of(name), e)),
        }
    }

    /// The regular file under a name; a link or anything else is refused.
    pub(crate) fn look_for_file(&self, name: &str) -> Result<Option<Metadata>> {
        let found = self.look(name)?;
        match &found {
            Some(found) if found.is_symlink() => {
                Err(DurableError::Link { path: self.path_of(name) })
            }
            Some(found) if !found.is_file() => {
                Err(DurableError::NotAFile { path: self.path_of(name) })
            }
            _ => Ok(()),
        }?;
        Ok(found)
    }

    /// Says whether there is a regular file of that name, and refuses anything else under it.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFile`], [`DurableError::Reading`].
    pub fn expect_file(&self, name: &str) -> Result<bool> {
        Ok(self.look_for_file(name)?.is_some())
    }

    /// Whether there is anything of that name, be it a link to nowhere.
    ///
    /// # Errors
    /// [`DurableError::Reading`].
    pub fn holds(&self, name: &str) -> Result<bool> {
        Ok(self.look(name)?.is_some())
    }

    /// Opens a folder in it; `None` if there is nothing of that name.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFolder`], [`DurableError::Reading`].
    pub fn folder(&self, name: &str) -> Result<Option<Self>> {
        let path = self.path_of(name);
        match self.look(name)? {
            None => return Ok(None),
            Some(found) if found.is_symlink() => return Err(DurableError::Link { path }),
            Some(found) if !found.is_dir() => return Err(DurableError::NotAFolder { path }),
            Some(_) => {}
        }
        match self.handle.open_dir_nofollow(name) {
            Ok(handle) => Ok(Some(Self { handle, path, disk: Arc::clone(&self.disk) })),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(DurableError::reading(path, e)),
        }
    }

    /// Opens a folder in it, which is created if need be.
    ///
    /// # Errors
    /// As [`Dir::folder`]; [`DurableError::Writing`].
    pub fn make_folder(&self, name: &str) -> Result<Self> {
        if let Some(found) = self.folder(name)? {
            return Ok(found);
        }
        let path = self.path_of(name);
        match self.disk.create_dir(&self.handle, name) {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => {
                return Err(DurableError::writing(path, e));
            }
            _ => self.disk.sync_dir(&self.handle).map_err(|e| DurableError::writing(&path, e))?,
        }
        self.folder(name)?.ok_or(DurableError::NotAFolder { path })
    }

    /// The names in it, in order. Names that are not Unicode are left out: none of ours is one.
    ///
    /// # Errors
    /// [`DurableError::Reading`].
    pub fn names(&self) -> Result<Vec<String>> {
        let failed = |e| DurableError::reading(&self.path, e);
        let mut names = Vec::new();
        for entry in self.handle.entries().map_err(failed)? {
            names.extend(entry.map_err(failed)?.file_name().into_string().ok());
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Reads a regular file whole; `None` if there is nothing of that name.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFile`], [`DurableError::TooLarge`],
    /// [`DurableError::Reading`].
    pub fn read(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>> {
        let failed = |e| DurableError::reading(self.path_of(name), e);
        let Some(file) = self.open_to_read(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > limit {
            return Err(DurableError::TooLarge { path: self.path_of(name), limit });
        }
        Ok(Some(bytes))
    }

    /// Opens a regular file for reading; `None` if there is nothing of that name.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFile`], [`DurableError::Reading`].
    pub fn open_to_read(&self, name: &str) -> Result<Option<std::fs::File>> {
        if self.look_for_file(name)?.is_none() {
            return Ok(None);
        }
        let failed = |e| DurableError::reading(self.path_of(name), e);
        let mut options = OpenOptions::new();
        // Should a pipe have been swapped in since, it keeps nobody waiting.
        options.read(true).follow(FollowSymlinks::No).nonblock(true);
        let file = self.handle.open_with(name, &options).map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            return Err(DurableError::NotAFile { path: self.path_of(name) });
        }
        Ok(Some(file.into_std()))
    }

    /// The last `length` bytes of a regular file, or fewer if it has fewer; `None` if there is
    /// nothing of that name.
    ///
    /// # Errors
    /// As [`Dir::read`], of which `limit` is the same.
    pub fn read_end(&self, name: &str, length: u64, limit: u64) -> Result<Option<Vec<u8>>> {
        let failed = |e| DurableError::reading(self.path_of(name), e);
        let Some(mut file) = self.open_to_read(name)? else { return Ok(None) };
        let size = file.metadata().map_err(failed)?.len();
        if size > limit {
            return Err(DurableError::TooLarge { path: self.path_of(name), limit });
        }
        file.seek(io::SeekFrom::Start(size.saturating_sub(length))).map_err(failed)?;
        let mut bytes = Vec::new();
        file.take(length).read_to_end(&mut bytes).map_err(failed)?;
        Ok(Some(bytes))
    }

    /// Says whether there is a file of that name which may be written in place, by us or by
    /// whoever opens it by its path: a regular file of ours with this one name.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFile`], [`DurableError::SecondName`],
    /// [`DurableError::NotOurs`], [`DurableError::Reading`].
    pub fn may_write_in_place(&self, name: &str) -> Result<bool> {
        let Some(found) = self.look_for_file(name)? else { return Ok(false) };
        self.check_in_place(name, &found)?;
        Ok(true)
    }

    pub(crate) fn check_in_place(&self, name: &str, found: &Metadata) -> Result<()> {
        let path = self.path_of(name);
        if !found.is_file() {
            Err(DurableError::NotAFile { path })
        } else if owner::names(found) > 1 {
            Err(DurableError::SecondName { path })
        } else if owner::is_ours(found) {
            Ok(())
        } else {
            Err(DurableError::NotOurs { path })
        }
    }

    /// Deletes a file, or a link itself, and returns once that would survive a power cut.
    ///
    /// # Errors
    /// [`DurableError::Writing`].
    pub fn remove(&self, name: &str) -> Result<()> {
        let removed = self.disk.remove(&self.handle, name);
        removed
            .and_then(|()| self.disk.sync_dir(&self.handle))
            .map_err(|e| DurableError::writing(self.path_of(name), e))
    }

    /// Moves what stands under `name`, be it a folder or a link, to the first free name of
    /// `<to>-<n>`, and returns that.
    ///
    /// # Errors
    /// [`DurableError::Writing`].
    pub fn set_aside(&self, name: &str, to: &str) -> Result<String> {
        let mut number = 1_u32;
        let free = loop {
            let free = format!("{to}-{number}");
            if !self.holds(&free)? {
                break free;
            }
            number += 1;
        };
        self.rename(name, &free)?;
        Ok(free)
    }

    /// Gives a file, a folder or a link another name, and returns once that would survive a power
    /// cut.
    ///
    /// # Errors
    /// [`DurableError::Writing`].
    pub fn rename(&self, from: &str, to: &str) -> Result<()> {
        let renamed = self.disk.rename(&self.handle, from, to);
        renamed
            .and_then(|()| self.disk.sync_dir(&self.handle))
            .map_err(|e| DurableError::writing(self.path_of(from), e))
    }
}
