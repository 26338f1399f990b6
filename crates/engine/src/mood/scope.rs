//! How the words around a cue change it: negated, only asked about, merely possible, intensified.

use std::collections::BTreeMap;

use kaopu_model::fold;

use super::letters::Letters;

const LIST: &str = include_str!("../../data/mood/scope.txt");

/// So many words may stand between a negation and its cue.
const BETWEEN: usize = 3;

/// Letters behind the cue within which a question may end.
const RHETORICAL: usize = 6;

/// What ends a question.
const QUESTION_PARTICLES: [char; 3] = ['吗', '么', '嘛'];

/// Folded words that change a cue, by how they do.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    words: BTreeMap<String, Vec<Vec<char>>>,
}

impl Scope {
    pub(super) fn new() -> Self {
        let mut words: BTreeMap<String, Vec<Vec<char>>> = BTreeMap::new();
        let mut section = String::new();
        for line in
            LIST.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(';'))
        {
            match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(name) => section = name.to_owned(),
                None => {
                    let list = words.entry(section.clone()).or_default();
                    list.extend(line.split(' ').map(|word| fold(word).chars().collect()));
                }
            }
        }
        // The longest first: of 不 and 不是 in front of a cue the latter is meant.
        for list in words.values_mut() {
            list.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self { words }
    }

    /// Whether a negation stands before the cue that begins here: right before it, or with a few
    /// adverbs between.
    pub(super) fn negated(&self, letters: &Letters<'_>, start: usize, end: usize) -> bool {
        self.reaches(letters, start, "negator")
            .is_some_and(|at| !self.no_negation(letters, at) && !self.rhetorical(letters, at, end))
    }

    /// Whether 不是 … 吗 only seems to deny: 这不是坑人吗.
    fn rhetorical(&self, letters: &Letters<'_>, at: usize, end: usize) -> bool {
        let denies = self.list("rhetorical").any(|word| stands(word, letters, at));
        let rest =
            (end..letters.len()).take(RHETORICAL).take_while(|at| !letters.begins_clause(*at));
        let last = rest
            .last()
            .and_then(|at| letters.at(at).filter(|_| letters.begins_clause(at.saturating_add(1))));
        denies && last.is_some_and(|c| QUESTION_PARTICLES.contains(&c))
    }

    /// Whether the cue is spoken of as something that may or did not happen.
    pub(super) fn possible(&self, letters: &Letters<'_>, start: usize) -> bool {
        self.reaches(letters, start, "possible").is_some()
    }

    /// The same for a cue with a gap, in the gap: 砂锅会不会炸裂.
    pub(super) fn possible_within(&self, letters: &Letters<'_>, start: usize, end: usize) -> bool {
        let words =
            || self.list("possible").filter(|word| word.len() > 1 || word.as_slice() == ['会']);
        (start.saturating_add(1)..end).any(|at| {
            words().any(|word| at.saturating_add(word.len()) < end && stands(word, letters, at))
        })
    }

    /// Whether the cue is asked rather than said.
    pub(super) fn asked(&self, letters: &Letters<'_>, start: usize) -> bool {
        self.reaches(letters, start, "asked").is_some()
    }

    /// Whether the customer asks about the thing, as in 投诉电话是多少.
    pub(super) fn asked_about(&self, letters: &Letters<'_>, start: usize, end: usize) -> bool {
        self.after("about", letters, end) || self.before("about-before", letters, start).is_some()
    }

    /// Whether an adverb of degree stands right before.
    pub(super) fn intensified(&self, letters: &Letters<'_>, start: usize) -> bool {
        self.before("degree", letters, start).is_some()
    }

    /// Whether the message praises.
    pub(super) fn praises(&self, letters: &Letters<'_>) -> bool {
        (0..letters.len()).any(|at| {
            self.list("praise").any(|word| {
                word.len() <= letters.len()
                    && (at == 0 || letters.word_boundary(at))
                    && stands(word, letters, at)
            })
        })
    }

    /// Where a word of the list begins that reaches the cue.
    fn reaches(&self, letters: &Letters<'_>, start: usize, list: &str) -> Option<usize> {
        let mut place = start;
        for _ in 0..=BETWEEN {
            if let Some(at) = self.before(list, letters, place) {
                return Some(at);
            }
            place = self.before("between", letters, place)?;
        }
        None
    }

    /// Whether the negation that begins here is none, being part of 能不 or 不得不.
    fn no_negation(&self, letters: &Letters<'_>, at: usize) -> bool {
        self.list("no-negation").any(|word| {
            (0..word.len()).any(|back| {
                at.checked_sub(back).is_some_and(|from| {
                    let covers = from.saturating_add(word.len()) > at;
                    covers && stands(word, letters, from)
                })
            })
        })
    }

    /// Where the longest word of the list begins that ends right before this letter, in the same
    /// clause.
    fn before(&self, list: &str, letters: &Letters<'_>, end: usize) -> Option<usize> {
        if letters.begins_clause(end) {
            return None;
        }
        self.list(list).find_map(|word| {
            let at = end.checked_sub(word.len())?;
            (letters.word_boundary(at) && stands(word, letters, at)).then_some(at)
        })
    }

    fn after(&self, list: &str, letters: &Letters<'_>, at: usize) -> bool {
        !letters.begins_clause(at) && self.list(list).any(|word| stands(word, letters, at))
    }

    fn list(&self, name: &str) -> impl Iterator<Item = &Vec<char>> {
        self.words.get(name).into_iter().flatten()
    }
}

/// Whether the word stands at this letter, in one clause.
fn stands(word: &[char], letters: &Letters<'_>, at: usize) -> bool {
    (at..).zip(word).all(|(place, c)| {
        letters.at(place) == Some(*c) && (place == at || !letters.begins_clause(place))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, cue: &str) -> (bool, bool) {
        let letters = Letters::new(text);
        let cue: Vec<char> = cue.chars().collect();
        let start = (0..letters.len()).find(|at| stands(&cue, &letters, *at)).unwrap();
        let scope = Scope::new();
        (scope.negated(&letters, start, start + cue.len()), scope.possible(&letters, start))
    }

    #[test]
    fn a_negation_reaches_over_adverbs_but_not_over_a_comma() {
        for text in ["不生气", "没有很生气", "我不是特别生气", "别生气", "并没有生气", "没那么生气"]
        {
            assert!(at(text, "生气").0, "{text}");
        }
        for text in [
            "不，生气",
            "能不生气吗",
            "怎么会不生气",
            "不得不生气",
            "不是不生气",
            "你再不发我生气",
            "生气",
        ] {
            assert!(!at(text, "生气").0, "{text}");
        }
    }

    #[test]
    fn what_may_happen_did_not() {
        assert!(at("会不会过敏", "过敏").1);
        assert!(at("怕孩子过敏", "孩子").1);
        assert!(!at("吃了过敏", "过敏").1);
    }
}
