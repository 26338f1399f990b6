//! What customers may read.

use kaopu_model::Localized;

use super::content::diagnosed;
use crate::candidate::Candidate;
use crate::finding::{Finding, plural};

/// Nothing that can be said has a hole, a forbidden word, markup, or more than the channel takes.
pub(super) fn safe(candidate: &Candidate<'_>) -> Finding {
    let Some(tried) = candidate.tried else { return Finding::untried() };
    let texts = &tried.said.unsafe_texts;
    if !texts.is_empty() {
        let reason = Localized::new(
            format!("{} 处回复不能这样对顾客说", texts.len()),
            plural(texts.len(), "text must not be said so", "texts must not be said so"),
        );
        return Finding::Blocked(reason, texts.clone());
    }
    if !tried.said.complete {
        let reason = Localized::new(
            "回复和商品的组合太多，没有全部看完",
            "There are too many texts and products to look at all of them",
        );
        return Finding::Blocked(reason, Vec::new());
    }
    Finding::Noted(tried.said.warnings.clone())
}

/// Nothing is promised that nobody keeps, and nothing said that a fact contradicts.
pub(super) fn promises(candidate: &Candidate<'_>) -> Finding {
    let Some(tried) = candidate.tried else { return Finding::untried() };
    let mut causes = diagnosed(candidate, |one| one.code == "promise-without-capability");
    causes.extend(tried.said.unkept.iter().cloned());
    Finding::of(causes, |unkept| {
        Localized::new(
            format!("{} 处答应的没写靠什么做到，或和事实不一样", unkept.len()),
            format!(
                "{} kept by no capability, or contradicted by a fact",
                plural(unkept.len(), "text is", "texts are")
            ),
        )
    })
}
