//! What sounds alike, and traditional forms: tables made from other sources than those that the
//! engine reads with (`bench/robustness/tables.py`), so that it is not asked what it knows by heart.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const HOMOPHONES: &str = include_str!("../../data/homophones.txt");
const TRADITIONAL: &str = include_str!("../../data/traditional.txt");

/// Characters and words by their sound.
pub(super) struct Sounds {
    /// The common characters of each syllable, the commonest first.
    pub characters: BTreeMap<&'static str, Vec<char>>,
    /// The syllable of each common character.
    pub syllables: BTreeMap<char, &'static str>,
    /// The group of words that each word sounds like, itself among them, the commonest first.
    pub words: BTreeMap<&'static str, Vec<&'static str>>,
}

pub(super) static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
    let mut sounds =
        Sounds { characters: BTreeMap::new(), syllables: BTreeMap::new(), words: BTreeMap::new() };
    let mut of_words = false;
    for line in HOMOPHONES.lines().filter(|line| !line.starts_with(';')) {
        if line.starts_with('[') {
            of_words = line == "[words]";
            continue;
        }
        let Some((syllable, group)) = line.split_once(' ') else { continue };
        if of_words {
            let group: Vec<&str> = group.split(' ').collect();
            sounds.words.extend(group.iter().map(|word| (*word, group.clone())));
        } else {
            let group: Vec<char> = group.chars().filter(|c| *c != ' ').collect();
            sounds.syllables.extend(group.iter().map(|c| (*c, syllable)));
            sounds.characters.insert(syllable, group);
        }
    }
    sounds
});

/// The traditional form of each simplified character that has one.
pub(super) static TRADITIONAL_FORMS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let lines = TRADITIONAL.lines().filter(|line| !line.starts_with(';'));
    let pairs = lines.flat_map(|line| line.split(' ')).filter_map(|pair| {
        let mut pair = pair.chars();
        Some((pair.next()?, pair.next()?))
    });
    pairs.collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read_whole() {
        assert_eq!(SOUNDS.syllables.len(), 3_500);
        assert!(SOUNDS.characters["huo"].contains(&'货'));
        assert_eq!(SOUNDS.words["时间"][..2], ["时间", "事件"]);
        assert!(SOUNDS.words.values().all(|group| group.len() > 1));
        assert_eq!(TRADITIONAL_FORMS[&'货'], '貨');
        assert!(TRADITIONAL_FORMS.iter().all(|(simple, full)| simple != full));
    }
}
