//! The case record (病历本): what the human agent receives, so that the customer repeats nothing.

use kaopu_model::{FaqId, Mood, QueueId, RecordField, RuleId, Urgency};
use serde::{Deserialize, Serialize};

/// What the human agent receives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CaseRecord {
    /// Version of this shape, [`super::RECORD_VERSION`].
    pub version: u32,
    /// The customer's name.
    pub customer: Option<String>,
    /// Phone number, if the customer gave one.
    pub phone: Option<String>,
    /// Order number, from the context or as the customer gave it.
    pub order: Option<String>,
    /// The order's state in words.
    pub order_state: Option<String>,
    /// Tracking number.
    pub tracking: Option<String>,
    /// The product's name.
    pub product: Option<String>,
    /// What it is about.
    pub issue: RecordedIssue,
    /// The customer's mood.
    pub mood: RecordedMood,
    /// Danger topics touched.
    pub danger: Vec<String>,
    /// Everything the customer asked, and whether it was answered.
    pub asked: Vec<AskedQuestion>,
    /// Fields that the shop wants in the record and that nobody knows yet.
    pub missing: Vec<RecordField>,
    /// Where it goes.
    pub queue: QueueId,
    /// The queue's name.
    pub queue_name: String,
    /// Whether somebody is there now; `None` if the time is not known.
    pub queue_open: Option<bool>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The rule that handed over; `None` if the bot had no value to answer with.
    pub rule: Option<RuleId>,
    /// What was said, the last 40 lines.
    pub transcript: Vec<TranscriptLine>,
    /// The sentence with which the agent may open.
    pub opening: String,
}

/// What a case is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RecordedIssue {
    /// In one line.
    pub summary: String,
    /// The entry it was understood as.
    pub entry: Option<FaqId>,
    /// That entry's category.
    pub category: Option<String>,
}

/// The customer's mood and how it showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RecordedMood {
    /// Now.
    pub now: Mood,
    /// The words that showed it.
    pub words: Vec<String>,
}

/// A question of the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AskedQuestion {
    /// As the customer put it.
    pub text: String,
    /// The entry it was understood as.
    pub entry: Option<FaqId>,
    /// Whether the bot answered it.
    pub answered: bool,
}

/// One line of the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TranscriptLine {
    /// Who said it.
    pub from: Speaker,
    /// What was said.
    pub text: String,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The bot.
    Bot,
}
