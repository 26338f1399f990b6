//! Windows of one entry that overlap under conditions that are not the same, of which the upper one
//! hides the lower: `overlapping-windows`, as a warning.
//!
//! Of two answers for the same kinds of conditions the upper row wins, so where its conditions hold for
//! all whom the lower one is for, the lower is never said while both windows are open. If that is so
//! for all of its time it is unreachable, and told as such.

use super::conditions::{fits, situations};
use super::product_sets::ProductSets;
use super::scope::Scope;
use super::sight::Sight;
use super::windows::overlap;
use crate::Severity;

/// As many as `unreachable-answer` compares.
const MOST_COMPARED: usize = 500;
const MOST_STEPS: usize = 30_000_000;

pub(super) fn check(scope: &mut Scope<'_>) {
    if !scope.all_read(&["products.csv"]) {
        return;
    }
    let mut sets = ProductSets::new(scope.kb);
    let mut left = MOST_STEPS;
    for faq in scope.enabled().filter(|faq| (2..=MOST_COMPARED).contains(&faq.answers.len())) {
        let sights: Vec<Sight<'_>> = faq
            .answers
            .iter()
            .filter_map(|answer| Sight::of(answer, &scope.known, &mut sets, &mut left))
            .filter(Sight::is_timed)
            .collect();
        for lower in &sights {
            let upper = sights.iter().find(|upper| {
                upper.hides_for_a_time(lower, &mut left) && is_for_all_of(upper, lower)
            });
            if let Some(upper) = upper {
                overlap(scope, faq, upper.answer, lower.answer, Severity::Warning);
            }
        }
    }
}

/// Whether one is for every state of order and channel that the other is for.
fn is_for_all_of(upper: &Sight<'_>, lower: &Sight<'_>) -> bool {
    situations()
        .filter(|situation| fits(&lower.answer.when, *situation))
        .all(|situation| fits(&upper.answer.when, situation))
}
