//! The KB's synonyms and product names: what is read in whose place.

use std::collections::BTreeMap;

use kaopu_model::{KnowledgeBase, fold, readable};

use super::left_out::LeftOut;
use crate::text::{Letter, span};

/// Stands for any product. Which one it is, answers decide; a question is not more like another
/// because both name the same sweater.
pub(super) const PRODUCT: char = '\u{E000}';

/// Characters of a term that are read in a synonym's place.
const LONGEST_TERM: usize = 60;

/// What a word is read as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// A product: itself where the text is read, [`PRODUCT`] where it is compared.
    Product,
    /// The term that it is a synonym of.
    Term(Vec<char>),
}

/// A folded word and what it is read as.
type Replacement = (Vec<char>, Meaning);

/// The KB's own words; by their first character, the longest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Replacements(BTreeMap<char, Vec<Replacement>>);

/// A word of the KB in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub start: usize,
    pub length: usize,
}

impl Replacements {
    /// The words of a KB, but for the kinds that are left out.
    pub(super) fn without(left_out: LeftOut, kb: &KnowledgeBase) -> Self {
        let mut replacements: Vec<Replacement> = Vec::new();
        for product in kb.products.products.iter().filter(|_| !left_out.products) {
            let names = product
                .aliases
                .iter()
                .chain(std::iter::once(&product.name))
                .map(|name| folded(name));
            replacements
                .extend(names.filter(|name| name.len() > 1).map(|name| (name, Meaning::Product)));
        }
        for row in kb.synonyms.iter().filter(|_| !left_out.synonyms) {
            let term: Vec<char> =
                readable(row.term.trim(), LONGEST_TERM).into_iter().map(|(c, _)| c).collect();
            // The term stands for itself, or a synonym inside it would make it grow (单号 → 快递单号 in
            // 快递单号).
            for synonym in row.synonyms.iter().chain(std::iter::once(&row.term)) {
                let synonym = folded(synonym);
                if !synonym.is_empty() && !term.is_empty() {
                    replacements.push((synonym, Meaning::Term(term.clone())));
                }
            }
        }
        replacements.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let mut by_first: BTreeMap<char, Vec<Replacement>> = BTreeMap::new();
        for replacement in replacements {
            if let Some(first) = replacement.0.first() {
                by_first.entry(*first).or_default().push(replacement);
            }
        }
        Self(by_first)
    }

    /// Synonyms as their terms, and with `mask` products as [`PRODUCT`]; what was put in is not
    /// looked at again.
    pub(super) fn apply(&self, letters: &[Letter], mask: bool) -> Vec<Letter> {
        let mut out = Vec::with_capacity(letters.len());
        let mut at = 0;
        for (found, meaning) in self.hits(letters) {
            out.extend_from_slice(letters.get(at..found.start).unwrap_or_default());
            at = found.start + found.length;
            let said = letters.get(found.start..at).unwrap_or_default();
            let Some(place) = span(said) else { continue };
            match meaning {
                Meaning::Product if mask => out.push(Letter { c: PRODUCT, at: place }),
                Meaning::Product => out.extend_from_slice(said),
                Meaning::Term(term) => out.extend(term.iter().map(|c| Letter { c: *c, at: place })),
            }
        }
        out.extend_from_slice(letters.get(at..).unwrap_or_default());
        out
    }

    /// Where the KB's words stand: beginnings and lengths.
    pub(super) fn found(&self, letters: &[Letter]) -> Vec<(usize, usize)> {
        self.hits(letters).into_iter().map(|(found, _)| (found.start, found.length)).collect()
    }

    /// From left to right, the longest word first; across letter case and spaces.
    fn hits(&self, letters: &[Letter]) -> Vec<(Found, &Meaning)> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(letter) = letters.get(at) {
            let same_start = self.0.get(&lower(letter.c)).into_iter().flatten();
            let hit = same_start
                .filter_map(|(word, meaning)| Some((stands(letters, at, word)?, meaning)))
                .next();
            if let Some((length, meaning)) = hit {
                hits.push((Found { start: at, length }, meaning));
                at += length;
            } else {
                at += 1;
            }
        }
        hits
    }
}

fn folded(text: &str) -> Vec<char> {
    fold(text).chars().collect()
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// How many letters the word takes there, spaces and marks inside included; one of Latin letters
/// stands only as a whole word, or else sf would be found in transfer.
fn stands(letters: &[Letter], at: usize, word: &[char]) -> Option<usize> {
    let mut rest = word.iter();
    let mut expected = rest.next();
    let mut length = 0;
    for letter in letters.get(at..)? {
        let Some(c) = expected else { break };
        length += 1;
        if letter.counts() {
            if lower(letter.c) != *c {
                return None;
            }
            expected = rest.next();
        }
    }
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = at.checked_sub(1).and_then(|before| letters.get(before)).map(|letter| letter.c);
    let after = letters.get(at + length).map(|letter| letter.c);
    let inside = latin(word.first().copied()) && latin(before)
        || latin(word.last().copied()) && latin(after);
    (expected.is_none() && !inside).then_some(length)
}

#[cfg(test)]
mod tests {
    use kaopu_model::{Product, ProductTable, Synonym};

    use super::super::letters::letters;
    use super::*;
    use crate::text::text;

    fn read(message: &str, mask: bool) -> String {
        let synonym = |term: &str, synonyms: &[&str]| Synonym {
            term: term.into(),
            synonyms: synonyms.iter().map(|word| (*word).to_owned()).collect(),
            row: 0,
        };
        let product = Product {
            id: "ear".into(),
            name: "顺风耳机".into(),
            aliases: vec!["Air Pro".into()],
            ..Product::default()
        };
        let kb = KnowledgeBase {
            synonyms: vec![
                synonym("快递单号", &["单号", "运单号"]),
                synonym("顺丰", &["顺风", "sf"]),
                synonym("Refund", &["money back"]),
            ],
            products: ProductTable { products: vec![product], ..ProductTable::default() },
            ..KnowledgeBase::default()
        };
        text(&Replacements::without(LeftOut::default(), &kb).apply(&letters(message), mask))
    }

    #[test]
    fn synonyms_become_their_term_and_never_grow() {
        assert_eq!(read("快递单号多少，运单号呢", false), "快递单号多少,快递单号呢");
        assert_eq!(read("I want my Money-back", false), "I want my Refund");
        assert_eq!(read("发SF吗 transfer", false), "发顺丰吗 transfer");
    }

    #[test]
    fn products_stay_what_they_are_called_unless_masked() {
        assert_eq!(read("顺风耳机和airpro发顺风吗", false), "顺风耳机和airpro发顺丰吗");
        assert_eq!(read("顺风耳机发顺风吗", true), format!("{PRODUCT}发顺丰吗"));
    }
}
