//! What Kaopu keeps beside a knowledge base, in `.kaopu/`: documents that are no part of it, and may
//! be deleted.

use std::path::Path;

use kaopu_durable::Dir;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{ApiError, ApiResult};

/// The folder's name.
pub(crate) const BESIDE: &str = ".kaopu";

/// A document; `None` if it is not there, has more than so many bytes, or is not what it should be.
pub(crate) fn read_beside<T: DeserializeOwned>(kb: &Path, name: &str, most: u64) -> Option<T> {
    let beside = Dir::open(kb).ok()?.folder(BESIDE).ok()??;
    let bytes = beside.read(name, most).ok()??;
    serde_json::from_slice(&bytes).ok()
}

/// Writes a document, in place of the one before.
///
/// # Errors
/// It can't be written.
pub(crate) fn write_beside(kb: &Path, name: &str, value: &impl Serialize) -> ApiResult<()> {
    let bytes = serde_json::to_vec(value)
        .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))?;
    Dir::open(kb)?.make_folder(BESIDE)?.replace(name, &bytes)?;
    Ok(())
}
