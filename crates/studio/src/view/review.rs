//! What a release changes for customers, as it is looked through and approved.

use kaopu_engine::Action;
use kaopu_engine::compare::{ChangeVerdict, HandOff, Outcome};
use kaopu_model::{FaqId, Localized, QueueId};
use serde::{Deserialize, Serialize};

use crate::release_diff::{ChangeCause, ChangedPlace, Compared};

/// What a release changes for customers, and what of it is decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReleaseReview {
    /// The release that is replaced; `None`: there is none to compare with.
    pub replaces: Option<u32>,
    /// What was played through both.
    pub compared: Compared,
    /// Whether all of it was.
    pub complete: bool,
    /// Changes that nobody has decided about.
    pub open: u32,
    /// Changes that are approved.
    pub approved: u32,
    /// Changes that are sent back.
    pub rejected: u32,
    /// The changes, by what caused them.
    pub groups: Vec<ReviewGroup>,
    /// What changes by itself within a bundle's life.
    pub calendar: Vec<CalendarEvent>,
    /// How many days that is.
    pub days: u16,
}

/// What one edit changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReviewGroup {
    /// The edit.
    pub cause: ChangeCause,
    /// Messages of which something else comes.
    pub changed: u32,
    /// Changes that nobody has decided about.
    pub open: u32,
    /// Changes that are approved.
    pub approved: u32,
    /// Changes that are sent back.
    pub rejected: u32,
    /// The changes, undecided ones first where not all are shown.
    pub turns: Vec<ReviewTurn>,
    /// How many are not shown.
    pub left: u32,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReviewTurn {
    /// Names exactly this change.
    pub id: String,
    /// Where it was found.
    pub places: Vec<ChangedPlace>,
    /// Further places.
    pub left: u32,
    /// Messages of which something else comes.
    pub changed: u32,
    /// What came of it before.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
    /// What a human received before.
    pub handed_before: HandOff,
    /// What a human receives now.
    pub handed_after: HandOff,
    /// Whether a human receives something else.
    pub record: bool,
    /// Whether that is good, as far as test dialogues say.
    pub verdict: ChangeVerdict,
    /// What was decided.
    pub decision: Option<DecisionView>,
}

/// What somebody decided about a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DecisionView {
    /// What.
    pub verdict: Verdict,
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What can be decided about a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    /// Customers may be told so.
    Approved,
    /// They may not: back to the author.
    Rejected {
        /// What is wrong.
        reason: String,
    },
}

/// A change that was sent back to its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SentBack {
    /// Names the change.
    pub change: String,
    /// The edit that caused it.
    pub cause: ChangeCause,
    /// The entry that it is about.
    pub entry: Option<String>,
    /// The customer's words.
    pub text: String,
    /// What the bot said before.
    pub before: String,
    /// What it says now.
    pub after: String,
    /// What it does now.
    pub action: Action,
    /// What is wrong.
    pub reason: String,
    /// Who sent it back.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A log that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogRead {
    /// The file's name.
    pub file: String,
    /// Conversations in it.
    pub conversations: u32,
    /// Messages of customers in it.
    pub messages: u32,
}

/// Something that changes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CalendarEvent {
    /// The instant of the shop's clock: `2026-11-11T00:00:00`.
    pub at: String,
    /// The day alone, `2026-11-11`: where it counts for whole days.
    pub day: String,
    /// Whether it is a matter of whole days.
    pub whole_day: bool,
    /// What happens.
    pub kind: CalendarKind,
    /// The entry it is about.
    pub entry: Option<FaqId>,
    /// The queue it is about.
    pub queue: Option<QueueId>,
    /// What happens, in words.
    pub what: Localized,
    /// What customers read from then on.
    pub text: String,
}

/// What can change by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CalendarKind {
    /// The time window of an answer begins.
    WindowOpens,
    /// It ends.
    WindowCloses,
    /// An entry is to be looked at again.
    Review,
    /// The shop, or a queue, is closed.
    Holiday,
    /// A day on which one works though it is a weekend.
    Workday,
    /// A queue has hours of its own.
    QueueDate,
}
