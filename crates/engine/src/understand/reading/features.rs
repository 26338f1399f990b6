//! What two wordings can share, and where it stands.

use super::Utterance;
use crate::text::{Letter, span, text};
use crate::turn::Span;

/// Characters of the longest gram.
const LONGEST: usize = 3;

/// Bits that hold any character.
const BITS: usize = 21;

/// One to three neighbouring characters, in one number. Their order is that of the characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gram(u64);

impl Gram {
    fn of(letters: &[Letter]) -> Self {
        let places = (0..LONGEST).rev().map(|place| place * BITS);
        Self(
            letters
                .iter()
                .zip(places)
                .fold(0, |gram, (letter, place)| gram | u64::from(letter.c) << place),
        )
    }
}

impl Utterance {
    /// All grams, as often as each occurs.
    pub(crate) fn grams(&self) -> impl Iterator<Item = Gram> {
        (1..=LONGEST).flat_map(|length| self.compared.windows(length).map(Gram::of))
    }

    /// The characters that are compared.
    pub(crate) fn compared_text(&self) -> String {
        text(&self.compared)
    }

    /// Where in the original stands what these characters have too; neighbours that they have side
    /// by side are one place.
    pub(crate) fn shared(&self, with: &str) -> Vec<Span> {
        let with: Vec<char> = with.chars().collect();
        let has = |letters: &[Letter]| match letters {
            [one] => with.contains(&one.c),
            letters => with
                .windows(letters.len())
                .any(|there| letters.iter().zip(there).all(|(a, b)| a.c == *b)),
        };
        // Pairs reach over what stands between two letters; longer grams add nothing to them.
        let grams = self.compared.windows(1).chain(self.compared.windows(2));
        let mut spans: Vec<Span> = grams.filter(|gram| has(gram)).filter_map(span).collect();
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        merged
    }
}
