//! The brand's character: how the bot is called, what it says at which moment, how it sounds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Channel, Feeling, Moment};

/// One persona of `persona.toml`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Persona {
    /// The name under which it is chosen; `main` for the one at the top of the file.
    pub id: String,
    /// How the bot is called.
    pub name: String,
    /// How it speaks of itself; the name if empty.
    pub myself: String,
    /// The picture that is its face, by name or id; empty for none.
    pub face: String,
    /// How it addresses customers (亲, 您); empty for none.
    pub address: String,
    /// Its character.
    pub tone: PersonaStyle,
    /// How warm, formal and playful it is.
    pub dials: Dials,
    /// What it says at which moment, with variants.
    pub phrases: BTreeMap<Moment, Vec<Phrase>>,
    /// What it says at which care moment, by that moment's id.
    pub care: BTreeMap<String, Vec<Phrase>>,
    /// Which sticker goes with which moment, in chat.
    pub stickers: BTreeMap<Moment, String>,
    /// What it may do in chat.
    pub chat: ChatPolicy,
    /// How it sounds on the phone.
    pub voice: Voice,
    /// Words that this brand never says.
    pub forbidden: Vec<String>,
    /// Line in `persona.toml`.
    pub row: u32,
}

/// The id of the persona at the top of `persona.toml`.
pub const MAIN_PERSONA: &str = "main";

/// Something that a persona says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The words, with placeholders.
    pub text: String,
    /// The feelings that it is fit for; empty: all that its moment and its words allow.
    pub moods: Vec<Feeling>,
    /// The only channel on which it is said.
    pub channel: Option<Channel>,
    /// The capability of `kb.toml` that keeps what it promises.
    pub promise: Option<String>,
    /// Which of its list it is, from 0, counting those that could not be used.
    pub index: u32,
    /// Line in its file.
    pub row: u32,
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// How warm, formal and playful a persona is, each from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct Dials {
    /// From 1 care moments are said, from 3 an upset customer is comforted before the answer, from
    /// 6 a word is added behind an answer.
    pub warmth: u8,
    /// From 4 a customer whose name is known is called by it, not by the brand's word of address.
    pub formality: u8,
    /// From 4 stickers are sent, from 2 phrases with emoji are said.
    pub playfulness: u8,
}

impl Dials {
    /// What a persona has that sets none.
    #[must_use]
    pub fn of(tone: PersonaStyle) -> Self {
        match tone {
            PersonaStyle::Lively => Self { warmth: 7, formality: 4, playfulness: 8 },
            PersonaStyle::Precise => Self { warmth: 4, formality: 8, playfulness: 4 },
        }
    }
}

impl Default for Dials {
    fn default() -> Self {
        Self::of(PersonaStyle::default())
    }
}

/// What a persona may do in chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct ChatPolicy {
    /// Whether it sends stickers; only ever to calm customers.
    pub stickers: bool,
    /// Whether its phrases may have emoji; only ever for calm customers.
    pub emoji: bool,
    /// Characters of all that is said in one turn; what may be left out gives way.
    pub limit: u32,
}

impl Default for ChatPolicy {
    fn default() -> Self {
        Self { stickers: true, emoji: true, limit: 300 }
    }
}

/// The persona's character.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PersonaStyle {
    /// Warm and playful.
    #[default]
    Lively,
    /// Exact and reserved.
    Precise,
}

impl PersonaStyle {
    /// Its spelling in files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lively => "lively",
            Self::Precise => "precise",
        }
    }

    /// Reads the spelling of [`PersonaStyle::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Lively, Self::Precise].into_iter().find(|tone| tone.code() == text)
    }
}

impl Persona {
    /// How it speaks of itself.
    #[must_use]
    pub fn own_word(&self) -> &str {
        if self.myself.is_empty() { &self.name } else { &self.myself }
    }
}

/// How the persona sounds on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct Voice {
    /// Speed, 1.0 = normal; 0.5 to 2.0.
    pub pace: f32,
    /// Pitch in semitones; -12 to 12.
    pub pitch: i32,
    /// Pause between sentences in milliseconds; 0 to 3000.
    pub pause: u32,
    /// Characters of all that is said in one turn; what may be left out gives way.
    pub limit: u32,
}

impl Default for Voice {
    fn default() -> Self {
        Self { pace: 1.0, pitch: 0, pause: 300, limit: 220 }
    }
}
