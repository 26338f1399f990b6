//! From scores to how sure the engine is, 0 to 10,000: a logistic curve through the evidence.

use super::evidence::Sample;
use super::leave_one_out::Fixed;
use crate::turn::Score;

/// Steps of Newton's method at most; it is exact to the last digit after some ten.
const STEPS: usize = 30;

/// The share of messages out of scope among the messages.
const OUT_OF_SCOPE: f64 = 0.1;

/// How much the prior weighs against one phrasing: little, but a knowledge base with a handful of
/// them says nothing yet.
const PRIOR: f64 = 1.0;

/// The highest confidence that a score gives. Certainty, 10,000, is for an exact wording.
const SUREST: u32 = 9_999;

/// `1 / (1 + exp(−(slope · x + offset)))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Curve {
    slope: f64,
    offset: f64,
}

/// The priors of the curves, from other knowledge bases.
const CONFIDENCE: Curve = Curve { slope: 2.6, offset: -2.0 };
const FAMILIARITY: Curve = Curve { slope: 8.0, offset: -5.0 };

impl Curve {
    /// How likely the first entry is right.
    pub(crate) fn of_confidence(samples: &[Sample]) -> Self {
        let asked =
            samples.iter().map(|sample| (sample.confidence, sample.right, 1.0 - OUT_OF_SCOPE));
        let outside = samples.iter().filter_map(|sample| sample.out_of_scope);
        let outside = outside.map(|one| (one.confidence, false, OUT_OF_SCOPE));
        CONFIDENCE.fitted(&asked.chain(outside).collect::<Vec<_>>())
    }

    /// How likely the message belongs to the knowledge base, messages out of scope being as
    /// frequent.
    pub(crate) fn of_familiarity(samples: &[Sample]) -> Self {
        let asked = samples.iter().map(|sample| (sample.familiarity, true, 0.5));
        let outside = samples.iter().filter_map(|sample| sample.out_of_scope);
        let outside = outside.map(|one| (one.familiarity, false, 0.5));
        FAMILIARITY.fitted(&asked.chain(outside).collect::<Vec<_>>())
    }

    /// The share of a hundred per cent at a place.
    pub(crate) fn at(self, place: Fixed) -> Score {
        let share = libm::round(self.value(place.number()) * f64::from(Score::MAX.0));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 10,000"
        )]
        Score((share as u32).min(SUREST))
    }

    fn value(self, x: f64) -> f64 {
        1.0 / (1.0 + libm::exp(-(self.slope * x + self.offset)))
    }

    /// The likeliest curve for cases of (place, whether it holds, weight), drawn a little towards
    /// `self`. One that does not rise would turn the order upside down: then it stays as it is.
    fn fitted(self, cases: &[(Fixed, bool, f64)]) -> Self {
        let mut curve = self;
        for _ in 0..STEPS {
            // The gradient and the Hessian of the loss, from the prior on.
            let (mut g0, mut g1) =
                (PRIOR * (curve.offset - self.offset), PRIOR * (curve.slope - self.slope));
            let (mut h00, mut h01, mut h11) = (PRIOR, 0.0, PRIOR);
            for (place, holds, weight) in cases {
                let x = place.number();
                let value = curve.value(x);
                let error = weight * (value - f64::from(u8::from(*holds)));
                let curvature = weight * value * (1.0 - value);
                g0 += error;
                g1 += error * x;
                h00 += curvature;
                h01 += curvature * x;
                h11 += curvature * x * x;
            }
            let determinant = h00 * h11 - h01 * h01;
            let step = Self {
                slope: (h00 * g1 - h01 * g0) / determinant,
                offset: (h11 * g0 - h01 * g1) / determinant,
            };
            let next = Self { slope: curve.slope - step.slope, offset: curve.offset - step.offset };
            if !(next.slope.is_finite() && next.offset.is_finite()) {
                return self;
            }
            curve = next;
        }
        if curve.slope > 0.0 && curve.slope < 1e3 { curve } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_curve_that_made_the_cases() {
        let truth = Curve { slope: 4.0, offset: -3.0 };
        let places = (0..2_000).map(|i| Fixed::new(f64::from(i) / 1_000.0));
        let cases: Vec<(Fixed, bool, f64)> = places
            .flat_map(|place| {
                let value = truth.value(place.number());
                [(place, true, value), (place, false, 1.0 - value)]
            })
            .collect();
        let fitted = CONFIDENCE.fitted(&cases);
        assert!(
            (fitted.slope - 4.0).abs() < 0.1 && (fitted.offset + 3.0).abs() < 0.1,
            "{fitted:?}"
        );
    }

    #[test]
    fn without_evidence_it_is_the_prior_and_nothing_is_certain() {
        let curve = Curve::of_confidence(&[]);
        assert_eq!(curve, CONFIDENCE);
        assert!(curve.at(Fixed::new(100.0)) < Score::MAX);
    }
}
