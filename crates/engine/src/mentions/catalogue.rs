//! The names under which products are known, and what else tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{KnowledgeBase, Product, ProductId, fold};

use super::words::WORDS;
use crate::lists::TYPING;
use crate::text::is_han;
use crate::understand::is_word;

/// Letters of a cell that are read for what describes a product.
const DESCRIBING: usize = 40;

/// Where the letters stand that describe a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Described {
    ByName,
    /// Other products may be so, too (有黑色的吗): such letters describe one only beside 那个.
    ByCell,
}

/// The letters of a name, and the products that bear it.
type Named = (Vec<char>, Vec<ProductId>);

/// The catalogue of a shop.
#[derive(Debug, Clone, Default)]
pub(crate) struct Catalogue {
    /// Folded names of two letters and more by their first letter, the longest first, with the
    /// products that bear them.
    names: BTreeMap<char, Vec<Named>>,
    /// The last letter of names, if products of several names share it (锅), and the words for a
    /// category: with the products of that class.
    classes: BTreeMap<String, Vec<ProductId>>,
    /// All wordings of the entries, folded: a word in them (开锅) is no product that there is not.
    wordings: String,
    /// Two letters that only one product has in its names, and in its cells.
    by_name: BTreeMap<String, ProductId>,
    by_cell: BTreeMap<String, ProductId>,
    /// Single letters that only one product has in its names.
    marks: BTreeMap<char, ProductId>,
}

