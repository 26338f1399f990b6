//! Danger, mood, words and a request for a human come before any answer.

use super::plan::{NotedQuestion, Plan};
use super::turn_context::TurnContext;
use crate::escalate::rules::{Situation, first_to_fire};
use crate::session::Session;

/// A hand-over by a rule that does not depend on how the message is understood.
pub(super) fn alarm<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let situation = Situation::of(context.observed);
    let (rule, because) = first_to_fire(&context.program.kb.escalation, &situation)?;
    let entry = context.likely_issue();
    // A bare request for a human, or having gone unheard too often, is no question of its own.
    let asks = rule.when.unknowns.is_none() && !rule.when.request_human;
    let question = (entry.is_some() || asks).then(|| NotedQuestion::whole(entry.clone()));
    Some(Plan::hand_over(rule, because, entry, question).keeping_question())
}
