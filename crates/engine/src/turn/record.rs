//! The case record (病历本): what the human agent receives, so that the customer repeats nothing.
//!
//! Published as JSON; `docs/case-record.schema.json` describes it.

use jiff::civil::DateTime;
use kaopu_model::{FaqId, Money, Mood, QueueId, RecordField, RuleId, Urgency};
use serde::{Deserialize, Serialize};

use super::Action;

/// Version of the case record's shape.
pub const RECORD_VERSION: u32 = 4;

/// What the human agent receives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseRecord {
    /// Version of this shape, [`RECORD_VERSION`].
    pub version: u32,
    /// Number of the case within the session, from 1. A record with the number of an earlier one
    /// takes its place.
    pub case: u32,
    /// Whether a human takes over now, calls back, or is only told.
    pub kind: RecordKind,
    /// The shop's clock when it was made.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<kaopu_model::schema::LocalTime>"))]
    pub made_at: Option<DateTime>,
    /// The customer's name.
    pub customer: Option<String>,
    /// The customer's level in the shop.
    pub level: Option<String>,
    /// Phone number, if the customer gave one.
    pub phone: Option<String>,
    /// Order number, from the context or as the customer gave it.
    pub order: Option<String>,
    /// The order's state in words.
    pub order_state: Option<String>,
    /// What was paid.
    pub amount: Option<Money>,
    /// Carrier.
    pub carrier: Option<String>,
    /// Tracking number.
    pub tracking: Option<String>,
    /// The product's name.
    pub product: Option<String>,
    /// What it is about.
    pub issue: RecordedIssue,
    /// The customer's mood.
    pub mood: RecordedMood,
    /// Danger topics touched in the conversation.
    pub danger: Vec<String>,
    /// Everything the customer asked, and whether it was answered.
    pub asked: Vec<AskedQuestion>,
    /// What the bot promised.
    pub promises: Vec<RecordedPromise>,
    /// What the bot did before it handed over.
    pub tried: Vec<TriedStep>,
    /// Fields that the shop wants in the record and that nobody knows yet.
    pub missing: Vec<RecordField>,
    /// Where it goes.
    pub queue: QueueId,
    /// The queue's name.
    pub queue_name: String,
    /// Whether somebody is there now; `None` if the time is not known.
    pub queue_open: Option<bool>,
    /// When somebody is there next, if nobody is now.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<kaopu_model::schema::LocalTime>"))]
    pub opens_at: Option<DateTime>,
    /// The queue that the rule named, if this is its fallback.
    pub instead_of: Option<QueueId>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The rule that handed over; `None` if the bot had no value to answer with.
    pub rule: Option<RuleId>,
    /// That rule's title.
    pub rule_title: Option<String>,
    /// The words and values that made it fire.
    pub because: Vec<String>,
    /// Numbers and products that the customer named, also those that stand in no field above.
    pub mentions: Vec<Mention>,
    /// What was said, the last 40 lines.
    pub transcript: Vec<TranscriptLine>,
    /// The sentence with which the agent may open.
    pub opening: String,
    /// What the customer said and, with this record alone, would have to say again.
    pub repeats: Vec<String>,
    /// Which parts of this record are personal data, as JSON pointers; `-` stands for every item of
    /// a list.
    pub personal: Vec<String>,
}

/// What becomes of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A human takes the conversation over now.
    HandOver,
    /// Nobody is there now; a human calls back.
    Callback,
    /// For a human to know; the bot goes on.
    Notice,
}

/// What a case is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedMood {
    /// Now.
    pub now: Mood,
    /// How angry: 1 displeased, 2 angry, 3 furious; 0 if not angry. A record before version 3 does
    /// not tell.
    #[serde(default)]
    pub anger: u32,
    /// The words that showed it.
    pub words: Vec<String>,
    /// How it went over the conversation.
    pub course: Vec<MoodPoint>,
}

/// A change of mood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoodPoint {
    /// The message in which it showed, counted from 1.
    pub turn: u32,
    /// The mood.
    pub mood: Mood,
    /// How angry: 1 displeased, 2 angry, 3 furious; 0 if not angry.
    #[serde(default)]
    pub anger: u32,
    /// The words that showed it.
    pub words: Vec<String>,
}

/// A question of the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedQuestion {
    /// As the customer put it.
    pub text: String,
    /// The entry it was understood as.
    pub entry: Option<FaqId>,
    /// Whether the bot answered it.
    pub answered: bool,
    /// What the bot answered.
    #[serde(default)]
    pub answer: Option<String>,
}

/// Something that the bot promised, and what keeps the promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedPromise {
    /// The message at which it was made, counted from 1.
    pub turn: u32,
    /// The capability of `kb.toml` that keeps it.
    pub capability: String,
    /// The words.
    pub text: String,
}

/// A step of the bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TriedStep {
    /// The message, counted from 1.
    pub turn: u32,
    /// What the bot did.
    pub action: Action,
    /// The entry it was about.
    pub entry: Option<FaqId>,
}

/// A number or a product that the customer named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// What it looks like.
    pub field: RecordField,
    /// The number, or the product's name.
    pub value: String,
}

/// One line of the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TranscriptLine {
    /// Who said it.
    pub from: Speaker,
    /// What was said.
    pub text: String,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The bot.
    Bot,
}

/// The parts of a case record that are personal data.
const PERSONAL: [&str; 11] = [
    "/customer",
    "/phone",
    "/order",
    "/tracking",
    "/issue/summary",
    "/asked/-/text",
    "/asked/-/answer",
    "/promises/-/text",
    "/mentions/-/value",
    "/transcript/-/text",
    "/opening",
];

impl CaseRecord {
    /// Where personal data stands in every record.
    pub(crate) fn personal_parts() -> Vec<String> {
        // What is lost is in the customer's words, too.
        PERSONAL.iter().chain(&["/repeats/-"]).map(|part| (*part).to_owned()).collect()
    }

    /// The record with everything personal blotted out, fit for a log.
    #[must_use]
    pub fn masked(&self) -> Self {
        let blot = |text: &String| if text.is_empty() { String::new() } else { "***".to_owned() };
        let blot_some = |text: &Option<String>| text.as_ref().map(blot);
        let mut masked = self.clone();
        for field in
            [&mut masked.customer, &mut masked.phone, &mut masked.order, &mut masked.tracking]
        {
            *field = blot_some(field);
        }
        masked.issue.summary = blot(&masked.issue.summary);
        for question in &mut masked.asked {
            question.text = blot(&question.text);
            question.answer = blot_some(&question.answer);
        }
        masked.promises.iter_mut().for_each(|promise| promise.text = blot(&promise.text));
        masked.mentions.iter_mut().for_each(|mention| mention.value = blot(&mention.value));
        masked.transcript.iter_mut().for_each(|line| line.text = blot(&line.text));
        masked.repeats.iter_mut().for_each(|text| *text = blot(text));
        masked.opening = blot(&masked.opening);
        masked
    }
}
