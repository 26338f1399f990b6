//! A bundle that was just signed.

use jiff::Timestamp;

use crate::missing::Missing;
use crate::trust::Anchor;
use crate::verify::read;
use crate::{Release, WriteError};

/// A bundle that was signed here and verified. [`write()`](crate::write()) and [`Candidate::sign`] are the only ways
/// to one.
///
/// [`Candidate::sign`]: crate::Candidate::sign
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBundle {
    bytes: Vec<u8>,
    digest: String,
    release: Release,
    missing: Missing,
}

impl SignedBundle {
    /// Looks at what was just signed, as everyone will who verifies it.
    pub(crate) fn of(bytes: Vec<u8>, anchor: &Anchor, at: Timestamp) -> Result<Self, WriteError> {
        let read = read(&bytes, anchor, at, |_| Ok(())).map_err(WriteError::Refused)?;
        let (bundle, missing) = read;
        let (digest, release) = (bundle.digest().to_owned(), bundle.release().clone());
        Ok(Self { bytes, digest, release, missing })
    }

    /// The whole file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The whole file, given away.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The SHA-256 of the whole file as 64 hex digits, to pin or log this very bundle.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What it says of itself, as verified.
    #[must_use]
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// How many have yet to sign before a bot may answer from it.
    #[must_use]
    pub fn missing(&self) -> Missing {
        self.missing
    }
}
