//! The dictionary of Chinese words, and what shops and their customers say that is not in it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jieba_rs::Jieba;

use crate::lists::WORDS;

/// Loading takes a tenth of a second, so it happens once and on first use.
static DICTIONARY: LazyLock<Jieba> = LazyLock::new(|| {
    let mut dictionary = Jieba::new();
    for word in WORDS.words("word") {
        dictionary.add_word(&word, None, None);
    }
    dictionary
});

/// Loads the dictionary if it is not loaded yet: for whoever has something else to do meanwhile.
pub fn load_dictionary() {
    LazyLock::force(&DICTIONARY);
}

/// All words of two characters and more that the dictionary finds in the text, overlapping ones
/// too, as ranges of characters. Unlike the most probable cut, this needs no logarithms, which
/// differ between platforms.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    DICTIONARY
        .cut_all(text)
        .into_iter()
        .filter(|token| token.end - token.start > 1)
        .map(|token| (token.start, token.end))
}

/// A text cut into words, of which it is made again when they are joined: from the left the longest
/// that the dictionary has, other characters by themselves.
///
/// ```
/// assert_eq!(kaopu_engine::words_of("什么时候发货呀"), ["什么", "时候", "发货", "呀"]);
/// ```
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let mut longest: BTreeMap<usize, usize> = BTreeMap::new();
    for (start, end) in words(text) {
        let known = longest.entry(start).or_default();
        *known = end.max(*known);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut cut = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let end = longest.get(&at).copied().unwrap_or(at + 1);
        cut.push(characters.iter().take(end).skip(at).collect());
        at = end;
    }
    cut
}

/// Whether the dictionary has the word.
pub(crate) fn has(word: &str) -> bool {
    DICTIONARY.has_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_shops_are_words() {
        assert!(has("快递柜") && has("微博") && !has("要请"));
        assert!(words("放快递柜吗").any(|word| word == (1, 4)));
    }
}
