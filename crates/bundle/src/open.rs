//! Opens files without being led astray: no pipe can block, no link is followed where it must not
//! be, no size is believed.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::VerifyError;
use crate::limits::MAX_BUNDLE_BYTES;

/// Reads a bundle file, once, into memory. What is verified is then what is used, whatever happens
/// to the file meanwhile.
///
/// # Errors
/// `not-a-file` for a link, folder, pipe or device; `too-large` over 64 MiB; `io` for what the
/// system says.
pub fn read_file(path: &Path) -> Result<Vec<u8>, VerifyError> {
    let file = open(path, Links::Refuse)?.ok_or(VerifyError::NotAFile)?;
    read_at_most(file, MAX_BUNDLE_BYTES)?
        .ok_or_else(|| VerifyError::too_large("bundle", MAX_BUNDLE_BYTES))
}

/// Whether a symbolic link at the end of a path may be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    Refuse,
    Follow,
}

/// Opens a regular file for reading; nothing if the path leads to something else.
pub(crate) fn open(path: &Path, links: Links) -> io::Result<Option<File>> {
    // The open itself refuses links where the system can do that; this look before it is for
    // systems that cannot, and gives a pipe or a device no chance to notice us.
    let seen = if links == Links::Refuse { path.symlink_metadata()? } else { path.metadata()? };
    if !seen.is_file() {
        return Ok(None);
    }
    let file = open_hardened(path, links)?;
    Ok(file.metadata()?.is_file().then_some(file))
}

/// Opens whatever there is by now, though it looked harmless a moment ago.
#[expect(clippy::disallowed_methods, reason = "only reads, and File::open takes no flags")]
fn open_hardened(path: &Path, links: Links) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    harden(&mut options, links);
    options.open(path)
}

#[cfg(unix)]
fn harden(options: &mut OpenOptions, links: Links) {
    use std::os::unix::fs::OpenOptionsExt;
    // Without O_NONBLOCK, opening a pipe that somebody swapped in would wait for ever.
    let follow = if links == Links::Refuse { libc::O_NOFOLLOW } else { 0 };
    options.custom_flags(follow | libc::O_NONBLOCK);
}

#[cfg(windows)]
fn harden(options: &mut OpenOptions, links: Links) {
    use std::os::windows::fs::OpenOptionsExt;
    // Opens a link itself, which is then seen not to be a regular file.
    const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
    if links == Links::Refuse {
        options.custom_flags(FILE_FLAG_OPEN_REPARSE_POINT);
    }
}

#[cfg(not(any(unix, windows)))]
fn harden(_: &mut OpenOptions, _: Links) {}

/// Reads a file whole; nothing if it has more bytes than the limit, however many it claims.
pub(crate) fn read_at_most(file: File, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let limit_bytes = u64::try_from(limit).unwrap_or(u64::MAX);
    if file.metadata()?.len() > limit_bytes {
        return Ok(None);
    }
    // The file may have grown since, so the size that it claims is only a short cut.
    let mut bytes = Vec::new();
    file.take(limit_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_was_swapped_in_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        let mut source = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        io::Write::write_all(&mut source, b"x").unwrap();
        source.persist(&file).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(open_hardened(&file, Links::Refuse).is_ok());
        assert!(open_hardened(&link, Links::Follow).is_ok());
        assert!(open_hardened(&link, Links::Refuse).is_err());
    }

    #[test]
    fn a_pipe_that_was_swapped_in_does_not_block() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        // Without O_NONBLOCK this would wait for a writer that never comes.
        let opened = open_hardened(&pipe, Links::Refuse).unwrap();
        assert!(!opened.metadata().unwrap().is_file());
    }

    #[test]
    fn a_file_that_claims_to_be_empty_is_still_capped() {
        assert!(read_at_most(File::open("/dev/zero").unwrap(), 1000).unwrap().is_none());
    }
}
