//! `products.csv`.

use super::sheet::{PRODUCTS, Sheet, list_cell};
use crate::findings::Findings;
use crate::{Product, ProductId, ProductTable, is_id};

pub(super) fn parse(text: &str, out: &mut Findings) -> ProductTable {
    let Some(sheet) = Sheet::open(&PRODUCTS, text, out) else { return ProductTable::default() };
    let mut products = Vec::new();
    for line in sheet.lines() {
        let id = line.get("id");
        if !is_id(id) {
            out.push(line.bad_value("id", format!("「{id}」不能做商品 id"), format!("`{id}` is no id")).with_hint(
                "只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符",
                "Use a–z, 0–9 and -, beginning with a letter or digit, at most 64 characters",
            ));
        }
        if line.get("name").is_empty() {
            out.push(
                line.bad_value(
                    "name",
                    format!("商品「{id}」没有名称"),
                    format!("the product `{id}` has no name"),
                )
                .with_hint("填上顾客看得懂的商品名称", "Fill in the name as customers know it"),
            );
        }
        if !id.is_empty() {
            products.push(Product {
                id: ProductId::from(id),
                name: line.get("name").to_owned(),
                aliases: list_cell(line.get("aliases")),
                values: sheet.others.iter().map(|(at, _)| line.other(*at).to_owned()).collect(),
                row: line.row,
            });
        }
    }
    ProductTable { attributes: sheet.others.into_iter().map(|(_, name)| name).collect(), products }
}
