//! Reading: from what somebody wrote to what is compared.
//!
//! Writing is made alike ([`letters`]), what says nothing goes ([`fillers`]), typed pinyin and
//! typing mistakes become the KB's words ([`typed_pinyin`], [`spelling`], [`corrections`]), and the
//! KB's synonyms become their terms ([`replacements`]). Every character keeps the place in the
//! original that it stands for.

mod clauses;
mod corrections;
mod dictionary;
mod emoji;
mod english;
mod features;
mod fillers;
mod left_out;
mod letters;
mod replacements;
mod shape;
mod sound;
mod spelling;
mod typed_pinyin;
mod vocabulary;

use kaopu_model::{KnowledgeBase, Locale, fold};

pub use clauses::questions;
pub(crate) use clauses::{Clause, asks, clauses};
use corrections::correct;
pub(crate) use dictionary::has as is_word;
pub use dictionary::{load_dictionary, words_of};
pub(crate) use features::Gram;
use fillers::without_fillers;
pub(crate) use left_out::LeftOut;
use letters::letters_without;
use replacements::{PRODUCT, Replacements};
use spelling::correct_spelling;
use typed_pinyin::spell_out;
use vocabulary::Vocabulary;

use crate::negation::{Negated, retraction};
use crate::numbers::numbers;
use crate::text::{Letter, Letters, folded, text};
use crate::turn::{Correction, Span};

/// A wording or message, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Utterance {
    /// All of it, folded as it was written: for exact hits.
    pub folded: String,
    /// The same without emoji, repetitions and pictures in brackets: for small talk, and to know
    /// whether anything is said at all.
    pub bare: String,
    /// What it asks, readable: simplified characters, typing mistakes corrected, synonyms as their
    /// terms, without fillers, emoji and long numbers. For the encoder.
    pub plain: String,
    /// `plain` without names of products, unless that is all: what is asked, whichever product it
    /// is about.
    pub general: String,
    /// The letters of `plain` that count, products masked: what is compared character by character.
    compared: Vec<Letter>,
    /// Typing mistakes that were corrected, in the order in which they stand.
    pub corrections: Vec<Correction>,
    /// What the customer takes back instead of asking for it.
    pub negated: Option<Negated>,
}

/// Reads wordings with the words, synonyms and product names of one KB.
#[derive(Debug, Clone, Default)]
pub(crate) struct UtteranceReader {
    replacements: Replacements,
    vocabulary: Vocabulary,
    locale: Locale,
    left_out: LeftOut,
}

impl UtteranceReader {
    pub(crate) fn new(kb: &KnowledgeBase) -> Self {
        Self::without(LeftOut::default(), kb)
    }

    /// A reader that leaves out some of its steps.
    pub(crate) fn without(left_out: LeftOut, kb: &KnowledgeBase) -> Self {
        let wordings = kb.faqs.iter().filter(|faq| faq.enabled).flat_map(|faq| {
            std::iter::once(&faq.question)
                .chain(faq.phrasings.iter().map(|phrasing| &phrasing.text))
        });
        // Names and synonyms are the KB's words as much as those of its questions.
        let names = kb
            .products
            .products
            .iter()
            .flat_map(|product| product.aliases.iter().chain(std::iter::once(&product.name)));
        let synonyms = kb
            .synonyms
            .iter()
            .flat_map(|row| row.synonyms.iter().chain(std::iter::once(&row.term)));
        let read = |text: &String| asked(&letters_without(left_out, text), left_out);
        let vocabulary = Vocabulary::new(wordings.map(read), names.chain(synonyms).map(read));
        let replacements = Replacements::without(left_out, kb);
        Self { replacements, vocabulary, locale: kb.settings.locale, left_out }
    }

    /// Reads what a customer sent. What `is_wording`, folded, counts as it is written.
    pub(crate) fn read(&self, message: &str, is_wording: impl Fn(&str) -> bool) -> Utterance {
        self.read_folded(message, fold(message), is_wording)
    }

    /// The same for a message whose letters are known.
    pub(crate) fn read_letters(
        &self,
        message: &Letters<'_>,
        is_wording: impl Fn(&str) -> bool,
    ) -> Utterance {
        self.read_folded(message.text(), message.folded().to_owned(), is_wording)
    }

    fn read_folded(
        &self,
        message: &str,
        written: String,
        is_wording: impl Fn(&str) -> bool,
    ) -> Utterance {
        let letters = letters_without(self.left_out, message);
        let asked = asked(&letters, self.left_out);
        let (asked, corrections) =
            if is_wording(&written) { (asked, Vec::new()) } else { self.corrected(asked) };
        let bare = text(&folded(&letters));
        Utterance {
            bare,
            corrections,
            negated: retraction(&letters),
            ..self.compared(written, &asked)
        }
    }

