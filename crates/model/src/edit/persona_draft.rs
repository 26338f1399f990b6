//! The unit in which the studio edits a persona.

use serde::{Deserialize, Serialize};

use crate::{Channel, ChatPolicy, Dials, Feeling, Moment, PersonaStyle, Voice};

/// A persona as `persona.toml` has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonaDraft {
    /// Under which it is chosen; `main` for the one at the top of the file.
    pub id: String,
    /// How the bot is called.
    pub name: String,
    /// How it speaks of itself; empty: by its name.
    pub myself: String,
    /// The picture that is its face, by name or id; empty for none.
    #[serde(default)]
    pub face: String,
    /// How it addresses customers (亲, 您); empty for none.
    pub address: String,
    /// Its character.
    pub tone: PersonaStyle,
    /// How warm, formal and playful it is.
    pub dials: Dials,
    /// What it says, moment by moment: every moment, in their natural order, also those without a
    /// phrase.
    pub moments: Vec<MomentDraft>,
    /// What it says at care moments, in the order of `care.toml`; then what belongs to no such
    /// moment.
    pub care: Vec<CarePhrases>,
    /// What it may do in chat.
    pub chat: ChatPolicy,
    /// How it sounds on the phone.
    pub voice: Voice,
    /// Words that this brand never says.
    pub forbidden: Vec<String>,
}

/// What a persona says at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MomentDraft {
    /// The moment.
    pub moment: Moment,
    /// The variants.
    pub phrases: Vec<PhraseDraft>,
    /// The name of the sticker that goes with them; empty for none.
    pub sticker: String,
}

/// What a persona says at a care moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CarePhrases {
    /// The care moment's id.
    pub id: String,
    /// The variants.
    pub phrases: Vec<PhraseDraft>,
}

/// A phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PhraseDraft {
    /// The words, with placeholders.
    pub text: String,
    /// The feelings that it is fit for; empty: all that its moment and its words allow.
    pub moods: Vec<Feeling>,
    /// The only channel on which it is said.
    pub channel: Option<Channel>,
    /// The capability that keeps what it promises; empty for none.
    pub promise: String,
}
