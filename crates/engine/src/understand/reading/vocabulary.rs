//! The words that a KB's wordings are made of: what typing mistakes are corrected towards.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::dictionary;
use super::sound::{blurred, reading, readings};
use crate::text::{Letter, is_han, text};

/// The longest span of Chinese characters that is kept.
pub(super) const LONGEST_SPAN: usize = 4;

/// Spans that are kept at most; of more, those that occur least often go.
const MOST_SPANS: usize = 100_000;

/// Spans of two characters are words if the dictionary has them; longer ones also if so many
/// wordings have them.
const TELLING: u32 = 2;

/// Combinations of readings that are kept of a word.
const MOST_READINGS: usize = 4;

/// Spans of the KB's wordings, by their characters and by their sound.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    /// Spans of two to four Chinese characters, and in how many wordings each stands.
    ///
    /// Every span of every message is looked up here; what the order decides goes over
    /// [`Vocabulary::sorted_spans`].
    spans: HashMap<String, u32>,
    /// The KB's terms, synonyms and product names.
    terms: HashSet<String>,
    /// Words among them by their blurred sound ([`blurred`]).
    by_sound: BTreeMap<String, Vec<String>>,
    /// Spans by their pinyin, run together: the commonest of each, with the letters at which its
    /// syllables end.
    by_pinyin: BTreeMap<String, (String, Vec<usize>)>,
    /// The commonest character of each syllable.
    by_syllable: BTreeMap<String, char>,
    /// Words of Latin letters in lower case, and in how many wordings each stands.
    latin: BTreeMap<String, u32>,
}

impl Vocabulary {
    /// Of wordings that have been read.
    /// `terms` are words whatever the dictionary says.
    pub(super) fn new(
        wordings: impl Iterator<Item = Vec<Letter>>,
        terms: impl Iterator<Item = Vec<Letter>>,
    ) -> Self {
        let mut vocabulary = Self::default();
        let terms: Vec<Vec<Letter>> = terms.collect();
        vocabulary.terms = terms.iter().map(|term| text(term)).collect();
        let wordings = wordings.chain(terms);
        let mut single: BTreeMap<char, u32> = BTreeMap::new();
        for letters in wordings {
            let mut spans: BTreeSet<String> = BTreeSet::new();
            for run in letters.chunk_by(|a, b| is_han(a.c) == is_han(b.c)) {
                if run.first().is_some_and(|first| is_han(first.c)) {
                    for length in 2..=LONGEST_SPAN {
                        spans.extend(run.windows(length).map(text));
                    }
                    for letter in run {
                        *single.entry(letter.c).or_default() += 1;
                    }
                }
            }
            for span in spans {
                *vocabulary.spans.entry(span).or_default() += 1;
            }
            let words: BTreeSet<String> = latin_words(&letters).map(|(_, word)| word).collect();
            for word in words {
                *vocabulary.latin.entry(word).or_default() += 1;
            }
        }
        let mut least = 2;
        while vocabulary.spans.len() > MOST_SPANS {
            vocabulary.spans.retain(|_, count| *count >= least);
            least += 1;
        }
        vocabulary.index_sounds(&single);
        vocabulary
    }

    fn index_sounds(&mut self, single: &BTreeMap<char, u32>) {
        let mut pinyin: BTreeMap<String, (u32, String, Vec<usize>)> = BTreeMap::new();
        let mut by_sound: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (span, count) in self.sorted_spans() {
            let syllables: Vec<String> = span.chars().filter_map(reading).collect();
            if syllables.len() != span.chars().count() {
                continue;
            }
            let ends = syllables.iter().scan(0, |end, syllable| {
                *end += syllable.len();
                Some(*end)
            });
            // Words before what only happens to stand together.
            let rank = count + if dictionary::has(span) { 1_000 } else { 0 };
            let best = pinyin.entry(syllables.concat()).or_default();
            if rank > best.0 {
                *best = (rank, span.clone(), ends.collect());
            }
            if self.is_word(span) {
                for sound in sounds(span) {
                    by_sound.entry(sound).or_default().push(span.clone());
                }
            }
        }
        self.by_sound = by_sound;
        self.by_pinyin =
            pinyin.into_iter().map(|(sound, (_, span, ends))| (sound, (span, ends))).collect();
        let mut syllables: BTreeMap<String, (u32, char)> = BTreeMap::new();
        for (c, count) in single {
            if let Some(syllable) = reading(*c) {
                let best = syllables.entry(syllable).or_insert((0, *c));
                if *count > best.0 {
                    *best = (*count, *c);
                }
            }
        }
        self.by_syllable = syllables.into_iter().map(|(syllable, (_, c))| (syllable, c)).collect();
    }

    /// The spans with their counts, the same way every time.
    fn sorted_spans(&self) -> BTreeMap<&String, u32> {
        self.spans.iter().map(|(span, count)| (span, *count)).collect()
    }

    /// In how many wordings the span stands.
    pub(super) fn count(&self, span: &str) -> u32 {
        self.spans.get(span).copied().unwrap_or(0)
    }

    /// Whether the span is a word and not neighbouring characters by chance.
    pub(super) fn is_word(&self, span: &str) -> bool {
        let count = self.count(span);
        count > 0 && (dictionary::has(span) || self.terms.contains(span))
            || count >= TELLING && span.chars().count() > 2
    }

    /// The words that sound like these characters, mixed-up sounds included.
    pub(super) fn sounding_like(&self, chars: &[Letter]) -> &[String] {
        let sound: Option<Vec<String>> =
            chars.iter().map(|letter| Some(blurred(&reading(letter.c)?))).collect();
        sound
            .and_then(|sound| self.by_sound.get(&sound.join(" ")))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The commonest span with this pinyin, and the letters at which its syllables end.
    pub(super) fn typed(&self, pinyin: &str) -> Option<(&str, &[usize])> {
        self.by_pinyin.get(pinyin).map(|(span, ends)| (span.as_str(), ends.as_slice()))
    }

    /// The commonest character with this syllable.
    pub(super) fn syllable(&self, syllable: &str) -> Option<char> {
        self.by_syllable.get(syllable).copied()
    }

    /// The KB's words of Latin letters.
    pub(super) fn latin(&self) -> &BTreeMap<String, u32> {
        &self.latin
    }
}

/// How the word may sound: the blurred syllables of its readings.
fn sounds(word: &str) -> Vec<String> {
    let mut sounds: Vec<String> = vec![String::new()];
    for c in word.chars() {
        let readings: BTreeSet<String> =
            readings(c).iter().map(|syllable| blurred(syllable)).collect();
        sounds = sounds
            .iter()
            .flat_map(|sound| {
                readings.iter().map(move |next| {
                    if sound.is_empty() { next.clone() } else { format!("{sound} {next}") }
                })
            })
            .collect();
        // The commonest reading of each character, if there would be too many.
        sounds.truncate(MOST_READINGS);
    }
    sounds
}

/// Words of Latin letters in lower case, with the letter at which each begins.
pub(super) fn latin_words(letters: &[Letter]) -> impl Iterator<Item = (usize, String)> {
    let is_latin = |letter: &Letter| letter.c.is_ascii_alphabetic();
    let mut at = 0;
    letters.chunk_by(move |a, b| is_latin(a) == is_latin(b)).filter_map(move |run| {
        let start = at;
        at += run.len();
        is_latin(run.first()?).then(|| (start, text(run).to_ascii_lowercase()))
    })
}
