//! What is wrong with a knowledge base, said to its author.
//!
//! A mistake of an author is never an `Err`: all of them are collected and shown at once, each with
//! its place and a way out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::shown_lines;

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

/// A text for people, in both languages of the product. It may quote what an author or a stranger
/// wrote; what nobody would see of that is spelled out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Localized {
    /// Chinese, as a product manager would write it.
    pub zh: String,
    /// English, for engineers.
    pub en: String,
}

impl Localized {
    /// Both wordings at once, each as [`shown_lines`] shows it.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        let seen = |text: String| match shown_lines(&text) {
            Cow::Owned(shown) => shown,
            Cow::Borrowed(_) => text,
        };
        Self { zh: seen(zh.into()), en: seen(en.into()) }
    }
}

/// Where in the KB's files something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Place {
    /// The file's path below the KB's folder.
    pub file: String,
    /// CSV: the row as a spreadsheet counts it, header = 1. TOML: the line, from 1. 0: the file as
    /// a whole.
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
    /// The fields of parts that it concerns, for the same reason; empty if it was found while
    /// reading, or concerns none.
    #[serde(skip)]
    pub parts: Vec<crate::PartField>,
}

impl Diagnostic {
    /// An error at a place; `code` is one of those in docs/kb-format.md.
    #[must_use]
    pub fn error(code: &str, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            place,
            severity: Severity::Error,
            code: code.to_owned(),
            message: Localized::new(zh, en),
            hint: Localized::default(),
            faq: None,
            parts: Vec::new(),
        }
    }

    /// The same with another severity.
    #[must_use]
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The same with the way out.
    #[must_use]
    pub fn with_hint(self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { hint: Localized::new(zh, en), ..self }
    }

    /// The same, shown beside a field of a part, too.
    #[must_use]
    pub fn beside(mut self, part: crate::PartRef, field: impl Into<String>) -> Self {
        self.parts.push(crate::PartField { part, field: field.into() });
        self
    }

    /// The field of a part that it concerns; `None` if it is about something else.
    #[must_use]
    pub fn field_of(&self, part: &crate::PartRef) -> Option<&str> {
        self.parts
            .iter()
            .find(|concerned| concerned.part == *part)
            .map(|concerned| concerned.field.as_str())
    }

    /// The same, shown beside an entry.
    #[must_use]
    pub fn about(self, faq: &crate::FaqId) -> Self {
        Self { faq: Some(faq.clone()), ..self }
    }
}

impl Place {
    /// A cell of a CSV file, or a character of a TOML file.
    #[must_use]
    pub fn cell(file: impl Into<String>, row: u32, column: u32) -> Self {
        Self { file: file.into(), row, column }
    }

    /// A whole row or line.
    #[must_use]
    pub fn row(file: impl Into<String>, row: u32) -> Self {
        Self::cell(file, row, 0)
    }

    /// A whole file.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self::cell(file, 0, 0)
    }
}
