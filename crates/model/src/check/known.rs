//! What there is in a knowledge base, by name: for each of thousands of names that checks ask for,
//! going through all of it would take the square of its size.

use std::collections::{BTreeMap, BTreeSet};

use crate::{CareMoment, Faq, KnowledgeBase};

/// What there is, by name. Of several with one name the first counts.
#[derive(Debug)]
pub(super) struct Known<'k> {
    pub(super) faqs: BTreeMap<&'k str, &'k Faq>,
    pub(super) categories: BTreeSet<&'k str>,
    pub(super) facts: BTreeSet<&'k str>,
    /// Names and ids of pictures.
    pub(super) pictures: BTreeSet<&'k str>,
    /// Products, by their place in the table.
    pub(super) products: BTreeMap<&'k str, usize>,
    /// Columns of products.csv, by their place.
    pub(super) attributes: BTreeMap<&'k str, usize>,
    pub(super) queues: BTreeSet<&'k str>,
    pub(super) rules: BTreeSet<&'k str>,
    pub(super) care: BTreeMap<&'k str, &'k CareMoment>,
}

impl<'k> Known<'k> {
    pub(super) fn new(kb: &'k KnowledgeBase) -> Self {
        let products = kb.products.products.iter().enumerate();
        let attributes = kb.products.attributes.iter().enumerate();
        Self {
            faqs: first(kb.faqs.iter().map(|faq| (&*faq.id, faq))),
            categories: kb.faqs.iter().map(|faq| faq.category.as_str()).collect(),
            facts: kb.facts.iter().map(|fact| fact.key.as_str()).collect(),
            pictures: kb
                .pictures
                .iter()
                .flat_map(|picture| [picture.name.as_str(), picture.id.as_str()])
                .collect(),
            products: first(products.map(|(at, product)| (&*product.id, at))),
            attributes: first(attributes.map(|(at, name)| (name.as_str(), at))),
            queues: kb.escalation.queues.iter().map(|queue| &*queue.id).collect(),
            rules: kb.escalation.rules.iter().map(|rule| &*rule.id).collect(),
            care: first(kb.care.moments.iter().map(|moment| (moment.id.as_str(), moment))),
        }
    }
}

fn first<'k, T>(items: impl Iterator<Item = (&'k str, T)>) -> BTreeMap<&'k str, T> {
    let mut known = BTreeMap::new();
    for (name, item) in items {
        known.entry(name).or_insert(item);
    }
    known
}
