//! The shop's facts, products, persona and hand-over rules.

use kaopu_model::{FactDraft, Localized, Moment, Tone, Urgency, Voice};
use serde::{Deserialize, Serialize};

/// Something that can stand between braces in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlaceholderRow {
    /// What is written between the braces.
    pub insert: String,
    /// What it is now, or an example.
    pub value: String,
    /// For colleagues.
    pub note: String,
    /// The fact's cells, for editing; `None` for what is no fact.
    pub fact: Option<FactDraft>,
    /// What kind of thing it is.
    pub kind: PlaceholderKind,
    /// The entries whose answers use it.
    pub used_in: Vec<PlaceholderUse>,
}

/// Kinds of placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PlaceholderKind {
    /// A fact.
    Fact,
    /// About the product being talked about.
    Product,
    /// About the customer's order.
    Order,
    /// Anything else.
    Other,
}

/// An entry that uses a placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlaceholderUse {
    /// The entry.
    pub id: String,
    /// Its standard question.
    pub question: String,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProductRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What customers call it.
    pub aliases: Vec<String>,
    /// Its known attributes.
    pub attributes: Vec<AttributeValue>,
}

/// An attribute of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AttributeValue {
    /// Column name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// The persona.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonaView {
    /// Name.
    pub name: String,
    /// How it addresses customers.
    pub address: String,
    /// Character.
    pub tone: Tone,
    /// Every moment with its phrases.
    pub moments: Vec<MomentRow>,
    /// How it sounds on the phone.
    pub voice: Voice,
}

/// A moment and what is said at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MomentRow {
    /// The moment.
    pub moment: Moment,
    /// Its phrases.
    pub phrases: Vec<String>,
    /// Its sticker.
    pub sticker: Option<String>,
}

/// Everything about handing over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EscalationView {
    /// Queues of human agents.
    pub queues: Vec<QueueRow>,
    /// Rules, in the order in which they are tried.
    pub rules: Vec<RuleRow>,
    /// Topics that no bot may settle.
    pub dangers: Vec<DangerRow>,
    /// Fields that the case record needs.
    pub needs: Vec<String>,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QueueRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Opening hours, `09:00–22:00`.
    pub hours: String,
    /// Weekdays, 1 = Monday.
    pub days: Vec<u32>,
    /// Whether somebody is there now, by this computer's clock.
    pub open_now: bool,
}

/// A rule as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RuleRow {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Queue id.
    pub queue: String,
    /// Queue name.
    pub queue_name: String,
    /// Urgency.
    pub urgency: Urgency,
    /// The rule in words.
    pub sentence: Localized,
    /// What the bot says; `None`: the persona's phrase.
    pub say: Option<String>,
    /// Number of test dialogues that expect it.
    pub dialogues: u32,
}

/// A danger topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DangerRow {
    /// The topic.
    pub topic: String,
    /// Words that betray it.
    pub words: Vec<String>,
}
