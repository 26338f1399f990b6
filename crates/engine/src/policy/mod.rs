//! Step 3, decide: what is to be done about a message.
//!
//! A [`Policy`] looks at the message and the conversation and either has a [`Plan`] or has none.
//! The first that has one decides, so the order of [`POLICIES`] is what the bot puts first: a human
//! who has the conversation, danger and anger, what it was waiting for, and only then what the
//! message asks. Policies change nothing. A new one is a file and a line in that list.

mod alarm;
mod answer;
mod choice;
mod confirm;
mod contradiction;
mod follow_up;
mod happening;
mod open_question;
mod pieces;
mod plan;
mod promised;
mod several_questions;
mod small_talk;
mod suspected_harm;
mod taken_back;
mod turn_context;
mod turned_wish;

use crate::session::Session;

pub(crate) use choice::is_refusal;
pub(crate) use plan::{Act, Amiss, HandOver, NotedQuestion, OpenQuestion, Part, Plan};
pub(crate) use turn_context::TurnContext;

/// A policy: the plan for a message, or none if it is not about such a message.
pub(crate) type Policy = for<'a> fn(&TurnContext<'a>, &Session) -> Option<Plan<'a>>;

/// All policies by name, in the order in which they are asked.
pub(crate) const POLICIES: &[(&str, Policy)] = &[
    ("with_human", happening::with_human),
    ("handed_back", happening::handed_back),
    ("handoff_failed", happening::handoff_failed),
    ("shop_event", happening::shop_event),
    ("no_words", happening::no_words),
    ("alarm", alarm::alarm),
    ("asked_before_hand_over", promised::asked_before_hand_over),
    ("callback_number", promised::callback_number),
    ("open_question", open_question::open_question),
    ("small_talk", small_talk::small_talk),
    ("contradiction", contradiction::contradiction),
    ("turned_wish", turned_wish::turned_wish),
    ("taken_back", taken_back::taken_back),
    ("several_questions", several_questions::several_questions),
    ("answer", answer::answer),
    ("pieces", pieces::pieces),
    ("follow_up", follow_up::follow_up),
    ("suspected_harm", suspected_harm::suspected_harm),
    ("confirm", confirm::confirm),
    ("praise", small_talk::praise),
    ("callback_issue", promised::callback_issue),
    ("ask_back", answer::ask_back),
];

/// The plan of the first policy that has one. Without any, the message is not understood.
pub(crate) fn decide<'a>(context: &TurnContext<'a>, session: &Session) -> Plan<'a> {
    POLICIES
        .iter()
        .find_map(|(_, policy)| policy(context, session))
        .unwrap_or_else(|| Plan::new(Act::Unknown, context.understood().decision.clone()))
}

#[cfg(test)]
mod tests;
