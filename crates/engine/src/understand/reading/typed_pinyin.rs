//! Pinyin typed instead of characters ("youhuo ma", "fahuo"): runs of Latin letters that the KB's
//! words sound like.

use std::sync::LazyLock;

use super::english::is_common;
use super::vocabulary::Vocabulary;
use crate::lists::TYPING;
use crate::text::{Letter, span};
use crate::turn::{Correction, CorrectionKind};

/// Letters of a run that are looked at; nobody types more without a break.
const LONGEST_RUN: usize = 60;

/// Letters of the longest syllable (zhuang).
const LONGEST_SYLLABLE: usize = 6;

/// Letters of the longest span: four of the longest syllables.
const LONGEST_SPAN_LETTERS: usize = 4 * LONGEST_SYLLABLE;

/// Particles and words of one syllable that are typed everywhere, before whatever character of the
/// KB has the syllable.
static SYLLABLES: LazyLock<Vec<(&str, char)>> = LazyLock::new(|| {
    let pairs = TYPING.pairs("syllable").into_iter();
    pairs.filter_map(|(syllable, word)| Some((syllable, word.chars().next()?))).collect()
});

/// Small talk that is typed so: no span of the KB that happens to sound like it (号的).
static EVERYDAY: LazyLock<Vec<String>> = LazyLock::new(|| TYPING.words("everyday"));

/// Replaces typed pinyin by characters.
pub(super) fn spell_out(
    letters: &[Letter],
    vocabulary: &Vocabulary,
) -> (Vec<Letter>, Vec<Correction>) {
    let mut out = Vec::with_capacity(letters.len());
    let mut corrections = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let length = run_length(letters.get(at..).unwrap_or_default());
        let run = letters.get(at..at + length).unwrap_or_default();
        match spelt_out(run, vocabulary) {
            Some((spelt, correction)) => {
                out.extend(spelt);
                corrections.push(correction);
                at += length;
            }
            None if length > 0 => {
                out.extend_from_slice(run);
                at += length;
            }
            None => {
                out.push(*letter);
                at += 1;
            }
        }
    }
    (out, corrections)
}

/// Words of Latin letters with single spaces or apostrophes between them.
fn run_length(letters: &[Letter]) -> usize {
    let inside =
        |letter: &&Letter| letter.c.is_ascii_alphabetic() || matches!(letter.c, ' ' | '\'');
    let run = letters.iter().take_while(inside).count();
    let tail =
        letters.iter().take(run).rev().take_while(|letter| !letter.c.is_ascii_alphabetic()).count();
    if letters.first().is_some_and(|first| first.c.is_ascii_alphabetic()) { run - tail } else { 0 }
}

/// A way to read the letters up to some place.
#[derive(Clone)]
struct Way {
    /// Letters that spans of several characters cover.
    covered: usize,
    pieces: usize,
    from: usize,
    /// What the letters from there to here are read as.
    said: String,
}

/// The run in characters, if the KB's words cover most of it.
fn spelt_out(run: &[Letter], vocabulary: &Vocabulary) -> Option<(Vec<Letter>, Correction)> {
    let typed: Vec<&Letter> = run.iter().filter(|letter| letter.c.is_ascii_alphabetic()).collect();
    if typed.len() < 2 || typed.len() > LONGEST_RUN {
        return None;
    }
    let letters: String = typed.iter().map(|letter| letter.c.to_ascii_lowercase()).collect();
    // Where, counted in letters, a typed word ends.
    let mut breaks = vec![false; letters.len() + 1];
    let mut count = 0;
    for letter in run {
        if letter.c.is_ascii_alphabetic() {
            count += 1;
        } else {
            breaks[count] = true;
        }
    }
    let words: Vec<String> = run
        .split(|letter| !letter.c.is_ascii_alphabetic())
        .map(|word| word.iter().map(|l| l.c.to_ascii_lowercase()).collect())
        .collect();
    // A word that the KB writes in Latin letters, or that is plain English, is no evidence of
    // pinyin.
    let is_pinyin = |word: &String| {
        !word.is_empty() && !is_common(word) && !vocabulary.latin().contains_key(word)
    };
    let is_small_talk = words.iter().all(|word| word.is_empty() || EVERYDAY.contains(word));
    if is_small_talk
        || !words.iter().any(is_pinyin)
        || words.iter().any(|word| vocabulary.latin().contains_key(word))
    {
        return None;
    }
    let best = best_way(&letters, &breaks, vocabulary)?;
    let evidence: usize = words.iter().filter(|word| is_pinyin(word)).map(String::len).sum();
    let (covered, pieces) = best;
    // Half of it in words of the KB, and those not in the English part alone.
    (covered * 2 >= letters.len() && covered + evidence > letters.len()).then_some(())?;
    let text: String = pieces.into_iter().collect();
    let place = span(run)?;
    let from: String = run.iter().map(|letter| letter.c).collect();
    let spelt = text.chars().map(|c| Letter { c, at: place }).collect();
    Some((spelt, Correction { span: place, from, to: text, by: CorrectionKind::Pinyin }))
}

