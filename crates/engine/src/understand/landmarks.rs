//! Which wordings stand for all of them where there are too many.

use super::rows::Entry;
use super::similarity::{Space, Traits};

/// Wordings of an entry that are looked at for one that is chosen.
const LOOKED_AT: usize = 4;

/// Chooses `count` rows: entries take turns, each beginning with its standard question and going on
/// with the wording that is least like those of its own that were chosen already. In order of the
/// rows.
pub(crate) fn landmarks(
    space: &Space,
    traits: &[Traits],
    entries: &[Entry],
    count: usize,
) -> Vec<usize> {
    if count >= traits.len() {
        return (0..traits.len()).collect();
    }
    let mut chosen: Vec<usize> = Vec::with_capacity(count);
    let shares = shares(entries, count);
    for (entry, share) in entries.iter().zip(shares) {
        chosen.extend(farthest_first(space, traits, entry, share));
    }
    chosen.sort_unstable();
    chosen
}

/// How many rows each entry may name so that they are `count` in all: rounds in which every entry
/// names one, as long as it has any.
fn shares(entries: &[Entry], count: usize) -> Vec<usize> {
    let mut shares = vec![0; entries.len()];
    let mut left = count;
    while left > 0 {
        let before = left;
        for (share, entry) in shares.iter_mut().zip(entries) {
            if left > 0 && *share < entry.rows.len() {
                *share += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    shares
}

fn farthest_first(space: &Space, traits: &[Traits], entry: &Entry, share: usize) -> Vec<usize> {
    let length = entry.rows.len();
    if share == 0 || length == 0 {
        return Vec::new();
    }
    // Of a long list only every so many: choosing stays proportional to what is chosen.
    let step = length.div_ceil(share * LOOKED_AT).max(1);
    let open: Vec<usize> = entry.rows.clone().step_by(step).collect();
    let mut closest = vec![f64::NEG_INFINITY; open.len()];
    let mut chosen = Vec::with_capacity(share);
    let mut next = Some(0);
    while let Some(place) = next.filter(|_| chosen.len() < share) {
        let row = open[place];
        chosen.push(row);
        closest[place] = f64::INFINITY;
        for (other, closest) in open
            .iter()
            .zip(&mut closest)
            .filter(|(_, closest)| closest.is_finite() || **closest < 0.0)
        {
            if let (Some(a), Some(b)) = (traits.get(row), traits.get(*other)) {
                let similarity = space.similarity(a, b);
                *closest = if similarity > *closest { similarity } else { *closest };
            }
        }
        let left = closest.iter().enumerate().filter(|(_, closest)| **closest < f64::INFINITY);
        next = left.min_by(|a, b| a.1.total_cmp(b.1)).map(|(place, _)| place);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_take_turns() {
        let entry = |rows| Entry { id: "a".into(), question: String::new(), rows };
        let entries = [entry(0..1), entry(1..9), entry(9..12)];
        assert_eq!(shares(&entries, 2), [1, 1, 0]);
        assert_eq!(shares(&entries, 8), [1, 4, 3]);
        assert_eq!(shares(&entries, 100), [1, 8, 3]);
    }
}
