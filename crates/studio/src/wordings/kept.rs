//! The last check, as it is kept beside the knowledge base.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::beside::{read_beside, write_beside};
use crate::error::ApiResult;
use crate::view::WordingsView;

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
        let kept: Self = read_beside(folder, FILE, MOST_BYTES)?;
        (kept.format == FORMAT).then_some(kept)
    }

    pub(super) fn keep(&self, folder: &Path) -> ApiResult<()> {
        write_beside(folder, FILE, self)
    }
}
