//! What the sentence encoder says of texts, worked out once for each text and kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kaopu_encoder::{Encoder, UnitVector};

use super::memo::Memo;

/// Texts from which a second thread pays.
const WORTH_A_THREAD: usize = 16;

/// A text as two unit vectors in whole numbers, so that similarities are exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding {
    /// What it means.
    pub meaning: UnitVector,
    /// How it is put.
    pub wording: UnitVector,
}

impl Embedding {
    pub(crate) fn of(encoder: &Encoder<'_>, text: &str) -> Self {
        let both = encoder.encode_both(text);
        Self {
            meaning: UnitVector::from_unit(&both.meaning),
            wording: UnitVector::from_unit(&both.wording),
        }
    }
}

/// The encoder and what it said of the texts of a knowledge base.
#[derive(Debug, Clone)]
pub(crate) struct Embeddings {
    pub encoder: Arc<Encoder<'static>>,
    known: BTreeMap<String, Arc<Embedding>>,
    /// What it said of the latest messages, where another program is asked the same.
    latest: Option<Memo<String, Arc<Embedding>>>,
}

impl Embeddings {
    pub(crate) fn new(encoder: &Arc<Encoder<'static>>) -> Self {
        Self::knowing(encoder, BTreeMap::new())
    }

    /// The same, knowing these texts already.
    pub(crate) fn knowing(
        encoder: &Arc<Encoder<'static>>,
        known: BTreeMap<String, Arc<Embedding>>,
    ) -> Self {
        Self { encoder: encoder.clone(), known, latest: None }
    }

    /// The texts that it knows.
    pub(crate) fn known(&self) -> &BTreeMap<String, Arc<Embedding>> {
        &self.known
    }

    /// Knows exactly these texts: what `self` knew is taken over, the rest is encoded, on two
    /// threads where it pays.
    pub(crate) fn of(&self, texts: &BTreeSet<&str>) -> Self {
        let missing: Vec<&str> =
            texts.iter().filter(|text| !self.known.contains_key(**text)).copied().collect();
        let (first, second) = missing.split_at(missing.len() / 2);
        let all = |texts: &[&str]| -> Vec<Embedding> {
            texts.iter().map(|text| Embedding::of(&self.encoder, text)).collect()
        };
        let mut encoded = Vec::with_capacity(missing.len());
        if missing.len() < WORTH_A_THREAD {
            encoded.extend(all(&missing));
        } else {
            std::thread::scope(|scope| {
                let other = scope.spawn(|| all(second));
                encoded.extend(all(first));
                match other.join() {
                    Ok(rest) => encoded.extend(rest),
                    // Encoding does not panic; if it ever does, it does on this thread too, where
                    // it can be seen.
                    Err(_) => encoded.extend(all(second)),
                }
            });
        }
        let old = texts
            .iter()
            .filter_map(|text| Some(((*text).to_owned(), self.known.get(*text)?.clone())));
        let mut known: BTreeMap<String, Arc<Embedding>> = old.collect();
        known.extend(missing.into_iter().map(str::to_owned).zip(encoded.into_iter().map(Arc::new)));
        Self { encoder: self.encoder.clone(), known, latest: self.latest.clone() }
    }

    /// What the encoder says of a message. This is what takes time.
    pub(crate) fn message(&self, text: &str) -> Arc<Embedding> {
        let encode = |text: &str| Arc::new(Embedding::of(&self.encoder, text));
        match &self.latest {
            Some(latest) => latest.get_or(text.to_owned(), |text| encode(text)),
            None => encode(text),
        }
    }

    /// Lets two share what they say of messages, unless they have different encoders, which may say
    /// different things.
    pub(crate) fn share(&mut self, other: &mut Self) {
        if Arc::ptr_eq(&self.encoder, &other.encoder) {
            self.latest = Some(Memo::default());
            other.latest = self.latest.clone();
        }
    }

    pub(crate) fn get(&self, text: &str) -> Option<&Arc<Embedding>> {
        self.known.get(text)
    }
}
