//! A refusal that asks for something: 不要放驿站 is answered with how it comes to the door.

use super::confirm::likely;
use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::negation::Negation;
use crate::session::Session;
use crate::understand::Disposition;

/// A message that refuses what another entry keeps from happening: that entry, or the question which
/// it is. Where a wording says so itself, it is answered as any other.
pub(super) fn turned_wish<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let program = context.program;
    let wish = Negation::of(&context.observed.letters).turned_wish()?;
    if context.understood().is_exact() {
        return None;
    }
    let understood = context.understand(wish);
    let best = understood.candidates.first()?;
    let decision = understood.decision.clone();
    let plan = if understood.disposition == Disposition::Answer {
        Plan::answer(program, &best.entry, decision)
    } else if let Some(likely) = likely(context, session, &understood) {
        likely
    } else {
        let options = understood.disposition.options(understood.candidates.len())?;
        let offered = understood.candidates.iter().take(options).cloned().collect();
        Plan::new(Act::Clarify(offered), decision)
    };
    Some(Plan { candidates: Some(understood.candidates), ..plan })
}
