//! A character of a message with the place in the original that it stands for.

use kaopu_model::sign_of_number;

use crate::turn::Span;

/// A character, and the range of the original it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Letter {
    pub c: char,
    pub at: Span,
}

impl Letter {
    /// Whether it counts when wordings are compared.
    pub(crate) fn counts(self) -> bool {
        self.c.is_alphanumeric()
    }
}

/// Whether it is a Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The range from the first of the letters to the last; `None` without letters.
pub(crate) fn span(letters: &[Letter]) -> Option<Span> {
    let start = letters.iter().map(|letter| letter.at.start).min()?;
    let end = letters.iter().map(|letter| letter.at.end).max()?;
    Some(Span { start, end })
}

/// The text of the letters.
pub(crate) fn text(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.c).collect()
}

/// The letters that count, in lower case, with the points, hyphens and signs of numbers: what
/// [`kaopu_model::fold`] makes of a text.
pub(crate) fn folded(letters: &[Letter]) -> Vec<Letter> {
    let written: Vec<char> = letters.iter().map(|letter| letter.c).collect();
    let mut folded = Vec::with_capacity(letters.len());
    for (at, letter) in letters.iter().enumerate() {
        if letter.counts() {
            folded.extend(letter.c.to_lowercase().map(|c| Letter { c, ..*letter }));
        } else if let Some(c) = sign_of_number(&written, at) {
            folded.push(Letter { c, ..*letter });
        }
    }
    folded
}
