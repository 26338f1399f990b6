//! FAQ entries, facts and synonyms.

use jiff::civil::Date;

use super::ConditionalAnswer;
use crate::FaqId;

/// One thing customers ask (问答).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faq {
    /// Stable id.
    pub id: FaqId,
    /// Free text; entries are grouped by it.
    pub category: String,
    /// The standard question (标准问): the one wording that names the entry.
    pub question: String,
    /// The default answer, with placeholders. Empty if only conditional answers exist.
    pub answer: String,
    /// Whether it is matched and released.
    pub enabled: bool,
    /// The day after which somebody must look at it again.
    pub review_by: Option<Date>,
    /// Whether it is about health, money that moves, or a promise: it is answered only when that is
    /// sure, never on the likelihood that it was meant.
    pub sensitive: bool,
    /// For colleagues.
    pub note: String,
    /// Other ways customers ask it (相似问).
    pub phrasings: Vec<Phrasing>,
    /// Answers for special circumstances (条件答案).
    pub answers: Vec<ConditionalAnswer>,
    /// Row in `faqs.csv`.
    pub row: u32,
}

/// Another way customers ask an entry's question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrasing {
    /// The wording.
    pub text: String,
    /// Row in `phrasings.csv`.
    pub row: u32,
}

/// A value held once and used by reference in answers (事实).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fact {
    /// What answers call it.
    pub key: String,
    /// The value.
    pub value: String,
    /// Its unit, written straight after the value.
    pub unit: String,
    /// For colleagues.
    pub note: String,
    /// Row in `facts.csv`.
    pub row: u32,
}

impl Fact {
    /// The fact as it stands in an answer: `48小时`.
    #[must_use]
    pub fn rendered(&self) -> String {
        format!("{}{}", self.value, self.unit)
    }
}

/// Words that are understood as one term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonym {
    /// The term.
    pub term: String,
    /// What is understood as it.
    pub synonyms: Vec<String>,
    /// Row in `synonyms.csv`.
    pub row: u32,
}
