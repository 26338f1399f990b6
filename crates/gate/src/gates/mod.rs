//! The checks, a row each; one file for each family.

mod content;
mod dialogues;
mod texts;

use kaopu_model::Localized;

use crate::candidate::Candidate;
use crate::finding::Finding;
use crate::overrides::{Override, reason_for};
use crate::row::{Row, State};

pub use dialogues::unprotected;

/// A check that every release must pass.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    /// Stable, kebab-case, for programs.
    pub id: &'static str,
    /// What is checked, in Chinese and English.
    pub title: (&'static str, &'static str),
    /// Whether a written reason may take the place of passing.
    pub overridable: bool,
    check: fn(&Candidate<'_>) -> Finding,
}

/// All checks, in the order in which they are told.
pub const GATES: &[Gate] = &[
    always("filled-in", ("该填的都填了", "All is filled in"), content::filled_in),
    always("no-errors", ("没有错误", "No errors"), content::no_errors),
    always("has-entries", ("有启用的问答", "An entry is enabled"), content::has_entries),
    always("has-dialogues", ("有对话用例", "There are dialogues"), content::has_dialogues),
    always("dialogues-pass", ("对话用例全部通过", "All dialogues pass"), dialogues::pass),
    unless("protected", ("每条问答都有用例", "Every entry is in a dialogue"), dialogues::protected),
    unless(
        "human-reachable",
        ("随时找得到人", "A human can be reached at any time"),
        dialogues::human_reachable,
    ),
    unless("no-repeats", ("转人工后不用重说", "Nobody repeats anything"), dialogues::no_repeats),
    unless("safe-answers", ("回复里没有不该说的", "Replies are safe"), texts::safe),
    unless("promises", ("答应的都做得到", "Promises are kept"), texts::promises),
    unless(
        "changes-approved",
        ("顾客看到的变化都确认过", "Changes for customers are approved"),
        content::changes_approved,
    ),
    unless("review-dates", ("没有过期未复核的", "No review is overdue"), content::review_dates),
];

const fn always(
    id: &'static str,
    title: (&'static str, &'static str),
    check: fn(&Candidate<'_>) -> Finding,
) -> Gate {
    Gate { id, title, overridable: false, check }
}

const fn unless(
    id: &'static str,
    title: (&'static str, &'static str),
    check: fn(&Candidate<'_>) -> Finding,
) -> Gate {
    Gate { id, title, overridable: true, check }
}

/// How a candidate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Every check.
    pub rows: Vec<Row>,
    /// What stands in the way and is passed over: what the proof of a release must say.
    pub overridden: Vec<Override>,
}

/// How every check stands, with those passed over that somebody gave a reason for: one of
/// `overrides`, or in `kb.toml`. A reason for a check that nothing is in the way of is not needed,
/// and is not told.
#[must_use]
pub fn check(candidate: &Candidate<'_>, overrides: &[Override]) -> Outcome {
    let rows: Vec<Row> = GATES.iter().map(|gate| gate.row(candidate, overrides)).collect();
    let overridden = rows.iter().filter_map(|row| {
        let reason = row.overridden.clone()?;
        Some(Override { gate: row.id.to_owned(), reason })
    });
    Outcome { overridden: overridden.collect(), rows }
}

impl Gate {
    fn row(&self, candidate: &Candidate<'_>, overrides: &[Override]) -> Row {
        let (state, reason, causes) = match (self.check)(candidate) {
            Finding::Open => (State::Open, None, Vec::new()),
            Finding::Noted(notes) => (State::Open, None, notes),
            Finding::Blocked(reason, causes) => (State::Blocked, Some(reason), causes),
            Finding::Unknown(reason) => (State::Unknown, Some(reason), Vec::new()),
        };
        let written = reason_for(self.id, overrides, candidate.kb);
        let overridden = written.filter(|_| state == State::Blocked).map(str::to_owned);
        let (zh, en) = self.title;
        Row {
            id: self.id,
            title: Localized::new(zh, en),
            state: if overridden.is_some() { State::Overridden } else { state },
            reason,
            causes,
            overridable: self.overridable,
            overridden,
        }
    }
}

#[cfg(test)]
mod tests;
