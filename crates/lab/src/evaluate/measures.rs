//! The numbers: shares, the curve of coverage against precision, the area under the receiver
//! operating characteristic.

use kaopu_engine::Understanding;

use super::found::CurvePoint;

/// A message as the curve sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    /// How much speaks for the first candidate; `None` if there is none, and nothing could be
    /// answered.
    pub score: Option<i32>,
    /// Whether an entry for it exists.
    pub is_case: bool,
    /// Whether that entry came first.
    pub right: bool,
}

impl Judged {
    pub(super) fn case(understood: &Understanding, right: bool) -> Self {
        Self { score: best(understood), is_case: true, right }
    }

    pub(super) fn out_of_scope(understood: &Understanding) -> Self {
        Self { score: best(understood), is_case: false, right: false }
    }
}

fn best(understood: &Understanding) -> Option<i32> {
    understood.candidates.first().map(|_| understood.measured.confidence)
}

/// A share, in millionths.
pub(super) fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { rounded(part as f64 / of as f64) }
}

/// What is answered when everything is that is at least so sure: cases, and how many of all answers
/// are right.
struct Answered {
    cases: usize,
    right: usize,
    all: usize,
}

/// One point for each score that occurs, from the surest down: messages of the same score are
/// answered together or not at all.
fn thresholds(judged: &mut [Judged]) -> Vec<Answered> {
    judged.sort_by_key(|one| std::cmp::Reverse(one.score));
    let mut points = Vec::new();
    let (mut cases, mut right, mut all) = (0, 0, 0);
    for same in judged
        .chunk_by(|a, b| a.score == b.score)
        .filter(|same| same.iter().all(|one| one.score.is_some()))
    {
        cases += same.iter().filter(|one| one.is_case).count();
        right += same.iter().filter(|one| one.right).count();
        all += same.len();
        points.push(Answered { cases, right, all });
    }
    points
}

/// The largest share of the cases that is answered at some threshold at which at least this share
/// of all answers is right.
pub(super) fn coverage_at(judged: &mut [Judged], cases: usize, precision: f64) -> f64 {
    let points = thresholds(judged);
    let enough =
        points.iter().rev().find(|point| point.right as f64 >= precision * point.all as f64);
    enough.map_or(0.0, |point| share(point.cases, cases))
}

/// Precision at the first threshold that reaches each tenth of coverage.
pub(super) fn curve(judged: &mut [Judged], cases: usize) -> Vec<CurvePoint> {
    let points = thresholds(judged);
    let reached = |tenth: usize| points.iter().find(|point| point.cases * 10 >= tenth * cases);
    let mut curve: Vec<CurvePoint> = (1..=10)
        .filter_map(reached)
        .map(|point| CurvePoint {
            coverage: share(point.cases, cases),
            precision: share(point.right, point.all),
        })
        .collect();
    curve.dedup();
    curve
}

/// The chance that a case looks more familiar than one out of scope; a tie counts half. `None`
/// without any out of scope.
pub(super) fn auroc(cases: &[i32], mut out_of_scope: Vec<i32>) -> Option<f64> {
    if cases.is_empty() || out_of_scope.is_empty() {
        return None;
    }
    out_of_scope.sort_unstable();
    let halves: u64 = cases
        .iter()
        .map(|case| {
            let below = out_of_scope.partition_point(|one| one < case);
            let not_above = out_of_scope.partition_point(|one| one <= case);
            (below + not_above) as u64
        })
        .sum();
    Some(rounded(halves as f64 / (2.0 * cases.len() as f64 * out_of_scope.len() as f64)))
}

/// The smallest of the sorted numbers that so many percent of them do not exceed, to a tenth.
pub(super) fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(rank).map_or(0.0, |value| (value * 10.0).round() / 10.0)
}

fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(from: &[(i32, Option<bool>)]) -> Vec<Judged> {
        let one = |(score, right): &(i32, Option<bool>)| Judged {
            score: Some(*score),
            is_case: right.is_some(),
            right: right.unwrap_or(false),
        };
        from.iter().map(one).collect()
    }

    #[test]
    fn coverage_is_of_cases_and_precision_of_all_answers() {
        // From the surest: right, right, out of scope, right, wrong.
        let mut all = judged(&[
            (60, Some(false)),
            (90, Some(true)),
            (80, None),
            (99, Some(true)),
            (70, Some(true)),
        ]);
        assert_eq!(coverage_at(&mut all, 4, 1.0), 0.5);
        assert_eq!(coverage_at(&mut all, 4, 0.75), 0.75);
        assert_eq!(coverage_at(&mut all, 4, 0.6), 1.0);
        assert_eq!(coverage_at(&mut all, 4, 0.99), 0.5);
        let points: Vec<(f64, f64)> =
            curve(&mut all, 4).iter().map(|p| (p.coverage, p.precision)).collect();
        assert_eq!(points, [(0.25, 1.0), (0.5, 1.0), (0.75, 0.75), (1.0, 0.6)]);
    }

    #[test]
    fn what_is_equally_sure_stands_or_falls_together() {
        let mut all = judged(&[(90, Some(true)), (90, Some(false)), (80, Some(true))]);
        assert_eq!(coverage_at(&mut all, 3, 0.95), 0.0);
        assert_eq!(coverage_at(&mut all, 3, 0.5), 1.0);
        let nothing = Judged { score: None, is_case: true, right: false };
        assert_eq!(coverage_at(&mut [nothing, nothing], 2, 0.0), 0.0);
        assert_eq!(curve(&mut [nothing], 1), []);
    }

    #[test]
    fn ties_count_half() {
        assert_eq!(auroc(&[5, 7], vec![1, 2]), Some(1.0));
        assert_eq!(auroc(&[5], vec![5]), Some(0.5));
        assert_eq!(auroc(&[1, 5], vec![5, 9]), Some(0.125));
        assert_eq!(auroc(&[1], vec![]), None);
    }

    #[test]
    fn percentiles_are_measured_values() {
        let sorted: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!((percentile(&sorted, 50), percentile(&sorted, 99)), (100.0, 198.0));
        assert_eq!(percentile(&[2.64], 99), 2.6);
        assert_eq!(percentile(&[], 50), 0.0);
    }
}
