//! The few axes on which examples differ most, for what one direction says only together with
//! another.
//!
//! A component alone says little: whether "three days" is a reproach depends on the rest. Products
//! of components would tell, but there are half a million; the products of the numbers on 32 axes
//! are 528.

use kaopu_encoder::UnitVector;
use pulp::{Arch, Simd, WithSimd};

use super::scores::Scores;
use crate::understand::Embedding;

/// Numbers of a text's embedding.
pub(super) const COMPONENTS: usize = 1_024;

/// Axes.
pub(super) const AXES: usize = 32;

/// Products of two axes, the same one twice included.
pub(super) const PRODUCTS: usize = AXES * (AXES + 1) / 2;

/// What 1.0 is on an axis, as in the components of a direction: 2¹⁴.
pub(super) const UNIT: i64 = 1 << 14;

/// Where a text stands on each axis, in units of 2⁻¹⁴.
pub(super) type Place = [i64; AXES];

/// What a component counts on each axis, in units of 2⁻¹⁴.
pub(super) type Shares = [i32; AXES];

/// The axes, and where on them the examples' middle is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Axes {
    /// For each component of meaning and wording its share in each axis.
    pub shares: Vec<Shares>,
    pub middle: Place,
}

impl Axes {
    /// Where a text stands, from the middle.
    pub(super) fn place(&self, components: &[i16]) -> Place {
        let sums = Arch::new().dispatch(Sums { components, shares: &self.shares });
        let mut place = [0; AXES];
        for ((at, sum), middle) in place.iter_mut().zip(sums).zip(self.middle) {
            *at = sum / UNIT - middle;
        }
        place
    }
}

/// The sums of all components' shares: whole numbers, so their order does not matter.
struct Sums<'a> {
    components: &'a [i16],
    shares: &'a [Shares],
}

impl WithSimd for Sums<'_> {
    type Output = Place;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Place {
        let mut sums = [0; AXES];
        for (component, shares) in self.components.iter().zip(self.shares) {
            let component = i64::from(*component);
            for (sum, share) in sums.iter_mut().zip(shares) {
                *sum += component * i64::from(*share);
            }
        }
        sums
    }
}

/// The products of two axes each, in units of 2⁻²⁸.
pub(super) fn products(place: &Place) -> impl Iterator<Item = i64> {
    place.iter().enumerate().flat_map(|(first, a)| place.iter().skip(first).map(move |b| a * b))
}

/// What products say about each class, by their weights.
pub(super) fn weigh<const K: usize>(place: &Place, weights: &[Scores<K>]) -> Scores<K> {
    let mut sums = [0; K];
    for (product, weights) in products(place).zip(weights) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += product * weight;
        }
    }
    sums.map(|sum| sum / (UNIT * UNIT))
}

/// Meaning and wording, one behind the other.
pub(super) fn components(embedding: &Embedding) -> Vec<i16> {
    let of = |vector: &'_ UnitVector| *vector.components();
    of(&embedding.meaning).into_iter().chain(of(&embedding.wording)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_all_pairs() {
        let mut place = [0; AXES];
        (place[0], place[1], place[31]) = (2, 3, 5);
        let products: Vec<i64> = products(&place).collect();
        assert_eq!(products.len(), PRODUCTS);
        assert_eq!(
            products.iter().copied().filter(|product| *product != 0).collect::<Vec<_>>(),
            [4, 6, 10, 9, 15, 25]
        );
    }

    #[test]
    fn a_place_is_seen_from_the_middle() {
        let mut axes = Axes { shares: vec![[0; AXES]; 2], middle: [0; AXES] };
        (axes.shares[0][0], axes.shares[1][0], axes.middle[0]) = (1 << 14, -(1 << 14), 10);
        assert_eq!(axes.place(&[50, 7])[0], 33);
    }
}
