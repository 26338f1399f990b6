//! Playing a test dialogue and holding the bot's turns against its expectations.

mod came_of_it;
mod customers;
mod expected;
mod failure;
mod reach;

use kaopu_model::{Context, Dialogue};
use serde::{Deserialize, Serialize};

pub use came_of_it::expectation;
pub use customers::customers;
pub use expected::filled_in;
pub use failure::ExpectationFailure;
pub use reach::{first_unreached, unreached, unreached_customers};

use crate::{Message, Program, Session, Turn, respond};
use failure::failures;

/// A test dialogue as it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlayedDialogue {
    /// File name below `dialogues/`.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Whether every expectation was met.
    pub passed: bool,
    /// What was said, and what was not as expected.
    pub turns: Vec<PlayedTurn>,
}

/// One message of a test dialogue and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlayedTurn {
    /// What the customer sent.
    pub customer: String,
    /// What the bot did.
    pub turn: Turn,
    /// Expectations that were not met.
    pub failures: Vec<ExpectationFailure>,
}

/// A dialogue's messages, each with the circumstances in which it is said.
#[must_use]
pub fn messages(dialogue: &Dialogue) -> Vec<Message> {
    let mut context: Context = dialogue.context.clone();
    let mut messages = Vec::with_capacity(dialogue.turns.len());
    for (number, step) in dialogue.turns.iter().enumerate() {
        // What happened is told once, with the first message after it.
        if number > 0 {
            context.events.clear();
        }
        if let Some(change) = &step.context {
            context = change.applied_to(&context);
        }
        messages.push(Message { text: step.customer.clone(), context: context.clone() });
    }
    messages
}

/// Plays a dialogue from its first message to its last.
#[must_use]
pub fn play(program: &Program, dialogue: &Dialogue) -> PlayedDialogue {
    let mut session = Session::default();
    let mut turns = Vec::with_capacity(dialogue.turns.len());
    for (step, message) in dialogue.turns.iter().zip(messages(dialogue)) {
        let (next, turn) = respond(program, &session, &message);
        session = next;
        let expect = step.expect.as_ref();
        let failures =
            expect.map(|expect| failures(&program.kb, expect, &turn)).unwrap_or_default();
        turns.push(PlayedTurn { customer: step.customer.clone(), turn, failures });
    }
    let passed = turns.iter().all(|turn| turn.failures.is_empty());
    PlayedDialogue { file: dialogue.file.clone(), title: dialogue.title.clone(), passed, turns }
}
