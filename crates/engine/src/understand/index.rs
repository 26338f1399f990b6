//! The index over all wordings: TF-IDF vectors in fixed point, compared by cosine.

use std::collections::BTreeMap;

use kaopu_model::{FaqId, KnowledgeBase};

use super::reading::{Feature, Wording, WordingReader};
use crate::turn::{Candidate, Score, Span};

/// One in fixed point: vectors have this length, so that a cosine is an integer and the same on every machine.
const ONE: f64 = 65_536.0;

/// Weight of a feature by its kind: longer matches say more than single characters.
fn kind_weight(feature: &Feature) -> f64 {
    match feature {
        Feature::Gram(gram) => match gram.chars().count() {
            1 => 0.7,
            2 => 1.0,
            _ => 0.8,
        },
        Feature::Word(_) => 1.2,
    }
}

/// All wordings of all enabled entries.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordingIndex {
    reader: WordingReader,
    /// Per wording: entry number and the text as the author wrote it.
    wordings: Vec<(usize, String)>,
    /// Per entry number: id and standard question.
    entries: Vec<(FaqId, String)>,
    /// Feature → its weight before normalising, and the wordings that have it with their normalised weight.
    postings: BTreeMap<Feature, (f64, Vec<(usize, i64)>)>,
    /// Weight of a feature that no wording has.
    unseen: f64,
    /// Folded wording → entry numbers, for exact hits.
    exact: BTreeMap<String, Vec<(usize, usize)>>,
}

impl WordingIndex {
    pub(crate) fn new(kb: &KnowledgeBase) -> Self {
        let mut index = Self { reader: WordingReader::new(kb), ..Self::default() };
        let mut read: Vec<Wording> = Vec::new();
        for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
            let entry = index.entries.len();
            index.entries.push((faq.id.clone(), faq.question.clone()));
            for text in std::iter::once(&faq.question).chain(faq.phrasings.iter().map(|phrasing| &phrasing.text)) {
                let wording = index.reader.read_wording(text);
                index.exact.entry(wording.folded.clone()).or_default().push((entry, index.wordings.len()));
                index.wordings.push((entry, text.clone()));
                read.push(wording);
            }
        }
        let mut frequency: BTreeMap<&Feature, u32> = BTreeMap::new();
        for feature in read.iter().flat_map(|wording| wording.features.keys()) {
            *frequency.entry(feature).or_default() += 1;
        }
        let count = f64::from(u32::try_from(read.len()).unwrap_or(u32::MAX));
        let idf = |df: u32| libm::log((count + 1.0) / (f64::from(df) + 1.0)) + 1.0;
        index.unseen = idf(0);
        index.postings =
            frequency.into_iter().map(|(f, df)| (f.clone(), (idf(df) * kind_weight(f), Vec::new()))).collect();
        for (number, wording) in read.iter().enumerate() {
            for (feature, weight) in index.vector(wording) {
                if let Some((_, posting)) = index.postings.get_mut(feature) {
                    posting.push((number, weight));
                }
            }
        }
        index
    }

    /// Reads a message with this KB's synonyms.
    pub(crate) fn read(&self, text: &str) -> Wording {
        self.reader.read(text)
    }

    /// The entry one of whose wordings equals the message, if it is only one, and that wording.
    pub(crate) fn exact(&self, message: &Wording) -> Option<(&FaqId, &str)> {
        let hits = self.exact.get(&message.folded)?;
        let (entry, wording) = *hits.first()?;
        hits.iter()
            .all(|(other, _)| *other == entry)
            .then(|| (&self.entries[entry].0, self.wordings[wording].1.as_str()))
    }

    /// The entries that share anything with the message, best first, at most `limit`; ties by id.
    pub(crate) fn candidates(&self, message: &Wording, limit: usize) -> Vec<Candidate> {
        let mut sums = vec![0_i64; self.wordings.len()];
        for (feature, weight) in self.vector(message) {
            if let Some((_, posting)) = self.postings.get(feature) {
                for (wording, other) in posting {
                    sums[*wording] += weight * other;
                }
            }
        }
        let mut best: Vec<Option<(i64, usize)>> = vec![None; self.entries.len()];
        for (wording, sum) in sums.into_iter().enumerate().filter(|(_, sum)| *sum > 0) {
            let slot = &mut best[self.wordings[wording].0];
            if slot.is_none_or(|(top, _)| sum > top) {
                *slot = Some((sum, wording));
            }
        }
        let mut ranked: Vec<(Score, usize, usize)> = best
            .into_iter()
            .enumerate()
            .filter_map(|(entry, hit)| hit.map(|(sum, wording)| (to_score(sum), entry, wording)))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| self.entries[a.1].0.cmp(&self.entries[b.1].0)));
        ranked.truncate(limit);
        ranked
            .into_iter()
            .map(|(score, entry, wording)| Candidate {
                entry: self.entries[entry].0.clone(),
                question: self.entries[entry].1.clone(),
                score,
                evidence: self.wordings[wording].1.clone(),
                shared: self.shared(message, &self.wordings[wording].1),
            })
            .collect()
    }

    /// The wording's features with their normalised weights in fixed point.
    fn vector<'w>(&self, wording: &'w Wording) -> Vec<(&'w Feature, i64)> {
        let weighted: Vec<(&Feature, f64)> = wording
            .features
            .iter()
            .map(|(feature, count)| {
                let weight = self.postings.get(feature).map_or_else(|| self.unseen * kind_weight(feature), |p| p.0);
                (feature, weight * libm::sqrt(f64::from(*count)))
            })
            .collect();
        let norm = libm::sqrt(weighted.iter().map(|(_, weight)| weight * weight).sum());
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and ONE")]
        weighted.into_iter().map(|(feature, weight)| (feature, libm::round(weight / norm * ONE) as i64)).collect()
    }

    /// Where in the message stands what the evidence has too.
    fn shared(&self, message: &Wording, evidence: &str) -> Vec<Span> {
        let evidence = self.reader.read_wording(evidence);
        let mut spans: Vec<Span> = message
            .places
            .iter()
            .filter(|(feature, _)| evidence.features.contains_key(feature))
            .flat_map(|(_, places)| places.iter().copied())
            .collect();
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        merged
    }
}

/// A product of two vectors of length [`ONE`] as a score.
fn to_score(sum: i64) -> Score {
    let score = u32::try_from((sum * i64::from(Score::MAX.0)) >> 32).unwrap_or(0);
    Score(score).min(Score::MAX)
}
