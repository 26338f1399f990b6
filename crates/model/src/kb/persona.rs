//! The brand's character.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `persona.toml`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Persona {
    /// How the bot calls itself.
    pub name: String,
    /// How it addresses customers (亲, 您); empty for none.
    pub address: String,
    /// Its character.
    pub tone: Tone,
    /// What it says at which moment, with variants.
    pub phrases: BTreeMap<Moment, Vec<String>>,
    /// The line of each of these phrases in `persona.toml`.
    pub phrase_rows: BTreeMap<Moment, Vec<u32>>,
    /// Which sticker goes with which moment, in chat.
    pub stickers: BTreeMap<Moment, String>,
    /// How it sounds on the phone.
    pub voice: Voice,
}

/// The persona's character.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Warm and playful.
    #[default]
    Lively,
    /// Exact and reserved.
    Precise,
}

impl Tone {
    /// Its spelling in files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lively => "lively",
            Self::Precise => "precise",
        }
    }

    /// Reads the spelling of [`Tone::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Lively, Self::Precise].into_iter().find(|tone| tone.code() == text)
    }
}

/// A point of the conversation at which the bot speaks in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The customer says hello.
    Greeting,
    /// The customer says thanks.
    Thanks,
    /// The customer says goodbye.
    Goodbye,
    /// Before the options when asking back.
    Clarify,
    /// Asking which product is meant.
    AskProduct,
    /// Asking which order is meant.
    AskOrder,
    /// The bot does not know.
    Unknown,
    /// Handing over, when the rule has no words of its own.
    Handoff,
    /// The KB has no value for what was asked.
    Missing,
    /// A message without words.
    Empty,
    /// In front of an answer, when the customer is upset.
    Opener,
    /// Behind an answer, when all is well.
    Closer,
    /// Asking for what a rule wants to know before it hands over.
    AskFirst,
    /// Nobody is in the queue now; the case is taken down.
    Closed,
    /// Asking for a phone number to call back.
    CallbackPhone,
    /// The number is noted.
    CallbackNoted,
    /// The customer asks for a human again while nobody is there.
    CallbackAgain,
    /// The human has handed the conversation back.
    Resume,
    /// What the human agent may open with.
    AgentOpening,
}

impl Moment {
    /// All moments.
    pub const ALL: [Self; 19] = [
        Self::Greeting,
        Self::Thanks,
        Self::Goodbye,
        Self::Clarify,
        Self::AskProduct,
        Self::AskOrder,
        Self::Unknown,
        Self::Handoff,
        Self::Missing,
        Self::Empty,
        Self::Opener,
        Self::Closer,
        Self::AskFirst,
        Self::Closed,
        Self::CallbackPhone,
        Self::CallbackNoted,
        Self::CallbackAgain,
        Self::Resume,
        Self::AgentOpening,
    ];

    /// The moments for which a persona should have phrases. At the others Kaopu's plain words will do, or nothing is said.
    pub const NEEDED: [Self; 10] = [
        Self::Greeting,
        Self::Thanks,
        Self::Goodbye,
        Self::Clarify,
        Self::AskProduct,
        Self::AskOrder,
        Self::Unknown,
        Self::Handoff,
        Self::Missing,
        Self::Empty,
    ];

    /// Its key in `persona.toml`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Thanks => "thanks",
            Self::Goodbye => "goodbye",
            Self::Clarify => "clarify",
            Self::AskProduct => "ask_product",
            Self::AskOrder => "ask_order",
            Self::Unknown => "unknown",
            Self::Handoff => "handoff",
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::Opener => "opener",
            Self::Closer => "closer",
            Self::AskFirst => "ask_first",
            Self::Closed => "closed",
            Self::CallbackPhone => "callback_phone",
            Self::CallbackNoted => "callback_noted",
            Self::CallbackAgain => "callback_again",
            Self::Resume => "resume",
            Self::AgentOpening => "agent_opening",
        }
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
}

impl Default for Voice {
    fn default() -> Self {
        Self { pace: 1.0, pitch: 0 }
    }
}
