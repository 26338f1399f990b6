//! What a shop should know of its products and does not: cells that some answer needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ConditionalAnswer, Faq, FaqId, KnowledgeBase, Placeholder, Product, ProductCondition, Template,
};

/// What the enabled entries need to know of a product, worked out once for all products.
#[derive(Debug)]
pub struct ProductNeeds<'k> {
    kb: &'k KnowledgeBase,
    columns: BTreeMap<&'k str, usize>,
    entries: Vec<EntryNeeds<'k>>,
}

/// An empty cell that some answer needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The product's row in `products.csv`.
    pub row: u32,
    /// The attribute.
    pub attribute: String,
    /// The entries that can't be answered for this product, in file order.
    pub entries: Vec<FaqId>,
}

/// What an entry needs, for those products to which its answers apply.
#[derive(Debug)]
struct EntryNeeds<'k> {
    faq: &'k Faq,
    default: Vec<&'k str>,
    answers: Vec<AnswerNeeds<'k>>,
    /// Attributes that decide between its answers.
    decisive: BTreeSet<&'k str>,
}

#[derive(Debug)]
struct AnswerNeeds<'k> {
    product: Option<&'k ProductCondition>,
    /// Whether it waits for something else than a product: a word, a time, an order.
    is_situational: bool,
    has_channel: bool,
    attributes: Vec<&'k str>,
}

impl<'k> ProductNeeds<'k> {
    /// Reads the enabled entries.
    #[must_use]
    pub fn new(kb: &'k KnowledgeBase) -> Self {
        let names = kb.products.attributes.iter().enumerate().rev();
        let columns: BTreeMap<&str, usize> = names.map(|(at, name)| (name.as_str(), at)).collect();
        let known = |text: &str| -> Vec<&'k str> {
            let (template, _) = Template::read(text);
            let attributes = template.placeholders().filter_map(|placeholder| match placeholder {
                Placeholder::ProductAttribute(name) => {
                    columns.get_key_value(name.as_str()).map(|(name, _)| *name)
                }
                _ => None,
            });
            attributes.collect()
        };
        let decisive = |faq: &'k Faq| {
            let products = faq.answers.iter().filter_map(|answer| answer.when.product.as_ref());
            let attributes = products.filter_map(|product| match product {
                ProductCondition::Attribute { attribute, .. } => Some(attribute.as_str()),
                ProductCondition::OneOf(_) => None,
            });
            attributes.filter(|name| columns.contains_key(name)).collect()
        };
        let answer = |answer: &'k ConditionalAnswer| AnswerNeeds {
            product: answer.when.product.as_ref(),
            is_situational: !answer.when.keywords.is_empty()
                || !answer.when.orders.is_empty()
                || answer.when.from.is_some()
                || answer.when.until.is_some(),
            has_channel: answer.when.channel.is_some(),
            attributes: known(&answer.answer),
        };
        let entries = kb.faqs.iter().filter(|faq| faq.enabled).map(|faq| EntryNeeds {
            faq,
            default: known(&faq.answer),
            answers: faq.answers.iter().map(answer).collect(),
            decisive: decisive(faq),
        });
        let entries = entries.filter(|entry| {
            !entry.default.is_empty()
                || !entry.decisive.is_empty()
                || entry.answers.iter().any(|answer| !answer.attributes.is_empty())
        });
        Self { kb, entries: entries.collect(), columns }
    }

    /// Which attributes of a product are needed, and by which entries.
    #[must_use]
    pub fn of(&self, product: &Product) -> BTreeMap<&'k str, Vec<&'k FaqId>> {
        let mut needs: BTreeMap<&str, Vec<&FaqId>> = BTreeMap::new();
        for entry in &self.entries {
            for attribute in self.of_entry(entry, product) {
                needs.entry(attribute).or_default().push(&entry.faq.id);
            }
        }
        needs
    }

    /// Every empty cell that is needed, by row, then by column.
    #[must_use]
    pub fn leaks(&self) -> Vec<Leak> {
        let mut leaks = Vec::new();
        for product in &self.kb.products.products {
            let mut of_product: Vec<(usize, Leak)> = Vec::new();
            for (attribute, entries) in self.of(product) {
                let Some(column) = self.columns.get(attribute) else { continue };
                if product.values.get(*column).is_some_and(|value| !value.is_empty()) {
                    continue;
                }
                let entries = entries.into_iter().cloned().collect();
                let leak = Leak { row: product.row, attribute: attribute.to_owned(), entries };
                of_product.push((*column, leak));
            }
            of_product.sort_by_key(|(column, _)| *column);
            leaks.extend(of_product.into_iter().map(|(_, leak)| leak));
        }
        leaks
    }

    fn of_entry(&self, entry: &EntryNeeds<'k>, product: &Product) -> BTreeSet<&'k str> {
        // The answer that this product gets whatever else holds: the most specific of those that
        // ask for nothing but the product, the upper one where two are equal.
        let holding = |answer: &AnswerNeeds<'k>| match answer.product {
            Some(condition) if self.holds(condition, product) => Some(specificity(condition)),
            Some(_) => None,
            None => Some(0),
        };
        let mut sure: Option<(usize, u8)> = None;
        for (at, answer) in entry.answers.iter().enumerate() {
            let alone = !answer.is_situational && !answer.has_channel;
            if let Some(rank) = holding(answer).filter(|_| alone)
                && sure.is_none_or(|(_, best)| rank > best)
            {
                sure = Some((at, rank));
            }
        }
        let mut needed = BTreeSet::new();
        for (at, answer) in entry.answers.iter().enumerate() {
            let Some(rank) = holding(answer) else { continue };
            let hidden = sure.is_some_and(|(best_at, best)| {
                let is_weaker = rank < best || (rank == best && !answer.has_channel);
                best_at != at && !answer.is_situational && is_weaker
            });
            if !hidden {
                needed.extend(answer.attributes.iter().copied());
            }
        }
        if sure.is_none() {
            needed.extend(entry.default.iter().copied());
            // None of the answers for kinds of products is this one's, perhaps only because nobody
            // has said of which kind it is.
            let unknown = |name: &&&str| self.value(product, name).is_none();
            needed.extend(entry.decisive.iter().filter(unknown).copied());
        }
        needed
    }

    fn holds(&self, condition: &ProductCondition, product: &Product) -> bool {
        match condition {
            ProductCondition::OneOf(ids) => ids.contains(&product.id),
            ProductCondition::Attribute { attribute, values } => {
                self.value(product, attribute).is_some_and(|cell| {
                    let mut listed = cell.split(['|', '｜', '、']).map(str::trim);
                    listed.any(|one| values.iter().any(|value| value == one))
                })
            }
        }
    }

    fn value<'p>(&self, product: &'p Product, attribute: &str) -> Option<&'p str> {
        let value = product.values.get(*self.columns.get(attribute)?)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }
}

