//! An entry's check-up: would each of its wordings still find it, and what is it confused with?

use kaopu_engine::Score;
use kaopu_engine::insight::{LooOutcome, Neighbour, SpoiltWording};
use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

/// An entry's check-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Checkup {
    /// Each wording, the standard question first; empty if the entry is disabled.
    pub wordings: Vec<WordingCheck>,
    /// The entries that it is most easily confused with, the worst first.
    pub confusable: Vec<ConfusableEntry>,
    /// What has become of other entries since this one was opened.
    pub elsewhere: Elsewhere,
}

/// What has become of other entries since one was opened to be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Elsewhere {
    /// Their wordings that fare worse, the worst first; not more than can be looked through.
    pub spoilt: Vec<SpoiltWording>,
    /// How many there are.
    pub count: u32,
    /// Of all questions that have an entry those that were answered outright, in ten-thousandths.
    pub answered_before: u32,
    /// The same now.
    pub answered_now: u32,
}

/// One wording, asked as if it did not stand in the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WordingCheck {
    /// Which of the draft's phrasings; `None` is the standard question.
    pub index: Option<u32>,
    /// The wording.
    pub text: String,
    /// What would come of it.
    pub standing: LooOutcome,
    /// How sure the bot would be of the entry.
    pub own: Score,
    /// The other entry that it could be taken for.
    pub rival: Option<Rival>,
    /// The wordings of other entries that are most like it, the nearest first.
    pub neighbours: Vec<Neighbour>,
}

/// The other entry that comes nearest to a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Rival {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// The wording of it that comes nearest.
    pub wording: String,
    /// How sure the bot would be of it.
    pub score: Score,
}

/// An entry that is easily taken for this one, or this one for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ConfusableEntry {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// The wordings that tie the two, the closest first.
    pub ties: Vec<Tie>,
}

/// Two wordings of different entries that are close to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Tie {
    /// This entry's wording.
    pub ours: String,
    /// The other entry's wording.
    pub theirs: String,
}
