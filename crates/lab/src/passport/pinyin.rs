//! Characters typed as pinyin.

use kaopu_engine::words_of;

use super::sounds::of;
use super::tables::SOUNDS;

/// All of it; what is no common character stays. `None` if none is one.
pub(super) fn all_typed(text: &str) -> Option<String> {
    let typed = typed(text);
    (typed != text).then_some(typed)
}

/// One word of two characters and more.
pub(super) fn one_word_typed(text: &str, number: usize) -> Option<String> {
    let mut words = words_of(text);
    let places: Vec<usize> = (0..words.len())
        .filter(|at| {
            words.get(*at).is_some_and(|word| {
                word.chars().count() > 1 && word.chars().all(|c| SOUNDS.syllables.contains_key(&c))
            })
        })
        .collect();
    let word = words.get_mut(*of(&places, number)?)?;
    *word = typed(word);
    Some(words.concat())
}

fn typed(text: &str) -> String {
    let mut typed = String::new();
    for c in text.chars() {
        match SOUNDS.syllables.get(&c) {
            Some(syllable) => typed.push_str(syllable),
            None => typed.push(c),
        }
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_typed_by_their_syllables() {
        assert_eq!(all_typed("能发货?").as_deref(), Some("nengfahuo?"));
        assert_eq!(one_word_typed("能发货吗", 5).as_deref(), Some("能fahuo吗"));
        assert_eq!((all_typed("ok"), one_word_typed("能吗", 0)), (None, None));
    }
}
