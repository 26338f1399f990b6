//! The characters of a message as they are compared, each with the place in the original that it
//! stands for.

use kaopu_model::{readable, sign_of_number};

use super::emoji;
use super::left_out::LeftOut;
use crate::text::{Letter, is_han, links};
use crate::turn::Span;

/// Characters of a message that are looked at at all; what comes after is ignored.
const SCANNED_CHARS: usize = 4_000;

/// Characters that are compared, once everything that says nothing is gone.
const COMPARED_CHARS: usize = 400;

/// The longest group of characters whose repetition is noticed: 在吗在吗在吗.
const LONGEST_ECHO: usize = 6;

/// Reads a text by all steps.
#[cfg(test)]
pub(super) fn letters(text: &str) -> Vec<Letter> {
    letters_without(LeftOut::default(), text)
}

/// Reads a text: emoji become words or go, repetitions are said once, spaces and punctuation come
/// singly; but for what is left out.
pub(super) fn letters_without(left_out: LeftOut, text: &str) -> Vec<Letter> {
    let mut read = readable(text, SCANNED_CHARS);
    if left_out.traditional {
        let written: Vec<char> = text.chars().take(SCANNED_CHARS).collect();
        for (c, at) in &mut read {
            *c = written.get(*at as usize).filter(|c| is_han(**c)).copied().unwrap_or(*c);
        }
    }
    let written: Vec<char> = read.iter().map(|(c, _)| *c).collect();
    let links = links(&written);
    let letters = read
        .into_iter()
        .enumerate()
        .filter(|(place, _)| !links.iter().any(|link| link.contains(place)))
        .map(|(place, (c, at))| {
            let c = sign_of_number(&written, place).unwrap_or(c);
            Letter { c, at: Span { start: at, end: at + 1 } }
        })
        .collect();
    let spoken = if left_out.emoji { letters } else { emoji::spoken(letters) };
    let mut letters = single_marks(spoken);
    if !left_out.repetition {
        letters = without_echo(&without_drawl(&letters));
    }
    letters.truncate(COMPARED_CHARS);
    quiet(&mut letters);
    letters
}

/// Drops symbols, and all but the first of neighbouring spaces and marks; no space stands at either
/// end.
fn single_marks(letters: Vec<Letter>) -> Vec<Letter> {
    let mut kept: Vec<Letter> = Vec::with_capacity(letters.len());
    for letter in letters {
        let space = letter.c == ' ';
        let mark = is_mark(letter.c);
        if !letter.counts() && !space && !mark {
            continue;
        }
        let last = kept.last().map(|last| last.c);
        match last {
            None if space => continue,
            Some(last) if space && last == ' ' => continue,
            Some(last) if mark && last == letter.c => continue,
            _ => kept.push(letter),
        }
    }
    while kept.last().is_some_and(|last| last.c == ' ') {
        kept.pop();
    }
    kept
}

/// Punctuation that structures a sentence. Everything else that is no letter is decoration.
pub(super) fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        && !matches!(c, '~' | '^' | '*' | '`' | '|' | '\\' | '<' | '>' | '{' | '}' | '_' | '=')
        || matches!(
            c,
            '。' | '、'
                | '·'
                | '「'
                | '」'
                | '『'
                | '』'
                | '《'
                | '》'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '¥'
                | '€'
                | '£'
        )
}

/// 快快快发货 → 快发货, sooooo → so. Twice is how people write (看看, 谢谢, good); digits are never touched.
fn without_drawl(letters: &[Letter]) -> Vec<Letter> {
    let mut kept = Vec::with_capacity(letters.len());
    for run in letters.chunk_by(|a, b| a.c == b.c) {
        let drawled = run.len() > 2 && run.first().is_some_and(|first| first.c.is_alphabetic());
        kept.extend_from_slice(if drawled { &run[..1] } else { run });
    }
    kept
}

/// 在吗在吗在吗 → 在吗. Groups of two to six Chinese characters that follow themselves.
fn without_echo(letters: &[Letter]) -> Vec<Letter> {
    let mut kept: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let echo = (2..=LONGEST_ECHO).rev().find(|length| {
            let (Some(said), Some(again)) = (
                at.checked_sub(*length).and_then(|from| letters.get(from..at)),
                letters.get(at..at + length),
            ) else {
                return false;
            };
            said.iter().all(|letter| is_han(letter.c))
                && said.iter().zip(again).all(|(a, b)| a.c == b.c)
        });
        match echo {
            Some(length) => at += length,
            None => {
                kept.push(letters[at]);
                at += 1;
            }
        }
    }
    kept
}

/// A MESSAGE IN CAPITALS says the same in small letters. Single words (XL, SF) keep theirs.
fn quiet(letters: &mut [Letter]) {
    let words = letters.split(|letter| !letter.counts()).filter(|word| word.len() > 1).count();
    let shouted = words > 2
        && letters.iter().all(|letter| !letter.c.is_lowercase() && !is_han(letter.c))
        && letters.iter().any(|letter| letter.c.is_ascii_uppercase());
    if shouted {
        for letter in letters {
            letter.c = letter.c.to_ascii_lowercase();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::text;

    fn read(message: &str) -> String {
        text(&letters(message))
    }

    #[test]
    fn what_is_said_over_and_over_is_said_once() {
        assert_eq!(read("快快快发货"), "快发货");
        assert_eq!(read("什么时候发货啊啊啊啊"), "什么时候发货啊");
        assert_eq!(read("在吗在吗在吗"), "在吗");
        assert_eq!(read("谢谢 看看 good 10000"), "谢谢 看看 good 10000");
        assert_eq!(read("soooo late!!!"), "so late!");
    }

    #[test]
    fn decoration_goes_and_sentences_keep_their_marks() {
        assert_eq!(read("✨ 可以退吗~~~ ？？  ヾ(≧▽≦*)o"), "可以退吗 ? ヾ()o");
        assert_eq!(read("WHERE IS MY ORDER?"), "where is my order?");
        assert_eq!(read("有XL吗"), "有XL吗");
    }

    #[test]
    fn places_point_at_what_they_stand_for() {
        let read = letters("請 問：發貨📦?");
        assert_eq!(read.last().map(|letter| letter.at), Some(Span { start: 7, end: 8 }));
    }
}
