//! The units in which the studio edits `escalation.toml`: rules, queues, danger topics, and what is
//! set once for all.
//!
//! What people type stays text here (hours, dates, amounts), so that half-typed input is a
//! diagnostic beside its field, not a refusal.

use serde::{Deserialize, Serialize};

use crate::{Channel, FaqId, Mood, OrderState, QueueId, RecordField, RuleId, Urgency};

/// A hand-over rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RuleDraft {
    /// Stable id.
    pub id: RuleId,
    /// For colleagues.
    pub title: String,
    /// Where it hands over to; empty if it only tells somebody.
    pub queue: QueueId,
    /// The queue that it tells while the bot answers, in place of handing over.
    #[serde(default)]
    pub notify: Option<QueueId>,
    /// Where instead, if nobody is there and somebody is here.
    pub fallback: Option<QueueId>,
    /// How urgent.
    pub urgency: Urgency,
    /// What the bot says; empty: the persona's phrase.
    pub say: String,
    /// What the bot says if nobody is there now; empty: the persona's phrase.
    pub say_closed: String,
    /// Fields that the bot asks for before it hands over, if they are missing; at most two.
    pub ask_first: Vec<RecordField>,
    /// When it fires: all of these must hold.
    pub when: ConditionsDraft,
    /// And at least one of these, if there are any.
    pub any: Vec<ConditionsDraft>,
}

/// Conditions of a rule. What is empty, `false` or `None` is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct ConditionsDraft {
    /// The customer asks for a human.
    pub request_human: bool,
    /// The message touches one of these danger topics.
    pub danger: Vec<String>,
    /// The message contains one of these words.
    pub words: Vec<String>,
    /// The customer's mood.
    pub mood: Vec<Mood>,
    /// The customer is at least so angry: 1 displeased, 2 angry, 3 furious.
    pub anger: Option<u32>,
    /// So many messages not understood in a row.
    pub unknowns: Option<u32>,
    /// So many times in a row that the bot would have to ask back.
    pub clarifications: Option<u32>,
    /// The same entry asked so many times.
    pub asked: Option<u32>,
    /// The message was understood as one of these entries.
    pub entries: Vec<FaqId>,
    /// The message was understood as an entry of one of these categories.
    pub categories: Vec<String>,
    /// The order's state.
    pub orders: Vec<OrderState>,
    /// The channel.
    pub channels: Vec<Channel>,
    /// The customer's level is one of these.
    pub levels: Vec<String>,
    /// The time of day, `22:00-08:00`; empty: any.
    pub hours: String,
    /// The order's amount in yuan is above this, `500.00`; empty: any.
    pub amount_over: String,
}

/// A queue of human agents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QueueDraft {
    /// Stable id.
    pub id: QueueId,
    /// Its name as customers hear it.
    pub name: String,
    /// Opening hours, `09:00-22:00` or `09:00-12:00, 13:30-18:00`; `00:00-24:00` is always; empty: not written, which counts as
    /// always.
    pub hours: String,
    /// Weekdays on which it opens, 1 = Monday to 7 = Sunday.
    pub days: Vec<u8>,
    /// Weekdays with hours of their own.
    pub week: Vec<DayHours>,
    /// Dates with hours of their own.
    #[serde(default)]
    pub dates: Vec<DateHours>,
    /// Days on which nobody is there besides the shop's holidays: `2027-02-03`, or
    /// `2027-02-03..2027-02-11` with both ends.
    pub holidays: Vec<String>,
    /// Whether somebody is there on the shop's holidays all the same.
    pub on_holidays: bool,
}

/// A weekday with hours of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DayHours {
    /// 1 = Monday to 7 = Sunday.
    pub day: u8,
    /// `10:00-18:00`, or `closed`.
    pub hours: String,
}

/// A date with hours of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DateHours {
    /// `2026-10-10`.
    pub date: String,
    /// `09:00-12:00`, `closed`, or `open`: as on a workday.
    pub hours: String,
}

/// The shop's own words for a danger topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DangerDraft {
    /// One of [`crate::DANGER_TOPICS`].
    pub topic: String,
    /// Words that betray it, besides those that Kaopu knows.
    pub words: Vec<String>,
    /// Harmless words, inside which nothing counts.
    pub except: Vec<String>,
}

/// What is set once for the whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EscalationSettingsDraft {
    /// Days on which nobody is in the shop, as in [`QueueDraft::holidays`].
    pub holidays: Vec<String>,
    /// Make-up workdays of the shop, whatever the weekday.
    #[serde(default)]
    pub workdays: Vec<String>,
    /// What the human agent wants to find in the case record.
    pub needs: Vec<RecordField>,
    /// Words of anger, besides those that Kaopu knows.
    pub angry: Vec<String>,
    /// Words of hurry.
    pub urgent: Vec<String>,
    /// Words of worry.
    pub worried: Vec<String>,
    /// Words that show nothing.
    pub calm: Vec<String>,
    /// Words that show that a customer complains.
    pub complaint_words: Vec<String>,
    /// Entries that are complaints.
    pub complaint_entries: Vec<FaqId>,
    /// Categories of entries that are complaints.
    pub complaint_categories: Vec<String>,
}
