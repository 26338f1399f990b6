//! `duplicate-id`, and products and attributes that answers name but nobody knows (`unknown-id`).

use std::collections::BTreeMap;

use super::scope::{Scope, cell, in_answers, in_faqs};
use crate::parse::sheet::{FACTS, MEDIA_TABLE, PRODUCTS};
use crate::{Diagnostic, FaqId, Place, ProductCondition};

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    let escalation = &kb.escalation;
    let toml = |row| Place::row("escalation.toml", row);
    duplicates(
        scope,
        ("问答 id", "entry id"),
        kb.faqs.iter().map(|faq| (&*faq.id, in_faqs(faq, "id"), Some(&faq.id))),
    );
    duplicates(
        scope,
        ("事实名称", "fact key"),
        kb.facts.iter().map(|fact| (fact.key.as_str(), cell(&FACTS, fact.row, "key"), None)),
    );
    let care = kb.care.moments.iter();
    duplicates(
        scope,
        ("关怀时刻 id", "care moment id"),
        care.map(|moment| (moment.id.as_str(), Place::row("care.toml", moment.row), None)),
    );
    duplicates(
        scope,
        ("商品 id", "product id"),
        kb.products
            .products
            .iter()
            .map(|product| (&*product.id, cell(&PRODUCTS, product.row, "id"), None)),
    );
    let pictures = kb.pictures.iter();
    let in_media = |row, column| cell(&MEDIA_TABLE, row, column);
    duplicates(
        scope,
        ("图片 id", "picture id"),
        pictures.clone().map(|one| (one.id.as_str(), in_media(one.row, "id"), None)),
    );
    duplicates(
        scope,
        ("图片名称", "picture name"),
        pictures.map(|one| (one.name.as_str(), in_media(one.row, "name"), None)),
    );
    duplicates(
        scope,
        ("队列 id", "queue id"),
        escalation.queues.iter().map(|queue| (&*queue.id, toml(queue.row), None)),
    );
    duplicates(
        scope,
        ("规则 id", "rule id"),
        escalation.rules.iter().map(|rule| (&*rule.id, toml(rule.row), None)),
    );
    products_of_answers(scope);
}

fn duplicates<'k>(
    scope: &mut Scope<'k>,
    what: (&str, &str),
    ids: impl Iterator<Item = (&'k str, Place, Option<&'k FaqId>)>,
) {
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for (id, place, faq) in ids {
        let Some(first) = seen.get(id) else {
            seen.insert(id, place);
            continue;
        };
        let mut diagnostic = Diagnostic::error(
            "duplicate-id",
            place,
            format!("{}「{id}」重复了，第 {} 行已经有", what.0, first.row),
            format!(
                "the {} `{id}` is already in {} {}",
                what.1,
                if first.file.ends_with(".toml") { "line" } else { "row" },
                first.row
            ),
        )
        .with_hint(
            "给其中一个换个名字，或删掉多余的一个",
            "Rename one of them, or delete the one too many",
        );
        diagnostic.faq = faq.cloned();
        scope.report(diagnostic);
    }
}

fn products_of_answers(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    if !scope.all_read(&["products.csv"]) {
        return;
    }
    for faq in &kb.faqs {
        for answer in &faq.answers {
            let place = in_answers(answer.row, "when_product");
            match &answer.when.product {
                None => {}
                Some(ProductCondition::OneOf(wanted)) => {
                    for id in wanted {
                        if scope.known.products.contains_key(&**id) {
                            continue;
                        }
                        let known = scope.known.products.keys().copied();
                        let guess = scope.guesses.closest(id, known);
                        let diagnostic = Diagnostic::error(
                            "unknown-id",
                            place.clone(),
                            format!("没有 id 为「{id}」的商品"),
                            format!("there is no product `{id}`"),
                        );
                        scope.report(with_guess(diagnostic, guess, "products.csv").about(&faq.id));
                    }
                }
                Some(ProductCondition::Attribute { attribute, .. })
                    if !scope.known.attributes.contains_key(attribute.as_str()) =>
                {
                    let known = kb.products.attributes.iter().map(String::as_str);
                    let guess = scope.guesses.closest(attribute, known);
                    let diagnostic = Diagnostic::error(
                        "unknown-id",
                        place,
                        format!("商品表里没有「{attribute}」这一列"),
                        format!("products.csv has no column `{attribute}`"),
                    );
                    scope.report(with_guess(diagnostic, guess, "products.csv").about(&faq.id));
                }
                Some(ProductCondition::Attribute { .. }) => {}
            }
        }
    }
}

/// Says what was probably meant, or where to look.
pub(super) fn with_guess(diagnostic: Diagnostic, guess: Option<&str>, file: &str) -> Diagnostic {
    match guess {
        Some(guess) => diagnostic
            .with_hint(format!("是不是想写「{guess}」？"), format!("Did you mean `{guess}`?")),
        None => diagnostic.with_hint(
            format!("改成 {file} 里有的，或者先在 {file} 里加上"),
            format!("Use one that is in {file}, or add it there first"),
        ),
    }
}
