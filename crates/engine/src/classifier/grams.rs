//! The short pieces that a message is read from: characters and pairs of them, with the places where
//! clauses begin and end.

use std::collections::BTreeSet;

use crate::text::Letters;

/// Stands for whatever separates two clauses.
pub(super) const EDGE: char = '|';

/// The most letters that are looked at. What comes after them is taken to be like them.
pub(super) const MOST_LETTERS: usize = 400;

/// A piece of one character, or of two.
pub(super) type Gram = (char, Option<char>);

/// The pieces of a whole message.
pub(super) fn grams(letters: &Letters<'_>) -> BTreeSet<Gram> {
    grams_within(letters, 0, letters.len())
}

/// The pieces of a range of letters, an edge on each side included if a clause begins or ends
/// there.
pub(super) fn grams_within(letters: &Letters<'_>, start: usize, end: usize) -> BTreeSet<Gram> {
    let end = end.min(MOST_LETTERS);
    let mut row = Vec::new();
    for at in start..end {
        if letters.begins_clause(at) {
            row.push(EDGE);
        }
        row.extend(letters.at(at));
    }
    if letters.begins_clause(end) && !row.is_empty() {
        row.push(EDGE);
    }
    let single = row.iter().filter(|c| **c != EDGE).map(|c| (*c, None));
    let double = row.iter().zip(row.iter().skip(1)).map(|(a, b)| (*a, Some(*b)));
    single.chain(double).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let grams = grams(&Letters::new(text));
        grams.into_iter().map(|(a, b)| std::iter::once(a).chain(b).collect()).collect()
    }

    #[test]
    fn clauses_have_edges() {
        assert_eq!(shown("钱呢，钱"), ["|钱", "呢", "呢|", "钱", "钱|", "钱呢"]);
        assert_eq!(shown(""), [""; 0]);
    }

    #[test]
    fn of_a_long_message_the_beginning_counts() {
        assert_eq!(shown(&"好".repeat(100_000)), ["|好", "好", "好好"]);
    }
}
