//! What a message mentions besides its question: an order number, a phone number, a product.

use kaopu_model::{KnowledgeBase, ProductId, fold};
use unicode_normalization::UnicodeNormalization;

use crate::turn::Extracted;

/// The names under which products are known, folded, longest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProductNames(Vec<(String, ProductId)>);

impl ProductNames {
    pub(crate) fn new(kb: &KnowledgeBase) -> Self {
        let mut names: Vec<(String, ProductId)> = kb
            .products
            .products
            .iter()
            .flat_map(|product| {
                std::iter::once(&product.name)
                    .chain(&product.aliases)
                    .chain(std::iter::once(&product.id.0))
                    .map(|name| (fold(name), product.id.clone()))
            })
            .filter(|(name, _)| !name.is_empty())
            .collect();
        names.sort();
        names.sort_by_cached_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        Self(names)
    }

    /// The product whose name stands in the folded text; the longest name wins. A name that two
    /// products share names neither.
    pub(crate) fn find(&self, folded: &str) -> Option<ProductId> {
        let (name, id) = self.0.iter().find(|(name, _)| folded.contains(name.as_str()))?;
        self.0
            .iter()
            .filter(|(other, _)| other == name)
            .all(|(_, other)| other == id)
            .then(|| id.clone())
    }
}

/// Looks for order number, phone number and product.
pub(crate) fn extract(text: &str, folded: &str, products: &ProductNames) -> Extracted {
    let runs = digit_runs(text);
    let is_mobile =
        |run: &&String| run.len() == 11 && run.starts_with('1') && !run.starts_with("10");
    Extracted {
        phone: runs.iter().find(is_mobile).cloned(),
        order: runs.iter().find(|run| (10..=24).contains(&run.len()) && !is_mobile(run)).cloned(),
        product: products.find(folded),
    }
}

/// Runs of digits, full-width ones too. Three runs of 3, 4 and 4 digits with a space or hyphen
/// between them are one: so people write phone numbers.
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs: Vec<(String, bool)> = Vec::new();
    let mut inside = false;
    let mut separator = false;
    for c in text.nfkc() {
        if c.is_ascii_digit() {
            match runs.last_mut() {
                Some((run, _)) if inside => run.push(c),
                _ => runs.push((c.to_string(), separator)),
            }
            inside = true;
            separator = false;
        } else {
            separator = inside && matches!(c, ' ' | '-');
            inside = false;
        }
    }
    let mut joined = Vec::new();
    let mut at = 0;
    while let Some((run, _)) = runs.get(at) {
        match (run, runs.get(at + 1), runs.get(at + 2)) {
            (a, Some((b, true)), Some((c, true))) if (a.len(), b.len(), c.len()) == (3, 4, 4) => {
                joined.push(format!("{a}{b}{c}"));
                at += 3;
            }
            _ => {
                joined.push(run.clone());
                at += 1;
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Extracted {
        extract(text, &fold(text), &ProductNames::default())
    }

    #[test]
    fn tells_a_phone_number_from_an_order_number() {
        let found = found("订单2026111100012345，电话138 0013 8000");
        assert_eq!(found.order.as_deref(), Some("2026111100012345"));
        assert_eq!(found.phone.as_deref(), Some("13800138000"));
    }

    #[test]
    fn two_numbers_side_by_side_stay_two() {
        let found = found("2026111100012345 13800138000");
        assert_eq!(found.order.as_deref(), Some("2026111100012345"));
        assert_eq!(found.phone.as_deref(), Some("13800138000"));
    }

    #[test]
    fn short_numbers_are_neither() {
        assert_eq!(found("我158cm 52公斤，要2件"), Extracted::default());
    }

    #[test]
    fn full_width_digits_count() {
        assert_eq!(found("单号２０２６１１１１０００１").order.as_deref(), Some("202611110001"));
    }
}
