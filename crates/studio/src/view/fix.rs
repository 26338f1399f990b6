//! Mending what was understood wrongly: what could be done, and what else it would alter.

use kaopu_engine::{Action, Score};
use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

/// A change to the phrasings, done as one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fix {
    /// Teaches an entry a phrasing.
    Add {
        /// The entry.
        entry: FaqId,
        /// The phrasing.
        phrasing: String,
    },
    /// Gives a phrasing to the entry that it belongs to.
    Move {
        /// The entry that has it.
        from: FaqId,
        /// The entry that gets it.
        to: FaqId,
        /// The phrasing as it stands in the file.
        phrasing: String,
    },
    /// Takes a phrasing away.
    Remove {
        /// The entry that has it.
        entry: FaqId,
        /// The phrasing as it stands in the file.
        phrasing: String,
    },
}

/// A fix that could be made, and what would come of the message it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProposedFix {
    /// The fix.
    pub fix: Fix,
    /// What the bot would do about the message.
    pub then: Outcome,
    /// Whether that is an answer by the right entry.
    pub settles: bool,
}

/// What the bot does about a message, as far as understanding goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Outcome {
    /// What kind of thing it does.
    pub action: Action,
    /// The entry that it is about; `None` if there is none, or several in question.
    pub entry: Option<FaqId>,
    /// The standard questions that it is about: of the entry, or those offered.
    pub questions: Vec<String>,
    /// How sure it is of the first.
    pub score: Score,
}

/// What a fix would do, beyond the message it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Foresight {
    /// What the bot would do about the message; `None` if there is no message.
    pub then: Option<Outcome>,
    /// Whether that is an answer by the entry that the fix is in favour of.
    pub settles: bool,
    /// Everything that would be answered differently, what gets worse first.
    pub altered: Vec<Alteration>,
    /// Phrasings that were compared.
    pub phrasings: u32,
    /// Test dialogues that were compared.
    pub dialogues: u32,
    /// Messages of conversations in the simulator that were compared.
    pub messages: u32,
    /// Whether it was stopped before its end, so that there may be more.
    pub cancelled: bool,
}

/// Something that would be answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Alteration {
    /// What it is.
    pub place: AlteredPlace,
    /// The words.
    pub text: String,
    /// What came of it.
    pub before: Outcome,
    /// What would come of it.
    pub after: Outcome,
    /// Whether that is good.
    pub verdict: AlterationVerdict,
}

/// What kind of thing would be answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AlteredPlace {
    /// A wording of an entry, asked as if it did not stand there.
    Phrasing {
        /// The entry it belongs to.
        entry: FaqId,
        /// That entry's standard question.
        question: String,
    },
    /// A message of a test dialogue.
    Dialogue {
        /// The dialogue's file.
        file: String,
        /// Its title.
        title: String,
    },
    /// A message that was tried in the simulator.
    Message,
}

/// Whether an alteration is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum AlterationVerdict {
    /// It was right and would no longer be.
    Worse,
    /// Nobody has said what would be right.
    Open,
    /// It was wrong and would be right.
    Better,
}
