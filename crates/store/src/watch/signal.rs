//! What passes between the watcher's threads.

/// What the watcher's thread is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// A file of the KB may have changed.
    Changed,
    /// A folder may have been created or replaced: subscribe again, then as [`Signal::Changed`].
    FoldersMoved,
    /// Somebody wants to know now.
    Rescan,
    /// The end.
    Stop,
}