impl Catalogue {
    pub(crate) fn new(kb: &KnowledgeBase) -> Self {
        let mut catalogue = Self::default();
        let products = &kb.products.products;
        let mut names: BTreeMap<String, BTreeSet<ProductId>> = BTreeMap::new();
        for product in products {
            for name in own_names(product).chain(std::iter::once(product.id.0.as_str())).map(fold) {
                names.entry(name).or_default().insert(product.id.clone());
            }
        }
        for (name, ids) in names.into_iter().filter(|(name, _)| name.chars().count() > 1) {
            let letters: Vec<char> = name.chars().collect();
            if let Some(first) = letters.first() {
                let named = catalogue.names.entry(*first).or_default();
                named.push((letters, ids.into_iter().collect()));
            }
        }
        for named in catalogue.names.values_mut() {
            named.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        let questions = kb.faqs.iter().flat_map(|faq| {
            std::iter::once(&faq.question).chain(faq.phrasings.iter().map(|one| &one.text))
        });
        catalogue.wordings = questions.map(|text| fold(text)).collect::<Vec<_>>().join(" ");
        catalogue.classify(kb);
        catalogue.describe(kb);
        catalogue
    }

    /// Products that share the last letter of a name, or a category.
    fn classify(&mut self, kb: &KnowledgeBase) {
        let mut classes: BTreeMap<String, Vec<ProductId>> = BTreeMap::new();
        let mut note = |word: String, id: &ProductId| {
            let class = classes.entry(word).or_default();
            if !class.contains(id) {
                class.push(id.clone());
            }
        };
        let category = kb.products.attributes.first();
        for product in &kb.products.products {
            for name in own_names(product).map(fold) {
                if let Some(last) = name.chars().next_back().filter(|last| is_han(*last)) {
                    note(last.to_string(), &product.id);
                }
            }
            let cell = category.and_then(|category| kb.products.value(product, category));
            if let Some(cell) = cell {
                note(fold(cell), &product.id);
            }
        }
        // What people call a class: by the category that has one of the letters in it.
        for word in &WORDS.class {
            let of =
                classes.iter().filter(|(class, _)| class.chars().count() > 1).find(|(class, _)| {
                    class.chars().any(|c| word.contains(c) && !matches!(c, '具' | '的'))
                });
            if let Some(ids) = of.map(|(_, ids)| ids.clone()) {
                classes.entry(word.clone()).or_insert(ids);
            }
        }
        classes.retain(|_, ids| ids.len() > 1);
        self.classes = classes;
    }

    /// Pairs of letters that only one product has: in names, else in cells.
    fn describe(&mut self, kb: &KnowledgeBase) {
        let mut by_name: BTreeMap<String, BTreeSet<ProductId>> = BTreeMap::new();
        let mut by_cell: BTreeMap<String, BTreeSet<ProductId>> = BTreeMap::new();
        let mut letters: BTreeMap<char, BTreeSet<ProductId>> = BTreeMap::new();
        let common = TYPING.characters("alone");
        for product in &kb.products.products {
            for name in own_names(product).map(fold) {
                for pair in pairs(&name) {
                    by_name.entry(pair).or_default().insert(product.id.clone());
                }
                // 不 of 不粘锅 hints at nothing.
                for c in name.chars().filter(|c| is_han(*c) && !common.contains(c)) {
                    letters.entry(c).or_default().insert(product.id.clone());
                }
            }
            for attribute in &kb.products.attributes {
                let cell = kb.products.value(product, attribute).map(fold).unwrap_or_default();
                let cell: String = cell.chars().take(DESCRIBING).collect();
                // 面料 says what a cell is about, not which product.
                let telling = |pair: &String| {
                    is_word(pair) && !kb.products.attributes.iter().any(|name| name.contains(pair))
                };
                for pair in pairs(&cell).filter(telling) {
                    by_cell.entry(pair).or_default().insert(product.id.clone());
                }
            }
        }
        let only = |(pair, ids): (String, BTreeSet<ProductId>)| {
            let mut ids = ids.into_iter();
            ids.next().filter(|_| ids.len() == 0).map(|id| (pair, id))
        };
        by_cell.retain(|pair, _| !by_name.contains_key(pair));
        self.by_cell = by_cell.into_iter().filter_map(only).collect();
        self.by_name = by_name.into_iter().filter_map(only).collect();
        let only = |(c, ids): (char, BTreeSet<ProductId>)| {
            let mut ids = ids.into_iter();
            ids.next().filter(|_| ids.len() == 0).map(|id| (c, id))
        };
        self.marks = letters.into_iter().filter_map(only).collect();
    }

    /// The longest name that begins there, with its length.
    pub(super) fn name_at(&self, letters: &[char]) -> Option<(usize, &[ProductId])> {
        let named = self.names.get(letters.first()?)?;
        let (name, ids) = named.iter().find(|(name, _)| letters.starts_with(name))?;
        Some((name.len(), ids))
    }

    /// Whether any name is this one.
    pub(super) fn has(&self, name: &str) -> bool {
        let letters: Vec<char> = name.chars().collect();
        self.name_at(&letters).is_some_and(|(length, _)| length == letters.len())
    }

    /// Whether entries are asked for with this word.
    pub(super) fn is_asked_with(&self, word: &str) -> bool {
        self.wordings.contains(word)
    }

    /// The products of a class.
    pub(super) fn class(&self, word: &str) -> Option<&[ProductId]> {
        self.classes.get(word).map(Vec::as_slice)
    }

    /// The products of the class that a question names: 衣服怎么洗. A letter that belongs to another
    /// word, as in 客服, names none.
    pub(super) fn class_in(&self, question: &str) -> Option<&[ProductId]> {
        if let Some(word) = WORDS.class.iter().find(|word| question.contains(word.as_str())) {
            return self.class(word);
        }
        let letters: Vec<char> = question.chars().collect();
        let in_word = |from: Option<usize>, to: usize| {
            let word = from.and_then(|from| letters.get(from..to));
            word.is_some_and(|word| is_word(&word.iter().collect::<String>()))
        };
        let (_, letter) = letters.iter().enumerate().find(|(at, letter)| {
            self.classes.contains_key(&letter.to_string())
                && !in_word(at.checked_sub(1), at + 1)
                && !in_word(Some(*at), at + 2)
        })?;
        self.class(&letter.to_string())
    }

    /// The product that alone has these letters in a name, or else in a cell; and which.
    pub(super) fn described(&self, pair: &str) -> Option<(&ProductId, Described)> {
        let by_name = self.by_name.get(pair).map(|id| (id, Described::ByName));
        by_name.or_else(|| Some((self.by_cell.get(pair)?, Described::ByCell)))
    }

    /// The product that alone has this letter in a name.
    pub(super) fn marked(&self, letter: char) -> Option<&ProductId> {
        self.marks.get(&letter)
    }

    /// The one product at which letters of a text hint, where it is known that a product is meant:
    /// 炖汤的那种.
    pub(crate) fn hinted(&self, folded: &str) -> Option<ProductId> {
        let hints: BTreeSet<&ProductId> =
            folded.chars().filter_map(|letter| self.marks.get(&letter)).collect();
        let mut hints = hints.into_iter();
        hints.next().filter(|_| hints.len() == 0).cloned()
    }

    /// Whether there are products at all.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

fn own_names(product: &Product) -> impl Iterator<Item = &str> {
    std::iter::once(product.name.as_str()).chain(product.aliases.iter().map(String::as_str))
}

/// Neighbouring Chinese letters.
fn pairs(text: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len().saturating_sub(1)).filter_map(move |at| {
        let pair = letters.get(at..at + 2)?;
        pair.iter().all(|c| is_han(*c)).then(|| pair.iter().collect())
    })
}
