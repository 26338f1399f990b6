//! Words of politeness and hesitation: they say nothing about the question.

use std::sync::LazyLock;

use kaopu_model::Locale;

use super::dictionary;
use crate::lists::FILLERS;
use crate::text::{Letter, is_han, text};

/// Simplified and in lower case.
struct Words {
    anywhere: Vec<String>,
    /// Behind a word of politeness: then it is none (麻烦死了).
    meant_behind: Vec<String>,
    /// Before one: then it is none (太麻烦你们).
    meant_before: Vec<String>,
    opener: Vec<String>,
    addressed: Vec<String>,
    closer: Vec<String>,
    particle: Vec<char>,
    /// English, as whole words.
    english_opener: Vec<String>,
    english_closer: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    anywhere: FILLERS.words("anywhere"),
    meant_behind: FILLERS.words("meant-behind"),
    meant_before: FILLERS.words("meant-before"),
    opener: FILLERS.words_in(Locale::ZhCn, "opener"),
    addressed: FILLERS.words("addressed"),
    closer: FILLERS.words_in(Locale::ZhCn, "closer"),
    particle: FILLERS.characters("particle"),
    english_opener: FILLERS.words_in(Locale::En, "opener"),
    english_closer: FILLERS.words_in(Locale::En, "closer"),
});

/// The letters without fillers, unless nothing that counts would be left.
pub(super) fn without_fillers(letters: &[Letter]) -> Vec<Letter> {
    let mut kept = without_inner(letters);
    loop {
        trim(&mut kept);
        let Some(length) = opener(&kept) else { break };
        kept.drain(..length);
    }
    loop {
        let marks = trailing_marks(&kept);
        let Some(length) = kept.get(..kept.len() - marks).and_then(closer) else { break };
        // The sentence keeps its question mark: 退货吗谢谢? is still asked.
        let end = kept.len() - marks;
        kept.drain(end - length..end);
        if kept.iter().filter(|letter| letter.counts()).count() < 2 {
            break;
        }
    }
    let end = kept.len() - trailing_marks(&kept);
    let marks = kept.split_off(end);
    kept.extend(marks.into_iter().filter(|letter| !matches!(letter.c, ' ' | ',')));
    if kept.iter().any(|letter| letter.counts()) { kept } else { letters.to_vec() }
}

fn without_inner(letters: &[Letter]) -> Vec<Letter> {
    let mut kept = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let said = WORDS
            .anywhere
            .iter()
            .find_map(|word| begins(letters.get(at..).unwrap_or_default(), word));
        match said.filter(|length| !is_meant(letters, at, *length)) {
            Some(length) => at += length,
            None => {
                kept.push(*letter);
                at += 1;
            }
        }
    }
    kept
}

/// Whether a word of politeness is meant as it says: 太麻烦了, 麻烦死了.
fn is_meant(letters: &[Letter], at: usize, length: usize) -> bool {
    let (before, from) = letters.split_at_checked(at).unwrap_or((letters, &[]));
    let behind = from.get(length..).unwrap_or_default();
    WORDS.meant_before.iter().any(|word| ends(before, word).is_some())
        || WORDS.meant_behind.iter().any(|word| begins(behind, word).is_some())
}

/// Whether the last letter of an opener begins a word with what follows, and what follows begins
/// none: 你好歹, but 你好|多久.
fn runs_on(letters: &[Letter], length: usize) -> bool {
    let is_word =
        |at: usize| letters.get(at..at + 2).is_some_and(|pair| dictionary::has(&text(pair)));
    length > 1 && is_word(length - 1) && !is_word(length)
}

/// How many letters the opener takes that stands at the beginning, if at least two letters that
/// count come after it.
fn opener(letters: &[Letter]) -> Option<usize> {
    let enough_left =
        |length: usize| letters.iter().skip(length).filter(|letter| letter.counts()).count() >= 2;
    let chinese = WORDS
        .opener
        .iter()
        .filter_map(|word| begins(letters, word))
        .filter(|length| !is_word(letters, 0, *length))
        .filter(|length| !runs_on(letters, *length) && !is_meant(letters, 0, *length))
        .max();
    let addressed = WORDS.addressed.iter().filter_map(|word| begins(letters, word));
    let addressed =
        addressed.filter(|length| letters.get(*length).is_some_and(|next| !next.counts())).max();
    let english =
        WORDS.english_opener.iter().filter_map(|word| begins_as_words(letters, word)).max();
    chinese.max(addressed).max(english).filter(|length| enough_left(*length))
}

