//! Reading bundles. There is one way, and it verifies.

use std::path::Path;

use jiff::Timestamp;
use kaopu_bundle::{Anchor, VerifiedBundle, VerifyError, read_file as read_bundle};
use kaopu_studio::{Clock as _, SystemClock, verify_bundle};

use crate::failure::{Failure, Outcome};

/// Reads a bundle and verifies it.
pub(crate) fn verified(file: &Path, trusted: &Anchor) -> Outcome<VerifiedBundle> {
    verified_at(file, trusted, SystemClock.instant())
}

/// The same as of another time.
pub(crate) fn verified_at(file: &Path, trusted: &Anchor, at: Timestamp) -> Outcome<VerifiedBundle> {
    verify_bundle(&bundle_bytes(file)?, trusted, at).map_err(Failure::refused)
}

/// The bytes of a bundle, of which nothing is verified.
pub(crate) fn bundle_bytes(file: &Path) -> Outcome<Vec<u8>> {
    read_bundle(file).map_err(|error| match error {
        VerifyError::Io(error) => Failure::unreadable(file, &error),
        error => Failure::refused(error.into()),
    })
}
