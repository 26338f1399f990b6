//! Short gaps between two windows of an entry: `window-gap`.
//!
//! The end of a window is exclusive, so whoever writes the last day as its end, or 23:59, leaves a day
//! or a minute in which the everyday answer stands.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use jiff::{SignedDuration, Span};

use super::scope::{Scope, in_answers};
use super::windows::{circumstances, has_window, intersect, is_empty, spoken};
use crate::{AnswerConditions, ConditionalAnswer, Diagnostic, Faq, Severity};

/// Longer gaps are two promotions, not one with a hole in it.
const LONGEST: SignedDuration = SignedDuration::from_hours(72);

/// What an end that was taken for inclusive leaves: a whole day, or what 23:59 leaves.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
const AN_HOUR: SignedDuration = SignedDuration::from_hours(1);

pub(super) fn check(scope: &mut Scope<'_>) {
    for faq in scope.enabled() {
        if !scope.all_answers_read(&faq.id) {
            continue;
        }
        let windows: Vec<&ConditionalAnswer> = faq
            .answers
            .iter()
            .filter(|one| has_window(&one.when) && !is_empty(&one.when))
            .collect();
        let mut alike: BTreeMap<_, Vec<&ConditionalAnswer>> = BTreeMap::new();
        for answer in &windows {
            alike.entry(circumstances(&answer.when)).or_default().push(answer);
        }
        for mut answers in alike.into_values() {
            answers.sort_by_key(|answer| (answer.when.from, answer.row));
            for pair in answers.windows(2) {
                let [first, next] = pair else { continue };
                if let Some(gap) = gap(first, next)
                    && !windows.iter().any(|one| intersect(&one.when, &gap.1))
                {
                    report(scope, faq, (first, next), &gap);
                }
            }
        }
    }
}

/// What lies between the end of one and the beginning of the next, if it is short.
fn gap(
    first: &ConditionalAnswer,
    next: &ConditionalAnswer,
) -> Option<(SignedDuration, AnswerConditions)> {
    let (end, begin) = (first.when.until?, next.when.from?);
    let length = end.duration_until(begin);
    let between =
        AnswerConditions { from: Some(end), until: Some(begin), ..AnswerConditions::default() };
    (length.is_positive() && length <= LONGEST).then_some((length, between))
}

fn report(
    scope: &mut Scope<'_>,
    faq: &Faq,
    (first, next): (&ConditionalAnswer, &ConditionalAnswer),
    (length, between): &(SignedDuration, AnswerConditions),
) {
    let end = |moment: Option<DateTime>| moment.map(spoken).unwrap_or_default();
    let (from, until) = (end(between.from), end(between.until));
    let slip = *length == A_DAY || *length < AN_HOUR;
    let diagnostic = Diagnostic::error(
        "window-gap",
        in_answers(next.row, "from"),
        format!(
            "与第 {} 行的时间段没有接上：{from} 到 {until} 之间，说的是没有时间段的答案",
            first.row
        ),
        format!(
            "does not meet the window of row {}: from {from} to {until} the answer without a window is said",
            first.row
        ),
    );
    let last = between.until.map(|begin| begin.saturating_sub(Span::new().minutes(1)));
    let (zh, en) = match slip {
        true => (
            format!(
                "结束时间当刻起就不再生效。要说到 {}，第 {} 行的结束时间就写 {until}",
                last.map(spoken).unwrap_or_default(),
                first.row
            ),
            format!("`until` is exclusive: write {until} as the end of row {}", first.row),
        ),
        false => (
            format!(
                "如果要接上，第 {} 行的结束时间就写 {until}；本来就分两段的，不用改",
                first.row
            ),
            format!("To close it, write {until} as the end of row {}", first.row),
        ),
    };
    let severity = if slip { Severity::Warning } else { Severity::Hint };
    scope.report(diagnostic.with_severity(severity).with_hint(zh, en).about(&faq.id));
}
