//! `to-fill`: answers that need a product, and a shop without any.

use super::scope::Scope;
use crate::{Diagnostic, Place, Placeholder, Template};

pub(super) fn check(scope: &mut Scope<'_>) {
    let table = &scope.kb.products;
    if !table.products.is_empty()
        || table.attributes.is_empty()
        || !scope.all_read(&["products.csv", "faqs.csv", "answers.csv"])
    {
        return;
    }
    let waiting = scope
        .enabled()
        .filter(|faq| {
            let mut answers = std::iter::once(faq.answer.as_str())
                .chain(faq.answers.iter().map(|answer| answer.answer.as_str()));
            answers.any(needs_product)
        })
        .count();
    if waiting == 0 {
        return;
    }
    scope.report(
        Diagnostic::error(
            "to-fill",
            Place::file("products.csv"),
            format!("还没有商品，{waiting} 个问答要靠商品表回答"),
            format!("there are no products yet; {waiting} entries answer from them"),
        )
        .with_hint(
            "至少填一个常卖的商品，把它的每一列填上",
            "Fill in at least one product that sells well, with all its columns",
        ),
    );
}

fn needs_product(answer: &str) -> bool {
    Template::parse(answer).is_ok_and(|template| {
        template.placeholders().any(|placeholder| {
            matches!(placeholder, Placeholder::ProductName | Placeholder::ProductAttribute(_))
        })
    })
}
