//! A whole conversation through one program.

use crate::message::Message;
use crate::program::Program;
use crate::respond::respond;
use crate::session::Session;
use crate::turn::Turn;

/// What the bot does in a conversation, turn by turn, from its first message.
#[must_use]
pub fn converse(program: &Program, messages: &[Message]) -> Vec<Turn> {
    let mut session = Session::default();
    let turn = |message: &Message| {
        let (next, turn) = respond(program, &session, message);
        session = next;
        turn
    };
    messages.iter().map(turn).collect()
}
