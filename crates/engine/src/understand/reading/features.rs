//! What two wordings can share, and where it stands.

use std::collections::BTreeMap;

use super::dictionary;
use super::letters::{Letter, folded, span, text};
use crate::turn::Span;

/// Something two wordings can share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// One to three neighbouring characters.
    Gram(String),
    /// A word of the dictionary.
    Word(String),
}

/// Features with how often each occurs and where.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    pub counts: BTreeMap<Feature, u32>,
    pub places: BTreeMap<Feature, Vec<Span>>,
}

impl Features {
    pub(super) fn of(letters: &[Letter]) -> Self {
        let mut features = Self::default();
        let letters = folded(letters);
        for length in 1..=3 {
            for window in letters.windows(length) {
                features.add(Feature::Gram(text(window)), window);
            }
        }
        let folded = text(&letters);
        for (start, end) in dictionary::words(&folded) {
            let window = letters.get(start..end).unwrap_or_default();
            features.add(Feature::Word(text(window)), window);
        }
        features
    }

    fn add(&mut self, feature: Feature, window: &[Letter]) {
        let Some(place) = span(window) else { return };
        *self.counts.entry(feature.clone()).or_default() += 1;
        self.places.entry(feature).or_default().push(place);
    }
}
