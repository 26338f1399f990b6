//! What kind of thing the bot does about a message.

use serde::{Deserialize, Serialize};

/// What kind of thing the bot does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Answers an entry.
    Answer,
    /// Answers an entry that is likely meant, and says what was understood.
    Confirm,
    /// Asks back which of up to three entries is meant.
    Clarify,
    /// Asks which product is meant.
    AskProduct,
    /// Asks which order is meant.
    AskOrder,
    /// Greets, thanks, says goodbye.
    SmallTalk,
    /// Says that it does not know.
    Unknown,
    /// Hands over to a human.
    HandOver,
    /// Says nothing, because a human has the conversation.
    Silent,
    /// Asks for what a rule wants to know before it hands over.
    AskFirst,
    /// Nobody is there: takes down the case, and a human calls back.
    Callback,
    /// Speaks because something happened at the shop, not because the customer wrote.
    Care,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 12] = [
        Self::Answer,
        Self::Confirm,
        Self::Clarify,
        Self::AskProduct,
        Self::AskOrder,
        Self::SmallTalk,
        Self::Unknown,
        Self::HandOver,
        Self::Silent,
        Self::AskFirst,
        Self::Callback,
        Self::Care,
    ];

    /// Its spelling in test dialogues and JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Confirm => "confirm",
            Self::Clarify => "clarify",
            Self::AskProduct => "ask_product",
            Self::AskOrder => "ask_order",
            Self::SmallTalk => "small_talk",
            Self::Unknown => "unknown",
            Self::HandOver => "hand_over",
            Self::Silent => "silent",
            Self::AskFirst => "ask_first",
            Self::Callback => "callback",
            Self::Care => "care",
        }
    }
}
