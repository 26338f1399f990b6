//! Entries that have nothing to do with a product: nobody who names a pan asks how clothes are
//! washed.
//!
//! Such an entry is still answered if it comes first, often with a line that says so. But it does
//! not make another one doubtful, and is not offered beside it.

use std::collections::BTreeMap;

use kaopu_model::{Faq, FaqId, KnowledgeBase, Placeholder, ProductId, Template, fold};

use super::catalogue::Catalogue;
use super::subject::Subject;

/// What an entry is about, as far as it tells products apart.
#[derive(Debug, Clone, Default)]
struct About {
    /// Products that have all that its answer says of one; `None` if it says nothing.
    told: Option<Vec<ProductId>>,
    /// Products of the class that its question names; `None` if it names none.
    named: Option<Vec<ProductId>>,
}

impl About {
    fn leaves_out(&self, product: &ProductId) -> bool {
        [&self.told, &self.named].into_iter().flatten().any(|of| !of.contains(product))
    }
}

/// For each entry that is not about every product, what it is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beside(BTreeMap<FaqId, About>);

impl Beside {
    pub(crate) fn new(kb: &KnowledgeBase, catalogue: &Catalogue) -> Self {
        let about = |faq: &Faq| About {
            told: told(kb, faq),
            named: catalogue.class_in(&fold(&faq.question)).map(<[ProductId]>::to_vec),
        };
        let entries = kb.faqs.iter().filter(|faq| faq.enabled);
        let all = entries.map(|faq| (faq.id.clone(), about(faq)));
        Self(all.filter(|(_, about)| about.told.is_some() || about.named.is_some()).collect())
    }

    /// The entries that have nothing to do with any of the products that are asked about.
    pub(crate) fn of(&self, subject: &Subject) -> Vec<&FaqId> {
        let (Subject::Products(products) | Subject::OneOf(products)) = subject else {
            return Vec::new();
        };
        if products.is_empty() {
            return Vec::new();
        }
        let beside = |about: &About| products.iter().all(|product| about.leaves_out(product));
        self.0.iter().filter(|(_, about)| beside(about)).map(|(id, _)| id).collect()
    }
}

/// The products that have all attributes which an entry's answer names.
fn told(kb: &KnowledgeBase, faq: &Faq) -> Option<Vec<ProductId>> {
    let (template, _) = Template::read(&faq.answer);
    let needed: Vec<&String> = template
        .placeholders()
        .filter_map(|placeholder| match placeholder {
            Placeholder::ProductAttribute(attribute) => Some(attribute),
            _ => None,
        })
        .collect();
    if needed.is_empty() {
        return None;
    }
    let products = kb.products.products.iter();
    let has_all = products.filter(|product| {
        needed.iter().all(|attribute| kb.products.value(product, attribute).is_some())
    });
    Some(has_all.map(|product| product.id.clone()).collect())
}

#[cfg(test)]
mod tests {
    use kaopu_model::{Product, ProductTable};

    use super::*;

    fn shop() -> KnowledgeBase {
        let entry = |id: &str, question: &str, answer: &str| Faq {
            id: id.into(),
            question: question.into(),
            answer: answer.into(),
            enabled: true,
            ..Faq::default()
        };
        let product = |id: &str, name: &str, cells: [&str; 3]| Product {
            id: id.into(),
            name: name.into(),
            values: cells.map(str::to_owned).to_vec(),
            ..Product::default()
        };
        KnowledgeBase {
            faqs: vec![
                entry("wash", "衣服怎么洗", "洗净晾干"),
                entry("size", "怎么选尺码", "{商品.名称}：{商品.尺码}"),
                entry("volume", "多大容量", "{商品.容量}"),
                entry("rust", "锅糊了怎么办", "煮十分钟"),
                entry("ship", "什么时候发货", "48小时内"),
            ],
            products: ProductTable {
                attributes: ["类目", "尺码", "容量"].map(str::to_owned).to_vec(),
                products: vec![
                    product("shirt", "衬衫", ["服饰", "M至XL", ""]),
                    product("coat", "大衣", ["服饰", "S至L", ""]),
                    product("wok", "炒锅", ["锅具", "", "3升"]),
                    product("pot", "砂锅", ["锅具", "", "2升"]),
                ],
            },
            ..KnowledgeBase::default()
        }
    }

    fn beside(products: &[&str]) -> Vec<String> {
        let kb = shop();
        let subject = Subject::Products(products.iter().map(|id| (*id).into()).collect());
        let beside = Beside::new(&kb, &Catalogue::new(&kb));
        beside.of(&subject).into_iter().map(|id| id.0.clone()).collect()
    }

    #[test]
    fn an_entry_is_beside_a_product_of_another_class_or_without_what_it_tells() {
        assert_eq!(beside(&["wok"]), ["size", "wash"]);
        assert_eq!(beside(&["shirt"]), ["rust", "volume"]);
    }

    #[test]
    fn what_fits_one_of_several_products_is_not_beside_them() {
        assert!(beside(&["shirt", "wok"]).is_empty());
        assert!(beside(&[]).is_empty());
    }
}
