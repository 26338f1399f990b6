//! Time windows of conditional answers: `empty-window`, `overlapping-windows`.

use std::collections::BTreeMap;

use super::scope::{Scope, in_answers};
use crate::{
    AnswerConditions, Channel, ConditionalAnswer, Diagnostic, Faq, OrderState, ProductCondition,
    Severity, fold,
};

pub(super) fn check(scope: &mut Scope<'_>) {
    for faq in scope.enabled() {
        let mut alike: BTreeMap<Circumstances, Vec<&ConditionalAnswer>> = BTreeMap::new();
        for answer in faq.answers.iter().filter(|answer| has_window(&answer.when)) {
            if is_empty(&answer.when) {
                empty(scope, faq, answer);
            } else {
                alike.entry(circumstances(&answer.when)).or_default().push(answer);
            }
        }
        for answers in alike.into_values() {
            overlaps(scope, faq, answers);
        }
    }
}

/// Goes through windows in order of their beginning, so that only the one that ends last must be
/// remembered.
fn overlaps(scope: &mut Scope<'_>, faq: &Faq, mut answers: Vec<&ConditionalAnswer>) {
    answers.sort_by_key(|answer| (answer.when.from, answer.row));
    let mut answers = answers.into_iter();
    let Some(mut last) = answers.next() else { return };
    for answer in answers {
        let (upper, lower) = if last.row < answer.row { (last, answer) } else { (answer, last) };
        if intersect(&last.when, &answer.when) {
            overlap(scope, faq, upper, lower, Severity::Error);
        }
        if ends_later(&answer.when, &last.when) {
            last = answer;
        }
    }
}

fn ends_later(left: &AnswerConditions, right: &AnswerConditions) -> bool {
    match (left.until, right.until) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(left), Some(right)) => left > right,
    }
}

/// Whether the answer is bound to a time at all.
pub(super) fn has_window(when: &AnswerConditions) -> bool {
    when.from.is_some() || when.until.is_some()
}

/// Whether no instant lies in the window.
pub(super) fn is_empty(when: &AnswerConditions) -> bool {
    matches!((when.from, when.until), (Some(from), Some(until)) if until <= from)
}

/// Whether there is an instant in both windows. Neither may be empty.
pub(super) fn intersect(left: &AnswerConditions, right: &AnswerConditions) -> bool {
    let before = |a: &AnswerConditions, b: &AnswerConditions| matches!((a.until, b.from), (Some(until), Some(from)) if until <= from);
    !before(left, right) && !before(right, left)
}

/// All conditions but the time, in one order: channel, order states, attribute, its values or
/// products, keywords.
pub(super) type Circumstances =
    (Option<Channel>, Vec<OrderState>, Option<String>, Vec<String>, Vec<String>);

pub(super) fn circumstances(when: &AnswerConditions) -> Circumstances {
    let (attribute, values) = match &when.product {
        None => (None, Vec::new()),
        Some(ProductCondition::OneOf(ids)) => (None, ids.iter().map(|id| id.0.clone()).collect()),
        Some(ProductCondition::Attribute { attribute, values }) => {
            (Some(attribute.clone()), values.clone())
        }
    };
    let keywords = when.keywords.iter().map(|word| fold(word)).collect();
    (when.channel, in_order(when.orders.clone()), attribute, in_order(values), in_order(keywords))
}

fn in_order<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items.dedup();
    items
}

fn empty(scope: &mut Scope<'_>, faq: &Faq, answer: &ConditionalAnswer) {
    let diagnostic = Diagnostic::error(
        "empty-window",
        in_answers(answer.row, "until"),
        "结束时间不晚于开始时间，这条答案永远不会生效",
        "`until` is not after `from`, so the answer never applies",
    );
    scope.report(
        diagnostic
            .with_hint(
                "检查两个时间；结束时间当刻起就不再生效，要到当天结束请写第二天",
                "Check both; `until` is exclusive, so write the next day to include a whole day",
            )
            .about(&faq.id),
    );
}

/// Tells that an answer is hidden by one above it while both their windows are open.
pub(super) fn overlap(
    scope: &mut Scope<'_>,
    faq: &Faq,
    first: &ConditionalAnswer,
    answer: &ConditionalAnswer,
    severity: Severity,
) {
    let from = first.when.from.max(answer.when.from);
    let until = [first.when.until, answer.when.until].into_iter().flatten().min();
    let zh = match (from, until) {
        (Some(from), Some(until)) => format!("{} 到 {}", spoken(from), spoken(until)),
        (Some(from), None) => format!("{} 起", spoken(from)),
        (None, Some(until)) => format!("{} 之前", spoken(until)),
        (None, None) => "任何时间".to_owned(),
    };
    let en = match (from, until) {
        (Some(from), Some(until)) => format!("from {} to {}", spoken(from), spoken(until)),
        (Some(from), None) => format!("from {}", spoken(from)),
        (None, Some(until)) => format!("until {}", spoken(until)),
        (None, None) => "at any time".to_owned(),
    };
    let diagnostic = Diagnostic::error(
        "overlapping-windows",
        in_answers(answer.row, "from"),
        match severity {
            Severity::Error => {
                format!("与第 {} 行的时间段重叠：{zh}两条答案都生效，其他条件又相同", first.row)
            }
            _ => format!("与第 {} 行的时间段重叠：{zh}只说那一行，这条说不到", first.row),
        },
        match severity {
            Severity::Error => format!(
                "overlaps with the window of row {}: {en} both answers apply in the same circumstances",
                first.row
            ),
            _ => format!(
                "overlaps with the window of row {}: {en} that one is said, and this one never",
                first.row
            ),
        },
    );
    scope.report(
        diagnostic
            .with_severity(severity)
            .with_hint(
                "让前一段的结束时间等于后一段的开始时间，或给其中一条加上别的条件",
                "Let the first end when the second begins, or give one of them another condition",
            )
            .about(&faq.id),
    );
}

/// A moment as people read it: `2026-11-11 00:05`.
pub(super) fn spoken(moment: jiff::civil::DateTime) -> String {
    let full = moment.to_string().replace('T', " ");
    full.strip_suffix(":00").unwrap_or(&full).to_owned()
}
