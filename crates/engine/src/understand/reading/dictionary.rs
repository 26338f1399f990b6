//! The dictionary of Chinese words.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// Loading takes a third of a second, so it happens once and on first use.
static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

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

/// Whether the dictionary has the word.
pub(crate) fn has(word: &str) -> bool {
    DICTIONARY.has_word(word)
}
