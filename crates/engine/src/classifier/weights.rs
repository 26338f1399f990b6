//! What was learnt from examples, as whole numbers.
//!
//! The file is text: `probe` and a number that only the right encoder gives; `bias` and, for each
//! product of two axes, `product` with a number for each class; `middle` of the axes; for each
//! component of a text's embedding `component` with a number for each class and each axis; and for
//! each piece a line with a number for each class. A test makes it from the examples.

use std::collections::{BTreeSet, HashMap};

use kaopu_encoder::Encoder;

use super::axes::{AXES, Axes, COMPONENTS, PRODUCTS, UNIT, components, weigh};
use super::grams::{Gram, MOST_LETTERS, grams_within};
use super::scores::Scores;
use crate::text::Letters;
use crate::understand::Embedding;

/// What is encoded to see whether an encoder is the one that the weights were learnt with.
const PROBE: &str = "说好的三天呢, how long do I have to wait";

/// What 1.0 is in weights and scores: 2¹⁰.
#[cfg(test)]
pub(super) const ONE: f64 = 1_024.0;

/// The weights of a classifier of `K` classes, for one encoder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weights<const K: usize> {
    pub(super) probe: i64,
    pub(super) bias: Scores<K>,
    /// For each component of meaning and wording what it says about each class.
    pub(super) components: Vec<Scores<K>>,
    pub(super) axes: Axes,
    pub(super) products: Vec<Scores<K>>,
    pub(super) grams: HashMap<Gram, Scores<K>>,
}

impl<const K: usize> Weights<K> {
    /// Whether they were learnt with this encoder.
    pub(crate) fn fit(&self, encoder: &Encoder<'_>) -> bool {
        self.probe == probe(encoder)
    }

    /// What they say about a message, in units of 2⁻¹⁰. `views` are the pieces that the message is
    /// made of, in each way of looking at it.
    pub(crate) fn scores(&self, embedding: &Embedding, views: &[BTreeSet<Gram>]) -> Scores<K> {
        let components = components(embedding);
        let mut sums = [0_i64; K];
        for (component, weights) in components.iter().zip(&self.components) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i64::from(*component) * weight;
            }
        }
        let together = weigh(&self.axes.place(&components), &self.products);
        let mut scores = self.bias;
        for (class, score) in scores.iter_mut().enumerate() {
            *score += sums[class] / UNIT + together[class];
        }
        for grams in views {
            let known: Vec<&Scores<K>> =
                grams.iter().filter_map(|gram| self.grams.get(gram)).collect();
            // At most some hundred pieces: the root is of a small whole number, and correctly
            // rounded everywhere.
            let root = libm::sqrt(f64::from(u32::try_from(known.len().max(1)).unwrap_or(u32::MAX)));
            for (class, score) in scores.iter_mut().enumerate() {
                let said: i64 = known.iter().filter_map(|weights| weights.get(class)).sum();
                // Whole numbers below 2⁵³, which a float holds exactly.
                *score += (said as f64 / root) as i64;
            }
        }
        scores
    }

    /// The clause that speaks most for one class against another, as a range of letters.
    pub(crate) fn telling_clause(
        &self,
        letters: &Letters<'_>,
        class: usize,
        against: usize,
    ) -> Option<(usize, usize)> {
        let weight = |gram: &Gram| {
            let scores = self.grams.get(gram);
            scores.map_or(0, |scores| scores[class] - scores[against])
        };
        let says = |(start, end): &(usize, usize)| {
            grams_within(letters, *start, *end).iter().map(weight).sum::<i64>()
        };
        let ranges = letters.clause_ranges().take_while(|(start, _)| *start < MOST_LETTERS);
        ranges.max_by_key(|range| (says(range), std::cmp::Reverse(range.0)))
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut weights = Self {
            probe: 0,
            bias: [0; K],
            components: Vec::new(),
            axes: Axes::default(),
            products: Vec::new(),
            grams: HashMap::new(),
        };
        let (mut shares, mut middle) = (vec![[0; COMPONENTS]; AXES], [0; AXES]);
        let mut component = 0;
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(';')) {
            let mut words = line.split(' ');
            let name = words.next()?;
            let numbers: Vec<i64> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
            let (first, rest) = numbers.split_at_checked(K).unwrap_or_default();
            let scores = || Scores::try_from(first).ok();
            match name {
                "probe" => weights.probe = *numbers.first()?,
                "bias" => weights.bias = scores()?,
                "middle" => {
                    middle = <[i64; AXES]>::try_from(numbers.as_slice()).ok()?;
                }
                "product" => weights.products.push(scores()?),
                "component" => {
                    weights.components.push(scores()?);
                    for (share, shares) in rest.iter().zip(&mut shares) {
                        *shares.get_mut(component)? = i16::try_from(*share).ok()?;
                    }
                    component += 1;
                }
                _ => {
                    weights.grams.insert(name.to_owned(), scores()?);
                }
            }
        }
        weights.axes = Axes::new(shares, middle)?;
        (weights.components.len() == COMPONENTS && weights.products.len() == PRODUCTS)
            .then_some(weights)
    }
}

/// A number that another encoder does not give.
pub(super) fn probe(encoder: &Encoder<'_>) -> i64 {
    let components = components(&Embedding::of(encoder, PROBE));
    components.iter().fold(7, |sum, component| (sum * 31 + i64::from(*component)) % 1_000_000_007)
}