/// How many letters the closer takes that stands at the end, if at least two letters that count
/// come before it.
fn closer(letters: &[Letter]) -> Option<usize> {
    let last = letters.last()?;
    let enough_left = |length: usize| {
        letters.iter().take(letters.len() - length).filter(|letter| letter.counts()).count() >= 2
    };
    let inside_word = |length: &usize| {
        letters.len() > *length && is_word(letters, letters.len() - length - 1, *length)
    };
    let chinese = WORDS
        .closer
        .iter()
        .filter_map(|word| ends(letters, word))
        .filter(|length| !inside_word(length))
        .max();
    let english = WORDS.english_closer.iter().filter_map(|word| ends_as_words(letters, word)).max();
    let particle =
        WORDS.particle.contains(&last.c).then_some(1).filter(|length| !inside_word(length));
    chinese.max(english).max(particle).filter(|length| enough_left(*length))
}

/// Whether a filler of one character is half of a word: 额度 is no hesitation, 干嘛 ends in no
/// particle, 母亲 is no 亲.
fn is_word(letters: &[Letter], at: usize, length: usize) -> bool {
    length == 1 && letters.get(at..at + 2).is_some_and(|pair| dictionary::has(&text(pair)))
}

fn trailing_marks(letters: &[Letter]) -> usize {
    letters.iter().rev().take_while(|letter| !letter.counts()).count()
}

/// Drops spaces and marks from the beginning, and spaces and commas from the end.
fn trim(letters: &mut Vec<Letter>) {
    trim_start(letters);
    while letters.last().is_some_and(|last| matches!(last.c, ' ' | ',' | '、' | ':' | ';')) {
        letters.pop();
    }
}

fn trim_start(letters: &mut Vec<Letter>) {
    // An opening bracket, a minus or a currency belongs to what follows.
    let marks = letters.iter().take_while(|l| {
        !l.counts() && !matches!(l.c, '(' | '[' | '-' | '¥' | '$' | '€' | '£' | '#')
    });
    let count = marks.count();
    letters.drain(..count);
}

/// How many letters the word takes at the beginning.
fn begins(letters: &[Letter], word: &str) -> Option<usize> {
    let mut length = 0;
    for c in word.chars() {
        if letters.get(length)?.c != c {
            return None;
        }
        length += 1;
    }
    Some(length)
}

fn ends(letters: &[Letter], word: &str) -> Option<usize> {
    let mut from = letters.len();
    for c in word.chars().rev() {
        from = from.checked_sub(1)?;
        if letters.get(from)?.c != c {
            return None;
        }
    }
    Some(letters.len() - from)
}

fn begins_as_words(letters: &[Letter], words: &str) -> Option<usize> {
    let mut length = 0;
    for c in words.chars() {
        if letters.get(length)?.c.to_ascii_lowercase() != c {
            return None;
        }
        length += 1;
    }
    let boundary =
        letters.get(length).is_none_or(|next| !next.counts() && next.c != '\'' || is_han(next.c));
    boundary.then_some(length)
}

fn ends_as_words(letters: &[Letter], words: &str) -> Option<usize> {
    let from = letters.len().checked_sub(words.chars().count())?;
    let boundary = from
        .checked_sub(1)
        .and_then(|before| letters.get(before))
        .is_none_or(|l| !l.counts() || is_han(l.c));
    begins_as_words(letters.get(from..)?, words).filter(|_| boundary)
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;

    fn asked(message: &str) -> String {
        text(&without_fillers(&letters(message)))
    }

    #[test]
    fn politeness_goes_and_the_question_stays() {
        for (message, question) in [
            ("亲,请问一下怎么退货", "怎么退货"),
            ("你好，我想问下，怎么退货呀？", "怎么退货?"),
            ("老板在吗 在吗 怎么退货啊 谢谢", "怎么退货"),
            ("请问单号呢", "单号"),
            ("那我想查快递", "查快递"),
            ("怎么退货？谢谢您！", "怎么退货?!"),
            (
                "Hi there, could you please tell me where my order is? Thanks!",
                "where my order is?!",
            ),
            ("please cancel my order", "cancel my order"),
            ("Highland wool?", "Highland wool?"),
            ("额度多少", "额度多少"),
            ("送给母亲", "送给母亲"),
            ("客服电话多少", "客服电话多少"),
            ("客服，怎么退货", "怎么退货"),
            ("你要干嘛", "你要干嘛"),
        ] {
            assert_eq!(asked(message), question, "{message}");
        }
    }

    #[test]
    fn what_is_nothing_but_politeness_stays() {
        for message in ["请问", "你好", "谢谢", "hello", "亲"] {
            assert_eq!(asked(message), message);
        }
    }
}
