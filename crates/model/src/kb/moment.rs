//! The points of a conversation at which the bot speaks in its own words.

use serde::{Deserialize, Serialize};

/// A point of the conversation at which the bot speaks in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// In front of an answer that is likely the right one: says what was understood.
    Confirm,
    /// Behind such an answer, before what else may have been meant.
    Alternatives,
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
    /// Nobody accepted the hand-over; the bot is back and takes the case down.
    HandoffFailed,
    /// What the human agent may open with.
    AgentOpening,
}

impl Moment {
    /// All moments.
    pub const ALL: [Self; 22] = [
        Self::Greeting,
        Self::Thanks,
        Self::Goodbye,
        Self::Clarify,
        Self::Confirm,
        Self::Alternatives,
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
        Self::HandoffFailed,
        Self::AgentOpening,
    ];

    /// The moments for which a persona should have phrases. At the others Kaopu's plain words will
    /// do, or nothing is said.
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
            Self::Confirm => "confirm",
            Self::Alternatives => "alternatives",
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
            Self::HandoffFailed => "handoff_failed",
            Self::AgentOpening => "agent_opening",
        }
    }
}

impl Moment {
    /// Whether its phrases are for calm customers unless their author says otherwise.
    #[must_use]
    pub fn is_light(self) -> bool {
        self == Self::Closer
    }
}
