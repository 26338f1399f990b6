//! How Chinese sounds: pinyin without tones, all readings of a character.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// Words with more combinations of readings than this are indexed with their first ones only.
const COMBINATIONS: usize = 16;

/// The readings of a character, without tones, the commonest first; none if it is not Chinese. ü is
/// written v, as on keyboards.
pub(crate) fn readings(c: char) -> Vec<String> {
    let commonest = c.to_pinyin().into_iter();
    let all = c.to_pinyin_multi().into_iter().flatten();
    let mut readings: Vec<String> = Vec::new();
    for reading in commonest.chain(all) {
        let plain = reading.plain().replace('ü', "v");
        if plain.is_ascii() && !plain.is_empty() && !readings.contains(&plain) {
            readings.push(plain);
        }
    }
    readings
}

/// The sounds of the words of many texts, in which the same words come again and again.
#[derive(Debug, Default)]
pub(crate) struct Sounds {
    known: BTreeMap<String, BTreeSet<String>>,
}

impl Sounds {
    /// As [`of_word`].
    pub(crate) fn of_word(&mut self, word: &str) -> &BTreeSet<String> {
        self.known.entry(word.to_owned()).or_insert_with(|| of_word(word))
    }
}

/// What a word of a text is found by: its full pinyin and its initials ("fahuo", "fh"). Nothing for
/// a single character, which is too many things at once, and for words that are not Chinese.
fn of_word(word: &str) -> BTreeSet<String> {
    let mut sounds = vec![(String::new(), String::new())];
    let mut length = 0;
    for c in word.chars() {
        let readings = readings(c);
        if readings.is_empty() {
            return BTreeSet::new();
        }
        length += 1;
        sounds = sounds
            .iter()
            .flat_map(|(full, initials)| {
                readings.iter().map(move |reading| {
                    (
                        format!("{full}{reading}"),
                        format!("{initials}{}", reading.get(..1).unwrap_or_default()),
                    )
                })
            })
            .take(COMBINATIONS)
            .collect();
    }
    if length < 2 {
        return BTreeSet::new();
    }
    sounds.into_iter().flat_map(|(full, initials)| [full, initials]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heteronyms_have_all_their_readings() {
        assert!(
            readings('重').contains(&"zhong".to_owned())
                && readings('重').contains(&"chong".to_owned())
        );
        assert_eq!(readings('女')[0], "nv");
        assert!(readings('a').is_empty());
    }

    #[test]
    fn words_sound_in_full_and_by_initials() {
        let sounds = of_word("重新");
        for sound in ["chongxin", "zhongxin", "cx", "zx"] {
            assert!(sounds.contains(sound), "{sounds:?}");
        }
        assert!(of_word("货").is_empty() && of_word("abc").is_empty());
    }
}
