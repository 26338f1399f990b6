//! Sets of numbers, one bit for each.

/// Some of the numbers from 0 up to a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of the numbers below `bound`.
    pub(super) fn none_of(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    pub(super) fn add(&mut self, number: usize) {
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    pub(super) fn is_subset(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(own, theirs)| own & !theirs == 0)
    }

    /// What going through it takes.
    pub(super) fn steps(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_added() {
        let of = |numbers: &[usize]| {
            let mut bits = Bits::none_of(130);
            numbers.iter().for_each(|number| bits.add(*number));
            bits
        };
        assert!(of(&[]).is_empty() && !of(&[129]).is_empty());
        assert!(of(&[0, 129]).is_subset(&of(&[0, 64, 129])));
        assert!(!of(&[0, 63]).is_subset(&of(&[0, 64, 129])));
    }
}
