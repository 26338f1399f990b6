//! The words that change a cue, from the lists.

use std::sync::LazyLock;

use crate::lists::SCOPE;

/// A list of words as letters, the longest first: of 不 and 不是 in front of a cue the latter is
/// meant.
pub(super) type Words = Vec<Vec<char>>;

/// Folded words that change a cue, by how they do.
#[derive(Debug)]
pub(super) struct ScopeWords {
    pub negator: Words,
    pub between: Words,
    pub no_negation: Words,
    pub rhetorical: Words,
    pub asked: Words,
    pub possible: Words,
    pub about: Words,
    pub about_before: Words,
    pub degree: Words,
    pub praise: Words,
    pub question_end: Vec<char>,
}

static SHIPPED: LazyLock<ScopeWords> = LazyLock::new(|| {
    let words = |section| {
        let words = SCOPE.words(section);
        let mut words: Words = words.iter().map(|word| word.chars().collect()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    };
    ScopeWords {
        negator: words("negator"),
        between: words("between"),
        no_negation: words("no-negation"),
        rhetorical: words("rhetorical"),
        asked: words("asked"),
        possible: words("possible"),
        about: words("about"),
        about_before: words("about-before"),
        degree: words("degree"),
        praise: words("praise"),
        question_end: SCOPE.characters("question-end"),
    }
});

/// Those that ship with the engine.
pub(super) fn words() -> &'static ScopeWords {
    &SHIPPED
}