    /// Reads a wording of the KB, which counts as it is written.
    pub(crate) fn read_wording(&self, wording: &str) -> Utterance {
        let letters = letters_without(self.left_out, wording);
        self.compared(fold(wording), &asked(&letters, self.left_out))
    }

    /// Typed pinyin and typing mistakes as the KB's words.
    fn corrected(&self, asked: Vec<Letter>) -> (Vec<Letter>, Vec<Correction>) {
        let (mut asked, mut made) = match self.locale {
            Locale::ZhCn if !self.left_out.typed_pinyin => spell_out(&asked, &self.vocabulary),
            _ => (asked, Vec::new()),
        };
        if !self.left_out.spelling {
            let spelt;
            (asked, spelt) = correct_spelling(&asked, &self.vocabulary);
            made.extend(spelt);
        }
        if !self.left_out.corrections {
            let settled = self.replacements.found(&asked);
            made.extend(correct(&mut asked, &self.vocabulary, &settled));
        }
        made.sort_by_key(|correction| correction.span);
        (asked, made)
    }

    fn compared(&self, written: String, asked: &[Letter]) -> Utterance {
        let masked = self.replacements.apply(asked, true);
        let plain = text(&self.replacements.apply(asked, false));
        let general = without_products(&masked).unwrap_or_else(|| plain.clone());
        Utterance {
            folded: written,
            plain,
            general,
            compared: folded(&masked),
            ..Utterance::default()
        }
    }
}

/// What is asked once the products are left out; `None` if that is nothing.
fn without_products(masked: &[Letter]) -> Option<String> {
    let rest: String = masked.iter().map(|letter| letter.c).filter(|c| *c != PRODUCT).collect();
    let rest = rest.trim();
    (rest.chars().filter(|c| c.is_alphanumeric()).count() > 1).then(|| rest.to_owned())
}

/// The letters of a text that ask something.
fn asked(letters: &[Letter], left_out: LeftOut) -> Vec<Letter> {
    let numbered = |letters: &[Letter]| match left_out.numbers {
        true => letters.to_vec(),
        false => without_numbers(letters),
    };
    let mut asked = match left_out.fillers {
        true => numbered(letters),
        false => without_fillers(&numbered(letters)),
    };
    // Whether there is a question mark says more about the writer than about the question.
    while asked.len() > 1
        && asked.last().is_some_and(|last| matches!(last.c, '?' | '!' | '.' | '。' | ',' | ' '))
    {
        asked.pop();
    }
    asked
}

/// Drops order, tracking and phone numbers, which name a thing but ask nothing, unless nothing
/// would be left.
fn without_numbers(letters: &[Letter]) -> Vec<Letter> {
    let identifiers: Vec<Span> = numbers(&text(letters))
        .into_iter()
        .filter(|number| number.kind.is_identifier())
        .map(|number| number.span)
        .collect();
    let names = |at: u32| identifiers.iter().any(|span| (span.start..span.end).contains(&at));
    let numbered = (0..).zip(letters);
    let kept: Vec<Letter> =
        numbered.filter(|(at, _)| !names(*at)).map(|(_, letter)| *letter).collect();
    if kept.iter().any(|letter| letter.counts()) { kept } else { letters.to_vec() }
}

#[cfg(test)]
mod tests {
    use kaopu_model::Synonym;

    use super::*;

    fn reader() -> UtteranceReader {
        let synonyms = vec![Synonym {
            term: "快递单号".into(),
            synonyms: vec!["单号".into(), "运单号".into()],
            row: 2,
        }];
        UtteranceReader::new(&KnowledgeBase { synonyms, ..KnowledgeBase::default() })
    }

    fn plain(text: &str) -> String {
        reader().read(text, |_| false).plain
    }

    #[test]
    fn however_it_is_written_the_same_is_asked() {
        for message in [
            "亲,请问一下运單號呢?",
            "运单号？？？",
            "你好，我想问下单号啊啊啊啊 😭😭",
            "單\u{200b}號？谢谢",
        ] {
            let wording = reader().read(message, |_| false);
            assert_eq!(wording.plain, "快递单号", "{message}");
            assert_eq!(wording.compared_text(), "快递单号", "{message}");
        }
    }

    #[test]
    fn a_pasted_number_does_not_drown_the_question() {
        assert_eq!(plain("那我想查下快递2026111231512345"), "查下快递");
        assert_eq!(plain("2026111231512345"), "2026111231512345");
    }

    #[test]
    fn english_keeps_its_spaces() {
        assert_eq!(plain("Hi there, where's  my ORDER?"), "where's my ORDER");
    }

    #[test]
    fn places_point_into_the_original() {
        let wording = reader().read("请问：運單號？", |_| false);
        let places = |evidence| -> Vec<(u32, u32)> {
            wording.shared(evidence).into_iter().map(|span| (span.start, span.end)).collect()
        };
        assert_eq!(places("快递"), [(3, 6)]);
        assert_eq!(places("请问"), []);
    }
}
