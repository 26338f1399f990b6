//! What the bot does about a wording that is written in another way.

use kaopu_engine::{Action, Decision, Turn};
use kaopu_model::{FaqId, RuleId};
use serde::Serialize;

/// What the bot does about it, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// What it did before: it answers the entry (also saying what it understood), or the same rule
    /// hands over.
    Kept,
    /// It asks back, and the entry is among what it offers.
    AskedBack,
    /// It hands over to a human.
    HandedOver,
    /// It does not understand.
    Lost,
    /// It answers or offers something else, or answers where it handed over.
    Misrouted,
}

/// A wording of an entry, as a customer writes it, and what the bot does about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// As the author wrote it.
    pub wording: String,
    /// As the customer writes it.
    pub message: String,
    /// What the bot does.
    pub outcome: Outcome,
    /// The entry that is answered or offered first instead.
    pub instead: Option<FaqId>,
}

/// What a turn does about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    Reached,
    Offered,
    Elsewhere(Option<FaqId>),
    HandedOver(Option<RuleId>),
    NotUnderstood,
}

impl Standing {
    pub(super) fn of(turn: &Turn, entry: &FaqId) -> Self {
        let first = || turn.entries.iter().chain(&turn.entry).next().cloned();
        // What is answered only when a product or an order is known stands among the parts.
        let parts = match &turn.trace.decision {
            Decision::Parts { parts } => parts.as_slice(),
            _ => &[],
        };
        let is_answered =
            turn.entries.contains(entry) || parts.iter().any(|part| part.entry == *entry);
        match turn.action {
            Action::Answer | Action::Confirm | Action::AskProduct | Action::AskOrder => {
                match is_answered || turn.entry.as_ref() == Some(entry) {
                    true => Self::Reached,
                    false => Self::Elsewhere(first()),
                }
            }
            // Of two things that are asked one may be answered, and the other asked back about.
            Action::Clarify if is_answered => Self::Reached,
            Action::Clarify => match turn.options.iter().any(|option| option.id == entry.0) {
                true => Self::Offered,
                false => Self::Elsewhere(turn.options.first().map(|one| FaqId(one.id.clone()))),
            },
            Action::HandOver | Action::Callback | Action::AskFirst => {
                Self::HandedOver(turn.rule.as_ref().map(|rule| rule.id.clone()))
            }
            Action::SmallTalk | Action::Unknown | Action::Silent | Action::Care => {
                Self::NotUnderstood
            }
        }
    }

    /// Whether there is something to keep: it answers, or a rule hands over.
    pub(super) fn is_kept_up(&self) -> bool {
        matches!(self, Self::Reached | Self::HandedOver(_))
    }

    /// What became of it.
    pub(super) fn outcome(&self, after: &Self) -> (Outcome, Option<FaqId>) {
        match after {
            _ if self == after => (Outcome::Kept, None),
            Self::Offered => (Outcome::AskedBack, None),
            Self::HandedOver(_) => (Outcome::HandedOver, None),
            Self::NotUnderstood => (Outcome::Lost, None),
            Self::Elsewhere(entry) => (Outcome::Misrouted, entry.clone()),
            Self::Reached => (Outcome::Misrouted, None),
        }
    }
}
