//! A file, or a folder of files, looked at from time to time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use kaopu_bundle::{VerifyError, read_file};

use super::{Offer, SourceError};

/// The most bundles that are looked at in a folder: the last by name, which count up.
const MOST_FILES: usize = 50;

/// The root of a knowledge base, which may lie beside its bundles.
const ROOT: &str = "root.kbx";

/// What a file looked like when it was read. Contents are compared later, by digest; this only
/// spares reading.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

/// A path that is looked at from time to time. Polling works on every disk, network folders and
/// mounted secrets included.
#[derive(Debug, Clone)]
pub(crate) struct FileSource {
    path: PathBuf,
    seen: BTreeMap<PathBuf, Stamp>,
}

impl FileSource {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, seen: BTreeMap::new() }
    }

    /// The files that have changed since the last look.
    pub(crate) fn look(&mut self, anew: bool) -> Result<Vec<Offer>, SourceError> {
        let mut offers = Vec::new();
        let mut seen = BTreeMap::new();
        for path in files(&self.path)? {
            let stamp = stamp(&path);
            if !anew && stamp.is_some() && self.seen.get(&path) == stamp.as_ref() {
                seen.extend(stamp.map(|stamp| (path, stamp)));
                continue;
            }
            let bytes = read_file(&path).map_err(|error| unreadable(&error))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            offers.push(Offer { name, bytes });
            seen.extend(stamp.map(|stamp| (path, stamp)));
        }
        self.seen = seen;
        Ok(offers)
    }
}

/// The path itself, or the bundles in it if it is a folder, the last ones by name.
fn files(path: &Path) -> Result<Vec<PathBuf>, SourceError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let io = |error: std::io::Error| unreadable(&VerifyError::Io(error));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What is hidden is being written.
        if name.ends_with(".kbx") && name != ROOT && !name.starts_with('.') && path.is_file() {
            files.push(path);
        }
    }
    files.sort_unstable();
    Ok(files.split_off(files.len().saturating_sub(MOST_FILES)))
}

fn stamp(path: &Path) -> Option<Stamp> {
    let found = path.symlink_metadata().ok()?;
    Some(Stamp { length: found.len(), modified: found.modified().ok(), inode: inode(&found) })
}

#[cfg(unix)]
fn inode(found: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

/// The path stands in the settings, so it is not repeated to whoever reads `/status`.
fn unreadable(error: &VerifyError) -> SourceError {
    match error {
        VerifyError::Io(error) => SourceError::new(
            "source-io",
            format!("发布包读不出来：{}", error.kind()),
            format!("the bundle can't be read: {}", error.kind()),
        )
        .absent(error.kind() == std::io::ErrorKind::NotFound),
        VerifyError::TooLarge { .. } => {
            SourceError::new("source-too-large", "发布包太大", "the bundle is too large")
        }
        other => SourceError::new(
            "source-io",
            format!("这不是一个普通文件（{}）", other.code()),
            other.to_string(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &mut FileSource, anew: bool) -> Vec<String> {
        source.look(anew).unwrap().into_iter().map(|offer| offer.name).collect()
    }

    #[test]
    fn a_folder_gives_what_is_new_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| {
            let new = folder.path().join(".new");
            std::fs::write(&new, text).unwrap();
            std::fs::rename(new, folder.path().join(name)).unwrap();
        };
        let mut source = FileSource::new(folder.path().to_owned());
        assert!(names(&mut source, false).is_empty());
        for name in ["2.kbx", "1.kbx", "root.kbx", "notes.txt", ".hidden.kbx"] {
            put(name, name);
        }
        assert_eq!(names(&mut source, false), ["1.kbx", "2.kbx"]);
        assert!(names(&mut source, false).is_empty());
        put("2.kbx", "else!");
        assert_eq!(names(&mut source, false), ["2.kbx"]);
        assert_eq!(names(&mut source, true), ["1.kbx", "2.kbx"]);
        std::fs::remove_file(folder.path().join("1.kbx")).unwrap();
        assert_eq!(names(&mut source, true), ["2.kbx"]);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_links_and_nothing_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, link) = (folder.path().join("pipe"), folder.path().join("link"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        for path in [pipe, link, "/dev/zero".into(), folder.path().join("missing")] {
            let error = FileSource::new(path.clone()).look(false).err().unwrap();
            assert_eq!(error.code, "source-io", "{}", path.display());
        }
    }
}
