//! What every foreign format has and gives.

use kaopu_model::{Edit, Locale, Localized};
use serde::Serialize;

/// A foreign format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// As it is called on the command line.
    pub name: &'static str,
    /// How it is described there.
    pub help: Help,
    /// Whether these bytes look like it. A wrong guess costs a refusal by [`Format::import`], never
    /// a wrong knowledge base.
    pub sniff: fn(&[u8]) -> bool,
    /// Reads it. The same bytes give the same edits.
    pub import: fn(&[u8]) -> Result<Import, ImportError>,
}

/// How a format is described on the command line, in English like all help there.
#[derive(Debug, Clone, Copy)]
pub struct Help {
    /// What importing it does, in one line.
    pub about: &'static str,
    /// What such a file holds, and what becomes of it.
    pub details: &'static str,
    /// What kind of file it is, in a few words.
    pub file: &'static str,
    /// Commands to try, one a line.
    pub examples: &'static [&'static str],
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// What makes a knowledge base hold it, in this order.
    pub edits: Vec<Edit>,
    /// What is not in it, and why, by line.
    pub notes: Vec<Note>,
    /// Its language, by what most of the texts are written in.
    pub locale: Locale,
    /// Entries in the edits.
    pub entries: usize,
    /// Phrasings in the edits, not counting standard questions.
    pub phrasings: usize,
}

/// A line that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The line in the file, counted from 1.
    pub line: u32,
    /// Why, for people.
    pub reason: Localized,
}

impl Note {
    pub(crate) fn new(line: u32, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line, reason: Localized::new(zh, en) }
    }

    /// The reason with the line's number in front.
    #[must_use]
    pub fn said(&self) -> Localized {
        let (line, reason) = (self.line, &self.reason);
        Localized::new(
            format!("第 {line} 行：{}", reason.zh),
            format!("line {line}: {}", reason.en),
        )
    }
}

/// Why nothing of the file can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The sentence, without the file's name at its beginning.
    predicate: Localized,
    /// What is wrong with single lines.
    pub notes: Vec<Note>,
}

impl ImportError {
    pub(crate) fn new(zh: &str, en: &str, notes: Vec<Note>) -> Self {
        Self { predicate: Localized::new(zh, en), notes }
    }

    /// The sentence about the file of this name.
    #[must_use]
    pub fn about(&self, name: &str) -> Localized {
        let Localized { zh, en } = &self.predicate;
        Localized::new(format!("{name} {zh}"), format!("{name} {en}"))
    }
}
