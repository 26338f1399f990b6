//! What the system reports, sifted.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use kaopu_model::{FOLDERS, is_kb_path};
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::signal::Signal;
use crate::folder::is_copy_name;

/// The subscriptions for a KB's folder.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

/// Subscribes, or says why the system cannot report changes here.
pub(super) fn subscribe(folder: &Path, signals: Sender<Signal>) -> Result<Events, String> {
    let root = folder.canonicalize().map_err(|e| e.to_string())?;
    let below = root.clone();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Some(signal) = sift(&below, event) {
            let _ = signals.send(signal); // fails only while the watcher is being dropped
        }
    })
    .map_err(|e| e.to_string())?;
    let mut events = Events { watcher, root };
    // Single folders, not the tree: `.kaopu/` changes all the time, and a KB may stand in a
    // large folder.
    events.watcher.watch(&events.root, RecursiveMode::NonRecursive).map_err(|e| e.to_string())?;
    match events.renew() {
        Err(e) => Err(e.to_string()), // out of watches, most likely
        Ok(()) => Ok(events),
    }
}

impl Events {
    /// Subscribes again to the folders below, which may have been created or replaced.
    pub(super) fn renew(&mut self) -> notify::Result<()> {
        for folder in FOLDERS {
            let folder = self.root.join(folder.trim_end_matches('/'));
            let _ = self.watcher.unwatch(&folder);
            let watched = self.watcher.watch(&folder, RecursiveMode::NonRecursive);
            // One that is not there is no failure.
            watched.or_else(|e| if folder.is_dir() { Err(e) } else { Ok(()) })?;
        }
        Ok(())
    }

    /// As [`Events::renew`], also for the KB's folder itself, which a synchronising program may
    /// have replaced.
    pub(super) fn renew_all(&mut self) {
        let _ = self.watcher.unwatch(&self.root);
        let _ = self.watcher.watch(&self.root, RecursiveMode::NonRecursive);
        let _ = self.renew();
    }
}

/// What an event means for us. In doubt it means something: a needless look costs little.
fn sift(root: &Path, event: notify::Result<Event>) -> Option<Signal> {
    let Ok(event) = event else { return Some(Signal::Changed) };
    let only_read = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true, // we read the files ourselves: heeding this would never end
        _ => false,
    };
    if only_read {
        return None;
    }
    if event.need_rescan() || event.paths.is_empty() {
        return Some(Signal::Changed);
    }
    let mut signal = None;
    for path in &event.paths {
        let Ok(below) = path.strip_prefix(root) else { return Some(Signal::FoldersMoved) };
        let name = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if name.is_empty() || FOLDERS.iter().any(|folder| name == folder.trim_end_matches('/')) {
            return Some(Signal::FoldersMoved);
        }
        if is_kb_path(&name) || is_copy_name(&name) {
            signal = Some(Signal::Changed);
        }
    }
    signal
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, ModifyKind};

    fn sifted(kind: EventKind, path: &str) -> Option<Signal> {
        sift(Path::new("/kb"), Ok(Event::new(kind).add_path(PathBuf::from(path))))
    }

    #[test]
    fn only_kb_files_matter_and_reading_them_does_not() {
        let modified = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(sifted(modified, "/kb/faqs.csv"), Some(Signal::Changed));
        assert_eq!(sifted(modified, "/kb/dialogues/a.toml"), Some(Signal::Changed));
        assert_eq!(sifted(modified, "/kb/media/0123456789abcdef.png"), Some(Signal::Changed));
        assert_eq!(sifted(modified, "/kb/media/0123456789abcdef.png.part"), None);
        assert_eq!(sifted(modified, "/kb/faqs (1).csv"), Some(Signal::Changed));
        assert_eq!(sifted(modified, "/kb/dialogues/a (1).toml"), Some(Signal::Changed));
        assert_eq!(sifted(modified, "/kb/dialogues/.a.toml.swp"), None);
        assert_eq!(sifted(modified, "/kb/.kaopu"), None);
        assert_eq!(sifted(modified, "/kb/.kaopu/history.db-wal"), None);
        assert_eq!(sifted(modified, "/kb/~$faqs.xlsx"), None);
        assert_eq!(
            sifted(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/kb/faqs.csv"),
            None
        );
        assert_eq!(
            sifted(EventKind::Create(CreateKind::Folder), "/kb/dialogues"),
            Some(Signal::FoldersMoved)
        );
    }

    #[test]
    fn an_error_and_an_overflow_are_changes() {
        assert_eq!(
            sift(Path::new("/kb"), Err(notify::Error::generic("overflow"))),
            Some(Signal::Changed)
        );
        let overflow = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(sift(Path::new("/kb"), Ok(overflow)), Some(Signal::Changed));
    }
}
