//! How far it is.

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Messages are understood.
    Understanding,
    /// What is left is compared.
    Comparing,
    /// The promise is tried on parts of the log.
    Trying,
}

/// Whoever waits, and may not want to wait any longer.
pub(super) type Progress<'p> = &'p mut dyn FnMut(Stage, usize, usize) -> bool;
