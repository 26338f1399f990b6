//! One turn as a line of JSON.

use jiff::Timestamp;
use kaopu_engine::{Message, Turn, masked};
use serde::Serialize;

/// Version of the shape of a line.
const VERSION: u32 = 1;

/// What a turn was the turn of.
pub(crate) struct Said<'a> {
    pub(crate) at: Timestamp,
    /// A name of the conversation that says nothing about anybody.
    pub(crate) alias: &'a str,
    pub(crate) number: u64,
    pub(crate) message: &'a Message,
    /// The caller's name for the customer.
    pub(crate) customer: Option<&'a str>,
    pub(crate) seq: u32,
    pub(crate) digest: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    version: u32,
    at: String,
    session: &'a str,
    turn: u64,
    role: &'static str,
    text: String,
    events: &'a [kaopu_model::ShopEvent],
    action: &'static str,
    entries: Vec<&'a str>,
    rule: Option<&'a str>,
    replies: Vec<String>,
    release: u32,
    bundle: &'a str,
}

impl Said<'_> {
    /// The line, with its end.
    pub(super) fn line(&self, turn: &Turn) -> String {
        let context = &self.message.context;
        let order = context.order.as_ref();
        let known = [
            self.customer,
            context.customer.as_ref().and_then(|customer| customer.name.as_deref()),
            order.map(|order| order.id.as_str()),
            order.and_then(|order| order.tracking.as_deref()),
        ];
        let known: Vec<&str> = known.into_iter().flatten().collect();
        let line = Line {
            version: VERSION,
            at: self.at.to_string(),
            session: self.alias,
            turn: self.number,
            role: "customer",
            text: masked(&self.message.text, &known),
            events: &context.events,
            action: turn.action.code(),
            entries: turn.entries.iter().map(|entry| entry.0.as_str()).collect(),
            rule: turn.rule.as_ref().map(|rule| rule.id.0.as_str()),
            replies: turn.replies.iter().map(|reply| masked(&reply.in_words(), &known)).collect(),
            release: self.seq,
            bundle: self.digest,
        };
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    }
}
