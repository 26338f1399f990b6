//! What somebody should know about a file that was read.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

use crate::place::FilePlace;

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// It can't be read, and is left out.
    Unreadable,
    /// It contradicts what is there, and is left out.
    Conflict,
    /// A knowledge base has no place for it.
    NotCarried,
    /// It was read, and this is how.
    Told,
}

/// What somebody should know about a place of a file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportNote {
    /// What it is about.
    pub kind: NoteKind,
    /// Where that stands.
    pub place: FilePlace,
    /// What is to be known.
    pub reason: Localized,
}

impl ImportNote {
    pub(crate) fn new(
        kind: NoteKind,
        place: &FilePlace,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { kind, place: place.clone(), reason: Localized::new(zh, en) }
    }

    pub(crate) fn unreadable(
        place: &FilePlace,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self::new(NoteKind::Unreadable, place, zh, en)
    }

    pub(crate) fn not_carried(
        place: &FilePlace,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self::new(NoteKind::NotCarried, place, zh, en)
    }

    pub(crate) fn told(place: &FilePlace, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(NoteKind::Told, place, zh, en)
    }

    /// The reason with the place in front.
    #[must_use]
    pub fn said(&self) -> Localized {
        let (place, reason) = (self.place.said(), &self.reason);
        Localized::new(
            format!("{}：{}", place.zh, reason.zh),
            format!("{}: {}", place.en, reason.en),
        )
    }
}
