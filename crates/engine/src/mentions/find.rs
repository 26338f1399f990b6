//! Where products stand in a message.

use kaopu_model::ProductId;

use super::catalogue::Catalogue;
use super::words::{WORDS, ends};
use crate::text::Letters;
use crate::turn::Span;

/// Names of one message that are looked at; of more, the rest is passed over.
const MOST: usize = 40;

/// Products that are named together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// As letters.
    pub start: usize,
    pub end: usize,
    pub products: Vec<ProductId>,
    /// Whether one of the names belongs to several products.
    pub shared: bool,
}

/// The groups of a message, in order.
pub(super) fn groups(catalogue: &Catalogue, letters: &Letters<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for name in names(catalogue, letters) {
        let joined = groups
            .last()
            .is_some_and(|last| are_joined(letters, (last.start, last.end), name.start));
        match groups.last_mut().filter(|_| joined) {
            Some(last) => {
                last.end = name.end;
                last.shared |= name.shared;
                for id in name.products {
                    if !last.products.contains(&id) {
                        last.products.push(id);
                    }
                }
            }
            None => groups.push(name),
        }
    }
    groups
}

fn names(catalogue: &Catalogue, letters: &Letters<'_>) -> Vec<Group> {
    let folded: Vec<char> = letters.folded().chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() && found.len() < MOST {
        let rest = folded.get(at..).unwrap_or_default();
        let name = catalogue
            .name_at(rest)
            .filter(|(length, _)| letters.word_boundary(at) && letters.word_boundary(at + length));
        match name {
            Some((length, products)) => {
                found.push(Group {
                    start: at,
                    end: at + length,
                    products: products.to_vec(),
                    shared: products.len() > 1,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether nothing but a word for "and" stands between two names.
fn are_joined(letters: &Letters<'_>, (first, end): (usize, usize), start: usize) -> bool {
    let between = text(letters, end, start);
    let marks: usize = (end..=start).filter(|at| letters.begins_clause(*at)).count();
    if marks > 1 {
        return false;
    }
    if !between.is_empty() {
        return WORDS.and.contains(&between);
    }
    // 买了炒锅，砂锅呢 and 除了坚果 饼干呢: a clause that says something of its own ends with it. Names
    // alone, and those behind a 、, are a list.
    let gap =
        Span { start: letters.span(first, end).end, end: letters.span(start, start + 1).start };
    let before = || {
        let clause = (0..=first).rev().find(|at| letters.begins_clause(*at)).unwrap_or(0);
        text(letters, clause, first)
    };
    let is_list = letters.written(gap).contains('、') && !ends(&before(), &WORDS.except_before);
    marks == 0 || is_list || before().is_empty()
}

/// The letters from one place to another.
pub(super) fn text(letters: &Letters<'_>, start: usize, end: usize) -> String {
    (start..end).filter_map(|at| letters.at(at)).collect()
}
