//! How the words around a cue change it: negated, only asked about, merely possible, intensified.

use std::sync::LazyLock;

use crate::lists::SCOPE;
use crate::text::Letters;

/// So many words may stand between a negation and its cue.
const BETWEEN: usize = 3;

/// Letters behind the cue within which a question may end.
const RHETORICAL: usize = 6;

/// What ends a question.
const QUESTION_PARTICLES: [char; 3] = ['吗', '么', '嘛'];

/// A list of words as letters, the longest first: of 不 and 不是 in front of a cue the latter is
/// meant.
type Words = Vec<Vec<char>>;

/// Folded words that change a cue, by how they do.
#[derive(Debug)]
pub(super) struct Scope {
    negator: Words,
    between: Words,
    no_negation: Words,
    rhetorical: Words,
    asked: Words,
    possible: Words,
    about: Words,
    about_before: Words,
    degree: Words,
    praise: Words,
}

static SHIPPED: LazyLock<Scope> = LazyLock::new(|| {
    let words = |section| {
        let words = SCOPE.words(section);
        let mut words: Words = words.iter().map(|word| word.chars().collect()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    };
    Scope {
        negator: words("negator"),
        between: words("between"),
        no_negation: words("no-negation"),
        rhetorical: words("rhetorical"),
        asked: words("asked"),
        possible: words("possible"),
        about: words("about"),
        about_before: words("about-before"),
        degree: words("degree"),
        praise: words("praise"),
    }
});

impl Scope {
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Whether a negation stands before the cue that begins here: right before it, or with a few
    /// adverbs between.
    pub(super) fn negated(&self, letters: &Letters<'_>, start: usize, end: usize) -> bool {
        reaches(letters, start, &self.negator, &self.between)
            .is_some_and(|at| !self.no_negation(letters, at) && !self.rhetorical(letters, at, end))
    }

    /// Whether 不是 … 吗 only seems to deny: 这不是坑人吗.
    fn rhetorical(&self, letters: &Letters<'_>, at: usize, end: usize) -> bool {
        let denies = self.rhetorical.iter().any(|word| stands(word, letters, at));
        let rest =
            (end..letters.len()).take(RHETORICAL).take_while(|at| !letters.begins_clause(*at));
        let last = rest
            .last()
            .and_then(|at| letters.at(at).filter(|_| letters.begins_clause(at.saturating_add(1))));
        denies && last.is_some_and(|c| QUESTION_PARTICLES.contains(&c))
    }

    /// Whether the cue is spoken of as something that may or did not happen.
    pub(super) fn possible(&self, letters: &Letters<'_>, start: usize) -> bool {
        reaches(letters, start, &self.possible, &self.between).is_some()
    }

    /// The same for a cue with a gap, in the gap: 砂锅会不会炸裂.
    pub(super) fn possible_within(&self, letters: &Letters<'_>, start: usize, end: usize) -> bool {
        let words =
            || self.possible.iter().filter(|word| word.len() > 1 || word.as_slice() == ['会']);
        (start.saturating_add(1)..end).any(|at| {
            words().any(|word| at.saturating_add(word.len()) < end && stands(word, letters, at))
        })
    }

    /// Whether the cue is asked rather than said.
    pub(super) fn asked(&self, letters: &Letters<'_>, start: usize) -> bool {
        reaches(letters, start, &self.asked, &self.between).is_some()
    }

    /// Whether the customer asks about the thing, as in 投诉电话是多少.
    pub(super) fn asked_about(&self, letters: &Letters<'_>, start: usize, end: usize) -> bool {
        after(&self.about, letters, end) || before(&self.about_before, letters, start).is_some()
    }

    /// Whether an adverb of degree stands right before.
    pub(super) fn intensified(&self, letters: &Letters<'_>, start: usize) -> bool {
        before(&self.degree, letters, start).is_some()
    }

    /// Whether the message praises.
    pub(super) fn praises(&self, letters: &Letters<'_>) -> bool {
        (0..letters.len()).any(|at| {
            self.praise.iter().any(|word| {
                word.len() <= letters.len()
                    && (at == 0 || letters.word_boundary(at))
                    && stands(word, letters, at)
            })
        })
    }

    /// Whether the negation that begins here is none, being part of 能不 or 不得不.
    fn no_negation(&self, letters: &Letters<'_>, at: usize) -> bool {
        self.no_negation.iter().any(|word| {
            (0..word.len()).any(|back| {
                at.checked_sub(back).is_some_and(|from| {
                    let covers = from.saturating_add(word.len()) > at;
                    covers && stands(word, letters, from)
                })
            })
        })
    }
}

/// Where a word of the list begins that reaches the cue, over a few words that may stand between.
fn reaches(letters: &Letters<'_>, start: usize, list: &Words, between: &Words) -> Option<usize> {
    let mut place = start;
    for _ in 0..=BETWEEN {
        if let Some(at) = before(list, letters, place) {
            return Some(at);
        }
        place = before(between, letters, place)?;
    }
    None
}

/// Where the longest word of the list begins that ends right before this letter, in the same
/// clause.
fn before(list: &Words, letters: &Letters<'_>, end: usize) -> Option<usize> {
    if letters.begins_clause(end) {
        return None;
    }
    list.iter().find_map(|word| {
        let at = end.checked_sub(word.len())?;
        (letters.word_boundary(at) && stands(word, letters, at)).then_some(at)
    })
}

fn after(list: &Words, letters: &Letters<'_>, at: usize) -> bool {
    !letters.begins_clause(at) && list.iter().any(|word| stands(word, letters, at))
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
        let scope = Scope::shipped();
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
