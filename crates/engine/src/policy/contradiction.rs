//! 我没申请退款怎么退了: what the shop's system shows and what the customer did contradict each other. A
//! human has to look.

use super::plan::{NotedQuestion, Plan};
use super::turn_context::TurnContext;
use crate::escalate::rules::{Situation, rule_for_request};
use crate::negation::Negation;
use crate::session::Session;

/// A customer who wonders at something at the shop that was not their doing.
pub(super) fn contradiction<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let observed = context.observed;
    let undone = Negation::of(&observed.letters).undone()?;
    if context.understood().is_exact() {
        return None;
    }
    let rule = rule_for_request(&context.program.kb.escalation, &Situation::of(observed))?;
    let entry = context.likely_issue();
    let question = Some(NotedQuestion::whole(entry.clone()));
    Some(Plan::hand_over(rule, vec![undone], entry, question))
}
