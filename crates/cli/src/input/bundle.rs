//! Reading bundles. There is one way, and it verifies.

use std::path::Path;

use kaopu_bundle::{PublicKey, VerifiedBundle, VerifyError, read_file as read_bundle};
use kaopu_studio::verify_bundle;

use crate::failure::{Failure, Outcome};

/// Reads a bundle and verifies it.
pub(crate) fn verified(file: &Path, trusted: &[PublicKey]) -> Outcome<VerifiedBundle> {
    let bytes = read_bundle(file).map_err(|error| match error {
        VerifyError::Io(error) => Failure::unreadable(file, &error),
        error => Failure::refused(error.into()),
    })?;
    verify_bundle(&bytes, trusted).map_err(Failure::refused)
}
