//! Words that no customer may read: what a law or a marketplace's rules forbid.

use serde::{Deserialize, Serialize};

/// A word, or words with a gap, that no text of the bot may have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForbiddenWord {
    /// The word; `*` stands for a few letters of the same clause.
    pub word: String,
    /// Longer words in which it is harmless.
    pub unless: Vec<String>,
    /// What a text with it may not.
    pub severity: ForbiddenSeverity,
    /// The only marketplace that forbids it; empty: it is forbidden everywhere.
    pub marketplace: String,
    /// The article of the law, or the rule, that forbids it.
    pub source: String,
    /// For colleagues.
    pub note: String,
    /// Row in `forbidden.csv`.
    pub row: u32,
}

/// What a text with a forbidden word may not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ForbiddenSeverity {
    /// It is worth a look, and may be released.
    Warn,
    /// Be released.
    #[default]
    Block,
}

impl ForbiddenSeverity {
    /// Reads the spelling in files; empty is [`ForbiddenSeverity::Block`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" | "block" | "禁用" => Some(Self::Block),
            "warn" | "提醒" => Some(Self::Warn),
            _ => None,
        }
    }
}
