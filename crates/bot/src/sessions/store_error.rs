//! When conversations can't be kept.

/// Why a conversation can't be read or kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    /// The disk does not do what it must.
    #[error("conversations can't be kept: {0}")]
    Disk(#[from] rusqlite::Error),
    /// Redis does not answer, not in time, or says no. Never what it says: that may quote keys.
    #[error("Redis: {0}")]
    Shared(String),
    /// Another replica has heard a message of the same conversation meanwhile.
    #[error("another replica was faster")]
    Overtaken,
}
