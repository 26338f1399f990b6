//! Which backups are kept: the newest few, and of each day, week and month that is over the last.

use std::collections::BTreeSet;

/// The newest are kept whatever their age.
const NEWEST: usize = 3;

/// Spans in milliseconds, and of how many of them the last backup is kept.
const SPANS: [(i64, usize); 3] = [(DAY, 7), (7 * DAY, 5), (30 * DAY, 12)];

const DAY: i64 = 86_400_000;

/// The times, in any order, of those that are kept.
pub(super) fn kept(times: &[i64]) -> BTreeSet<i64> {
    let mut sorted: Vec<i64> = times.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut kept: BTreeSet<i64> = sorted.iter().rev().take(NEWEST).copied().collect();
    for (span, most) in SPANS {
        let mut seen = BTreeSet::new();
        for time in sorted.iter().rev() {
            if seen.len() == most {
                break;
            }
            if seen.insert(time.div_euclid(span)) {
                kept.insert(*time);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_year_of_half_hours_is_thinned_to_days_weeks_and_months() {
        let half_hours: Vec<i64> =
            (0..365 * 48).map(|n| 1_780_000_000_000 + n * 1_800_000).collect();
        // As it is in use: thinned after each.
        let mut all: Vec<i64> = Vec::new();
        for time in &half_hours {
            all.push(*time);
            all = kept(&all).into_iter().collect();
        }
        let last = half_hours[half_hours.len() - 1];
        let within = |days: i64| all.iter().filter(|time| last - **time <= days * DAY).count();
        assert!((9..=11).contains(&within(7)), "{}", within(7));
        assert!((12..=16).contains(&within(35)), "{}", within(35));
        assert!(all.len() <= 3 + 7 + 5 + 12, "{}", all.len());
        assert!(last - all[0] > 300 * DAY, "the oldest is {} days old", (last - all[0]) / DAY);
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_thinning_twice_is_thinning_once(times in proptest::collection::vec(any::<u32>(), 0..60)) {
            let times: Vec<i64> = times.into_iter().map(|time| i64::from(time) * 7_919).collect();
            let once = kept(&times);
            prop_assert_eq!(once.iter().next_back(), times.iter().max());
            let again: Vec<i64> = once.iter().copied().collect();
            prop_assert_eq!(kept(&again), once);
        }
    }
}
