//! What was learnt from the examples, as whole numbers.
//!
//! The file is text: `probe` and a number that only the right encoder gives; `bias` and, for each
//! product of two axes, `product` with a number for each mood; `middle` of the axes; for each
//! component of a text's embedding `component` with a number for each mood and each axis; and for
//! each piece of one or two characters a line with a number for each mood. A test makes it from
//! `examples.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kaopu_encoder::Encoder;

use super::axes::{AXES, Axes, COMPONENTS, PRODUCTS, UNIT, components, weigh};
use super::grams::Gram;
use super::scores::{MOODS, Scores};
use crate::understand::Embedding;

const FILE: &str = include_str!("../../../data/affect/weights.txt");

static LEARNT: LazyLock<Option<Weights>> = LazyLock::new(|| Weights::parse(FILE));

/// What is encoded to see whether an encoder is the one that the weights were learnt with.
const PROBE: &str = "说好的三天呢, how long do I have to wait";

/// What 1.0 is in weights and scores: 2¹⁰.
#[cfg(test)]
pub(super) const ONE: f64 = 1_024.0;

/// The weights for one encoder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Weights {
    pub(super) probe: i64,
    pub(super) bias: Scores,
    /// For each component of meaning and wording what it says about each mood.
    pub(super) components: Vec<Scores>,
    pub(super) axes: Axes,
    pub(super) products: Vec<Scores>,
    pub(super) grams: BTreeMap<Gram, Scores>,
}

impl Weights {
    /// The weights that ship, if they were learnt with this encoder.
    pub(crate) fn of(encoder: &Encoder<'_>) -> Option<&'static Self> {
        LEARNT.as_ref().filter(|weights| weights.probe == probe(encoder))
    }

    /// What they say about a message, in units of 2⁻¹⁰.
    pub(super) fn scores(&self, embedding: &Embedding, grams: &BTreeSet<Gram>) -> Scores {
        let components = components(embedding);
        let mut sums = [0_i64; MOODS];
        for (component, weights) in components.iter().zip(&self.components) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i64::from(*component) * weight;
            }
        }
        let together = weigh(&self.axes.place(&components), &self.products);
        let known: Vec<&Scores> = grams.iter().filter_map(|gram| self.grams.get(gram)).collect();
        // At most some hundred pieces: the root is of a small whole number, and correctly rounded
        // everywhere.
        let root = libm::sqrt(f64::from(u32::try_from(known.len().max(1)).unwrap_or(u32::MAX)));
        let mut scores = self.bias;
        for (mood, score) in scores.iter_mut().enumerate() {
            let said: i64 = known.iter().filter_map(|weights| weights.get(mood)).sum();
            // Whole numbers below 2⁵³, which a float holds exactly.
            *score += sums[mood] / UNIT + together[mood] + (said as f64 / root) as i64;
        }
        scores
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut weights = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(';')) {
            let mut words = line.split(' ');
            let name = words.next()?;
            let numbers: Vec<i64> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
            let (first, rest) = numbers.split_at_checked(MOODS).unwrap_or_default();
            let scores = || Scores::try_from(first).ok();
            let mut letters = name.chars();
            match name {
                "probe" => weights.probe = *numbers.first()?,
                "bias" => weights.bias = scores()?,
                "middle" => {
                    weights.axes.middle = <[i64; AXES]>::try_from(numbers.as_slice()).ok()?
                }
                "product" => weights.products.push(scores()?),
                "component" => {
                    weights.components.push(scores()?);
                    weights.axes.shares.push(<[i64; AXES]>::try_from(rest).ok()?);
                }
                _ => {
                    weights.grams.insert((letters.next()?, letters.next()), scores()?);
                }
            }
        }
        (weights.components.len() == COMPONENTS && weights.products.len() == PRODUCTS)
            .then_some(weights)
    }
}

/// A number that another encoder does not give.
pub(super) fn probe(encoder: &Encoder<'_>) -> i64 {
    let components = components(&Embedding::of(encoder, PROBE));
    components.iter().fold(7, |sum, component| (sum * 31 + i64::from(*component)) % 1_000_000_007)
}
