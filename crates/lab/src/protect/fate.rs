//! Whether anybody notices a mistake.

use kaopu_engine::compare::{TurnDiff, turn_diff};
use kaopu_engine::{Message, PlayedDialogue, Program, Turn, expectation, play};
use kaopu_model::{Dialogue, KnowledgeBase};
use serde::{Deserialize, Serialize};

/// What becomes of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Somebody notices.
    Noticed(Noticed),
    /// Customers would read or get something else, and nobody notices; with a dialogue that would,
    /// if there is one.
    Unnoticed(Option<Box<Dialogue>>),
    /// Nothing that was tried comes out otherwise.
    Equivalent,
}

/// Who notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Noticed {
    /// A test dialogue fails.
    Dialogue {
        /// Its file.
        file: String,
        /// The message that is not answered as expected, counted from 0.
        turn: usize,
    },
    /// A check of the files finds an error or a warning that was not there.
    Check {
        /// The diagnostic's code.
        code: String,
    },
    /// A gate of a release has something against it that it had not.
    Gate {
        /// The gate.
        gate: String,
    },
}

/// How the dialogues go with a mutant.
pub(super) enum Replayed<'a> {
    /// One fails that does not fail today.
    Fails(Noticed),
    /// One goes otherwise, and all it expects still holds.
    Differs(&'a Dialogue),
    /// They go as they went.
    Same,
}

/// Plays the dialogues, in this order, until one fails.
pub(super) fn replayed<'a>(
    mutant: &Program,
    dialogues: impl IntoIterator<Item = (&'a Dialogue, &'a PlayedDialogue)>,
) -> Replayed<'a> {
    let mut differs = None;
    for (dialogue, before) in dialogues {
        let after = play(mutant, dialogue);
        for (turn, (was, is)) in before.turns.iter().zip(&after.turns).enumerate() {
            if was.failures.is_empty() && !is.failures.is_empty() {
                let file = dialogue.file.clone();
                return Replayed::Fails(Noticed::Dialogue { file, turn });
            }
            if differs.is_none() && !is_same(&was.turn, &is.turn) {
                differs = Some(Replayed::Differs(dialogue));
            }
        }
    }
    differs.unwrap_or(Replayed::Same)
}

/// Whether no test dialogue could tell the two apart: neither what is said, nor what is done, nor
/// what an expectation asks of the record.
pub(super) fn is_same(was: &Turn, is: &Turn) -> bool {
    let differs = TurnDiff { record: false, ..turn_diff(was, is) };
    differs == TurnDiff::default() && expectation(was) == expectation(is)
}

/// The first message of a conversation that comes out otherwise, with both turns.
pub(super) fn parted(
    before: &Program,
    mutant: &Program,
    messages: &[Message],
) -> Option<(usize, Turn, Turn)> {
    let (mut was, mut is) = Default::default();
    for (number, message) in messages.iter().enumerate() {
        let (next, before) = kaopu_engine::respond(before, &was, message);
        was = next;
        let (next, after) = kaopu_engine::respond(mutant, &is, message);
        is = next;
        if !is_same(&before, &after) {
            return Some((number, before, after));
        }
    }
    None
}

/// The first check that finds an error or a warning in a mutant that it did not find before.
pub(super) fn checked(known: &[(String, String)], mutant: &KnowledgeBase) -> Option<Noticed> {
    let found = found(mutant);
    let new = found.into_iter().find(|one| !known.contains(one));
    new.map(|(code, _)| Noticed::Check { code })
}

/// Errors and warnings, by code and what they say.
pub(super) fn found(kb: &KnowledgeBase) -> Vec<(String, String)> {
    let told = kaopu_model::check(kb, None).into_iter();
    let told = told.filter(|one| one.severity != kaopu_model::Severity::Hint);
    told.map(|one| (one.code, one.message.en)).collect()
}
