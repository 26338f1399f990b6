//! How the words around a cue change it: negated, only asked about, merely possible, intensified.

use super::analysis::Negation;
use super::scope_words::Words;
use crate::text::Letters;

/// So many words may stand between a negation and its cue.
const BETWEEN: usize = 3;

/// Letters behind the cue within which a question may end.
const RHETORICAL: usize = 6;

impl Negation<'_> {
    /// Whether a negation stands before the cue that begins here: right before it, or with a few
    /// adverbs between.
    pub(crate) fn negated(self, start: usize, end: usize) -> bool {
        reaches(self.letters, start, &self.words.negator, &self.words.between)
            .is_some_and(|at| !self.no_negation(at) && !self.rhetorical(at, end))
    }

    /// Whether 不是 … 吗 only seems to deny: 这不是坑人吗.
    fn rhetorical(self, at: usize, end: usize) -> bool {
        let denies = self.words.rhetorical.iter().any(|word| stands(word, self.letters, at));
        let rest = (end..self.letters.len())
            .take(RHETORICAL)
            .take_while(|at| !self.letters.begins_clause(*at));
        let last = rest.last().and_then(|at| {
            self.letters.at(at).filter(|_| self.letters.begins_clause(at.saturating_add(1)))
        });
        denies && last.is_some_and(|c| self.words.question_end.contains(&c))
    }

    /// Whether the cue is spoken of as something that may or did not happen.
    pub(crate) fn possible(self, start: usize) -> bool {
        reaches(self.letters, start, &self.words.possible, &self.words.between).is_some()
    }

    /// The same for a cue with a gap, in the gap: 砂锅会不会炸裂.
    pub(crate) fn possible_within(self, start: usize, end: usize) -> bool {
        let words = || {
            self.words.possible.iter().filter(|word| word.len() > 1 || word.as_slice() == ['会'])
        };
        (start.saturating_add(1)..end).any(|at| {
            words()
                .any(|word| at.saturating_add(word.len()) < end && stands(word, self.letters, at))
        })
    }

    /// Whether the cue is asked rather than said.
    pub(crate) fn asked(self, start: usize) -> bool {
        reaches(self.letters, start, &self.words.asked, &self.words.between).is_some()
    }

    /// Whether the customer asks about the thing, as in 投诉电话是多少.
    pub(crate) fn asked_about(self, start: usize, end: usize) -> bool {
        after(&self.words.about, self.letters, end)
            || before(&self.words.about_before, self.letters, start).is_some()
    }

    /// Whether an adverb of degree stands right before.
    pub(crate) fn intensified(self, start: usize) -> bool {
        before(&self.words.degree, self.letters, start).is_some()
    }

    /// Whether the message praises.
    pub(crate) fn praises(self) -> bool {
        (0..self.letters.len()).any(|at| {
            self.words.praise.iter().any(|word| {
                word.len() <= self.letters.len()
                    && (at == 0 || self.letters.word_boundary(at))
                    && stands(word, self.letters, at)
            })
        })
    }

    /// Whether the negation that begins here is none, being part of 能不 or 不得不.
    fn no_negation(self, at: usize) -> bool {
        self.words.no_negation.iter().any(|word| {
            (0..word.len()).any(|back| {
                at.checked_sub(back).is_some_and(|from| {
                    let covers = from.saturating_add(word.len()) > at;
                    covers && stands(word, self.letters, from)
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
        let negation = Negation::of(&letters);
        (negation.negated(start, start + cue.len()), negation.possible(start))
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
