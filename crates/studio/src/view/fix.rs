//! Mending what was understood wrongly: what could be done, and what else it would alter.

use kaopu_engine::compare::{BehaviorChange, Outcome};
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

/// What a fix would do, beyond the message it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FixImpact {
    /// What the bot would do about the message; `None` if there is no message.
    pub then: Option<Outcome>,
    /// Whether that is an answer by the entry that the fix is in favour of.
    pub settles: bool,
    /// Everything that would be answered differently, what gets worse first.
    pub changes: Vec<BehaviorChange>,
    /// Phrasings that were compared.
    pub phrasings: u32,
    /// Test dialogues that were compared.
    pub dialogues: u32,
    /// Messages of conversations in the simulator that were compared.
    pub messages: u32,
    /// Whether it was stopped before its end, so that there may be more.
    pub cancelled: bool,
}
