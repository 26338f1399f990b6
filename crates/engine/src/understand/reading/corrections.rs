//! Typing mistakes, corrected towards the KB's own words: characters that sound alike or look
//! alike.
//!
//! Only what is none is corrected: no character of a word that the dictionary or the KB knows is
//! touched (发火 stays, though 发货 may have been meant), and nothing across the boundary of two such
//! words (预计|什么). What is left must fit where it stands: two characters are corrected if a
//! neighbour bears it out, so that together they stand in the KB, or if they stand alone between known
//! words.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::dictionary;
use super::shape::alike;
use super::sound::readings;
use super::vocabulary::{LONGEST_SPAN, Vocabulary};
use crate::lists::TYPING;
use crate::text::{Letter, is_han, span, text};
use crate::turn::{Correction, CorrectionKind};

/// So many mistakes of one message are corrected.
const MOST_CORRECTIONS: usize = 6;

/// Characters that are words by themselves, so that an unknown pair with one of them need not be a
/// mistake.
static ALONE: LazyLock<Vec<char>> = LazyLock::new(|| TYPING.characters("alone"));

/// What the dictionary has and nobody means: 时侯.
static MISSPELT: LazyLock<Vec<String>> = LazyLock::new(|| TYPING.words("misspelt"));

/// What speaks for a correction, the most telling first: the dictionary has the word, the kind of
/// mistake, the neighbour bears it out, its length, how often the KB has it.
type Weight = (bool, Reverse<CorrectionKind>, bool, usize, u32);

/// A correction that could be made.
struct Candidate {
    start: usize,
    word: String,
    kind: CorrectionKind,
    weight: Weight,
}

/// Corrects the letters in place. What is `settled` (the KB's synonyms and products, as ranges of
/// letters) stays as it is.
pub(super) fn correct(
    letters: &mut [Letter],
    vocabulary: &Vocabulary,
    settled: &[(usize, usize)],
) -> Vec<Correction> {
    let mut made = Vec::new();
    let mut fixed = vec![false; letters.len()];
    for (start, length) in settled {
        fixed.iter_mut().skip(*start).take(*length).for_each(|fixed| *fixed = true);
    }
    while made.len() < MOST_CORRECTIONS {
        let known = Known::of(letters, vocabulary);
        let all = (0..letters.len())
            .flat_map(|start| candidates(letters, start, vocabulary, &fixed, &known));
        let best = all.max_by(|a, b| {
            a.weight
                .cmp(&b.weight)
                .then_with(|| b.start.cmp(&a.start))
                .then_with(|| b.word.cmp(&a.word))
        });
        let Some(best) = best else { break };
        let end = best.start + best.word.chars().count();
        let Some(window) = letters.get_mut(best.start..end) else { break };
        if let Some(place) = span(window) {
            made.push(Correction {
                span: place,
                from: text(window),
                to: best.word.clone(),
                by: best.kind,
            });
        }
        for (letter, c) in window.iter_mut().zip(best.word.chars()) {
            letter.c = c;
        }
        fixed.iter_mut().skip(best.start).take(end - best.start).for_each(|fixed| *fixed = true);
    }
    made.sort_by_key(|correction| correction.span);
    made
}

/// The words that the dictionary or the KB knows, as they stand in the message.
struct Known {
    /// Whether each letter stands in one.
    inside: Vec<bool>,
    /// Whether a word reaches over the gap in front of each letter.
    over: Vec<bool>,
}

impl Known {
    fn of(letters: &[Letter], vocabulary: &Vocabulary) -> Self {
        let mut known =
            Self { inside: vec![false; letters.len()], over: vec![false; letters.len() + 1] };
        for (start, end) in dictionary::words(&text(letters)) {
            if !letters.get(start..end).is_some_and(|word| MISSPELT.contains(&text(word))) {
                known.note(start, end);
            }
        }
        for length in 2..=LONGEST_SPAN {
            for (start, window) in letters.windows(length).enumerate() {
                if is_han(window[0].c) && vocabulary.is_word(&text(window)) {
                    known.note(start, start + length);
                }
            }
        }
        known
    }

    fn note(&mut self, start: usize, end: usize) {
        self.inside.iter_mut().take(end).skip(start).for_each(|inside| *inside = true);
        self.over.iter_mut().take(end).skip(start + 1).for_each(|over| *over = true);
    }

    /// Whether a span begins inside one word and ends inside another.
    fn is_across(&self, start: usize, end: usize) -> bool {
        let over = |at: usize| self.over.get(at).copied().unwrap_or(false);
        over(start) && over(end)
    }
}

fn candidates(
    letters: &[Letter],
    start: usize,
    vocabulary: &Vocabulary,
    fixed: &[bool],
    known: &Known,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for length in 2..=LONGEST_SPAN {
        let Some(window) = letters.get(start..start + length) else { break };
        if !window.iter().all(|letter| is_han(letter.c)) {
            break;
        }
        // Where every letter has to stay nothing can be corrected.
        let stays =
            |at: usize| fixed.get(at) != Some(&false) || known.inside.get(at) != Some(&false);
        if (start..start + length).all(stays) {
            continue;
        }
        let written = text(window);
        let is_word = vocabulary.count(&written) > 0
            || dictionary::has(&written) && !MISSPELT.contains(&written);
        if is_word || known.is_across(start, start + length) {
            continue;
        }
        let sounding = vocabulary.sounding_like(window).iter().cloned();
        let looking = look_alikes(window).filter(|word| vocabulary.is_word(word));
        for word in sounding.chain(looking) {
            if let Some(kind) = kind_of(window, &word)
                && let Some(weight) = weigh(letters, start, &word, kind, vocabulary, fixed, known)
            {
                found.push(Candidate { start, word, kind, weight });
            }
        }
    }
    found
}

