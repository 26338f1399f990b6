//! What the best entries will answer of the next log, and how sure that is.
//!
//! The order is greedy: each entry adds most to those before it, which is never far from the best
//! set of its size (Nemhauser, Wolsey and Fisher, 1978). It was chosen by the log that it is measured
//! on, which flatters it; sessions drawn again tell how much: an order chosen by the drawn ones is
//! measured on those left out, and weighed with the log's own share (the .632 estimator, Efron, 1983). The interval is one for another log of the same
//! length, so both logs' chance is in it: √2 times the spread of one.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::Program;
use kaopu_model::FaqId;

use super::curve::{CurveStep, Promise};
use super::dice::Dice;
use super::items::items;
use super::reach::reach;
use super::stage::{Progress, Stage};
use crate::log::QuestionLog;

/// How often sessions are drawn again.
const DRAWS: usize = 200;

/// The dice's seed: the same log gives the same interval.
const SEED: u64 = 50;

/// The share of sessions that are in a draw: 1 − 1/e.
const DRAWN: f64 = 0.632;

/// Standard deviations that 95 in 100 lie within.
const Z: f64 = 1.96;

/// Which sets of entries each session's questions lead to.
#[derive(Debug, Clone, Default)]
pub(super) struct AskedSets {
    entries: Vec<FaqId>,
    numbers: BTreeMap<FaqId, usize>,
    sets: Vec<Vec<usize>>,
    of_set: BTreeMap<Vec<usize>, usize>,
    /// For each session the sets of its questions; those that lead nowhere have none.
    sessions: Vec<Vec<Option<usize>>>,
}

impl AskedSets {
    pub(super) fn new(sessions: usize) -> Self {
        Self { sessions: vec![Vec::new(); sessions], ..Self::default() }
    }

    /// Adds a question of a session.
    pub(super) fn add(&mut self, session: usize, entries: &[FaqId]) {
        let mut set = Vec::with_capacity(entries.len());
        for entry in entries {
            let next = self.entries.len();
            let number = *self.numbers.entry(entry.clone()).or_insert(next);
            if number == next {
                self.entries.push(entry.clone());
            }
            set.push(number);
        }
        let known = (!set.is_empty()).then(|| {
            let next = self.sets.len();
            let number = *self.of_set.entry(set.clone()).or_insert(next);
            if number == next {
                self.sets.push(set);
            }
            number
        });
        if let Some(session) = self.sessions.get_mut(session) {
            session.push(known);
        }
    }

    /// Sessions with a weight each, counted.
    fn counted(&self, weight: &[usize]) -> Counted {
        let mut counted = Counted { sets: vec![0; self.sets.len()], all: 0 };
        for (session, weight) in self.sessions.iter().zip(weight) {
            counted.all += weight * session.len();
            for set in session.iter().flatten() {
                counted.sets[*set] += weight;
            }
        }
        counted
    }

    /// Entries in the order in which each adds most; ties go by their ids.
    fn order(&self, counted: &Counted) -> Vec<usize> {
        let mut gains = vec![0_usize; self.entries.len()];
        let mut holding: Vec<Vec<usize>> = vec![Vec::new(); self.entries.len()];
        for (number, (set, count)) in self.sets.iter().zip(&counted.sets).enumerate() {
            for entry in set {
                gains[*entry] += count;
                holding[*entry].push(number);
            }
        }
        let mut covered = vec![false; self.sets.len()];
        let mut left: BTreeSet<usize> = (0..gains.len()).collect();
        let mut order = Vec::new();
        let best = |left: &BTreeSet<usize>, gains: &[usize]| {
            let key = |entry: &usize| (gains[*entry], std::cmp::Reverse(&self.entries[*entry]));
            left.iter().copied().max_by(|a, b| key(a).cmp(&key(b)))
        };
        while let Some(entry) = best(&left, &gains).filter(|entry| gains[*entry] > 0) {
            left.remove(&entry);
            order.push(entry);
            for set in &holding[entry] {
                if !std::mem::replace(&mut covered[*set], true) {
                    for other in &self.sets[*set] {
                        gains[*other] -= counted.sets[*set];
                    }
                }
            }
        }
        order
    }

    /// The share that the first entries of an order answer, for each number of them up to `most`.
    fn shares(&self, order: &[usize], counted: &Counted, most: usize) -> Vec<f64> {
        let mut rank = vec![usize::MAX; self.entries.len()];
        for (place, entry) in order.iter().enumerate() {
            rank[*entry] = place;
        }
        let mut adds = vec![0_usize; most];
        for (set, count) in self.sets.iter().zip(&counted.sets) {
            let first = set.iter().map(|entry| rank[*entry]).min().unwrap_or(usize::MAX);
            if let Some(add) = adds.get_mut(first) {
                *add += count;
            }
        }
        let mut sum = 0;
        let all = counted.all.max(1) as f64;
        let share = |add: usize| {
            sum += add;
            sum as f64 / all
        };
        adds.into_iter().map(share).collect()
    }
}

/// How many questions lead to each set, and how many there are.
struct Counted {
    sets: Vec<usize>,
    all: usize,
}

