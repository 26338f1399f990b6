//! A picture that was taken in.

use serde::{Deserialize, Serialize};

/// A picture as a knowledge base keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// The file: a PNG, a JPEG, or a GIF that moves.
    pub bytes: Vec<u8>,
    /// What was done to it.
    pub about: TakenInAbout,
}

/// What was done to a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenInAbout {
    /// Pixels of a row.
    pub width: u32,
    /// Pixels of a column.
    pub height: u32,
    /// Whether it has fewer pixels than the file that was chosen.
    pub made_smaller: bool,
}
