//! Aligning two lists, so that what is in both can stay as it is.

/// Above this size of table the exact alignment costs too much; the middle is then changed item by
/// item.
const MOST_CELLS: usize = 16_000_000;

/// What to do with an item of the old or the new list, in the order of the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The old item stays.
    Keep(usize),
    /// The old item becomes the new one.
    Change(usize, usize),
    /// The old item goes.
    Remove(usize),
    /// The new item comes.
    Add(usize),
}

/// The steps from `old` to `new` that keep the most.
pub(super) fn align<O, N>(old: &[O], new: &[N]) -> Vec<Step>
where
    O: PartialEq<N>,
{
    let front = old.iter().zip(new).take_while(|(o, n)| o == n).count();
    let (old_rest, new_rest) =
        (old.get(front..).unwrap_or_default(), new.get(front..).unwrap_or_default());
    let back = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(o, n)| o == n).count();
    let old_middle = old_rest.get(..old_rest.len() - back).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - back).unwrap_or_default();

    let mut steps: Vec<Step> = (0..front).map(Step::Keep).collect();
    let (mut o, mut n) = (0, 0);
    let both = common(old_middle, new_middle);
    for (keep_o, keep_n) in both.into_iter().chain([(old_middle.len(), new_middle.len())]) {
        while o < keep_o && n < keep_n {
            steps.push(Step::Change(front + o, front + n));
            (o, n) = (o + 1, n + 1);
        }
        steps.extend((o..keep_o).map(|o| Step::Remove(front + o)));
        steps.extend((n..keep_n).map(|n| Step::Add(front + n)));
        if keep_o < old_middle.len() {
            steps.push(Step::Keep(front + keep_o));
        }
        (o, n) = (keep_o + 1, keep_n + 1);
    }
    steps.extend((old.len() - back..old.len()).map(Step::Keep));
    steps
}

/// A longest common subsequence, as pairs of positions.
fn common<O, N>(old: &[O], new: &[N]) -> Vec<(usize, usize)>
where
    O: PartialEq<N>,
{
    let width = new.len() + 1;
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(width) > MOST_CELLS {
        return Vec::new();
    }
    // longest[o * width + n]: length of the longest common subsequence of old[o..] and new[n..].
    let mut longest = vec![0u32; (old.len() + 1) * width];
    for (o, old) in old.iter().enumerate().rev() {
        for (n, new) in new.iter().enumerate().rev() {
            longest[o * width + n] = if old == new {
                longest[(o + 1) * width + n + 1] + 1
            } else {
                longest[(o + 1) * width + n].max(longest[o * width + n + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut o, mut n) = (0, 0);
    while o < old.len() && n < new.len() {
        if old[o] == new[n] {
            pairs.push((o, n));
            (o, n) = (o + 1, n + 1);
        } else if longest[(o + 1) * width + n] >= longest[o * width + n + 1] {
            o += 1;
        } else {
            n += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Step::{Add, Change, Keep, Remove};
    use super::*;

    #[test]
    fn keeps_what_is_in_both() {
        let steps = |old: &str, new: &str| {
            align(&old.chars().collect::<Vec<_>>(), &new.chars().collect::<Vec<_>>())
        };
        assert_eq!(steps("abc", "abcd"), [Keep(0), Keep(1), Keep(2), Add(3)]);
        assert_eq!(steps("abc", "axc"), [Keep(0), Change(1, 1), Keep(2)]);
        assert_eq!(steps("abcd", "ad"), [Keep(0), Remove(1), Remove(2), Keep(3)]);
        assert_eq!(steps("", "a"), [Add(0)]);
        assert_eq!(steps("a", ""), [Remove(0)]);
    }

    proptest! {
        #[test]
        fn the_steps_lead_to_the_new_list(old in "[abc]{0,12}", new in "[abc]{0,12}") {
            let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            let mut passed = Vec::new();
            let mut result = Vec::new();
            for step in align(&old, &new) {
                match step {
                    Keep(o) => { passed.push(o); result.push(old[o]); }
                    Change(o, n) => { passed.push(o); result.push(new[n]); }
                    Remove(o) => passed.push(o),
                    Add(n) => result.push(new[n]),
                }
            }
            prop_assert_eq!(result, new);
            prop_assert_eq!(passed, (0..old.len()).collect::<Vec<_>>());
        }
    }
}
