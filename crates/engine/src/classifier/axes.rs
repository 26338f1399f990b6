//! The few axes on which examples differ most, for what one direction says only together with
//! another.
//!
//! A component alone says little: whether "three days" is a reproach depends on the rest. Products
//! of components would tell, but there are half a million; the products of the numbers on 32 axes
//! are 528.

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

/// What each component counts on an axis, in units of 2⁻¹⁴.
pub(super) type Shares = [i16; COMPONENTS];

/// The most that the squares of an axis's shares may add up to: twice that of length 1. A text's
/// components have length √2, so that no sum of products leaves 32 bits.
const MOST_SQUARED: i64 = 2 * UNIT * UNIT;

/// The axes, and where on them the examples' middle is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Axes {
    /// For each axis the share of each component of meaning and wording.
    pub shares: Vec<Shares>,
    pub middle: Place,
}

impl Axes {
    /// Axes that are as long as axes are; `None` for others.
    pub(super) fn new(shares: Vec<Shares>, middle: Place) -> Option<Self> {
        let squared = |shares: &Shares| {
            shares.iter().map(|share| i64::from(*share) * i64::from(*share)).sum::<i64>()
        };
        let are_axes =
            shares.len() == AXES && shares.iter().all(|shares| squared(shares) <= MOST_SQUARED);
        are_axes.then_some(Self { shares, middle })
    }

    /// Where a text stands, from the middle.
    pub(super) fn place(&self, components: &[i16; COMPONENTS]) -> Place {
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
    components: &'a [i16; COMPONENTS],
    shares: &'a [Shares],
}

impl WithSimd for Sums<'_> {
    type Output = Place;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Place {
        let mut sums = [0; AXES];
        for (sum, shares) in sums.iter_mut().zip(self.shares) {
            let products = self.components.iter().zip(shares);
            *sum = i64::from(products.fold(0_i32, |sum, (component, share)| {
                sum.wrapping_add(i32::from(*component) * i32::from(*share))
            }));
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
pub(super) fn components(embedding: &Embedding) -> [i16; COMPONENTS] {
    let mut components = [0; COMPONENTS];
    let (meaning, wording) = components.split_at_mut(COMPONENTS / 2);
    meaning.copy_from_slice(embedding.meaning.components());
    wording.copy_from_slice(embedding.wording.components());
    components
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
        let mut shares = vec![[0; COMPONENTS]; AXES];
        (shares[0][0], shares[0][1]) = (1 << 14, -(1 << 14));
        let mut middle = [0; AXES];
        middle[0] = 10;
        let mut components = [0; COMPONENTS];
        (components[0], components[1]) = (50, 7);
        assert_eq!(Axes::new(shares, middle).unwrap().place(&components)[0], 33);
    }

    #[test]
    fn axes_are_not_so_long_that_a_sum_leaves_its_bits() {
        let of = |share| Axes::new(vec![[share; COMPONENTS]; AXES], [0; AXES]);
        // Length 1: √1024 components of 2⁻⁵ each.
        let axes = of(1 << 9).unwrap();
        let longest = [(1 << 14) / 23; COMPONENTS];
        let sum = i64::from(longest[0]) * (1 << 9) * 1_024;
        assert_eq!(axes.place(&longest)[0], sum / UNIT);
        assert_eq!(of(1 << 10), None);
        assert_eq!(Axes::new(vec![[0; COMPONENTS]; AXES - 1], [0; AXES]), None);
    }
}
