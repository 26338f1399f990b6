//! The unit in which a picture is edited.

use serde::{Deserialize, Serialize};

/// A picture as `media.csv` has it, but for its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PictureDraft {
    /// Its id.
    pub id: String,
    /// What answers call it.
    pub name: String,
    /// What stands for it where it can't be seen.
    pub alt: String,
    /// For colleagues.
    pub note: String,
}
