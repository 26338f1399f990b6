//! Temporary files that a crash left behind.

use kaopu_durable::Dir;

use super::{DIALOGUES_FOLDER, Folder, MEDIA_FOLDER, OWN_DIR};
use crate::releases::KEPT;

/// The end of a bundle's name, which temporary files have in the middle.
const BUNDLE: &str = ".kbx.";

impl Folder {
    /// Deletes leftover temporary files: of the KB, of Kaopu's own folder, and of bundles beside
    /// the KB, where the studio proposes to put them. Only the process that holds the folder's lock
    /// may do this. Failures do not matter: nobody reads those files.
    pub(crate) fn sweep(&self) {
        let Ok(root) = self.dir() else { return };
        root.sweep(|_| true);
        let inside = |dir: &Dir, name: &str| {
            let found = dir.folder(name).ok().flatten();
            found.inspect(|found| found.sweep(|_| true))
        };
        inside(&root, DIALOGUES_FOLDER);
        inside(&root, MEDIA_FOLDER);
        if let Some(kept) = inside(&root, OWN_DIR).and_then(|own| inside(&own, KEPT)) {
            inside(&kept, MEDIA_FOLDER);
            for number in kept.names().unwrap_or_default() {
                inside(&kept, &number).and_then(|release| inside(&release, DIALOGUES_FOLDER));
            }
        }
        if let Some(beside) = self.root.parent().and_then(|parent| Dir::open(parent).ok()) {
            beside.sweep(|name| name.contains(BUNDLE));
        }
    }
}
