//! When to hand over to a human, to whom, how urgently, saying what.

use serde::{Deserialize, Serialize};

use super::{Channel, Money, Mood, OrderState, QueueHours};
use crate::{FaqId, QueueId, RuleId};

/// `escalation.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Escalation {
    /// What the human agent wants to find in the case record.
    pub needs: Vec<RecordField>,
    /// Queues of human agents.
    pub queues: Vec<Queue>,
    /// Topics that no bot may settle.
    pub dangers: Vec<Danger>,
    /// Words that show a mood.
    pub moods: MoodWords,
    /// What shows that a customer complains.
    pub complaints: Complaints,
    /// Rules, in the order in which they are tried.
    pub rules: Vec<Rule>,
}

/// What shows that a customer complains, and so is spoken to soberly whatever the mood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complaints {
    /// Words.
    pub words: Vec<String>,
    /// Entries that are complaints.
    pub entries: Vec<FaqId>,
    /// Categories of entries that are complaints.
    pub categories: Vec<String>,
    /// Line in `escalation.toml`.
    pub row: u32,
}

/// A field of the case record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordField {
    /// The customer's name.
    Customer,
    /// Phone number.
    Phone,
    /// Order number.
    Order,
    /// Tracking number.
    Tracking,
    /// Product.
    Product,
    /// What it is about, in one line.
    Issue,
    /// The customer's mood.
    Mood,
    /// The queue it goes to.
    Queue,
}

impl RecordField {
    /// All fields, in the order in which a case record shows them.
    pub const ALL: [Self; 8] = [
        Self::Customer,
        Self::Phone,
        Self::Order,
        Self::Tracking,
        Self::Product,
        Self::Issue,
        Self::Mood,
        Self::Queue,
    ];

    /// The fields that a rule may ask the customer for before it hands over.
    pub const ASKABLE: [Self; 4] = [Self::Order, Self::Product, Self::Phone, Self::Issue];

    /// Its spelling in files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Phone => "phone",
            Self::Order => "order",
            Self::Tracking => "tracking",
            Self::Product => "product",
            Self::Issue => "issue",
            Self::Mood => "mood",
            Self::Queue => "queue",
        }
    }

    /// Reads the spelling of [`RecordField::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == text)
    }
}

/// A queue of human agents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// Stable id.
    pub id: QueueId,
    /// Its name as customers hear it.
    pub name: String,
    /// When somebody is there.
    pub hours: QueueHours,
    /// Line in `escalation.toml`.
    pub row: u32,
}

/// The danger topics that there are.
pub const DANGER_TOPICS: [&str; 9] =
    ["injury", "illness", "allergy", "food_safety", "fire", "minor", "legal", "fraud", "privacy"];

/// A topic that always concerns a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Danger {
    /// `injury`, `illness`, `allergy`, `food_safety`, `fire`, `minor`, `legal`, `fraud`, `privacy`.
    pub topic: String,
    /// Words that betray it, besides those that Kaopu knows.
    pub words: Vec<String>,
    /// Harmless words: what betrays the topic does not count inside them.
    pub except: Vec<String>,
    /// Line in `escalation.toml`.
    pub row: u32,
}

/// Words that show a mood, besides those that Kaopu knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoodWords {
    /// Words of anger.
    pub angry: Vec<String>,
    /// Words of hurry.
    pub urgent: Vec<String>,
    /// Words of worry.
    pub worried: Vec<String>,
    /// Words that show nothing: what shows a mood does not count inside them.
    pub calm: Vec<String>,
}

/// One escalation rule (转人工规则).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// Stable id.
    pub id: RuleId,
    /// For colleagues.
    pub title: String,
    /// Where it hands over to, or which queue it tells.
    pub queue: QueueId,
    /// Whether it only tells the queue: the record goes out, and the bot goes on with its answer.
    pub notifies: bool,
    /// Where instead, if nobody is there and somebody is here.
    pub fallback: Option<QueueId>,
    /// How urgent.
    pub urgency: Urgency,
    /// What the bot says; the persona's phrase if `None`.
    pub say: Option<String>,
    /// What the bot says if nobody is there now; the persona's phrase if `None`.
    pub say_closed: Option<String>,
    /// Fields that the bot asks for before it hands over, if they are missing; at most two.
    pub ask_first: Vec<RecordField>,
    /// When it fires.
    pub when: RuleConditions,
    /// Line in `escalation.toml`.
    pub row: u32,
}

/// How soon a human must look.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In turn.
    #[default]
    Normal,
    /// Before others.
    Urgent,
    /// At once.
    Critical,
}

impl Urgency {
    /// Its spelling in files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Urgent => "urgent",
            Self::Critical => "critical",
        }
    }

    /// Reads the spelling of [`Urgency::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Normal, Self::Urgent, Self::Critical]
            .into_iter()
            .find(|urgency| urgency.code() == text)
    }
}

/// Conditions of a rule: all that are given must hold; within a list one is enough. What is empty
/// or `None` is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleConditions {
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
    /// So many messages not understood in a row, this one included.
    pub unknowns: Option<u32>,
    /// The same entry asked so many times in this session.
    pub asked: Option<u32>,
    /// The message was understood as one of these entries.
    pub entries: Vec<FaqId>,
    /// The message was understood as an entry of one of these categories.
    pub categories: Vec<String>,
    /// The order's state.
    pub orders: Vec<OrderState>,
    /// The channel.
    pub channels: Vec<Channel>,
    /// The order's amount is above this.
    pub amount_over: Option<Money>,
    /// So many times in a row that the bot would have to ask back, this one included.
    pub clarifications: Option<u32>,
    /// The customer's level is one of these.
    pub levels: Vec<String>,
    /// The time of day: from this minute until that, over midnight if the second is not later.
    pub hours: Option<(u16, u16)>,
    /// At least one of these must hold, too. They have no alternatives of their own.
    pub any: Vec<RuleConditions>,
}

impl RuleConditions {
    /// Whether the rule needs to know how the message was understood, and so is tried after that.
    #[must_use]
    pub fn needs_understanding(&self) -> bool {
        self.needs_it_always() || self.any.iter().any(Self::needs_it_always)
    }

    /// Whether it can't hold before the message is understood, whichever alternative does.
    #[must_use]
    pub fn needs_it_always(&self) -> bool {
        self.unknowns.is_some()
            || self.asked.is_some()
            || self.clarifications.is_some()
            || !self.entries.is_empty()
            || !self.categories.is_empty()
    }

    /// Whether no condition is given at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}
