//! Emoji and what chat programs write in brackets: those that stand for a thing become its word,
//! the others say nothing about the question.

use std::sync::LazyLock;

use crate::lists::EMOJI;
use crate::text::{Letter, is_han};
use crate::turn::Span;

/// What is drawn.
struct Drawn {
    /// Things, in Chinese and English.
    things: Vec<(char, &'static str, &'static str)>,
    /// Marks.
    marks: Vec<(char, char)>,
    /// What chat programs put in square brackets for a picture, in lower case.
    bracketed: Vec<String>,
}

static DRAWN: LazyLock<Drawn> = LazyLock::new(|| {
    let pairs = |section| {
        let pairs = EMOJI.pairs(section).into_iter();
        pairs.filter_map(|(drawn, word)| Some((drawn.chars().next()?, word)))
    };
    // A thing stands once in each language.
    let mut things: Vec<(char, &str, &str)> = Vec::new();
    for (drawn, word) in pairs("thing") {
        match things.iter_mut().find(|thing| thing.0 == drawn) {
            Some(thing) => thing.2 = word,
            None => things.push((drawn, word, word)),
        }
    }
    let marks = pairs("mark").filter_map(|(drawn, mark)| Some((drawn, mark.chars().next()?)));
    Drawn { things, marks: marks.collect(), bracketed: EMOJI.words("bracketed") }
});

/// The longest name in brackets.
const LONGEST_NAME: usize = 8;

/// The letters with drawn things as words and all other emoji and bracketed pictures gone.
pub(super) fn spoken(letters: Vec<Letter>) -> Vec<Letter> {
    let Drawn { things, marks, .. } = &*DRAWN;
    let mut kept = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if let Some(length) = bracketed(letters.get(at..).unwrap_or_default()) {
            at += length;
            continue;
        }
        at += 1;
        if let Some((_, mark)) = marks.iter().find(|(drawn, _)| *drawn == letter.c) {
            kept.push(Letter { c: *mark, at: letter.at });
        } else if let Some((_, zh, en)) = things.iter().find(|(drawn, _, _)| *drawn == letter.c) {
            // Inside a sentence it stands for its word; around one it is decoration.
            if let Some(next) = letters.get(at).filter(|next| next.counts() || next.c == ' ') {
                let chinese =
                    is_han(next.c) || kept.last().is_some_and(|last: &Letter| is_han(last.c));
                if chinese {
                    say(&mut kept, zh, letter.at);
                } else if letters.get(at..).unwrap_or_default().iter().any(|later| later.counts()) {
                    say(&mut kept, en, letter.at);
                }
            }
        } else {
            kept.push(*letter);
        }
    }
    kept
}

fn say(letters: &mut Vec<Letter>, word: &str, at: Span) {
    letters.extend(word.chars().map(|c| Letter { c, at }));
}

/// How many characters `[微笑]` takes, if it stands here.
fn bracketed(letters: &[Letter]) -> Option<usize> {
    if letters.first()?.c != '[' && letters.first()?.c != '【' {
        return None;
    }
    let close =
        letters.iter().take(LONGEST_NAME + 2).position(|letter| matches!(letter.c, ']' | '】'))?;
    let name: String =
        letters.get(1..close)?.iter().flat_map(|letter| letter.c.to_lowercase()).collect();
    DRAWN.bracketed.contains(&name).then_some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use crate::text::text;

    #[test]
    fn things_are_words_inside_a_sentence_and_nothing_around_it() {
        for (message, read) in [
            ("我的📦到哪了", "我的快递到哪了"),
            ("发货了吗📦", "发货了吗"),
            ("where is my 📦 now", "where is my parcel now"),
            ("🎁🎁", ""),
            ("🉑以退吗", "可以退吗"),
            ("什么时候发货❓", "什么时候发货?"),
            ("可以退吗[微笑][抱拳]", "可以退吗"),
            ("[订单编号]", "[订单编号]"),
            ("👨‍👩‍👧‍👦怎么退", "怎么退"),
        ] {
            assert_eq!(text(&letters(message)), read, "{message}");
        }
    }
}
