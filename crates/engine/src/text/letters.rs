//! A message as words are looked for in it: folded letters, where they stood, and where a clause or
//! a word ends.

use kaopu_model::fold_with_origins;

use super::letter::{Letter, is_han, text};
use super::links::links;
use crate::turn::Span;

/// What stands between two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    None,
    /// A space within a clause, as between English words.
    Space,
    /// A mark, or a space between Chinese characters, which ends a clause.
    Clause,
}

/// A message, letter by letter.
#[derive(Debug)]
pub(crate) struct Letters<'a> {
    original: Vec<char>,
    letters: Vec<Letter>,
    /// The letters without their places.
    folded: String,
    /// What stands before each letter, and at the end.
    gaps: Vec<Gap>,
    text: &'a str,
}

impl<'a> Letters<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let original: Vec<char> = text.chars().collect();
        let place = |at: u32| Span { start: at, end: at.saturating_add(1) };
        let links = links(&original);
        let linked = |at: u32| links.iter().any(|link| link.contains(&(at as usize)));
        let read = fold_with_origins(text).into_iter().filter(|(_, at)| !linked(*at));
        let letters: Vec<Letter> = read.map(|(c, at)| Letter { c, at: place(at) }).collect();
        let folded = letters.iter().map(|letter| letter.c).collect();
        let mut gaps = Vec::with_capacity(letters.len().saturating_add(1));
        gaps.push(Gap::Clause);
        for pair in letters.windows(2) {
            if let [left, right] = pair {
                gaps.push(gap(&original, left.at.start as usize, right.at.start as usize));
            }
        }
        if !letters.is_empty() {
            gaps.push(Gap::Clause);
        }
        join_spelled_out(&mut gaps);
        Self { original, letters, folded, gaps, text }
    }

    /// Whether most of them are Chinese, as are all examples that classifiers learn from: of others
    /// they know nothing.
    pub(crate) fn are_chinese(&self) -> bool {
        let (han, latin) = self.folded().chars().fold((0_usize, 0_usize), |(han, latin), c| {
            (han + usize::from(is_han(c)), latin + usize::from(c.is_ascii_alphabetic()))
        });
        // A Chinese character says as much as some four letters.
        han.saturating_mul(4) > latin
    }

    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(crate) fn at(&self, index: usize) -> Option<char> {
        self.letters.get(index).map(|letter| letter.c)
    }

    /// The message as it was sent.
    pub(crate) fn original(&self) -> &[char] {
        &self.original
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// All letters, as text.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// The clauses, folded.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = String> {
        self.clause_ranges()
            .map(|(start, end)| text(self.letters.get(start..end).unwrap_or_default()))
    }

    /// Where each clause begins and ends.
    pub(crate) fn clause_ranges(&self) -> impl Iterator<Item = (usize, usize)> {
        let starts = (0..self.len()).filter(|at| self.begins_clause(*at));
        starts.map(|start| {
            let end = (start.saturating_add(1)..self.len())
                .find(|at| self.begins_clause(*at))
                .unwrap_or(self.len());
            (start, end)
        })
    }

    /// Whether a clause begins with this letter; also true behind the last one.
    pub(crate) fn begins_clause(&self, index: usize) -> bool {
        self.gaps.get(index).is_none_or(|gap| *gap == Gap::Clause)
    }

    /// Whether there is a word boundary before this letter: "usb" does not hold "sb", nor 2123150
    /// the hotline 12315.
    pub(crate) fn word_boundary(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|before| self.at(before)) else {
            return true;
        };
        let Some(after) = self.at(index) else { return true };
        let alike = before.is_ascii_digit() && after.is_ascii_digit()
            || before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        !alike || self.gaps.get(index) != Some(&Gap::None)
    }

    /// Where letters stood in the message.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| self.letters.get(at).map(|letter| letter.at);
        let first = place(start).unwrap_or(Span { start: 0, end: 1 });
        let last = end.checked_sub(1).and_then(place).unwrap_or(first);
        Span { start: first.start, end: last.end }
    }

    /// The letters as they were written, with what stood between them.
    pub(crate) fn written(&self, span: Span) -> String {
        let length = span.end.saturating_sub(span.start) as usize;
        self.original.iter().skip(span.start as usize).take(length).collect()
    }
}

fn gap(original: &[char], left: usize, right: usize) -> Gap {
    let between = original.get(left.saturating_add(1)..right).unwrap_or(&[]);
    let word = |at: usize| original.get(at).is_some_and(char::is_ascii_alphanumeric);
    match between {
        [] => Gap::None,
        // don't, I'm
        ['\'' | '’'] if word(left) && word(right) => Gap::None,
        _ if !between.iter().all(|c| c.is_whitespace()) => Gap::Clause,
        _ if between.contains(&'\n') => Gap::Clause,
        _ if word(left) || word(right) => Gap::Space,
        _ => Gap::Clause,
    }
}

/// Letters that each stand alone, as in "骗 子" or "垃.圾", are one word that was spelled out, often to
/// get round a filter.
fn join_spelled_out(gaps: &mut [Gap]) {
    let alone = |gaps: &[Gap], at: usize| {
        gaps.get(at) == Some(&Gap::Clause) && gaps.get(at.saturating_add(1)) == Some(&Gap::Clause)
    };
    let before = gaps.to_vec();
    for at in 1..gaps.len().saturating_sub(1) {
        if alone(&before, at.saturating_sub(1))
            && alone(&before, at)
            && let Some(gap) = gaps.get_mut(at)
        {
            *gap = Gap::None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<String> {
        let letters = Letters::new(text);
        let mut clauses: Vec<String> = Vec::new();
        for at in 0..letters.len() {
            if letters.begins_clause(at) {
                clauses.push(String::new());
            }
            clauses.last_mut().unwrap().push(letters.at(at).unwrap());
        }
        clauses
    }

    #[test]
    fn marks_and_chinese_spaces_end_a_clause() {
        assert_eq!(clauses("不，急用！你好 在吗"), ["不", "急用", "你好", "在吗"]);
        assert_eq!(clauses("where is my order? I don't know"), ["whereismyorder", "idontknow"]);
        assert_eq!(clauses(""), Vec::<String>::new());
    }

    #[test]
    fn a_spelled_out_word_is_one() {
        assert_eq!(clauses("气 死 我 了"), ["气死我了"]);
        assert_eq!(clauses("你们垃.圾"), ["你们垃", "圾"]);
        assert_eq!(clauses("骗.子"), ["骗子"]);
    }

    #[test]
    fn words_end_where_spaces_are() {
        let letters = Letters::new("usb sb 12315号");
        let ends: Vec<usize> =
            (0..=letters.len()).filter(|at| letters.word_boundary(*at)).collect();
        assert_eq!(ends, [0, 3, 5, 10, 11]);
    }

    #[test]
    fn spans_point_into_the_message() {
        let letters = Letters::new("唉，气 死 我 了！");
        let span = letters.span(1, 5);
        assert_eq!((span.start, span.end), (2, 9));
        assert_eq!(letters.written(span), "气 死 我 了");
    }
}
