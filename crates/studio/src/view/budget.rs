//! The wrong-answer budget and what it leads to.

use serde::{Deserialize, Serialize};

/// The wrong-answer budget as it is, and what each choice of it would lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BudgetView {
    /// The budget in force, in hundredths of a percent.
    pub current: u32,
    /// Budgets to choose from, ascending; the one in force is among them.
    pub stops: Vec<BudgetStop>,
    /// Phrasings on which the shares rest.
    pub wordings: u32,
    /// Entries that they belong to.
    pub entries: u32,
}

/// A budget and what it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BudgetStop {
    /// The budget, in hundredths of a percent.
    pub budget: u32,
    /// The share of questions, in hundredths of a percent, that may begin with a wrong entry, plain
    /// answers and those that say what was understood together.
    pub begun_wrong: u32,
    /// Whether there are enough wordings to promise that it is kept.
    pub promised: bool,
    /// What comes of questions like those in the knowledge base.
    pub known: Fates,
    /// What comes of questions of the same trade that no entry answers.
    pub strangers: Fates,
}

/// What comes of questions, in ten-thousandths that add up to a whole; all 0 if there is nothing to
/// go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Fates {
    /// Answered by the right entry.
    pub right: u32,
    /// Answered by a wrong entry.
    pub wrong: u32,
    /// Answered by the right entry, saying what was understood.
    pub confirmed_right: u32,
    /// The same by a wrong entry.
    pub confirmed_wrong: u32,
    /// Asked back.
    pub asked: u32,
    /// Not known, and handed over where the rules say so.
    pub given_up: u32,
}
