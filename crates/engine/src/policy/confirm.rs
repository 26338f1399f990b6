//! The entry that the message most likely asks for: answered, saying what was understood.

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::escalate::rules::{Counted, Situation, first_to_fire};
use crate::session::{Pending, Session};
use crate::understand::{Disposition, Understanding};

/// Entries that are kept for who says no.
const FURTHER: usize = 2;

/// The likely entry, if it may be answered on a likelihood: not where health, money or a promise
/// depends on it, not in danger, not where answering it would call a human, and never twice in a
/// row: who was misunderstood once is asked.
pub(super) fn confirm<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    likely(context, session, context.understood())
}

/// The same for a message that was read in another way than alone.
pub(super) fn likely<'a>(
    context: &TurnContext<'a>,
    session: &Session,
    understood: &Understanding,
) -> Option<Plan<'a>> {
    let (program, observed) = (context.program, context.observed);
    let Disposition::Confirm { alternatives } = understood.disposition else { return None };
    let (best, others) = understood.candidates.split_first()?;
    let faq = program.kb.faq(&best.entry)?;
    let was_confirmed = matches!(session.pending, Some(Pending::Confirmation { .. }));
    if was_confirmed || faq.sensitive || !observed.affect.danger.is_empty() {
        return None;
    }
    let asked = session.asked.get(&faq.id).map_or(1, |count| count.saturating_add(1));
    let entry = Some((&faq.id, faq.category.as_str()));
    let counted = Counted { entry, asked, ..Counted::default() };
    let situation = Situation { understood: Some(counted), ..Situation::of(observed) };
    if first_to_fire(&program.kb.escalation, &situation).is_some() {
        return None;
    }
    let (alternatives, further) = others.split_at_checked(alternatives)?;
    let further = further.iter().take(FURTHER).map(|candidate| candidate.entry.clone()).collect();
    let act = Act::Confirm { faq, alternatives: alternatives.to_vec(), further };
    Some(Plan::new(act, understood.decision.clone()))
}
