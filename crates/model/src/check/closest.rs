//! "Did you mean": the known name that looks most like an unknown one.

use std::cell::Cell;

/// Steps that all guesses together may take while a knowledge base is checked. A guess looks at
/// every candidate; where thousands of names are unknown, that is the square of a file, and nobody
/// needs a thousand guesses.
const MOST_STEPS: usize = 2_000_000;

/// The most edits that a guess is away.
const FURTHEST: usize = 3;

/// Guesses, as long as they are cheap.
#[derive(Debug)]
pub(super) struct Guesses {
    left: Cell<usize>,
}

impl Default for Guesses {
    fn default() -> Self {
        Self { left: Cell::new(MOST_STEPS) }
    }
}

impl Guesses {
    /// The candidate that takes the fewest edits, if it is near enough to be meant. The first of
    /// equals.
    pub(super) fn closest<'c>(
        &self,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
    ) -> Option<&'c str> {
        let mark = marks(name);
        let name: Vec<char> = name.chars().collect();
        let furthest = name.len().div_ceil(2).min(FURTHEST);
        let mut best: Option<(usize, &str)> = None;
        for candidate in candidates {
            // Most candidates are told apart by their length (a character has one to four bytes) or
            // by characters that only one of them has: each of those is an edit.
            let like = candidate.len() + FURTHEST >= name.len()
                && candidate.len() <= (name.len() + FURTHEST) * 4;
            self.take(if like { 1 + candidate.len() / 8 } else { 1 })?;
            if !like || !is_near(mark, marks(candidate)) {
                continue;
            }
            self.take((2 * FURTHEST + 2) * name.len())?;
            if let Some(edits) = distance(&name, candidate)
                && edits <= furthest
                && edits < name.len()
                && best.is_none_or(|(fewest, _)| edits < fewest)
            {
                best = Some((edits, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// Takes steps, if so many are left.
    fn take(&self, steps: usize) -> Option<()> {
        self.left.set(self.left.get().checked_sub(steps)?);
        Some(())
    }
}

/// Which characters a text has, one bit for each; some share one.
fn marks(text: &str) -> u64 {
    text.chars().fold(0, |marks, c| marks | 1 << (u32::from(c) % 64))
}

/// Whether no more characters are missing on either side than there may be edits.
fn is_near(one: u64, other: u64) -> bool {
    let missing = |from: u64, to: u64| (from & !to).count_ones() as usize;
    missing(one, other).max(missing(other, one)) <= FURTHEST
}

/// Characters to insert, delete or replace; `None` if certainly more than [`FURTHEST`]. Only the
/// cells near the diagonal are worked out: farther off it there are more edits.
fn distance(left: &[char], right: &str) -> Option<usize> {
    let right: Vec<char> = right.chars().take(left.len() + FURTHEST + 1).collect();
    if left.len().abs_diff(right.len()) > FURTHEST {
        return None;
    }
    let far = FURTHEST + 1;
    let mut row: Vec<usize> = (0..=left.len()).map(|at| at.min(far)).collect();
    for (above, c) in right.iter().enumerate() {
        let first = above.saturating_sub(FURTHEST);
        let last = (above + FURTHEST + 1).min(left.len());
        let mut diagonal = row.get(first).copied().unwrap_or(far);
        let mut before = if first == 0 { above + 1 } else { far };
        if first == 0
            && let Some(cell) = row.first_mut()
        {
            *cell = before;
        } else if let Some(cell) = row.get_mut(first) {
            *cell = far;
        }
        let cells = left.iter().zip(row.iter_mut().skip(1)).take(last).skip(first);
        for (l, cell) in cells {
            let replaced = diagonal + usize::from(l != c);
            diagonal = *cell;
            before = replaced.min(before + 1).min(diagonal + 1).min(far);
            *cell = before;
        }
    }
    row.last().copied().filter(|edits| *edits <= FURTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let facts = ["发货时限", "退货时限", "shop-hours"];
        let closest = |name, facts| Guesses::default().closest(name, facts);
        assert_eq!(closest("发货时间", facts.into_iter()), Some("发货时限"));
        assert_eq!(closest("shop-hour", facts.into_iter()), Some("shop-hours"));
        assert_eq!(closest("优惠券", facts.into_iter()), None);
    }

    /// All cells, the plain way.
    fn plain(left: &str, right: &str) -> usize {
        let left: Vec<char> = left.chars().collect();
        let mut row: Vec<usize> = (0..=left.len()).collect();
        for (above, c) in right.chars().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], above + 1);
            for at in 1..=left.len() {
                let replaced = diagonal + usize::from(left[at - 1] != c);
                diagonal = row[at];
                row[at] = replaced.min(row[at - 1] + 1).min(row[at] + 1);
            }
        }
        row[left.len()]
    }

    proptest::proptest! {
        #[test]
        fn counts_edits(left in "[ab退]{0,9}", right in "[ab退]{0,9}") {
            let chars: Vec<char> = left.chars().collect();
            let wanted = Some(plain(&left, &right)).filter(|edits| *edits <= FURTHEST);
            proptest::prop_assert_eq!(distance(&chars, &right), wanted);
        }
    }

    #[test]
    fn guesses_end_when_enough_was_compared() {
        let guesses = Guesses::default();
        let names = || std::iter::repeat_n("abcdefgx", 1_000);
        let made = (0..1_000).take_while(|_| guesses.closest("abcdefgh", names()).is_some());
        assert_eq!(made.count(), MOST_STEPS / ((8 * 8 + 2) * 1_000));
        assert_eq!(guesses.closest("abcdefgh", names()), None);
    }
}
