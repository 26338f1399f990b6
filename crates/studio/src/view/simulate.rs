//! The simulator.

use kaopu_engine::{CaseRecord, Turn};
use serde::{Deserialize, Serialize};

use super::DraftCheck;

/// A turn in the simulator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SimulatedTurn {
    /// What the bot does, with the unsaved draft if there is one.
    pub turn: Turn,
    /// The case record as a human would receive it if the conversation were handed over after this
    /// turn, as the draft has it. Without the transcript, which is the conversation itself.
    pub so_far: CaseRecord,
    /// What the bot did before the edit that is under way, or does now if it was asked what it
    /// would do at another time; `None` if the customer notices no difference.
    pub before: Option<Turn>,
}

/// What is shown at each key: what the draft under the pen would come to, and how the open
/// conversation would go with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Trial {
    /// What is said about the draft; `None` without one.
    pub check: Option<DraftCheck>,
    /// The conversation, turn by turn.
    pub turns: Vec<SimulatedTurn>,
}
