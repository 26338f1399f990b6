//! What is wrong with a knowledge base, said to its author.
//!
//! A mistake of an author is never an `Err`: all of them are collected and shown at once, each with its place and a way out.

use serde::{Deserialize, Serialize};

/// How much a mistake matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The KB can't be released.
    Error,
    /// Probably wrong; a release is possible.
    Warning,
    /// Could be better.
    Hint,
}

/// A text for people, in both languages of the product.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Localized {
    /// Chinese, as a product manager would write it.
    pub zh: String,
    /// English, for engineers.
    pub en: String,
}

impl Localized {
    /// Both wordings at once.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// Where in the KB's files something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Place {
    /// The file's path below the KB's folder.
    pub file: String,
    /// CSV: the row as a spreadsheet counts it, header = 1. TOML: the line, from 1. 0: the file as a whole.
    pub row: u32,
    /// CSV: the cell, from 1. TOML: the character in the line, from 1. 0: the row as a whole.
    pub column: u32,
}

/// One mistake, or one piece of advice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// How much it matters.
    pub severity: Severity,
    /// A stable kebab-case code, listed in docs/kb-format.md.
    pub code: String,
    /// One sentence: what is wrong.
    pub message: Localized,
    /// One sentence: what to do. May be empty.
    pub hint: Localized,
    /// The FAQ entry it concerns, so that a screen can show it beside that entry.
    pub faq: Option<crate::FaqId>,
}
