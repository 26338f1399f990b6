//! When conversations can't be kept.

/// The disk does not do what it must.
#[derive(Debug, thiserror::Error)]
#[error("conversations can't be kept: {0}")]
pub(crate) struct StoreError(#[from] pub(super) rusqlite::Error);
