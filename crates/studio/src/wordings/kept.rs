//! The last check, as it is kept beside the knowledge base.

use std::path::Path;

use kaopu_durable::Dir;
use serde::{Deserialize, Serialize};

use crate::error::{ApiError, ApiResult};
use crate::view::WordingsView;

const BESIDE: &str = ".kaopu";
const FILE: &str = "wordings.json";

/// The most bytes of the file.
const MOST_BYTES: u64 = 64 << 20;

/// What is written is of this kind; another is not read.
const FORMAT: u32 = 1;

/// A check that was finished.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptWordings {
    format: u32,
    /// The program that made it, and the knowledge that it was made of.
    pub of: String,
    /// What was found.
    pub found: WordingsView,
}

impl KeptWordings {
    pub(super) fn new(of: String, found: WordingsView) -> Self {
        Self { format: FORMAT, of, found }
    }

    /// The last check beside a knowledge base; `None` if there is none that can be read.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let beside = Dir::open(folder).ok()?.folder(BESIDE).ok()??;
        let bytes = beside.read(FILE, MOST_BYTES).ok()??;
        let kept: Self = serde_json::from_slice(&bytes).ok()?;
        (kept.format == FORMAT).then_some(kept)
    }

    pub(super) fn keep(&self, folder: &Path) -> ApiResult<()> {
        let bytes = serde_json::to_vec(self)
            .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))?;
        Dir::open(folder)?.make_folder(BESIDE)?.replace(FILE, &bytes)?;
        Ok(())
    }
}
