//! Handing over, as it is edited and looked at.

use kaopu_model::{DangerDraft, EscalationSettingsDraft, Localized, QueueDraft, RuleDraft};
use serde::{Deserialize, Serialize};

use super::FieldDiagnostic;

/// Everything about handing over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EscalationView {
    /// Queues of human agents.
    pub queues: Vec<QueueRow>,
    /// Rules, in the order in which they are tried.
    pub rules: Vec<RuleRow>,
    /// The shop's words for danger topics, in file order.
    pub dangers: Vec<DangerDraft>,
    /// What is set once for all.
    pub settings: EscalationSettingsDraft,
    /// The customer levels that the KB's rules and dialogues name.
    pub levels: Vec<String>,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QueueRow {
    /// As it stands in the files.
    pub draft: QueueDraft,
    /// Whether somebody is there now, by this computer's clock.
    pub open_now: bool,
    /// When somebody is there next, `2026-11-23 09:00`, if nobody is now.
    pub opens: Option<String>,
    /// Monday to Sunday: when somebody is there on that day, holidays aside.
    pub week: Vec<Vec<OpenSpan>>,
    /// The rules that hand over to it, or fall back to it.
    pub rules: Vec<String>,
    /// What is wrong with it.
    pub diagnostics: Vec<FieldDiagnostic>,
}

/// A stretch of a day, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OpenSpan {
    /// First minute, 0 to 1440.
    pub from: u16,
    /// One past the last minute, 1 to 1440.
    pub until: u16,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RuleRow {
    /// As it stands in the files.
    pub draft: RuleDraft,
    /// The name of its queue.
    pub queue_name: String,
    /// The rule in words.
    pub sentence: Localized,
    /// Whether it is checked after the message was understood; a rule of which only some cases need
    /// that, before as well.
    pub after_understanding: bool,
    /// What is wrong with it.
    pub diagnostics: Vec<FieldDiagnostic>,
}

/// The test dialogues in which a rule has a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RuleCoverage {
    /// The rule's id.
    pub rule: String,
    /// The dialogues, in file order.
    pub dialogues: Vec<TouchedDialogue>,
}

/// A test dialogue in which a rule fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TouchedDialogue {
    /// Its file.
    pub file: String,
    /// Its title.
    pub title: String,
    /// The message at which the rule fires, from 0; `None`: it is expected there and does not fire.
    pub turn: Option<u32>,
    /// Whether the dialogue expects that.
    pub expected: bool,
}
