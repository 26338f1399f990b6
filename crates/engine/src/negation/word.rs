//! Words that a shop looks for, in its rules and complaints: whether they are meant.

use std::sync::LazyLock;

use super::analysis::Negation;
use crate::lists::NEGATION;

/// What turns a word into its opposite or into a question when it stands right before it.
static NEGATIONS: LazyLock<Vec<String>> = LazyLock::new(|| NEGATION.words("word-negator"));

impl Negation<'_> {
    /// Whether the folded word stands in the message at least once and is meant: not denied, not
    /// only possible or asked about.
    pub(crate) fn affirms(self, word: &str) -> bool {
        self.stands(word).any(|(start, end)| !self.denies(start, end) && !self.possible(start))
    }

    /// Whether it stands there at least once and is not denied: 不用顺丰 does not name 顺丰.
    pub(crate) fn names(self, word: &str) -> bool {
        self.stands(word).any(|(start, end)| !self.denies(start, end))
    }

    fn denies(self, start: usize, end: usize) -> bool {
        let before: String = (0..start).filter_map(|at| self.letters.at(at)).collect();
        let right_before = !self.letters.begins_clause(start)
            && NEGATIONS.iter().any(|negation| before.ends_with(negation.as_str()));
        right_before || self.negated(start, end)
    }

    /// Where the word stands, as letters; 12315 is a hotline, but not inside an order number.
    fn stands(self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        let word: Vec<char> = word.chars().collect();
        let places = if word.is_empty() { 0 } else { self.letters.len() };
        (0..places).filter_map(move |start| {
            let end = start.saturating_add(word.len());
            let same = (start..end).zip(&word).all(|(at, c)| self.letters.at(at) == Some(*c));
            let whole = self.letters.word_boundary(start) && self.letters.word_boundary(end);
            (same && whole).then_some((start, end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Letters;

    fn affirmed(text: &str, word: &str) -> bool {
        Negation::of(&Letters::new(text)).affirms(word)
    }

    #[test]
    fn a_negated_word_is_no_alarm() {
        assert!(affirmed("吃了拉肚子", "拉肚子"));
        assert!(!affirmed("会不会拉肚子", "拉肚子"));
        assert!(affirmed("没有拉肚子吧我已经拉肚子了", "拉肚子"));
    }

    #[test]
    fn a_number_is_not_found_inside_a_longer_one() {
        assert!(affirmed("我要打12315", "12315"));
        assert!(!affirmed("单号2026111231512345", "12315"));
    }

    #[test]
    fn the_scope_reaches_further_than_the_neighbour() {
        assert!(!affirmed("没有给我赔偿", "赔偿") && !affirmed("会不会赔偿", "赔偿"));
        assert!(affirmed("没有，给我赔偿", "赔偿") && affirmed("我要赔偿", "赔偿"));
    }

    #[test]
    fn a_denied_keyword_is_not_named() {
        let names = |text: &str, word| Negation::of(&Letters::new(text)).names(word);
        for (text, word) in
            [("不要顺丰", "顺丰"), ("除了顺丰还能发哪家", "顺丰"), ("我不在新疆", "新疆")]
        {
            assert!(!names(text, word), "{text}");
        }
        assert!(names("能不能发顺丰", "顺丰") && names("不发顺丰，那发顺丰吗", "顺丰"));
    }
}
