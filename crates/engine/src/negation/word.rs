//! Words that a shop looks for, in its rules and complaints: whether they are meant.

use std::sync::LazyLock;

use super::analysis::Negation;
use crate::lists::NEGATION;

/// What turns a word into its opposite or into a question when it stands right before it.
static NEGATIONS: LazyLock<Vec<String>> = LazyLock::new(|| NEGATION.words("word-negator"));

impl Negation<'_> {
    /// Whether the folded word stands in the message at least once without a negation before it.
    pub(crate) fn affirms(self, word: &str) -> bool {
        // "Talk that can be relied on" switches this over to `affirms_by_scope`: 没有给我赔偿 then
        // no longer says 赔偿.
        self.affirms_by_neighbour(word)
    }

    /// By what stands right before the word.
    fn affirms_by_neighbour(self, word: &str) -> bool {
        let folded = self.letters.folded();
        let number = word.bytes().all(|b| b.is_ascii_digit());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        folded.match_indices(word).any(|(at, _)| {
            let before = folded.get(..at).unwrap_or("");
            let after = folded.get(at + word.len()..).unwrap_or("");
            // 12315 is a hotline, but not inside an order number.
            let inside_number =
                number && (digit(before.chars().next_back()) || digit(after.chars().next()));
            !inside_number && !NEGATIONS.iter().any(|negation| before.ends_with(negation.as_str()))
        })
    }

    /// By the scope of negations, as mood and danger have it.
    #[cfg_attr(not(test), expect(dead_code, reason = "rules are switched over later"))]
    fn affirms_by_scope(self, word: &str) -> bool {
        let word: Vec<char> = word.chars().collect();
        (0..self.letters.len()).any(|start| {
            let end = start.saturating_add(word.len());
            let stands = (start..end).zip(&word).all(|(at, c)| self.letters.at(at) == Some(*c));
            stands
                && self.letters.word_boundary(start)
                && self.letters.word_boundary(end)
                && !self.negated(start, end)
                && !self.possible(start)
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
    fn the_scope_reaches_further() {
        let by_scope = |text: &str| Negation::of(&Letters::new(text)).affirms_by_scope("赔偿");
        assert!(affirmed("没有给我赔偿", "赔偿") && !by_scope("没有给我赔偿"));
        assert!(by_scope("没有，给我赔偿") && by_scope("我要赔偿") && !by_scope("会不会赔偿"));
    }
}
