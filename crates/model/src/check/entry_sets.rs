//! The entries that conditions on ids and categories name.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use crate::{KnowledgeBase, RuleConditions};

/// Enabled entries, by what conditions ask for.
#[derive(Debug)]
pub(super) struct EntrySets<'k> {
    /// For each id its number, and the categories of the entries that have it.
    by_id: BTreeMap<&'k str, (usize, Vec<&'k str>)>,
    by_category: BTreeMap<&'k str, Vec<usize>>,
}

impl<'k> EntrySets<'k> {
    pub(super) fn new(kb: &'k KnowledgeBase) -> Self {
        let mut by_id: BTreeMap<&str, (usize, Vec<&str>)> = BTreeMap::new();
        let mut by_category: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
            let next = by_id.len();
            let (number, categories) = by_id.entry(&faq.id).or_insert((next, Vec::new()));
            categories.push(&faq.category);
            by_category.entry(&faq.category).or_default().push(*number);
        }
        Self { by_id, by_category }
    }

    /// The entries that fulfil both conditions, on entries and on categories, and what it took to
    /// find them; `None` if there is neither.
    pub(super) fn of(&self, when: &RuleConditions) -> Option<(Bits, usize)> {
        if when.entries.is_empty() && when.categories.is_empty() {
            return None;
        }
        let mut set = Bits::none_of(self.by_id.len());
        let mut steps = set.steps() + when.entries.len() + when.categories.len();
        let categories: BTreeSet<&str> = when.categories.iter().map(String::as_str).collect();
        if when.entries.is_empty() {
            for category in categories {
                let found = self.by_category.get(category).map(Vec::as_slice).unwrap_or_default();
                found.iter().for_each(|number| set.add(*number));
                steps += found.len();
            }
        } else {
            for (number, of) in when.entries.iter().filter_map(|id| self.by_id.get(&**id)) {
                if categories.is_empty() || of.iter().any(|one| categories.contains(one)) {
                    set.add(*number);
                }
                steps += of.len();
            }
        }
        Some((set, steps))
    }
}