fn specificity(condition: &ProductCondition) -> u8 {
    match condition {
        ProductCondition::OneOf(_) => 2,
        ProductCondition::Attribute { .. } => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KbFiles, parse};

    const PRODUCTS: &str = "id,name,类目,面料,质保\na,衫,服饰,棉,\nb,裤,服饰,,\nc,锅,锅具,,\n";

    /// `answers` are rows of `answers.csv`, all of one entry; its default answer is `default`.
    fn leaks(default: &str, answers: &str) -> Vec<(u32, String)> {
        let faqs = format!(
            "id,question,answer,enabled\ne,什么料子,{default},yes\noff,停用,{{商品.质保}},no\n"
        );
        let answers =
            format!("faq_id,when_order,when_product,when_channel,keyword,answer\n{answers}");
        let files: KbFiles =
            [("faqs.csv", faqs.as_str()), ("answers.csv", &answers), ("products.csv", PRODUCTS)]
                .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
                .into();
        let kb = parse(&files).kb;
        let leaks = ProductNeeds::new(&kb).leaks().into_iter();
        leaks.map(|leak| (leak.row, leak.attribute)).collect()
    }

    #[test]
    fn an_answer_needs_what_it_says_of_the_products_that_it_is_given_for() {
        let cell = |row: u32, name: &str| (row, name.to_owned());
        assert_eq!(leaks("是棉的", ""), []);
        assert_eq!(leaks("{商品.面料}", ""), [cell(3, "面料"), cell(4, "面料")]);
        assert_eq!(leaks("{商品.面料}", "e,,类目=锅具,,,是锅\n"), [cell(3, "面料")]);
        assert_eq!(
            leaks("{商品.面料}", "e,,c,,,质保{商品.质保}\n"),
            [cell(3, "面料"), cell(4, "质保")]
        );
        // One that waits for a word or an order leaves the others what they are.
        assert_eq!(leaks("{商品.面料}", "e,paid,类目=锅具,,,是锅\n").len(), 2);
        assert_eq!(leaks("{商品.面料}", "e,,类目=锅具,,锅,是锅\n").len(), 2);
        // What is less specific, or stands below, is never given.
        let lower = "e,,c,,,是锅\ne,,类目=锅具,,,{商品.质保}\ne,,c,,,{商品.质保}\n";
        assert_eq!(leaks("是棉的", lower), []);
    }

    #[test]
    fn what_decides_between_answers_is_needed_by_those_that_fall_through() {
        let cell = |row: u32, name: &str| (row, name.to_owned());
        assert_eq!(
            leaks("可以退", "e,,质保=不保,,,不行\n"),
            [cell(2, "质保"), cell(3, "质保"), cell(4, "质保")]
        );
        assert_eq!(leaks("可以退", "e,,质保=不保,,,不行\ne,,类目=服饰|锅具,,,是\n"), []);
    }
}
