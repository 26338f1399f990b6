//! A text as it sounds: homophones are the same, and so are an English word's forms.

use pinyin::ToPinyin as _;

use super::terms::Counts;

/// Endings of English words that do not change what they are about, the longest first.
const ENDINGS: &[&str] = &["ing", "ies", "ed", "es", "s", "ly"];

/// What an English word has at least, its ending dropped.
const SHORTEST_STEM: usize = 3;

/// How often each sound, and each pair of neighbouring sounds, stands in a text.
pub(crate) fn sounds(text: &str) -> Counts<String> {
    let tokens = tokens(text);
    let pairs: Vec<String> = tokens.windows(2).map(|pair| pair.join(" ")).collect();
    Counts::of(tokens.into_iter().chain(pairs))
}

/// Every Chinese character by its syllable without tone, every other run of letters as a word
/// without its ending.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let syllable = c.to_pinyin().map(pinyin::Pinyin::plain);
        if syllable.is_none() && c.is_alphanumeric() {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            tokens.push(stem(&word).to_owned());
            word.clear();
        }
        tokens.extend(syllable.map(str::to_owned));
    }
    tokens
}

fn stem(word: &str) -> &str {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| stem.len() >= SHORTEST_STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homophones_and_word_forms_sound_alike() {
        assert_eq!(sounds("发火时间"), sounds("发货时间"));
        assert_eq!(sounds("Delivered items"), sounds("deliver item"));
        assert_eq!(tokens("2件T恤,is late"), ["2", "jian", "t", "xu", "is", "late"]);
    }
}
