//! A sentence's direction in whole numbers.

/// What 1.0 is in a [`UnitVector`]'s components: 2¹⁴.
const ONE: f32 = 16_384.0;

/// 512 whole numbers, in units of 2⁻¹⁴: compact, and their products are exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitVector([i16; 512]);

impl UnitVector {
    /// What [`UnitVector::similarity`] gives for the same direction, up to rounding: 2²⁸.
    pub const SAME: i32 = 1 << 28;

    /// From a vector whose squares add up to 1; components outside of −1 to 1 are cut off.
    pub fn from_unit(unit: &[f32; 512]) -> Self {
        // A conversion that saturates, and takes half away from zero as one: the same everywhere.
        Self(unit.map(|value| (value.clamp(-1.0, 1.0) * ONE).round() as i16))
    }

    /// From components as [`UnitVector::components`] gives them; `None` if one lies outside of −1 to
    /// 1.
    pub fn from_components(components: [i16; 512]) -> Option<Self> {
        const MOST: i16 = ONE as i16;
        components.iter().all(|one| (-MOST..=MOST).contains(one)).then_some(Self(components))
    }

    /// The components.
    pub fn components(&self) -> &[i16; 512] {
        &self.0
    }

    /// The cosine of the angle between two sentences in units of 2⁻²⁸, exactly the same on every
    /// machine.
    ///
    /// For two vectors that come from an encoder it cannot overflow; of others it would be cut off
    /// at the ends of `i32`.
    pub fn similarity(&self, other: &Self) -> i32 {
        let sum: i64 = self
            .0
            .iter()
            .zip(&other.0)
            .map(|(a, b)| i64::from(i32::from(*a) * i32::from(*b)))
            .sum();
        i32::try_from(sum).unwrap_or(if sum > 0 { i32::MAX } else { i32::MIN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_is_a_cosine() {
        let mut unit = [0f32; 512];
        (unit[0], unit[1]) = (0.6, -0.8);
        let mut other = [0f32; 512];
        other[1] = -1.0;
        let (a, b) = (UnitVector::from_unit(&unit), UnitVector::from_unit(&other));
        assert!((a.similarity(&a) - UnitVector::SAME).abs() < 20_000);
        assert_eq!(b.similarity(&b), UnitVector::SAME);
        assert!((f64::from(a.similarity(&b)) / f64::from(UnitVector::SAME) - 0.8).abs() < 1e-4);
    }

    #[test]
    fn components_come_back_unless_they_are_none() {
        let low = UnitVector::from_unit(&[-9.0; 512]);
        assert_eq!(UnitVector::from_components(*low.components()), Some(low));
        assert_eq!(UnitVector::from_components([16_385; 512]), None);
    }

    #[test]
    fn extremes_are_cut_off() {
        let high = UnitVector::from_unit(&[9.0; 512]);
        let low = UnitVector::from_unit(&[-9.0; 512]);
        assert_eq!(high.similarity(&high), i32::MAX);
        assert_eq!(high.similarity(&low), i32::MIN);
        assert_eq!(UnitVector::from_unit(&[f32::NAN; 512]).components(), &[0; 512]);
    }
}