/// The reading that covers most with spans of several characters, then the one with the fewest
/// pieces.
fn best_way(
    letters: &str,
    breaks: &[bool],
    vocabulary: &Vocabulary,
) -> Option<(usize, Vec<String>)> {
    let mut ways: Vec<Option<Way>> = vec![None; letters.len() + 1];
    ways[0] = Some(Way { covered: 0, pieces: 0, from: 0, said: String::new() });
    for start in 0..letters.len() {
        let Some(here) = ways[start].clone() else { continue };
        for end in start + 1..=letters.len().min(start + LONGEST_SPAN_LETTERS) {
            let Some(piece) = letters.get(start..end) else { break };
            let said = match vocabulary.typed(piece) {
                // A typed space must fall between two syllables.
                Some((span, ends))
                    if (start + 1..end)
                        .all(|place| !breaks[place] || ends.contains(&(place - start))) =>
                {
                    Some((span.to_owned(), piece.len()))
                }
                _ if piece.len() > LONGEST_SYLLABLE
                    || (start + 1..end).any(|place| breaks[place]) =>
                {
                    None
                }
                _ => one_syllable(piece, vocabulary).map(|c| (c.to_string(), 0)),
            };
            let Some((said, covered)) = said else { continue };
            let way =
                Way { covered: here.covered + covered, pieces: here.pieces + 1, from: start, said };
            let Some(slot) = ways.get_mut(end) else { break };
            let better = slot.as_ref().is_none_or(|other| {
                (way.covered, std::cmp::Reverse(way.pieces))
                    > (other.covered, std::cmp::Reverse(other.pieces))
            });
            if better {
                *slot = Some(way);
            }
        }
    }
    let covered = ways.last()?.as_ref()?.covered;
    let mut pieces = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let way = ways[end].as_ref()?;
        pieces.push(way.said.clone());
        end = way.from;
    }
    pieces.reverse();
    Some((covered, pieces))
}

fn one_syllable(piece: &str, vocabulary: &Vocabulary) -> Option<char> {
    let particle = SYLLABLES.iter().find(|(syllable, _)| *syllable == piece).map(|(_, c)| *c);
    particle.or_else(|| vocabulary.syllable(piece))
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;
    use crate::text::text;

    fn read(message: &str) -> String {
        let wordings = [
            "什么时候发货",
            "现在有货吗",
            "怎么退货",
            "快递到哪了",
            "退货要运费吗",
            "app在哪下载",
            "西安能发吗",
        ];
        let vocabulary =
            Vocabulary::new(wordings.iter().map(|wording| letters(wording)), std::iter::empty());
        text(&spell_out(&letters(message), &vocabulary).0)
    }

    #[test]
    fn pinyin_becomes_the_words_of_the_kb() {
        for (typed, read_as) in [
            ("fahuo", "发货"),
            ("youhuo ma", "有货吗"),
            ("you huo ma", "有货吗"),
            ("shenme shihou fahuo", "什么时候发货"),
            ("ShenMeShiHouFaHuo", "什么时候发货"),
            ("我要tuihuo", "我要退货"),
            ("kuaidi dao na le?", "快递到哪了?"),
            ("xi'an", "西安"),
        ] {
            assert_eq!(read(typed), read_as, "{typed}");
        }
    }

    #[test]
    fn what_is_no_pinyin_stays() {
        for message in [
            "where is my parcel",
            "can you help me",
            "app",
            "XL",
            "women shirt",
            "iphone",
            "a b c",
            "zz fahuozz",
            "app xia",
        ] {
            assert_eq!(read(message), message, "{message}");
        }
    }
}
