//! `unreachable-answer`: conditional answers that are never said.

use super::conditions::{fits, situations};
use super::known::Known;
use super::product_sets::ProductSets;
use super::scope::{Scope, in_answers};
use super::sight::Sight;
use crate::{ConditionalAnswer, Diagnostic, Faq, ProductCondition, Severity};

/// Answers are compared pair by pair; an entry with more than this many is a generated file that
/// nobody could make sense of anyway.
const MOST_COMPARED: usize = 500;

/// What comparing may take in all, in keywords and products looked at. In doubt an answer lives.
const MOST_STEPS: usize = 30_000_000;

pub(super) fn check(scope: &mut Scope<'_>) {
    let products_read = scope.all_read(&["products.csv"]);
    let mut sets = ProductSets::new(scope.kb);
    let mut left = MOST_STEPS;
    for faq in scope.enabled().filter(|faq| (1..=MOST_COMPARED).contains(&faq.answers.len())) {
        let sights: Vec<Sight<'_>> = faq
            .answers
            .iter()
            .filter_map(|answer| Sight::of(answer, &scope.known, &mut sets, &mut left))
            .collect();
        for sight in &sights {
            if left == 0 {
                return;
            }
            let Some((column, zh, en)) = never(scope, sight, &sights, &mut left, products_read)
            else {
                continue;
            };
            report(scope, faq, sight.answer, column, (&zh, &en));
        }
    }
}

/// Why an answer is never said, and in which column that stands.
fn never(
    scope: &Scope<'_>,
    sight: &Sight<'_>,
    sights: &[Sight<'_>],
    left: &mut usize,
    products_read: bool,
) -> Option<(&'static str, String, String)> {
    if !sight.keywords.is_empty() && sight.keywords.iter().all(String::is_empty) {
        return Some((
            "keyword",
            "关键词里没有文字，不会匹配到任何消息".to_owned(),
            "its keywords hold no letters, so no message contains them".to_owned(),
        ));
    }
    if let (Some(condition), Some(products)) = (&sight.answer.when.product, &sight.products)
        && products_read
        && products.is_empty()
        // Before there is any, `to-fill` says so once.
        && !scope.kb.products.products.is_empty()
        && names_known(&scope.known, condition)
    {
        return Some((
            "when_product",
            "没有商品符合这个条件".to_owned(),
            "no product meets its condition".to_owned(),
        ));
    }
    if !products_read {
        return None;
    }
    let rows = beaten_by(sight, sights, left);
    let list = rows.iter().map(u32::to_string).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        (
            "answer",
            format!("只要它成立，第 {} 行就优先", list.join("、")),
            format!("wherever it holds, row {} comes first", list.join(", ")),
        )
    })
}

/// Unknown products and attributes are reported as such.
fn names_known(known: &Known<'_>, condition: &ProductCondition) -> bool {
    match condition {
        ProductCondition::OneOf(ids) => ids.iter().all(|id| known.products.contains_key(&**id)),
        ProductCondition::Attribute { attribute, .. } => {
            known.attributes.contains_key(attribute.as_str())
        }
    }
}

/// The rows that beat the answer, if together they do so in every state of order and channel in
/// which it holds.
fn beaten_by(sight: &Sight<'_>, sights: &[Sight<'_>], left: &mut usize) -> Vec<u32> {
    let own: Vec<_> =
        situations().filter(|situation| fits(&sight.answer.when, *situation)).collect();
    let mut beaten: Vec<Option<u32>> = vec![None; own.len()];
    for other in sights {
        if !other.may_beat(sight) || !other.beats(sight, left) {
            continue;
        }
        let mut all = true;
        for (situation, beaten) in own.iter().zip(&mut beaten) {
            if beaten.is_none() && fits(&other.answer.when, *situation) {
                *beaten = Some(other.answer.row);
            }
            all &= beaten.is_some();
        }
        if all {
            break;
        }
    }
    let mut rows = Vec::new();
    for row in beaten {
        match row {
            Some(row) if rows.contains(&row) => {}
            Some(row) => rows.push(row),
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
