//! The short pieces that a message is read from: characters and pairs of them, with the places where
//! clauses begin and end.

use std::collections::BTreeSet;

use crate::text::Letters;

/// Stands for whatever separates two clauses.
pub(crate) const EDGE: char = '|';

/// The most letters that are looked at. What comes after them is taken to be like them.
pub(crate) const MOST_LETTERS: usize = 400;

/// A piece of a few characters.
pub(crate) type Gram = String;

/// The pieces of a whole message.
pub(crate) fn grams(letters: &Letters<'_>) -> BTreeSet<Gram> {
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
    let single = row.iter().filter(|c| **c != EDGE).map(char::to_string);
    let double = row.iter().zip(row.iter().skip(1)).map(|(a, b)| String::from_iter([a, b]));
    single.chain(double).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        grams(&Letters::new(text)).into_iter().collect()
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
