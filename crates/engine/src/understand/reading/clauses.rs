//! Where a message may end one question and begin another.

use std::sync::LazyLock;

use crate::lists::CLAUSES;
use crate::text::is_han;
use crate::turn::Span;

/// Marks after which something new begins.
const STRONG: &[char] = &['?', '？', '!', '！', '。', ';', '；', '\n'];

/// Marks after which something new may begin.
const WEAK: &[char] = &[',', '，', '、', '\u{3000}'];

struct Words {
    /// Before these something new may begin.
    connective: Vec<Vec<char>>,
    /// What makes a question of a clause, in lower case.
    asking: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    connective: CLAUSES.words("connective").iter().map(|word| word.chars().collect()).collect(),
    asking: CLAUSES.words("asking"),
});

/// Messages with more characters are not taken apart.
const LONGEST: usize = 400;

/// More questions than that nobody asks at once.
const MOST: usize = 4;

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub text: String,
    pub span: Span,
    /// Whether it is put as a question.
    pub asks: bool,
}

/// Ways to take a message apart, each into two to four clauses of at least two letters: first at
/// the marks that end a sentence, then where only questions come out.
pub(crate) fn clauses(message: &str) -> Vec<Vec<Clause>> {
    let chars: Vec<char> = message.chars().take(LONGEST + 1).collect();
    if chars.len() > LONGEST {
        return Vec::new();
    }
    let connected = |at: usize| {
        let mut words = WORDS.connective.iter();
        words.any(|word| chars.get(at + 1..at + 1 + word.len()) == Some(word.as_slice()))
    };
    let is_in = |at: usize, marks: &[char]| chars.get(at).is_some_and(|c| marks.contains(c));
    // A comma with 还有 behind it ends a sentence as much as a full stop.
    let strong = split(&chars, |at| is_in(at, STRONG) || is_in(at, WEAK) && connected(at));
    // A space parts Chinese sentences and English words; a full stop is one only before a space.
    let is = |at: usize, holds: fn(char) -> bool| chars.get(at).is_some_and(|c| holds(*c));
    let spaced =
        |at: usize| is(at, |c| c == ' ') && (is(at.wrapping_sub(1), is_han) || is(at + 1, is_han));
    let stop = |at: usize| is(at, |c| c == '.') && is(at + 1, |c| c == ' ');
    let weak =
        |at: usize| is_in(at, STRONG) || is_in(at, WEAK) || spaced(at) || stop(at) || connected(at);
    let weak = split(&chars, weak).into_iter().collect::<Vec<_>>();
    let mut ways = Vec::new();
    if (2..=MOST).contains(&strong.len()) {
        ways.push(strong);
    }
    if (2..=MOST).contains(&weak.len()) && weak.iter().all(|clause| clause.asks) {
        ways.push(weak);
    }
    ways.dedup();
    ways
}

/// Letters that a question has at least.
const SHORTEST: usize = 4;

/// The questions of a message: one for each clause if each is put as a question, else the message.
/// What a program understands of it plays no part.
#[must_use]
pub fn questions(message: &str) -> Vec<String> {
    let long =
        |clause: &Clause| clause.text.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST;
    let each_asks = |way: &Vec<Clause>| way.iter().all(|clause| clause.asks && long(clause));
    match clauses(message).into_iter().find(each_asks) {
        Some(way) => way.into_iter().map(|clause| clause.text.trim().to_owned()).collect(),
        None => vec![message.trim().to_owned()],
    }
}

/// Cuts behind every character for which `ends` holds; pieces without two letters go along with the
/// one before.
fn split(chars: &[char], ends: impl Fn(usize) -> bool) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 0..chars.len() {
        let said = chars.get(start..=at).unwrap_or_default();
        if (ends(at) || at + 1 == chars.len())
            && said.iter().filter(|c| c.is_alphanumeric()).count() > 1
        {
            clauses.push(clause(chars, start, at + 1));
            start = at + 1;
        }
    }
    clauses
}

/// Whether a text has a word or a mark that asks.
pub(crate) fn asks(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains(['?', '？']) || WORDS.asking.iter().any(|word| lower.contains(word.as_str()))
}

fn clause(chars: &[char], start: usize, end: usize) -> Clause {
    let text: String = chars.get(start..end).unwrap_or_default().iter().collect();
    let asks = asks(&text);
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Clause { text, span: Span { start: place(start), end: place(end) }, asks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(message: &str) -> Vec<Vec<String>> {
        clauses(message)
            .into_iter()
            .map(|way| way.into_iter().map(|clause| clause.text).collect())
            .collect()
    }

    #[test]
    fn questions_are_told_apart() {
        assert_eq!(texts("什么时候发货？还有运费多少")[0], ["什么时候发货？", "还有运费多少"]);
        assert_eq!(texts("我要退货，还有怎么开发票")[0], ["我要退货，", "还有怎么开发票"]);
        assert_eq!(texts("什么时候发货 运费多少")[0], ["什么时候发货 ", "运费多少"]);
        assert_eq!(texts("什么时候发货还有运费多少")[0], ["什么时候发货", "还有运费多少"]);
        assert_eq!(
            texts("when do you ship and how much is it")[0],
            ["when do you ship", " and how much is it"]
        );
    }

    #[test]
    fn a_message_is_as_many_questions_as_it_asks() {
        assert_eq!(questions("什么时候发货？还有运费多少"), ["什么时候发货？", "还有运费多少"]);
        assert_eq!(questions("锅生锈了，怎么办"), ["锅生锈了，怎么办"]);
        assert_eq!(questions("真的吗？什么时候发货？"), ["真的吗？什么时候发货？"]);
    }

    #[test]
    fn statements_are_not_cut_at_commas() {
        assert!(texts("锅生锈了，怎么办").is_empty());
        assert!(
            texts("什么时候发货").is_empty() && texts("？？").is_empty() && texts("").is_empty()
        );
    }

    #[test]
    fn places_point_into_the_message() {
        let way = clauses("😭发货吗？\u{200b}退货呢？").remove(0);
        assert_eq!((way[1].span.start, way[1].span.end), (5, 10));
    }
}