/// What the characters could be if one of them was mistaken for another of its shape.
fn look_alikes(window: &[Letter]) -> impl Iterator<Item = String> {
    window.iter().enumerate().flat_map(move |(at, letter)| {
        alike(letter.c).iter().map(move |other| {
            window
                .iter()
                .enumerate()
                .map(|(place, letter)| if place == at { *other } else { letter.c })
                .collect()
        })
    })
}

/// How the word differs from what is written; `None` if in too much.
fn kind_of(window: &[Letter], word: &str) -> Option<CorrectionKind> {
    let mut kind = None;
    let mut differing = 0;
    for (letter, c) in window.iter().zip(word.chars()).filter(|(letter, c)| letter.c != *c) {
        differing += 1;
        let one = readings(letter.c);
        let same_sound = readings(c).iter().any(|reading| one.contains(reading));
        let one = match (same_sound, alike(letter.c).contains(&c)) {
            (true, _) => CorrectionKind::Homophone,
            (false, true) => CorrectionKind::Shape,
            (false, false) => CorrectionKind::NearHomophone,
        };
        kind = kind.max(Some(one));
    }
    // Two wrong characters of two are only believed if they sound exactly right.
    kind.filter(|kind| differing * 2 <= window.len() || *kind == CorrectionKind::Homophone)
}

/// What speaks for the correction; `None` if not enough does.
fn weigh(
    letters: &[Letter],
    start: usize,
    word: &str,
    kind: CorrectionKind,
    vocabulary: &Vocabulary,
    fixed: &[bool],
    known: &Known,
) -> Option<Weight> {
    let length = word.chars().count();
    let count = vocabulary.count(word);
    let listed = dictionary::has(word);
    let before = start.checked_sub(1).and_then(|before| letters.get(before));
    let after = letters.get(start + length);
    let borne_out = length > 2 || {
        let before = before.map(|letter| format!("{}{word}", letter.c));
        let after = after.map(|letter| format!("{word}{}", letter.c));
        [before, after].into_iter().flatten().any(|span| vocabulary.count(&span) > 0)
    };
    // Between known words and the ends of the clause it must be a word, too.
    let ends = |letter: Option<&Letter>, at: Option<usize>| {
        let known = at.and_then(|at| known.inside.get(at)).copied().unwrap_or(false);
        known || letter.is_none_or(|letter| !letter.counts())
    };
    let stands_alone = ends(before, start.checked_sub(1)) && ends(after, Some(start + length));
    if !borne_out && !stands_alone {
        return None;
    }
    for (place, c) in (start..start + length).zip(word.chars()) {
        let written = letters.get(place)?.c;
        if written == c {
            continue;
        }
        if *fixed.get(place)? || *known.inside.get(place)? {
            return None;
        }
        // A word of one letter among words is none: 怎么|帮.
        let among_words = || {
            let mut unchanged = (start..start + length)
                .zip(word.chars())
                .filter(|(place, c)| letters.get(*place).is_some_and(|letter| letter.c == *c));
            unchanged.all(|(place, c)| {
                ALONE.contains(&c) || known.inside.get(place).copied().unwrap_or(false)
            })
        };
        if ALONE.contains(&written) && among_words() {
            return None;
        }
        let enough = match kind {
            CorrectionKind::NearHomophone => {
                borne_out && (listed || length > 3 && !ALONE.contains(&written))
            }
            _ => listed && borne_out || !ALONE.contains(&written),
        };
        if !enough {
            return None;
        }
    }
    Some((listed, Reverse(kind), borne_out, length, count))
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;

    fn read(message: &str) -> String {
        let wordings = [
            "什么时候发货",
            "多久能发货呀",
            "今天发货吗",
            "怎么退货",
            "退货要运费吗",
            "我要退款",
            "退款多久到账",
            "快递到哪了",
            "发顺丰吗",
            "能开发票吗",
            "快递太慢",
            "什么时候到",
            "配料成份",
            "相机什么时候到货",
            "怎么办",
            "改订单",
        ];
        let vocabulary =
            Vocabulary::new(wordings.iter().map(|wording| letters(wording)), std::iter::empty());
        let mut letters = letters(message);
        correct(&mut letters, &vocabulary, &[]);
        text(&letters)
    }

    #[test]
    fn slips_become_the_words_of_the_kb() {
        for (typed, meant) in [
            ("什么是候发货", "什么时候发货"),
            ("什么时侯法货", "什么时候发货"),
            ("怎么推货", "怎么退货"),
            ("怎么腿货", "怎么退货"),
            ("怎么退贷", "怎么退货"),
            ("我要推宽", "我要退款"),
            ("快弟到哪了", "快递到哪了"),
            ("能开发漂吗", "能开发票吗"),
        ] {
            assert_eq!(read(typed), meant, "{typed}");
        }
    }

    #[test]
    fn words_that_mean_something_else_stay() {
        for message in [
            "你别发火",
            "今天发火吗",
            "会员怎么办",
            "顺风车",
            "货到了没坏",
            "推荐一款",
            "我要对账",
            "天气不错",
            "腿疼",
            "预计什么时候能到",
            "估计什么时候发货",
            "全压成粉了退货",
            "怎么帮我退货",
            "该订单退款",
        ] {
            assert_eq!(read(message), message);
        }
    }

    #[test]
    fn what_is_settled_is_not_touched() {
        let vocabulary = Vocabulary::new(["怎么退货"].into_iter().map(letters), std::iter::empty());
        let mut message = letters("怎么推货");
        assert!(correct(&mut message, &vocabulary, &[(2, 2)]).is_empty());
        assert_eq!(correct(&mut message, &vocabulary, &[])[0].to, "退货");
    }
}
