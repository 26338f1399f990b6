//! A text that would stand in the reply if a fact had the value of before.

use std::collections::BTreeSet;

use kaopu_engine::{PlayedTurn, filled_in};
use kaopu_model::{Expectation, KnowledgeBase};

/// Where a text has a fact's earlier value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AsFact {
    /// The fact.
    pub name: String,
    /// Its value in the text.
    pub was: String,
    /// Its value in the reply.
    pub is: String,
    /// The text with a reference in place of the value; with the value itself where two facts fit.
    pub becomes: String,
}

/// Facts with the value that each had before.
pub(super) type Changed = BTreeSet<(String, String)>;

/// Finds the fact whose value of now, put where the text has a value of the same form, gives what
/// the reply says: 48小时内 where the reply has 24小时内 and the answer took `{发货时限}`. Where
/// several facts have that value, it is the one that is known to have `changed`; else none is
/// referred to.
pub(super) fn as_fact(
    kb: &KnowledgeBase,
    changed: &Changed,
    written: &str,
    came: &PlayedTurn,
) -> Option<AsFact> {
    let mut found = candidates(kb, written, came);
    if found.len() > 1 {
        let is_known = |one: &AsFact| changed.contains(&(one.name.clone(), one.was.clone()));
        if let Some(at) = found.iter().position(is_known) {
            return Some(found.swap_remove(at));
        }
        let first = found.into_iter().next()?;
        return Some(AsFact { becomes: filled_in(kb, &first.becomes), ..first });
    }
    found.pop()
}

/// The facts of which a dialogue's unmet expectations leave no doubt that they changed.
pub(super) fn facts_that_changed<'d>(
    kb: &KnowledgeBase,
    turns: impl Iterator<Item = (&'d Expectation, &'d PlayedTurn)>,
) -> Changed {
    let certain = |(expect, came): (&Expectation, &PlayedTurn)| -> Vec<(String, String)> {
        let said = came.turn.text();
        let missing = expect.contains.iter().filter(|text| !said.contains(&filled_in(kb, text)));
        let only = |text: &String| <[AsFact; 1]>::try_from(candidates(kb, text, came)).ok();
        missing.filter_map(only).map(|[fact]| (fact.name, fact.was)).collect()
    };
    turns.flat_map(certain).collect()
}

fn candidates(kb: &KnowledgeBase, written: &str, came: &PlayedTurn) -> Vec<AsFact> {
    let said = came.turn.text();
    let facts = came.turn.trace.answer.iter().flat_map(|answer| &answer.facts);
    let mut found: Vec<AsFact> = Vec::new();
    for used in facts.filter(|used| kb.fact(&used.name).is_some()) {
        for (start, end) in alike(written, &used.value) {
            let (before, rest) = written.split_at(start);
            let (was, behind) = rest.split_at(end - start);
            let now = format!("{before}{}{behind}", used.value);
            let is_known = found.iter().any(|known| known.name == used.name);
            if was != used.value && !is_known && said.contains(&filled_in(kb, &now)) {
                found.push(AsFact {
                    name: used.name.clone(),
                    was: was.to_owned(),
                    is: used.value.clone(),
                    becomes: format!("{before}{{{}}}{behind}", used.name),
                });
            }
        }
    }
    found
}

/// Ranges of a text that have the form of a value: numbers where it has numbers, else its letters.
fn alike(text: &str, value: &str) -> Vec<(usize, usize)> {
    let pieces = pieces(value);
    if !pieces.iter().any(|piece| matches!(piece, Piece::Number)) {
        return Vec::new();
    }
    let starts = text.char_indices().map(|(at, _)| at);
    // Within a number nothing begins.
    let starts =
        starts.filter(|at| !text.get(..*at).is_some_and(|before| before.ends_with(is_digit)));
    starts.filter_map(|start| Some((start, end_of(text, start, &pieces)?))).collect()
}

enum Piece<'v> {
    Number,
    Letters(&'v str),
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

fn pieces(value: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = value;
    while let Some(first) = rest.chars().next() {
        let is_number = is_digit(first);
        let end = rest.find(|c| is_digit(c) != is_number).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        pieces.push(if is_number { Piece::Number } else { Piece::Letters(piece) });
        rest = behind;
    }
    pieces
}

/// Where the pieces end if they stand there.
fn end_of(text: &str, start: usize, pieces: &[Piece<'_>]) -> Option<usize> {
    let mut at = start;
    for piece in pieces {
        let rest = text.get(at..)?;
        at += match piece {
            Piece::Letters(letters) => rest.starts_with(letters).then_some(letters.len())?,
            Piece::Number => {
                let length = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
                (length > 0).then_some(length)?
            }
        };
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_form() {
        let found = |text: &'static str, value| -> Vec<&str> {
            alike(text, value).into_iter().map(|(from, to)| &text[from..to]).collect()
        };
        assert_eq!(found("付款后48小时内发出，最迟72小时", "24小时"), ["48小时", "72小时"]);
        assert_eq!(found("满199元", "59.5元"), ["199元"]);
        assert_eq!(found("09:00–22:00有人", "10:00–20:00"), ["09:00–22:00"]);
        assert!(found("从杭州发出", "宁波").is_empty());
    }
}
