//! A wording as the index sees it: folded, fillers dropped, synonyms replaced, cut into features.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jieba_rs::Jieba;
use kaopu_model::{KnowledgeBase, fold, fold_with_origins};

use crate::turn::Span;

/// The dictionary of Chinese words; loading takes a third of a second, so it happens once and on first use.
static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Characters of a message that are compared; what comes after is ignored.
const COMPARED_CHARS: usize = 400;

/// Digits from which a number is taken for an order, tracking or phone number.
const LONG_NUMBER: usize = 7;

/// Words of politeness and hesitation, folded. They say nothing about the question, wherever they stand.
const FILLERS: &[&str] = &[
    "请问一下",
    "想问一下",
    "问一下",
    "问下",
    "请问",
    "你好",
    "您好",
    "麻烦",
    "亲亲",
    "老板",
    "掌柜",
    "店家",
    "那个",
    "就是说",
    "谢谢",
    "哈喽",
    "please",
    "hello",
    "thanks",
];

/// Hesitation that is dropped from the beginning.
const OPENERS: &[&str] = &["那", "我想", "喂", "诶", "哎", "嗯"];

/// Particles that are dropped from the end.
const PARTICLES: &[char] = &['啊', '呀', '呢', '哦', '噢', '吧', '嘛', '哈', '哒', '咯', '啦', '亲'];

/// A wording taken apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wording {
    /// Folded text, as it was written.
    pub folded: String,
    /// Features and how often each occurs, in order.
    pub features: BTreeMap<Feature, u32>,
    /// For each feature, where in the original text it stands.
    pub places: BTreeMap<Feature, Vec<Span>>,
}

/// Something two wordings can share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// One to three neighbouring characters.
    Gram(String),
    /// A word of the dictionary.
    Word(String),
}

/// Stands for any product. Which one it is, answers decide; a question is not more like another because both name the same sweater.
const PRODUCT: char = '\u{E000}';

/// Reads wordings with the synonyms and product names of one KB.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordingReader {
    /// Folded synonym → folded term, product name → [`PRODUCT`]; by their first character, the longest first.
    replacements: BTreeMap<char, Vec<Replacement>>,
}

/// Characters, and what is read in their place.
type Replacement = (Vec<char>, Vec<char>);

/// A character after folding, and the range of the original it stands for.
type Char = (char, Span);

