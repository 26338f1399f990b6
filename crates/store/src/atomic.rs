//! The only module of the workspace that writes to the file system.
//!
//! A file is replaced, never changed in place: a temporary file beside it is written and synced,
//! takes over the old file's mode, is renamed over it, and the folder is synced. Whoever looks, at
//! any moment and after any crash, finds the old bytes or the new ones.
//!
//! Each step goes through [`Disk`], so that tests can make every single one of them fail.

#![expect(clippy::disallowed_methods, reason = "the one module that may write files")]

use std::fmt;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Result, StoreError, shown};

/// How the names of temporary files end; they begin with a dot, so none of them is ever a file of a
/// KB.
pub(crate) const TEMP_SUFFIX: &str = ".kaopu-tmp";

/// The steps of which all writing is made.
pub(crate) trait Disk: fmt::Debug + Send + Sync {
    /// Creates an empty file with an unused name in `dir`.
    fn create_temp(&self, dir: &Path, stem: &str) -> io::Result<(File, PathBuf)> {
        let mut builder = tempfile::Builder::new();
        let prefix = format!(".{stem}.");
        builder.prefix(&prefix).suffix(TEMP_SUFFIX);
        #[cfg(unix)]
        builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666)); // less the umask
        builder.tempfile_in(dir)?.keep().map_err(|e| e.error)
    }
    /// Appends all bytes.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }
    /// Gives the file the mode of the one that it is going to replace. Asks for nothing if it has
    /// it already: some file systems know one mode only, and refuse.
    fn set_mode(&self, file: &File, mode: Permissions) -> io::Result<()> {
        if file.metadata()?.permissions() == mode { Ok(()) } else { file.set_permissions(mode) }
    }
    /// Returns once the content would survive a power cut.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }
    /// Moves a file, replacing what is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
    /// Returns once the names in the folder would survive a power cut.
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        // Windows cannot open a folder for this; NTFS journals names by itself.
        if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
    }
    /// Deletes a file.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
    /// Creates one folder; one that is there already is fine.
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        match fs::create_dir(path) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            other => other,
        }
    }
    /// Opens a file for reading and writing, creates it if need be, and keeps what is in it.
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
    }
    /// Makes `bytes` the content of a lock file that this process holds.
    fn mark_lock(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        file.set_len(0)?;
        file.write_all(bytes)
    }
}

/// The file system as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RealDisk;

impl Disk for RealDisk {}

/// Replaces or creates the file `target` as the module says. `still_fine` is asked at the last
/// moment before the new file takes the old one's place. On any error before that moment the old
/// file is untouched and no temporary file is left.
pub(crate) fn replace(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    still_fine: &mut dyn FnMut() -> Result<()>,
) -> Result<()> {
    let failed = |e| StoreError::writing(shown(target), e);
    let dir = folder_of(target);
    let stem = target
        .file_name()
        .map(|n| n.to_string_lossy().chars().take(40).collect::<String>())
        .unwrap_or_default();
    let mode = mode_of(target).map_err(failed)?;
    let (mut file, temp) = disk.create_temp(dir, &stem).map_err(failed)?;
    let filled = disk
        .write(&mut file, bytes)
        .and_then(|()| mode.map_or(Ok(()), |mode| disk.set_mode(&file, mode)))
        .and_then(|()| disk.sync(&file));
    drop(file); // Windows does not rename a file that is open
    let moved = filled
        .map_err(failed)
        .and_then(|()| still_fine())
        .and_then(|()| disk.rename(&temp, target).map_err(failed));
    if moved.is_err() {
        // Whatever is left of it is ignored by everyone and swept away at the next open.
        let _ = disk.remove(&temp);
    }
    moved.and_then(|()| disk.sync_dir(dir).map_err(failed))
}

/// The mode that the file at `target` has, if there is one. A file marked read-only is refused
/// here, since a rename would replace it all the same.
fn mode_of(target: &Path) -> io::Result<Option<Permissions>> {
    match fs::metadata(target) {
        Ok(found) if found.permissions().readonly() => {
            Err(io::Error::from(io::ErrorKind::PermissionDenied))
        }
        Ok(found) => Ok(Some(found.permissions())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

/// The folder in which a path's name stands.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if dir.as_os_str().is_empty() => Path::new("."),
        Some(dir) => dir,
        None => path,
    }
}

/// Writes a file so that at every moment, also after a crash, either the old or the new content is
/// there in full. The folder must exist; a link is followed; a new file gets the process's default
/// mode, an existing one keeps its own.
///
/// # Errors
/// [`StoreError::NotWritable`] (also for a file marked read-only), [`StoreError::DiskFull`],
/// [`StoreError::InUse`], [`StoreError::Io`], each naming `path`; the old file is intact.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let dir = tempfile::tempdir()?;
/// let path = dir.path().join("release.kbx");
/// kaopu_store::write_atomically(&path, b"bytes")?;
/// assert_eq!(std::fs::read(&path)?, b"bytes");
/// # Ok(()) }
/// ```
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    replace(&RealDisk, &target, bytes, &mut || Ok(()))
}

/// Creates a folder and all that are missing above it; one that is there already is fine.
///
/// # Errors
/// [`StoreError::NotWritable`], [`StoreError::DiskFull`] or [`StoreError::Io`], naming `path`.
pub fn create_dir(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|e| StoreError::writing(shown(path), e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_keeps_the_mode_and_leaves_no_temporary_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.kbx");
        write_atomically(&path, b"one").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
            write_atomically(&path, b"two").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
        write_atomically(&path, b"three").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_marked_read_only_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.kbx");
        write_atomically(&path, b"one").unwrap();
        let mut mode = fs::metadata(&path).unwrap().permissions();
        mode.set_readonly(true);
        fs::set_permissions(&path, mode).unwrap();
        assert!(matches!(write_atomically(&path, b"two"), Err(StoreError::NotWritable { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("no/such/a.kbx");
        let error = write_atomically(&path, b"x").unwrap_err();
        assert!(error.to_string().contains("a.kbx"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let (real, link) = (dir.path().join("real"), dir.path().join("link"));
        write_atomically(&real, b"one").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_atomically(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"two");
    }
}
