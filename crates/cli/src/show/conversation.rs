//! A conversation as JSON: what `ask` and `chat` print.

use kaopu_studio::{Message, Turn};
use serde::Serialize;

use super::KbName;
use crate::input::Knowledge;

/// What was said.
#[derive(Serialize)]
pub(crate) struct Conversation<'a> {
    kb: KbName<'a>,
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
        Self { kb: KbName::of(knowledge.kb()), turns: Vec::new() }
    }
}
