//! What the sentence encoder says of texts, worked out once for each text and kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kaopu_encoder::{Encoder, Vector};

/// Texts from which a second thread pays.
const WORTH_A_THREAD: usize = 16;

/// A text as two directions in whole numbers, so that similarities are exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// What it means.
    pub meaning: Vector,
    /// How it is put.
    pub wording: Vector,
}

impl Meaning {
    pub(crate) fn of(encoder: &Encoder<'_>, text: &str) -> Self {
        let both = encoder.encode_both(text);
        Self {
            meaning: Vector::from_unit(&both.meaning),
            wording: Vector::from_unit(&both.wording),
        }
    }
}

/// The encoder and what it said of the texts of a knowledge base.
#[derive(Debug, Clone)]
pub(crate) struct Meanings {
    pub encoder: Arc<Encoder<'static>>,
    known: BTreeMap<String, Arc<Meaning>>,
}

impl Meanings {
    pub(crate) fn new(encoder: &Arc<Encoder<'static>>) -> Self {
        Self { encoder: encoder.clone(), known: BTreeMap::new() }
    }

    /// Knows exactly these texts: what `self` knew is taken over, the rest is encoded, on two
    /// threads where it pays.
    pub(crate) fn of(&self, texts: &BTreeSet<&str>) -> Self {
        let missing: Vec<&str> =
            texts.iter().filter(|text| !self.known.contains_key(**text)).copied().collect();
        let (first, second) = missing.split_at(missing.len() / 2);
        let all = |texts: &[&str]| -> Vec<Meaning> {
            texts.iter().map(|text| Meaning::of(&self.encoder, text)).collect()
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
        let mut known: BTreeMap<String, Arc<Meaning>> = old.collect();
        known.extend(missing.into_iter().map(str::to_owned).zip(encoded.into_iter().map(Arc::new)));
        Self { encoder: self.encoder.clone(), known }
    }

    pub(crate) fn get(&self, text: &str) -> Option<&Arc<Meaning>> {
        self.known.get(text)
    }
}
