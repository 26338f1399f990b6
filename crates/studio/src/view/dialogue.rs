//! Test dialogues.

use kaopu_engine::PlayedDialogue;
use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

/// A test dialogue in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DialogueRow {
    /// File name below `dialogues/`.
    pub file: String,
    /// Title.
    pub title: String,
    /// Number of messages.
    pub turns: u32,
    /// The first message.
    pub first: String,
    /// How its last run went.
    pub outcome: DialogueOutcome,
    /// The entries it expects.
    pub entries: Vec<String>,
}

/// How a dialogue went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DialogueOutcome {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed,
    /// Not run since the KB last changed.
    Unknown,
}

/// A run of all dialogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RunReport {
    /// Dialogues that went as expected.
    pub passed: u32,
    /// Dialogues that were run.
    pub total: u32,
    /// Whether the run was stopped before its end.
    pub cancelled: bool,
    /// Each dialogue as it went.
    pub reports: Vec<PlayedDialogue>,
}

/// A reason for which dialogues go otherwise than expected, with every expectation that is not met
/// because of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Deviation {
    /// The reason.
    pub cause: DeviationCause,
    /// What is not met because of it.
    pub expectations: Vec<DeviatingExpectation>,
}

/// Why dialogues go otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeviationCause {
    /// A fact has another value.
    Fact {
        /// The fact.
        name: String,
        /// What the dialogues expect.
        was: String,
        /// What it is.
        is: String,
    },
    /// An entry's answer has other words.
    Words {
        /// Its standard question; empty if no entry is answered.
        question: String,
    },
    /// Another entry is answered.
    Entry {
        /// The standard questions that are expected.
        was: String,
        /// Those that are answered; empty if none is.
        is: String,
    },
    /// Something else is done.
    Action {
        /// The code of the action that is expected.
        was: String,
        /// The code of the one that came.
        is: String,
    },
    /// Something else about handing over, caring or asking back.
    Field {
        /// The expectation's key.
        field: String,
        /// What is expected.
        was: String,
        /// What came.
        is: String,
    },
}

/// An expectation that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DeviatingExpectation {
    /// Which one.
    pub at: ExpectationRef,
    /// The dialogue's title.
    pub title: String,
    /// What the customer says there.
    pub customer: String,
    /// What is not met, as a sentence.
    pub failure: Localized,
    /// What the bot says now.
    pub said: String,
    /// What is expected in its place once that is accepted; `None`: it is no longer expected.
    pub becomes: Option<String>,
}

/// An expectation of a test dialogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExpectationRef {
    /// The dialogue's file.
    pub file: String,
    /// The message, counted from 0.
    pub turn: u32,
    /// The expectation's key: `contains`, `entry`, `record.order`, ...
    pub field: String,
    /// Of a list the item as it is written; else empty.
    pub text: String,
}
