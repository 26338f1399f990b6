//! `kb.toml`: what the knowledge base is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::hidden;

/// The version of the text format that this crate reads and writes.
pub const FORMAT_VERSION: u32 = 2;

/// The format that a knowledge base has until something of a later one is used.
pub(crate) const FIRST_FORMAT: u32 = 1;

/// Characters that the reason for passing over a gate has at least.
pub const REASON_CHARS: usize = 8;

/// The gates of a release that a written reason may switch off.
pub const OVERRIDABLE_GATES: [&str; 7] = [
    "protected",
    "human-reachable",
    "no-repeats",
    "safe-answers",
    "promises",
    "changes-approved",
    "review-dates",
];

/// The most that a reason may have; a bundle carries no longer one.
const MOST_REASON_CHARS: usize = 500;

/// Whether a text, without spaces at its ends, is a reason for passing over a gate: long enough, not
/// too long, and all of it seen.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    text.trim() == text
        && (REASON_CHARS..=MOST_REASON_CHARS).contains(&text.chars().count())
        && hidden(text).next().is_none()
}

/// `kb.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Version of the text format.
    pub format: u32,
    /// Names the KB for ever; goes into every release.
    pub id: String,
    /// For people.
    pub title: String,
    /// The shop's name as customers know it.
    pub shop: String,
    /// The language of the KB.
    pub locale: Locale,
    /// How many wrong answers the operator accepts.
    pub wrong_answers: WrongAnswerBudget,
    /// What the shop's systems can do, by name, with a note for colleagues: what keeps a promise of
    /// the bot.
    pub capabilities: BTreeMap<String, String>,
    /// Where the shop sells: which rows of `forbidden.csv` hold beside those that name no marketplace.
    pub marketplaces: Vec<String>,
    /// Gates of a release that are switched off, by id, each with the reason.
    pub gates: BTreeMap<String, String>,
}

/// The language a KB is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Locale {
    /// Chinese, simplified.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Its spelling in files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// Reads the spelling of [`Locale::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::ZhCn, Self::En].into_iter().find(|locale| locale.code() == text)
    }
}

/// The share of answers that may be wrong, in hundredths of a percent: `1%` is 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct WrongAnswerBudget(pub u32);

impl Default for WrongAnswerBudget {
    fn default() -> Self {
        Self(100)
    }
}

impl std::fmt::Display for WrongAnswerBudget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        write!(f, "{}%", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl WrongAnswerBudget {
    /// Reads `1%` or `0.5%`; from 0.1 % to 20 %.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.trim().strip_suffix('%')?.trim();
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if fraction.len() > 2 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let hundredths: u32 = format!("{fraction:0<2}").parse().ok()?;
        let share = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
        (10..=2_000).contains(&share).then_some(Self(share))
    }

    /// The share of questions that may begin with a wrong entry where answers that say what they
    /// understood count, too: two and a half times as large, at most 20 %.
    #[must_use]
    pub fn of_beginnings(self) -> Self {
        Self((self.0.saturating_mul(5) / 2).min(2_000).max(self.0))
    }
}
