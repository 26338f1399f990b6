//! What must outlive a restart, so that an older bundle is never served again.

use jiff::Timestamp;
use kaopu_bundle::{TrustChain, VerifyError};
use kaopu_durable::DurableError;
use serde::{Deserialize, Serialize};

use super::rolled_back::RolledBack;

/// What is known of the releases that were in service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remembered {
    /// Whose knowledge base it is.
    pub tenant: Option<String>,
    /// The highest epoch.
    pub epoch: u32,
    /// The highest number in that epoch.
    pub seq: u32,
    /// The SHA-256 of the bundle with these numbers.
    pub digest: Option<String>,
    /// The latest `issued_at` of all releases that were accepted.
    pub latest: Option<Timestamp>,
    /// The last roots, as a root file.
    pub roots: Option<Vec<u8>>,
    /// What answers.
    pub last: Option<Kept>,
    /// What answered before.
    pub before: Option<Kept>,
    /// That what answers came back under a permit; until a newer release comes. A state without it
    /// is written as ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolled_back: Option<RolledBack>,
}

/// A bundle that is kept, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Its SHA-256.
    pub digest: String,
    /// When it was accepted; it is verified again as of then.
    pub accepted_at: Timestamp,
}

impl Remembered {
    pub(super) fn roots(&self) -> Result<Option<TrustChain>, VerifyError> {
        self.roots.as_deref().map(TrustChain::from_file).transpose()
    }
}

/// Where it is kept. An implementation must have written what it is given, whole and for good,
/// before it returns.
pub trait ReleaseMemory {
    /// What was saved last; nothing if nothing ever was.
    ///
    /// # Errors
    /// It is there and can't be read.
    fn load(&self) -> Result<Option<Remembered>, MemoryError>;

    /// Replaces what is remembered. Bundles that it does not name are forgotten.
    ///
    /// # Errors
    /// It can't be written; then the old state stays.
    fn save(&mut self, remembered: &Remembered) -> Result<(), MemoryError>;

    /// Keeps the bytes of a bundle.
    ///
    /// # Errors
    /// They can't be written.
    fn keep(&mut self, digest: &str, bytes: &[u8]) -> Result<(), MemoryError>;

    /// The bytes of a bundle that was kept.
    ///
    /// # Errors
    /// The system can't read. A bundle that is gone is none.
    fn kept(&self, digest: &str) -> Result<Option<Vec<u8>>, MemoryError>;
}

/// The memory can't be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MemoryError {
    /// The system says why.
    #[error(transparent)]
    Io(#[from] DurableError),
    /// Both copies are damaged. To go on as if nothing was remembered would let an old bundle in.
    #[error("what is remembered of former releases is damaged: {path}")]
    Damaged {
        /// The file.
        path: String,
    },
}
