//! What the message asks for when it stands alone: sure enough to answer, or to ask back.

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::session::Session;
use crate::understand::Disposition;

/// The entry that the message asks for, if that is sure.
pub(super) fn answer<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let understood = context.understood();
    if understood.disposition != Disposition::Answer {
        return None;
    }
    let decision = understood.decision.clone();
    Some(match understood.candidates.first() {
        Some(best) => Plan::answer(context.program, &best.entry, decision),
        None => Plan::new(Act::Unknown, decision),
    })
}

/// Which of the first entries is meant, if it is likely one of them.
pub(super) fn ask_back<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let understood = context.understood();
    let options = understood.disposition.options(understood.candidates.len())?;
    let offered = understood.candidates.iter().take(options).cloned().collect();
    Some(Plan::new(Act::Clarify(offered), understood.decision.clone()))
}
