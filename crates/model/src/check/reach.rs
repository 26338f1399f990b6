//! `unreachable-answer`: conditional answers that are never said.

use super::conditions::{fits, implies, products, situations, specificity};
use super::scope::{Scope, in_answers};
use super::windows::{clash, has_window, is_empty};
use crate::{ConditionalAnswer, Diagnostic, Faq, KnowledgeBase, Severity, fold};

/// Answers are compared pair by pair; an entry with more than this many is a generated file that
/// nobody could make sense of anyway.
const MOST_COMPARED: usize = 500;

pub(super) fn check(scope: &mut Scope<'_>) {
    let products_read = scope.all_read(&["products.csv"]);
    for faq in scope.enabled().filter(|faq| faq.answers.len() <= MOST_COMPARED) {
        for answer in
            faq.answers.iter().filter(|answer| !is_empty(&answer.when) && !answer.answer.is_empty())
        {
            let keywords = &answer.when.keywords;
            if !keywords.is_empty() && keywords.iter().all(|word| fold(word).is_empty()) {
                let reason = (
                    "关键词里没有文字，不会匹配到任何消息",
                    "its keywords hold no letters, so no message contains them",
                );
                report(scope, faq, answer, "keyword", reason);
                continue;
            }
            if let Some(condition) = &answer.when.product
                && products_read
                && names_known(scope.kb, condition)
                && products(scope.kb, condition).is_empty()
            {
                report(
                    scope,
                    faq,
                    answer,
                    "when_product",
                    ("没有商品符合这个条件", "no product meets its condition"),
                );
                continue;
            }
            let rows = beaten_by(scope.kb, faq, answer);
            if !rows.is_empty() && products_read {
                let list = rows.iter().map(u32::to_string).collect::<Vec<_>>();
                let zh = format!("只要它成立，第 {} 行就优先", list.join("、"));
                let en = format!("wherever it holds, row {} comes first", list.join(", "));
                report(scope, faq, answer, "answer", (&zh, &en));
            }
        }
    }
}

/// Unknown products and attributes are reported as such.
fn names_known(kb: &KnowledgeBase, condition: &crate::ProductCondition) -> bool {
    match condition {
        crate::ProductCondition::OneOf(ids) => ids.iter().all(|id| kb.product(id).is_some()),
        crate::ProductCondition::Attribute { attribute, .. } => {
            kb.products.attributes.contains(attribute)
        }
    }
}

/// The rows that beat the answer, if together they do so in every state of order and channel in
/// which it holds.
fn beaten_by(kb: &KnowledgeBase, faq: &Faq, answer: &ConditionalAnswer) -> Vec<u32> {
    let own = specificity(&answer.when);
    let stronger: Vec<&ConditionalAnswer> = faq
        .answers
        .iter()
        .filter(|other| {
            !std::ptr::eq(*other, answer) && !other.answer.is_empty() && !is_empty(&other.when)
        })
        .filter(|other| {
            let theirs = specificity(&other.when);
            theirs > own || theirs == own && other.row < answer.row
        })
        // Overlapping windows are reported as such.
        .filter(|other| {
            !(has_window(&other.when)
                && has_window(&answer.when)
                && clash(&other.when, &answer.when))
        })
        .filter(|other| implies(kb, &answer.when, &other.when))
        .collect();
    let mut rows = Vec::new();
    for situation in situations().filter(|situation| fits(&answer.when, *situation)) {
        match stronger.iter().find(|other| fits(&other.when, situation)) {
            Some(other) if rows.contains(&other.row) => {}
            Some(other) => rows.push(other.row),
            None => return Vec::new(),
        }
    }
    rows
}

fn report(
    scope: &mut Scope<'_>,
    faq: &Faq,
    answer: &ConditionalAnswer,
    column: &str,
    reason: (&str, &str),
) {
    let diagnostic = Diagnostic::error(
        "unreachable-answer",
        in_answers(answer.row, column),
        format!("这条条件答案永远用不上：{}", reason.0),
        format!("this conditional answer is never given: {}", reason.1),
    );
    scope.report(
        diagnostic
            .with_severity(Severity::Warning)
            .with_hint("改条件，或删掉这一行", "Change the conditions, or delete the row")
            .about(&faq.id),
    );
}
