//! The wordings of a knowledge base: what the engine learns from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use kaopu_model::{Faq, FaqId, KnowledgeBase, fold};

use super::reading::{Utterance, UtteranceReader};
use crate::lists;

/// Wordings that take part in learning. Beyond it each entry keeps its first ones, and the rest is
/// only found word for word.
pub(crate) const MOST_ROWS: usize = 50_000;

/// An entry that is matched.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub id: FaqId,
    pub question: String,
    /// Its wordings among the rows.
    pub rows: Range<usize>,
}

/// A wording.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub entry: usize,
    /// As the author wrote it.
    pub text: String,
    /// What it asks, whichever product it is about.
    pub general: String,
    /// What the encoder reads.
    pub asked: String,
    /// The characters that are compared.
    pub letters: String,
    /// Whether it is a phrasing. A standard question is a name rather than what customers say, so
    /// it is no evidence of how they fare.
    pub is_phrasing: bool,
}

/// Folded texts → entries that have them, with the text.
type Exact = BTreeMap<String, Vec<(usize, String)>>;

/// All wordings of all enabled entries, an entry's side by side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    pub entries: Vec<Entry>,
    pub rows: Vec<Row>,
    /// Folded wording, as it was written → entries that have it, with the text.
    whole: Exact,
    /// The same without its politeness.
    core: Exact,
}

impl Rows {
    /// The rows, and what was read in each.
    pub(crate) fn new(kb: &KnowledgeBase, reader: &UtteranceReader) -> (Self, Vec<Utterance>) {
        let mut out = Self::default();
        let mut read = Vec::new();
        let enabled: Vec<&Faq> = kb.faqs.iter().filter(|faq| faq.enabled).collect();
        let quota = quota(&enabled);
        for (entry, faq) in enabled.into_iter().enumerate() {
            let start = out.rows.len();
            let mut seen = BTreeSet::new();
            let names = std::iter::once(faq.question.as_str()).chain(alternatives(&faq.question));
            let phrasings = faq.phrasings.iter().map(|phrasing| phrasing.text.as_str());
            let wordings =
                names.map(|name| (false, name)).chain(phrasings.map(|phrasing| (true, phrasing)));
            for (number, (is_phrasing, text)) in wordings.enumerate() {
                if number >= quota {
                    note(&mut out.whole, fold(text), entry, text);
                    continue;
                }
                let wording = reader.read_wording(text);
                let core = fold(&wording.plain);
                note(&mut out.whole, wording.folded.clone(), entry, text);
                if core != wording.folded {
                    note(&mut out.core, core.clone(), entry, text);
                }
                // A wording without letters can't be compared, and saying the same twice teaches
                // nothing.
                if !core.is_empty() && seen.insert(core) {
                    let asked = asked(&wording.general);
                    let letters = wording.compared_text();
                    out.rows.push(Row {
                        entry,
                        text: text.to_owned(),
                        general: wording.general.clone(),
                        asked,
                        letters,
                        is_phrasing,
                    });
                    read.push(wording);
                }
            }
            out.entries.push(Entry {
                id: faq.id.clone(),
                question: faq.question.clone(),
                rows: start..out.rows.len(),
            });
        }
        (out, read)
    }

    /// Whether it is a wording of one entry alone, folded.
    pub(crate) fn is_wording(&self, folded: &str) -> bool {
        self.whole.get(folded).is_some_and(|hits| hits.len() == 1)
    }

    /// The row of a wording of an entry, if it takes part in learning.
    pub(crate) fn row_of(&self, entry: usize, wording: &str) -> Option<&Row> {
        let rows = self.rows.get(self.entries.get(entry)?.rows.clone())?;
        rows.iter().find(|row| row.text == wording)
    }

    /// The entry one of whose wordings equals the message, if it is only one, and that wording.
    /// Politeness does not count, nor does the product that a message names and the wording leaves
    /// open, unless there is a wording that equals the whole message.
    pub(crate) fn exact(&self, message: &Utterance) -> Option<(usize, &str)> {
        let said = |folded: &str| self.whole.get(folded).or_else(|| self.core.get(folded));
        let hits = said(&message.folded).or_else(|| said(&fold(&message.plain)));
        match hits.or_else(|| said(&fold(&message.general)))?.as_slice() {
            [(entry, text)] => Some((*entry, text)),
            _ => None,
        }
    }
}

fn note(exact: &mut Exact, folded: String, entry: usize, text: &str) {
    let known = exact.entry(folded).or_default();
    // Entries come one after the other.
    if known.last().is_none_or(|(last, _)| *last != entry) {
        known.push((entry, text.to_owned()));
    }
}

/// Letters of a message, at most, that may only name a subject.
const SHORT_SUBJECT: usize = 3;

/// Words that only announce a subject, as in "I want to talk about".
static TALKING: LazyLock<Vec<String>> = LazyLock::new(|| lists::TALKING.words("talking"));

impl Rows {
    /// The entries that are about a message which is too short for a question and stands within
    /// wordings of several: it names a subject, and says nothing about which of them is asked for.
    /// Empty for any other message.
    pub(crate) fn about(&self, message: &Utterance) -> BTreeSet<usize> {
        let mut folded = fold(&message.general);
        while let Some(rest) = TALKING.iter().find_map(|word| folded.strip_suffix(word.as_str())) {
            folded = rest.to_owned();
        }
        let subject = folded;
        let is_short = (2..=SHORT_SUBJECT).contains(&subject.chars().count());
        if !is_short || subject.is_ascii() {
            return BTreeSet::new();
        }
        let wordings =
            self.whole.iter().chain(&self.core).filter(|(wording, _)| wording.contains(&subject));
        let entries: BTreeSet<usize> =
            wordings.flat_map(|(_, hits)| hits.iter().map(|(entry, _)| *entry)).collect();
        if entries.len() > 1 { entries } else { BTreeSet::new() }
    }
}

/// What the encoder reads of a text: whether it ends in a question mark, and in which, says more
/// about the writer than about the question.
pub(crate) fn asked(plain: &str) -> String {
    let text = plain.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_chinese =
        text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}'));
    text + if is_chinese { "？" } else { "?" }
}

/// The parts of a standard question that names several things at once: 换货/换尺码.
fn alternatives(question: &str) -> impl Iterator<Item = &str> {
    let is_address = question.contains("://");
    let parts: Vec<&str> = question.split(['/', '／']).map(str::trim).collect();
    let worth = !is_address && parts.len() > 1 && parts.iter().all(|part| part.chars().count() > 1);
    parts.into_iter().filter(move |_| worth)
}

/// How many wordings an entry may have so that all together are at most [`MOST_ROWS`].
fn quota(entries: &[&Faq]) -> usize {
    let total = |quota: usize| -> usize {
        entries.iter().map(|faq| (1 + faq.phrasings.len()).min(quota)).sum()
    };
    let longest = entries.iter().map(|faq| 1 + faq.phrasings.len()).max().unwrap_or(0);
    if total(longest) <= MOST_ROWS {
        return longest;
    }
    let (mut fits, mut too_many) = (0, longest);
    while too_many - fits > 1 {
        let middle = fits + (too_many - fits) / 2;
        if total(middle) <= MOST_ROWS { fits = middle } else { too_many = middle }
    }
    fits
}
