//! The products for which a condition holds.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::known::Known;
use crate::{KnowledgeBase, ProductCondition};

/// Products by what conditions ask for; each column is looked through once.
#[derive(Debug)]
pub(super) struct ProductSets<'k> {
    kb: &'k KnowledgeBase,
    by_id: BTreeMap<&'k str, Vec<usize>>,
    by_value: BTreeMap<&'k str, BTreeMap<&'k str, Vec<usize>>>,
}

impl<'k> ProductSets<'k> {
    pub(super) fn new(kb: &'k KnowledgeBase) -> Self {
        let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, product) in kb.products.products.iter().enumerate() {
            by_id.entry(&product.id).or_default().push(at);
        }
        Self { kb, by_id, by_value: BTreeMap::new() }
    }

    /// The products for which a condition holds, and what it took to find them.
    pub(super) fn of(
        &mut self,
        known: &Known<'k>,
        condition: &'k ProductCondition,
    ) -> (Bits, usize) {
        let mut set = Bits::none_of(self.kb.products.products.len());
        let mut steps = set.steps();
        let (index, wanted): (&BTreeMap<&str, Vec<usize>>, Vec<&str>) = match condition {
            ProductCondition::OneOf(ids) => (&self.by_id, ids.iter().map(|id| &**id).collect()),
            ProductCondition::Attribute { attribute, values } => {
                let kb = self.kb;
                let index = self
                    .by_value
                    .entry(attribute)
                    .or_insert_with(|| column(kb, known.attributes.get(attribute.as_str())));
                (index, values.iter().map(String::as_str).collect())
            }
        };
        for name in wanted {
            let found = index.get(name).map(Vec::as_slice).unwrap_or_default();
            found.iter().for_each(|at| set.add(*at));
            steps += 1 + found.len();
        }
        (set, steps)
    }
}

/// The products by each of the values that they list in a column.
fn column<'k>(kb: &'k KnowledgeBase, column: Option<&usize>) -> BTreeMap<&'k str, Vec<usize>> {
    let mut by_value: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, product) in kb.products.products.iter().enumerate() {
        let cell = column.and_then(|column| product.values.get(*column));
        for value in cell.into_iter().flat_map(|cell| cell.split(['|', '｜', '、'])) {
            by_value.entry(value.trim()).or_default().push(at);
        }
    }
    by_value
}
