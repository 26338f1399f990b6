//! How a wording fares when the engine has never seen it: the evidence for everything that the
//! engine claims about itself.

/// The entries that come first, with their raw scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub entry: usize,
    pub score: f64,
}

/// What became of a wording that was left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeaveOneOut {
    /// Alone, its entry's other wordings still there.
    pub alone: MatchScores,
    /// With all of its entry: as a question of the same field that is out of scope. `None` if
    /// there is no other entry, or none of this one's size is tried.
    pub out_of_scope: Option<MatchScores>,
}

/// How a text fares: the first entries and the nearest wording.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MatchScores {
    /// The score of the entry that it belongs to; 0 if that is out of scope.
    pub own: f64,
    /// The first three entries, best first; fewer if there are fewer.
    pub first: Vec<Ranked>,
    /// Similarity of the nearest wording.
    pub nearest: f64,
}

/// How much the nearest wording counts beside the score.
const NEAREST: f64 = 0.5;

/// How much the lead before the next counts.
const LEAD: f64 = 2.0;

/// Scores are compared in whole numbers of this size, so that rounding behind it never decides.
const STEPS: f64 = 1e6;

/// A number in fixed point: what decisions compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fixed(pub i64);

impl Fixed {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "scores are small numbers; anything else is cut off"
    )]
    pub(crate) fn new(number: f64) -> Self {
        Self(libm::round(number * STEPS) as i64)
    }

    /// The same number; what is beyond four digits before the point stops there.
    pub(crate) fn small(self) -> i32 {
        i32::try_from(self.0).unwrap_or(if self.0 < 0 { i32::MIN } else { i32::MAX })
    }

    pub(crate) fn number(self) -> f64 {
        self.0 as f64 / STEPS
    }
}

impl MatchScores {
    pub(crate) fn new(
        scores: &[f64],
        own: Option<usize>,
        without: Option<usize>,
        nearest: f64,
    ) -> Self {
        let own = own.and_then(|own| scores.get(own)).copied().unwrap_or(0.0);
        Self { own, first: best(scores, without, 3), nearest }
    }

    fn score(&self, place: usize) -> f64 {
        self.first.get(place).map_or(0.0, |ranked| ranked.score)
    }

    /// Whether the text belongs to the knowledge base at all.
    pub(crate) fn familiarity(&self) -> Fixed {
        Fixed::new(self.score(0) + NEAREST * self.nearest)
    }

    /// Whether the first entry is right.
    pub(crate) fn confidence(&self) -> Fixed {
        Fixed::new(confidence(self.score(0), self.score(1), self.nearest))
    }
}

/// Whether an entry is right that has this score while the best of the others has that one.
pub(crate) fn confidence(score: f64, best_other: f64, nearest: f64) -> f64 {
    score + NEAREST * nearest + LEAD * (score - best_other)
}

/// The best `count` entries; among equals the first in the knowledge base.
pub(crate) fn best(scores: &[f64], without: Option<usize>, count: usize) -> Vec<Ranked> {
    let mut best: Vec<Ranked> = Vec::with_capacity(count + 1);
    for (entry, score) in
        scores.iter().copied().enumerate().filter(|(entry, _)| Some(*entry) != without)
    {
        if best.len() == count && best.last().is_some_and(|last| last.score >= score) {
            continue;
        }
        let place = best.iter().position(|other| other.score < score).unwrap_or(best.len());
        best.insert(place, Ranked { entry, score });
        best.truncate(count);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_in_order_and_ties_by_place() {
        let entries = |without| -> Vec<usize> {
            best(&[0.1, 0.7, 0.7, 0.9, 0.2], without, 3)
                .into_iter()
                .map(|ranked| ranked.entry)
                .collect()
        };
        assert_eq!(entries(None), [3, 1, 2]);
        assert_eq!(entries(Some(1)), [3, 2, 4]);
    }

    #[test]
    fn a_lead_makes_confident_and_only_the_score_familiar() {
        let scores = |first, second| {
            let ranked = |entry, score| Ranked { entry, score };
            MatchScores {
                own: first,
                first: vec![ranked(0, first), ranked(1, second)],
                nearest: 0.5,
            }
        };
        assert!(scores(0.8, 0.1).confidence() > scores(0.8, 0.7).confidence());
        assert_eq!(scores(0.8, 0.1).familiarity(), scores(0.8, 0.7).familiarity());
    }
}
