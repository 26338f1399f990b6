//! Temporary files that a crash left behind.

use std::fs;

use kaopu_model::DIALOGUES;

use super::{Folder, OWN_DIR};
use crate::atomic::TEMP_SUFFIX;

impl Folder {
    /// Deletes leftover temporary files. Only the process that holds the folder's lock may do this.
    /// Failures do not matter: nobody reads those files.
    pub(crate) fn sweep(&self) {
        for dir in [self.root.clone(), self.root.join(DIALOGUES), self.root.join(OWN_DIR)] {
            for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let left_over =
                    name.to_str().is_some_and(|n| n.starts_with('.') && n.ends_with(TEMP_SUFFIX));
                if left_over && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                    let _ = self.disk.remove(&entry.path());
                }
            }
        }
    }
}
