//! Row 34 of the threat table: paths that lead to something else than a bundle.

use std::fs::{self, File};

use kaopu_bundle::read_file;

use crate::sample::bundle;

#[test]
fn a_bundle_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.kbx");
    fs::write(&path, bundle()).unwrap();
    assert_eq!(read_file(&path).unwrap(), bundle());
}

#[test]
fn row_34_a_folder_or_nothing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_file(folder.path()).unwrap_err().code(), "not-a-file");
    assert_eq!(read_file(&folder.path().join("none.kbx")).unwrap_err().code(), "io");
}

#[test]
fn row_34_a_file_that_is_too_large_is_refused_without_reading_it_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.kbx");
    File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(read_file(&path).unwrap_err().code(), "too-large");
}

#[cfg(unix)]
#[test]
fn row_34_links_pipes_and_devices_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link, pipe) = (
        folder.path().join("a.kbx"),
        folder.path().join("link.kbx"),
        folder.path().join("pipe.kbx"),
    );
    fs::write(&file, bundle()).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert_eq!(read_file(&link).unwrap_err().code(), "not-a-file");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo comes with every Unix");
    assert!(made.success());
    assert_eq!(read_file(&pipe).unwrap_err().code(), "not-a-file");
    assert_eq!(read_file(std::path::Path::new("/dev/zero")).unwrap_err().code(), "not-a-file");
}
