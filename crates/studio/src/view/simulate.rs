//! The simulator.

use kaopu_engine::{CaseRecord, Turn};
use serde::{Deserialize, Serialize};

/// A turn in the simulator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SimulatedTurn {
    /// What the bot does, with the unsaved draft if there is one.
    pub turn: Turn,
    /// The case record as a human would receive it if the conversation were handed over after this
    /// turn, as the draft has it. Without the transcript, which is the conversation itself.
    pub so_far: CaseRecord,
    /// What the bot did before the edit that is under way, if the customer notices a difference.
    pub before: Option<Turn>,
}
