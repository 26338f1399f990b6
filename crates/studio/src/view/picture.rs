//! Pictures.

use kaopu_model::{Diagnostic, Moment};
use serde::{Deserialize, Serialize};

use super::shop::PlaceholderUse;

/// All pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PicturesView {
    /// The pictures, in file order.
    pub pictures: Vec<PictureView>,
    /// What is wrong with files that no picture names.
    pub of_files: Vec<Diagnostic>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PictureView {
    /// Its id.
    pub id: String,
    /// What answers call it.
    pub name: String,
    /// What is written between the braces.
    pub insert: String,
    /// Its file, whose name changes with its content.
    pub file: String,
    /// What stands for it where it can't be seen.
    pub alt: String,
    /// For colleagues.
    pub note: String,
    /// Bytes of its file; 0 if it is not there.
    pub bytes: u32,
    /// Pixels of a row; 0 if it can't be shown.
    pub width: u32,
    /// Pixels of a column.
    pub height: u32,
    /// Whether it moves.
    pub moves: bool,
    /// The entries whose answers show it.
    pub answers: Vec<PlaceholderUse>,
    /// The personas that send it as a sticker.
    pub stickers: Vec<PictureSticker>,
    /// The personas whose face it is, by id.
    pub faces: Vec<String>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A persona that sends a picture as a sticker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PictureSticker {
    /// The persona, by id.
    pub persona: String,
    /// When it does.
    pub moment: Moment,
}

/// Where a picture comes from that the window sends: a file that was chosen, or one that was pasted
/// or dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PictureSource {
    /// What it is called: the name that the choice of a file gave, or that of what was pasted.
    pub name: String,
    /// What was pasted, as Base64 in pieces; empty for a file that was chosen.
    pub parts: Vec<String>,
}

/// A picture that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AddedPicture {
    /// Its id.
    pub id: String,
    /// What answers call it.
    pub name: String,
    /// What is written between the braces.
    pub insert: String,
    /// Whether it has fewer pixels than what was chosen.
    pub made_smaller: bool,
}
