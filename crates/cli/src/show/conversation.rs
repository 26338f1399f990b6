//! A conversation as JSON: what `ask` and `chat` print.

use kaopu_engine::{Message, Turn};
use serde::Serialize;

use super::KbName;
use crate::input::Knowledge;

/// What was said.
#[derive(Serialize)]
pub(crate) struct Conversation<'a> {
    kb: KbName<'a>,
    /// How many errors it has, which may make answers wrong.
    errors: usize,
    /// In order.
    pub(crate) turns: Vec<Exchange>,
}

/// One message and what the bot did about it.
#[derive(Serialize)]
pub(crate) struct Exchange {
    pub(crate) message: Message,
    pub(crate) turn: Turn,
}

impl<'a> Conversation<'a> {
    pub(crate) fn about(knowledge: &'a Knowledge) -> Self {
        let (kb, errors) = (KbName::of(knowledge.kb()), knowledge.errors());
        Self { kb, errors, turns: Vec::new() }
    }
}
