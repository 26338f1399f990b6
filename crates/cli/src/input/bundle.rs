//! Reading bundles. There is one way, and it verifies.

use std::path::Path;

use kaopu_studio::{ApiError, PublicKey, VerifiedBundle, read_bundle, verify_bundle};

use crate::failure::{Failure, Outcome};

/// Reads a bundle and verifies it.
pub(crate) fn verified(file: &Path, trusted: &[PublicKey]) -> Outcome<VerifiedBundle> {
    let bytes = read_bundle(file).map_err(|error| match error.code() {
        "io" => {
            let path = file.display();
            Failure::from(ApiError::new(
                "io",
                format!("读不了发布包 {path}：{error}"),
                format!("{path}: {error}"),
            ))
        }
        _ => Failure::refused(error.into()),
    })?;
    verify_bundle(&bytes, trusted).map_err(|error| Failure::refused(error.into()))
}