impl WordingReader {
    pub(crate) fn new(kb: &KnowledgeBase) -> Self {
        let mut replacements: Vec<Replacement> = Vec::new();
        for product in &kb.products.products {
            for name in product.aliases.iter().chain(std::iter::once(&product.name)) {
                let name: Vec<char> = fold(name).chars().collect();
                if name.len() > 1 {
                    replacements.push((name, vec![PRODUCT]));
                }
            }
        }
        for row in &kb.synonyms {
            let term: Vec<char> = fold(&row.term).chars().collect();
            // The term stands for itself, or a synonym inside it would make it grow (单号 → 快递单号 in 快递单号).
            for synonym in row.synonyms.iter().chain(std::iter::once(&row.term)) {
                let synonym: Vec<char> = fold(synonym).chars().collect();
                if !synonym.is_empty() && !term.is_empty() {
                    replacements.push((synonym, term.clone()));
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
        Self { replacements: by_first }
    }

    pub(crate) fn read(&self, text: &str) -> Wording {
        let folded = fold_with_origins(text);
        let plain: String = folded.iter().map(|(c, _)| c).collect();
        let chars: Vec<Char> =
            folded.into_iter().take(COMPARED_CHARS).map(|(c, at)| (c, Span { start: at, end: at + 1 })).collect();
        let chars = self.with_replacements(&without_fillers(&without_numbers(&chars)));
        let mut wording = Wording { folded: plain, ..Wording::default() };
        for length in 1..=3 {
            for window in chars.windows(length) {
                wording.add(Feature::Gram(window.iter().map(|(c, _)| c).collect()), window);
            }
        }
        let text: String = chars.iter().map(|(c, _)| c).collect();
        // All words the dictionary finds, overlapping ones too: unlike the most probable cut, this needs no logarithms, which differ
        // between platforms.
        for token in DICTIONARY.cut_all(&text) {
            let window = chars.get(token.start..token.end).unwrap_or_default();
            if window.len() > 1 {
                wording.add(Feature::Word(token.word.to_owned()), window);
            }
        }
        wording
    }

    /// Replaces from left to right, the longest synonym first; what was put in is not looked at again.
    fn with_replacements(&self, chars: &[Char]) -> Vec<Char> {
        let mut out = Vec::with_capacity(chars.len());
        let mut at = 0;
        while at < chars.len() {
            let same_start = self.replacements.get(&chars[at].0).map(Vec::as_slice).unwrap_or_default();
            let hit = same_start.iter().find(|(synonym, _)| starts_with(&chars[at..], synonym));
            if let Some((synonym, term)) = hit {
                let range = Span { start: chars[at].1.start, end: chars[at + synonym.len() - 1].1.end };
                out.extend(term.iter().map(|c| (*c, range)));
                at += synonym.len();
            } else {
                out.push(chars[at]);
                at += 1;
            }
        }
        out
    }
}

impl Wording {
    fn add(&mut self, feature: Feature, window: &[Char]) {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { return };
        *self.features.entry(feature.clone()).or_default() += 1;
        self.places.entry(feature).or_default().push(Span { start: first.1.start, end: last.1.end });
    }
}

fn starts_with(chars: &[Char], prefix: &[char]) -> bool {
    chars.len() >= prefix.len() && chars.iter().zip(prefix).all(|((c, _), p)| c == p)
}

/// How many characters the first of the words that stands at the beginning has.
fn leading(chars: &[Char], words: &[&str]) -> Option<usize> {
    let stands = |word: &&&str| {
        let mut rest = chars.iter();
        word.chars().all(|c| rest.next().is_some_and(|(other, _)| *other == c))
    };
    words.iter().find(stands).map(|word| word.chars().count())
}

/// Drops order, tracking and phone numbers, which name a thing but ask nothing, unless nothing would be left.
fn without_numbers(chars: &[Char]) -> Vec<Char> {
    let is_digit = |c: &Char| c.0.is_ascii_digit();
    let groups = chars.chunk_by(|a, b| is_digit(a) == is_digit(b));
    let kept: Vec<Char> =
        groups.filter(|group| group.len() < LONG_NUMBER || !is_digit(&group[0])).flatten().copied().collect();
    if kept.is_empty() { chars.to_vec() } else { kept }
}

/// Drops fillers, unless nothing would be left.
fn without_fillers(chars: &[Char]) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        if let Some(length) = leading(&chars[at..], FILLERS) {
            at += length;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    while let Some(length) = leading(&out, OPENERS)
        && out.len() >= length + 2
    {
        out.drain(..length);
    }
    while out.len() > 2 && out.last().is_some_and(|(c, _)| PARTICLES.contains(c)) {
        out.pop();
    }
    if out.is_empty() { chars.to_vec() } else { out }
}

#[cfg(test)]
mod tests {
    use kaopu_model::Synonym;

    use super::*;

    fn reader() -> WordingReader {
        let synonyms =
            vec![Synonym { term: "快递单号".into(), synonyms: vec!["单号".into(), "运单号".into()], row: 2 }];
        WordingReader::new(&KnowledgeBase { synonyms, ..KnowledgeBase::default() })
    }

    fn grams(text: &str) -> String {
        let wording = reader().read(text);
        let single = wording.features.iter().filter_map(|(f, n)| match f {
            Feature::Gram(g) if g.chars().count() == 1 => Some(g.repeat(*n as usize)),
            _ => None,
        });
        single.collect()
    }

    #[test]
    fn synonyms_become_their_term_and_never_grow() {
        assert_eq!(grams("单号"), grams("快递单号"));
        assert_eq!(grams("运单号"), grams("快递单号"));
    }

    #[test]
    fn fillers_go_unless_nothing_is_left() {
        assert_eq!(grams("请问单号呢"), grams("单号"));
        assert!(!grams("请问").is_empty());
    }

    #[test]
    fn a_pasted_number_does_not_drown_the_question() {
        assert_eq!(grams("那我想查下快递2026111231512345"), grams("查下快递"));
        assert!(!grams("2026111231512345").is_empty());
    }

    #[test]
    fn places_point_into_the_original() {
        let wording = reader().read("请问：運單號？");
        let span = wording.places[&Feature::Word("快递".into())][0];
        assert_eq!((span.start, span.end), (3, 6));
    }
}
