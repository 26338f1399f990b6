//! A message, ready to be asked what it denies.

use super::scope_words::{ScopeWords, words};
use crate::text::Letters;

/// The negations of one message; the files beside this one add the questions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Negation<'m> {
    pub(super) letters: &'m Letters<'m>,
    pub(super) words: &'static ScopeWords,
}

impl<'m> Negation<'m> {
    pub(crate) fn of(letters: &'m Letters<'m>) -> Self {
        Self { letters, words: words() }
    }
}
