//! What an edit changes.

use std::collections::BTreeMap;

use crate::KbFiles;

/// The files that an edit changes, by path, with their whole new content; `None`: the file goes
/// away.
pub type ChangedFiles = BTreeMap<String, Option<Vec<u8>>>;

/// The files as they are with these changes.
pub(super) fn overlay(files: &mut KbFiles, changed: &ChangedFiles) {
    for (path, content) in changed {
        match content {
            Some(bytes) => drop(files.insert(path.clone(), bytes.clone())),
            None => drop(files.remove(path)),
        }
    }
}
