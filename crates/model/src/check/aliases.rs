//! Names of products that can't tell which is meant: `vague-alias`.

use std::collections::BTreeMap;

use super::scope::{Scope, cell, clipped};
use crate::parse::sheet::PRODUCTS;
use crate::{Diagnostic, Product, Severity, fold};

pub(super) fn check(scope: &mut Scope<'_>) {
    let products = &scope.kb.products.products;
    let mut owners: BTreeMap<String, &Product> = BTreeMap::new();
    for product in products {
        owners.entry(fold(&product.name)).or_insert(product);
    }
    for product in products {
        for alias in &product.aliases {
            let folded = fold(alias);
            let owner = *owners.entry(folded.clone()).or_insert(product);
            if folded.chars().count() == 1 {
                everyday(scope, product, alias);
            } else if owner.id != product.id {
                shared(scope, product, alias, owner);
            }
        }
    }
}

/// One letter stands in too many messages (大, 好) to name a product.
fn everyday(scope: &mut Scope<'_>, product: &Product, alias: &str) {
    let alias = clipped(alias);
    let diagnostic = Diagnostic::error(
        "vague-alias",
        cell(&PRODUCTS, product.row, "aliases"),
        format!("商品“{}”的别名“{alias}”只有一个字，不会被当作商品名", product.name),
        format!("`{alias}`, an alias of `{}`, is one letter and names no product", product.name),
    );
    let hint = diagnostic.with_severity(Severity::Hint);
    scope.report(hint.with_hint("写成两个字以上的叫法", "Write a name of two letters or more"));
}

fn shared(scope: &mut Scope<'_>, product: &Product, alias: &str, owner: &Product) {
    let alias = clipped(alias);
    let diagnostic = Diagnostic::error(
        "vague-alias",
        cell(&PRODUCTS, product.row, "aliases"),
        format!(
            "别名“{alias}”是“{}”和“{}”共用的，顾客这么说时会先问是哪一款",
            owner.name, product.name
        ),
        format!(
            "`{alias}` is an alias of `{}` and of `{}`; customers who say so are asked which",
            owner.name, product.name
        ),
    );
    let hint = diagnostic.with_severity(Severity::Hint);
    scope.report(hint.with_hint(
        "只想指其中一款的话，从另一款的别名里删掉",
        "If only one of them is meant, delete it from the other",
    ));
}
