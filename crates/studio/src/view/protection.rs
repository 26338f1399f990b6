//! What nobody would notice, as the page 对话用例 shows it.

use kaopu_model::{Channel, Localized, OrderState};
use serde::{Deserialize, Serialize};

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProtectionProgress {
    /// Mistakes that were tried.
    pub done: u32,
    /// Mistakes in all; 0 as long as they are not counted.
    pub total: u32,
}

/// Mistakes that somebody notices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticedShare {
    /// How many are noticed.
    pub noticed: u32,
    /// Of how many that change something.
    pub tried: u32,
}

/// What the last run found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProtectionView {
    /// When it was, RFC 3339.
    pub measured_at: String,
    /// Mistakes that somebody notices.
    pub share: NoticedShare,
    /// The same in the run before.
    pub before: Option<NoticedShare>,
    /// Whether the knowledge base is another by now, or is understood otherwise.
    pub stale: bool,
    /// How many parts of it differ.
    pub changes: u32,
    /// What nobody protects, the worst first.
    pub parts: Vec<UnprotectedPart>,
    /// Mistakes that nobody notices and that are not shown as long as these are there.
    pub unshown: u32,
}

/// A part in which mistakes go unnoticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UnprotectedPart {
    /// The part.
    pub part: GuardedPart,
    /// The mistakes.
    pub mistakes: Vec<UnnoticedMistake>,
}

/// A part of the knowledge base that a mistake may be in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GuardedPart {
    /// What it is.
    pub kind: GuardedKind,
    /// Its id, key or term.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// What a mistake may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum GuardedKind {
    /// An entry.
    Entry,
    /// An escalation rule.
    Rule,
    /// A fact.
    Fact,
    /// A product.
    Product,
    /// A row of synonyms.
    Synonym,
    /// The words of a danger topic.
    Danger,
}

/// A mistake that nobody notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UnnoticedMistake {
    /// Its name, by which a dialogue is taken over.
    pub id: String,
    /// What would be wrong.
    pub what: Localized,
    /// A test dialogue that would notice, if one was found.
    pub proposal: Option<ProposedTest>,
}

/// A test dialogue that is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProposedTest {
    /// What is said in it.
    pub turns: Vec<ProposedTurn>,
    /// How it stands.
    pub state: ProposalState,
}

/// How a proposed dialogue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum ProposalState {
    /// It may be taken over.
    Open,
    /// It is among the dialogues.
    Added,
    /// The bot answers otherwise by now.
    Outdated,
}

/// What a customer says in a proposed dialogue, and what the bot answers today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProposedTurn {
    /// What the customer says.
    pub customer: String,
    /// Where the order stands that it is about.
    pub order: Option<OrderState>,
    /// The product that it is about; empty if it is about none.
    pub product: String,
    /// The shop's clock, where it is another than most dialogues have.
    pub at: Option<String>,
    /// Where the customer writes.
    pub channel: Channel,
    /// What the bot answers.
    pub reply: String,
    /// Whether the dialogue expects something here.
    pub expected: bool,
}
