//! Personas and care moments as they are edited and looked at.

use kaopu_engine::Turn;
use kaopu_model::{CareMomentDraft, Localized, PersonaDraft};
use serde::{Deserialize, Serialize};

use super::{DialogueRow, FieldDiagnostic};

/// All personas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonasView {
    /// The id of the one that speaks.
    pub speaking: String,
    /// All, in file order.
    pub personas: Vec<PersonaRow>,
    /// What the shop's systems can do, and so what may be promised.
    pub capabilities: Vec<Capability>,
}

/// A persona.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonaRow {
    /// What it is called on the screen: its name and its character.
    pub title: Localized,
    /// As it stands in the files.
    pub draft: PersonaDraft,
    /// What is wrong with it.
    pub diagnostics: Vec<FieldDiagnostic>,
}

/// Something that keeps a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Capability {
    /// Its key in `kb.toml`.
    pub id: String,
    /// What it does.
    pub description: String,
}

/// A conversation as one persona would lead it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonaConversation {
    /// The persona's id.
    pub persona: String,
    /// A turn for each message.
    pub turns: Vec<Turn>,
}

/// All care moments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CareView {
    /// All, in file order.
    pub moments: Vec<CareMomentRow>,
    /// What the shop's systems can do, and so what may be promised.
    pub capabilities: Vec<Capability>,
}

/// A care moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CareMomentRow {
    /// As it stands in the files.
    pub draft: CareMomentDraft,
    /// What each persona says at it to a calm customer, with made-up values.
    pub said: Vec<CareSaid>,
    /// The dialogues that expect it.
    pub dialogues: Vec<DialogueRow>,
    /// What is wrong with it.
    pub diagnostics: Vec<FieldDiagnostic>,
}

/// What a persona says at a care moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CareSaid {
    /// The persona's id.
    pub persona: String,
    /// The phrases, rendered.
    pub phrases: Vec<String>,
}
