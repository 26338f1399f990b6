//! What refuses something that is otherwise asked for: 不用转人工.

use std::sync::LazyLock;

use super::analysis::Negation;
use crate::lists::HUMAN;

/// What turns a request for a human into its opposite, right before it.
static REFUSALS: LazyLock<Vec<String>> = LazyLock::new(|| HUMAN.words("refusal"));

impl Negation<'_> {
    /// Whether the folded request stands in the message at least once without a refusal before it.
    pub(crate) fn requests(self, request: &str) -> bool {
        let folded = self.letters.folded();
        let refused = |at: usize| {
            let before = folded.get(..at).unwrap_or_default();
            REFUSALS.iter().any(|refusal| before.ends_with(refusal.as_str()))
        };
        folded.match_indices(request).any(|(at, _)| !refused(at))
    }
}
