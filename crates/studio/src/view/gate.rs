//! What blocks a release, row by row.

use kaopu_model::{FaqId, Localized, Place, RuleId};
use serde::{Deserialize, Serialize};

/// A check of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GateRow {
    /// Stable, for programs.
    pub id: String,
    /// What is checked.
    pub title: Localized,
    /// How it stands.
    pub state: GateState,
    /// Why it is not open; `None` if it is.
    pub reason: Option<Localized>,
    /// What exactly stands in the way; if nothing does, what is worth a look.
    pub causes: Vec<GateCause>,
    /// Whether a written reason may take the place of passing.
    pub overridable: bool,
    /// The reason for which it does not stand in the way.
    pub overridden: Option<String>,
}

/// How a check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    /// Nothing stands in the way.
    Open,
    /// Something does.
    Blocked,
    /// Nobody knows yet.
    Unknown,
    /// Something does, and a written reason passes over it.
    Overridden,
}

/// One thing that stands in the way, and where it can be put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GateCause {
    /// What it is.
    pub what: Localized,
    /// The entry that has it.
    pub entry: Option<FaqId>,
    /// The rule that has it.
    pub rule: Option<RuleId>,
    /// The test dialogue that shows it, by its file.
    pub dialogue: Option<String>,
    /// The message of the dialogue, counted from 0.
    pub turn: Option<u32>,
    /// The file that has it.
    pub place: Option<Place>,
}

/// A check that somebody passes over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GateOverride {
    /// Its id.
    pub gate: String,
    /// Why.
    pub reason: String,
}
