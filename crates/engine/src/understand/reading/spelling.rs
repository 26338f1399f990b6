//! Words of Latin letters with one letter wrong, missing, too many, or two in the wrong order.

use super::english::is_common;
use super::vocabulary::{Vocabulary, latin_words};
use crate::text::{Letter, span};
use crate::turn::{Correction, CorrectionKind};

/// Shorter words have too many neighbours.
const SHORTEST: usize = 5;

/// Longer ones are no words.
const LONGEST: usize = 30;

/// So many words of one message are looked at.
const MOST_WORDS: usize = 60;

/// Replaces words by the KB's word that is one slip away.
pub(super) fn correct_spelling(
    letters: &[Letter],
    vocabulary: &Vocabulary,
) -> (Vec<Letter>, Vec<Correction>) {
    let mut out = Vec::with_capacity(letters.len());
    let mut corrections = Vec::new();
    let mut at = 0;
    for (start, word) in latin_words(letters).take(MOST_WORDS) {
        let end = start + word.len();
        let Some((right, place)) =
            right_word(&word, vocabulary).zip(letters.get(start..end).and_then(span))
        else {
            continue;
        };
        out.extend_from_slice(letters.get(at..start).unwrap_or_default());
        let from: String = letters.iter().take(end).skip(start).map(|letter| letter.c).collect();
        // The places go along one by one, as far as there are letters.
        let last = Letter { c: ' ', at: letters.get(end - 1).map_or(place, |letter| letter.at) };
        let places = letters.iter().take(end).skip(start).chain(std::iter::repeat(&last));
        out.extend(right.chars().zip(places).map(|(c, place)| Letter { c, at: place.at }));
        corrections.push(Correction {
            span: place,
            from,
            to: right.to_owned(),
            by: CorrectionKind::Spelling,
        });
        at = end;
    }
    out.extend_from_slice(letters.get(at..).unwrap_or_default());
    (out, corrections)
}

/// The KB's word that was meant, if it is only one.
fn right_word<'v>(word: &str, vocabulary: &'v Vocabulary) -> Option<&'v str> {
    let known = vocabulary.latin();
    if !(SHORTEST..=LONGEST).contains(&word.len()) || known.contains_key(word) || is_common(word) {
        return None;
    }
    // The first letter is right in most slips, and looking only there keeps this cheap.
    let same_start = word.get(..1)?;
    let near = known
        .range(same_start.to_owned()..)
        .take_while(|(other, _)| other.starts_with(same_start))
        .filter(|(other, _)| other.len() >= SHORTEST && slipped(word.as_bytes(), other.as_bytes()));
    // Ties by the alphabet, so that the same word comes out everywhere.
    near.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0))).map(|(other, _)| other.as_str())
}

/// Whether one slip leads from one word to the other. Another ending (card, cards) is grammar, and
/// another beginning another word.
fn slipped(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count()
        .min(short.len() - head);
    if tail == 0 {
        return false;
    }
    let (left, over) = (short.len() - head - tail, long.len() - head - tail);
    match (left, over) {
        (0 | 1, 1) => true,
        (2, 2) => short.get(head) == long.get(head + 1) && short.get(head + 1) == long.get(head),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;
    use crate::text::text;

    fn read(message: &str) -> String {
        let wordings = ["where is my refund", "the delivery address of my package", "charge"];
        let vocabulary =
            Vocabulary::new(wordings.iter().map(|wording| letters(wording)), std::iter::empty());
        text(&correct_spelling(&letters(message), &vocabulary).0)
    }

    #[test]
    fn one_slip_is_corrected() {
        for (typed, right) in [
            ("my refnud pls", "my refund pls"),
            ("change delivry adress", "change delivery address"),
            ("pacckage?", "package?"),
            ("the pavkage", "the package"),
        ] {
            assert_eq!(read(typed), right, "{typed}");
        }
    }

    #[test]
    fn other_words_stay() {
        for message in
            ["charges", "charged", "refunds", "change", "where", "xackage", "pkage", "运费refun"]
        {
            assert_eq!(read(message), message);
        }
    }

    #[test]
    fn places_stay_inside_the_text() {
        let vocabulary = Vocabulary::new(std::iter::once(letters("delivery")), std::iter::empty());
        let (read, corrections) = correct_spelling(&letters("delivry"), &vocabulary);
        assert_eq!(read.len(), 8);
        assert!(read.iter().all(|letter| letter.at.end <= 7));
        assert_eq!((corrections[0].span.start, corrections[0].span.end), (0, 7));
    }
}
