//! What refuses something that is otherwise asked for: 不用转人工.

use std::sync::LazyLock;

use super::analysis::Negation;
use crate::lists::HUMAN;

/// What turns a request for a human into its opposite, right before it.
static REFUSALS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| HUMAN.words("refusal").iter().map(|word| word.chars().collect()).collect());

/// What makes a refusal of the shop's, or a question, of what stands before a request: 怎么不转人工,
/// 能不能转人工.
static ASKED: LazyLock<Vec<char>> = LazyLock::new(|| HUMAN.characters("no-refusal"));

impl Negation<'_> {
    /// Whether the request for a human that begins here is refused.
    pub(crate) fn refused(self, start: usize) -> bool {
        REFUSALS.iter().any(|refusal| {
            let Some(from) = start.checked_sub(refusal.len()) else { return false };
            let stands = (from..).zip(refusal).all(|(at, c)| self.letters.at(at) == Some(*c));
            let before = from.checked_sub(1).and_then(|at| self.letters.at(at));
            let asked = before.is_some_and(|c| ASKED.contains(&c));
            stands && (self.letters.begins_clause(from) || !asked)
        })
    }
}
