//! The words around products, from the lists.

use std::sync::LazyLock;

use crate::lists::MENTIONS;

/// All of them, folded, the longest first.
pub(super) struct Words {
    pub denied_before: Vec<String>,
    pub asked_before: Vec<String>,
    pub except_before: Vec<String>,
    pub and: Vec<String>,
    pub allergy_behind: Vec<String>,
    pub allergy_before: Vec<String>,
    pub inside: Vec<String>,
    pub holds: Vec<String>,
    pub gift: Vec<String>,
    pub story_before: Vec<String>,
    pub story_behind: Vec<String>,
    pub condition: Vec<String>,
    pub asking: Vec<String>,
    pub this: Vec<String>,
    pub these: Vec<String>,
    pub first: Vec<String>,
    pub second: Vec<String>,
    pub described_behind: Vec<String>,
    pub pointing: Vec<String>,
    pub class: Vec<String>,
    pub corrects: Vec<String>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = |section| {
        let mut words = MENTIONS.words(section);
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words
    };
    Words {
        denied_before: words("denied-before"),
        asked_before: words("asked-before"),
        except_before: words("except-before"),
        and: words("and"),
        allergy_behind: words("allergy-behind"),
        allergy_before: words("allergy-before"),
        inside: words("inside"),
        holds: words("holds"),
        gift: words("gift"),
        story_before: words("story-before"),
        story_behind: words("story-behind"),
        condition: words("condition"),
        asking: words("asking"),
        this: words("this"),
        these: words("these"),
        first: words("first-spoken"),
        second: words("second-spoken"),
        described_behind: words("described-behind"),
        pointing: words("pointing"),
        class: words("class"),
        corrects: words("corrects"),
    }
});

/// Whether the text ends in one of the words.
pub(super) fn ends(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_str()))
}

/// Whether it begins with one.
pub(super) fn begins(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_str()))
}

/// Whether it holds one.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}
