//! Files that a person named by their path.

#![expect(clippy::disallowed_methods, reason = "the one crate that may write files")]

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use crate::dir::Dir;
use crate::error::{DurableError, Result};

/// What becomes of a link at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// It is refused.
    Refuse,
    /// It stays a link, and the file that it leads to is written: for a person's own settings,
    /// which may be kept elsewhere.
    Follow,
}

/// Writes a file so that at every moment, also after a crash, either the old or the new content is
/// there in full. The folder must exist; a new file gets the process's default mode, an existing
/// one keeps its own. A pipe, a device or a folder is refused.
///
/// # Errors
/// As [`Dir::open`] and [`Dir::replace`]; the old file is intact.
pub fn write(path: &Path, bytes: &[u8], links: Links) -> Result<()> {
    let target = match links {
        Links::Follow => fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()),
        Links::Refuse => path.to_path_buf(),
    };
    let (dir, name) = split(&target)?;
    dir.replace(&name, bytes)
}

/// The folder in which a path's last name stands, open, and that name.
///
/// # Errors
/// As [`Dir::open`]; [`DurableError::NotAFile`] for a path that ends in no name.
pub fn split(path: &Path) -> Result<(Dir, String)> {
    let name = path.file_name().and_then(OsStr::to_str).map(str::to_owned);
    // `x/.` and `x/` end in the name x for the standard library, and name a folder.
    let is_folder = path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    let Some(name) = name.filter(|_| !is_folder) else {
        return Err(DurableError::NotAFile { path: path.to_path_buf() });
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let dir = Dir::open(folder).map_err(|error| match error {
        // The person gave the file's path; it is what they look for in the message.
        DurableError::NotAFolder { .. } => DurableError::writing(
            path,
            std::io::Error::new(std::io::ErrorKind::NotFound, "there is no such folder"),
        ),
        other => other,
    })?;
    Ok((dir, name))
}

/// Opens a regular file for reading, links followed. A pipe or a device is refused at once, and
/// not even opened.
///
/// # Errors
/// [`DurableError::NotAFile`], [`DurableError::Reading`].
pub fn open_regular(path: &Path) -> Result<File> {
    open_if(path, fs::FileType::is_file)
}

/// Opens a regular file or a pipe for reading, links followed: a shell gives a command's output as
/// a pipe (`<(…)`). Devices are refused. A pipe that somebody holds open for writing is waited for;
/// one that nobody writes to is at its end at once and keeps nobody waiting.
///
/// # Errors
/// [`DurableError::NotAFile`], [`DurableError::Reading`].
pub fn open_regular_or_pipe(path: &Path) -> Result<File> {
    let file = open_if(path, is_file_or_pipe)?;
    // It was opened without waiting for a writer; from now on its words are waited for.
    #[cfg(unix)]
    rustix::fs::fcntl_setfl(&file, rustix::fs::OFlags::empty())
        .map_err(|e| DurableError::reading(path, e.into()))?;
    Ok(file)
}

#[cfg(unix)]
fn is_file_or_pipe(kind: &fs::FileType) -> bool {
    kind.is_file() || std::os::unix::fs::FileTypeExt::is_fifo(kind)
}

#[cfg(not(unix))]
fn is_file_or_pipe(kind: &fs::FileType) -> bool {
    kind.is_file()
}

fn open_if(path: &Path, is_right: impl Fn(&fs::FileType) -> bool) -> Result<File> {
    let failed = |e| DurableError::reading(path, e);
    let not_a_file = || DurableError::NotAFile { path: path.to_path_buf() };
    if !is_right(&fs::metadata(path).map_err(failed)?.file_type()) {
        return Err(not_a_file());
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // Should a pipe have been swapped in since, it keeps nobody waiting.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    let file = options.open(path).map_err(failed)?;
    if is_right(&file.metadata().map_err(failed)?.file_type()) {
        Ok(file)
    } else {
        Err(not_a_file())
    }
}

/// Creates a folder and all that are missing above it; one that is there already is fine.
///
/// # Errors
/// [`DurableError::Writing`], naming `path`.
pub fn create_dir_all(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|e| DurableError::writing(PathBuf::from(path), e))
}

/// The same, and what is created is for its owner alone, where the system knows such modes.
///
/// # Errors
/// [`DurableError::Writing`], naming `path`.
pub fn create_private_dir_all(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|e| DurableError::writing(PathBuf::from(path), e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_named() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("no/such/a.kbx");
        let error = write(&path, b"x", Links::Refuse).unwrap_err();
        assert!(error.to_string().contains("a.kbx"), "{error}");
        let slash = format!("{}/", place.path().join("a").display());
        assert!(matches!(
            write(Path::new(&slash), b"x", Links::Refuse),
            Err(DurableError::NotAFile { .. })
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused_or_stays_one() {
        let place = tempfile::tempdir().unwrap();
        let (real, link) = (place.path().join("real"), place.path().join("link"));
        write(&real, b"one", Links::Refuse).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert!(matches!(write(&link, b"two", Links::Refuse), Err(DurableError::Link { .. })));
        assert_eq!(fs::read(&real).unwrap(), b"one");
        write(&link, b"two", Links::Follow).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_refused_at_once() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        for path in [pipe.as_path(), Path::new("/dev/null"), Path::new("/dev/zero"), place.path()] {
            assert!(matches!(open_regular(path), Err(DurableError::NotAFile { .. })));
            assert!(matches!(write(path, b"x", Links::Follow), Err(DurableError::NotAFile { .. })));
        }
        assert!(!fs::symlink_metadata("/dev/null").unwrap().is_file());
    }
}
