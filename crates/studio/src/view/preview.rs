//! An answer as a customer would read it.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

/// An answer as a customer would read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AnswerPreview {
    /// Which conditional answer; `None` is the default answer.
    pub index: Option<u32>,
    /// When it applies.
    pub label: Localized,
    /// Its text, piece by piece.
    pub segments: Vec<PreviewSegment>,
    /// Characters a customer reads.
    pub chars: u32,
}

/// A piece of a rendered answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PreviewSegment {
    /// What is read.
    pub text: String,
    /// The placeholder it came from, as written between the braces; `None` for literal text.
    pub placeholder: Option<String>,
    /// The file of the picture that is seen in its place.
    #[serde(default)]
    pub picture: Option<String>,
}
