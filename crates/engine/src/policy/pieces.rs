//! Several messages in a row that make one question: 羽绒服, then 怎么洗.

use super::plan::Plan;
use super::turn_context::TurnContext;
use crate::session::Session;
use crate::understand::Disposition;

/// Letters of the longest message that can be the rest of a question.
const LONGEST: usize = 12;

/// A message that asks for an entry only together with the pieces before it, none of which was
/// understood.
pub(super) fn pieces<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let (program, observed) = (context.program, context.observed);
    if session.pieces.is_empty() || observed.letters.len() > LONGEST {
        return None;
    }
    let whole = format!("{}{}", session.pieces, observed.message.text.trim());
    let together = context.understand(&whole);
    let best = together.candidates.first()?;
    if together.disposition != Disposition::Answer {
        return None;
    }
    let plan = Plan::answer(program, &best.entry, together.decision.clone());
    Some(Plan { candidates: Some(together.candidates), ..plan })
}
