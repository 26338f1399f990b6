//! The unit in which the studio edits a care moment.

use serde::{Deserialize, Serialize};

use super::persona_draft::PhraseDraft;
use crate::{CareOnce, CareTrigger, FaqId};

/// A care moment as `care.toml` has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CareMomentDraft {
    /// Stable id, under which personas have their phrases.
    pub id: String,
    /// For colleagues.
    pub title: String,
    /// When it comes.
    pub on: CareTrigger,
    /// Only behind an answer to one of these entries; empty: behind any.
    pub entries: Vec<FaqId>,
    /// Only behind an answer to an entry of one of these categories; empty: any.
    pub categories: Vec<String>,
    /// Of several the highest is said.
    pub priority: u32,
    /// How often.
    pub once: CareOnce,
    /// So many messages must lie between the care phrase before and this one.
    pub cooldown: u32,
    /// Minutes since the conversation began, for `long_wait`.
    pub after_minutes: u32,
    /// From when until when, for `late_night`: `23:00-05:00`.
    pub hours: String,
    /// The capability that keeps what the phrases promise; empty for none.
    pub promise: String,
    /// What a persona says that has no phrases of its own for this moment.
    pub say: Vec<PhraseDraft>,
}
