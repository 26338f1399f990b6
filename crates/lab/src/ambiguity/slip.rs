//! A wording with one slip.

use kaopu_engine::words_of;
use serde::Serialize;

/// What is different from a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Slip {
    /// One character is missing.
    CharacterDropped,
    /// One character stands twice.
    CharacterDoubled,
    /// A character and the next have changed places.
    CharactersExchanged,
    /// One word is missing.
    WordDropped,
    /// One word is that of another entry's wording.
    WordExchanged,
}

impl Slip {
    /// All slips.
    pub const ALL: [Self; 5] = [
        Self::CharacterDropped,
        Self::CharacterDoubled,
        Self::CharactersExchanged,
        Self::WordDropped,
        Self::WordExchanged,
    ];

    /// Whether it is one of typing, after which still the same is meant.
    #[must_use]
    pub fn is_of_typing(self) -> bool {
        !matches!(self, Self::WordDropped | Self::WordExchanged)
    }
}

/// Letters that a message has at least: with fewer it says nothing that could be told apart.
pub(super) const SHORTEST: usize = 3;

/// Whether enough is left of a wording to be asked anything by.
pub(super) fn says_enough(message: &str, wording: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    letters(message) >= SHORTEST.max(letters(wording).div_ceil(2))
}

/// All texts that are one slip of a single character away, and those without one of the words.
pub(super) fn slipped(wording: &str) -> Vec<(Slip, String)> {
    let letters: Vec<char> = wording.chars().collect();
    let mut all = Vec::new();
    for at in 0..letters.len() {
        let changed = |change: &dyn Fn(&mut Vec<char>)| {
            let mut letters = letters.clone();
            change(&mut letters);
            letters.into_iter().collect::<String>()
        };
        let dropped = changed(&|letters| {
            letters.remove(at);
        });
        all.push((Slip::CharacterDropped, dropped));
        let doubled =
            changed(&|letters| letters.insert(at, letters.get(at).copied().unwrap_or(' ')));
        all.push((Slip::CharacterDoubled, doubled));
        if at + 1 < letters.len() {
            all.push((Slip::CharactersExchanged, changed(&|letters| letters.swap(at, at + 1))));
        }
    }
    let words = words_of(wording);
    for at in (0..words.len()).filter(|_| words.len() > 1) {
        let kept = words.iter().enumerate().filter(|(place, _)| *place != at);
        let without: String = kept.map(|(_, word)| word.as_str()).collect();
        all.push((Slip::WordDropped, without));
    }
    all.retain(|(_, text)| text != wording);
    all
}

/// The wording with each of its words as the word of the same length that stands in its place in the
/// other, from the front and from the back.
pub(super) fn with_words_of(wording: &str, other: &str) -> Vec<(Slip, String)> {
    let (words, others) = (words_of(wording), words_of(other));
    let mut all: Vec<(Slip, String)> = Vec::new();
    for at in 0..words.len() {
        let from_back = (others.len() + at).checked_sub(words.len());
        for place in [Some(at), from_back].into_iter().flatten() {
            let length = |word: Option<&String>| word.map(|word| word.chars().count());
            let Some(word) = others.get(place).filter(|word| !words.contains(word)) else {
                continue;
            };
            // 吗 in the place of 发货 makes no sentence.
            if length(words.get(at)) != length(Some(word)) {
                continue;
            }
            let mut words = words.clone();
            words.splice(at..=at, [word.clone()]);
            let text = words.concat();
            if all.iter().all(|(_, known)| *known != text) {
                all.push((Slip::WordExchanged, text));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(slip: Slip, wording: &str) -> Vec<String> {
        slipped(wording).into_iter().filter(|one| one.0 == slip).map(|one| one.1).collect()
    }

    #[test]
    fn each_slip_is_made_at_each_place() {
        assert_eq!(texts(Slip::CharacterDropped, "能退吗"), ["退吗", "能吗", "能退"]);
        assert_eq!(texts(Slip::CharacterDoubled, "能退"), ["能能退", "能退退"]);
        assert_eq!(texts(Slip::CharactersExchanged, "能退吗"), ["退能吗", "能吗退"]);
        assert_eq!(texts(Slip::WordDropped, "什么时候发货"), ["时候发货", "什么发货", "什么时候"]);
    }

    #[test]
    fn a_word_of_another_wording_takes_the_place_of_one() {
        let all: Vec<String> =
            with_words_of("怎么退货", "怎么换货呀").into_iter().map(|one| one.1).collect();
        assert_eq!(all, ["换货退货", "怎么换货"]);
        assert_eq!(with_words_of("怎么退货", "吗"), []);
    }

    proptest! {
        #[test]
        fn a_slip_is_one_character_away_and_exhaustive(wording in "[退换货能吗怎么]{1,9}") {
            let length = wording.chars().count();
            for (slip, text) in slipped(&wording) {
                let now = text.chars().count();
                match slip {
                    Slip::CharacterDropped => prop_assert_eq!(now + 1, length),
                    Slip::CharacterDoubled => prop_assert_eq!(now, length + 1),
                    Slip::CharactersExchanged => prop_assert_eq!(now, length),
                    Slip::WordDropped | Slip::WordExchanged => prop_assert!(now < length),
                }
                prop_assert_ne!(text, wording.clone());
            }
            let doubled = texts(Slip::CharacterDoubled, &wording);
            prop_assert_eq!(doubled.len(), length);
        }
    }
}