/// The curve of a log. `None` if nobody waits any longer.
pub(super) fn promises(sets: &AskedSets, progress: Progress<'_>) -> Option<Vec<CurveStep>> {
    let counted = sets.counted(&vec![1; sets.sessions.len()]);
    let order = sets.order(&counted);
    let most = order.len();
    let shares = sets.shares(&order, &counted, most);
    let mut dice = Dice::new(SEED);
    let mut outside = vec![0.0; most];
    let (mut sum, mut squares) = (vec![0.0; most], vec![0.0; most]);
    let mut tried = 0.0;
    for draw in 0..DRAWS {
        if !progress(Stage::Trying, draw, DRAWS) {
            return None;
        }
        let mut weight = vec![0; sets.sessions.len()];
        for _ in 0..weight.len() {
            let drawn = dice.below(weight.len());
            weight[drawn] += 1;
        }
        let drawn = sets.counted(&weight);
        for ((sum, squares), share) in
            sum.iter_mut().zip(&mut squares).zip(sets.shares(&order, &drawn, most))
        {
            *sum += share;
            *squares += share * share;
        }
        let left_out: Vec<usize> = weight.iter().map(|times| usize::from(*times == 0)).collect();
        let rest = sets.counted(&left_out);
        if rest.all > 0 {
            tried += 1.0;
            let again = sets.order(&drawn);
            for (sum, share) in outside.iter_mut().zip(sets.shares(&again, &rest, most)) {
                *sum += share;
            }
        }
    }
    let draws = DRAWS as f64;
    let step = |(at, entry): (usize, &usize)| {
        let spread =
            libm::sqrt((squares[at] / draws - (sum[at] / draws) * (sum[at] / draws)).max(0.0));
        let wide = Z * libm::sqrt(2.0) * spread;
        let left_out = if tried > 0.0 { outside[at] / tried } else { shares[at] };
        let expected = (1.0 - DRAWN) * shares[at] + DRAWN * left_out;
        let before = at.checked_sub(1).map_or(0.0, |before| shares[before]);
        CurveStep {
            entries: at + 1,
            entry: sets.entries[*entry].clone(),
            adds: round(shares[at] - before),
            promise: Promise {
                share: round(shares[at]),
                expected: round(expected),
                low: round(expected - wide),
                high: round(expected + wide),
            },
        }
    };
    Some(order.iter().enumerate().map(step).collect())
}

/// To four places, between 0 and 1.
fn round(share: f64) -> f64 {
    ((share * 10_000.0).round() / 10_000.0).clamp(0.0, 1.0)
}

/// How often the promise of one half of a log holds for the other, over random halves of its
/// sessions: so many inside of the interval, of so many. `entries` is how many entries the promise is
/// about.
#[must_use]
pub fn promise_of(
    program: &Program,
    log: &QuestionLog,
    entries: usize,
    halves: usize,
) -> (usize, usize) {
    let items = items(log);
    let Some(reached) = reach(program, &items, &mut |_, _, _| true) else { return (0, 0) };
    let mut questions: Vec<Vec<&[FaqId]>> = vec![Vec::new(); log.ended_at_human.len()];
    for (item, reach) in items.iter().zip(&reached) {
        for question in item.asked.iter().filter_map(|number| log.questions.get(*number)) {
            questions[question.session].push(&reach.entries);
        }
    }
    let mut dice = Dice::new(SEED);
    let mut inside = 0;
    for _ in 0..halves {
        let mut sessions: Vec<usize> = (0..questions.len()).collect();
        for at in (1..sessions.len()).rev() {
            sessions.swap(at, dice.below(at + 1));
        }
        let (first, second) = sessions.split_at(sessions.len() / 2);
        let sets = |half: &[usize]| {
            let mut sets = AskedSets::new(half.len());
            for (number, session) in half.iter().enumerate() {
                questions[*session].iter().for_each(|entries| sets.add(number, entries));
            }
            sets
        };
        let curve = promises(&sets(first), &mut |_, _, _| true).unwrap_or_default();
        let chosen = curve.get(..entries.min(curve.len())).unwrap_or_default();
        let Some(last) = chosen.last() else { continue };
        let chosen: BTreeSet<&FaqId> = chosen.iter().map(|step| &step.entry).collect();
        let asked = || second.iter().flat_map(|session| &questions[*session]);
        let answered = asked().filter(|set| set.iter().any(|entry| chosen.contains(entry))).count();
        let share = answered as f64 / asked().count().max(1) as f64;
        inside += usize::from(last.promise.low <= share && share <= last.promise.high);
    }
    (inside, halves)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(sessions: &[&[&[&str]]]) -> AskedSets {
        let mut sets = AskedSets::new(sessions.len());
        for (number, session) in sessions.iter().enumerate() {
            for question in *session {
                let entries: Vec<FaqId> = question.iter().map(|id| FaqId((*id).into())).collect();
                sets.add(number, &entries);
            }
        }
        sets
    }

    #[test]
    fn each_entry_adds_most_to_those_before_it() {
        // b and c are asked more than a alone, but only together.
        let asked = sets(&[
            &[&["b", "c"], &["b", "c"], &["a"]],
            &[&["b", "c"], &["a"], &[], &["d"]],
            &[&["c"], &["a"], &[], &[]],
        ]);
        let curve = promises(&asked, &mut |_, _, _| true).unwrap();
        let steps: Vec<_> =
            curve.iter().map(|step| (&*step.entry.0, step.promise.share, step.adds)).collect();
        assert_eq!(steps, [("c", 0.3636, 0.3636), ("a", 0.6364, 0.2727), ("d", 0.7273, 0.0909)]);
        assert!(curve.iter().all(|s| s.promise.low <= s.promise.expected));
        assert!(curve.iter().all(|s| s.promise.expected <= s.promise.high.max(s.promise.share)));
    }

    #[test]
    fn nothing_asked_promises_nothing_and_who_goes_gets_nothing() {
        assert!(promises(&AskedSets::new(0), &mut |_, _, _| true).unwrap().is_empty());
        assert!(promises(&sets(&[&[&[]]]), &mut |_, _, _| true).unwrap().is_empty());
        assert!(promises(&sets(&[&[&["a"]]]), &mut |_, _, _| false).is_none());
    }
}
