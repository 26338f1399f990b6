//! Finding one of many words in many texts.

use aho_corasick::AhoCorasick;

/// With fewer words than these going through them is as quick.
const FEW: usize = 16;

/// Words to be looked for.
pub(super) struct Words<'k> {
    words: &'k [String],
    /// Whether there is any of them is told in one go over the text, however many they are.
    any: Option<AhoCorasick>,
}

impl<'k> Words<'k> {
    pub(super) fn new(words: &'k [String]) -> Self {
        let many = words.len() >= FEW;
        Self { words, any: if many { AhoCorasick::new(words).ok() } else { None } }
    }

    /// The first of the words that stands in the text.
    pub(super) fn first_in(&self, text: &str) -> Option<&'k str> {
        if self.any.as_ref().is_some_and(|any| !any.is_match(text)) {
            return None;
        }
        self.words.iter().find(|word| text.contains(word.as_str())).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_words_are_found_as_few_are() {
        let many: Vec<String> = (0..FEW * 2).map(|number| format!("词{number}")).collect();
        let few = many.get(..FEW / 2).unwrap();
        for words in [few, &many] {
            let words = Words::new(words);
            assert_eq!(words.first_in("说了词7，也说了词5"), Some("词5"));
            assert_eq!(words.first_in("什么也没说"), None);
        }
        assert_eq!(Words::new(&many).first_in("词31"), Some("词3"));
    }
}
