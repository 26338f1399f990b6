//! The entry that the message most likely asks for: answered, saying what was understood.

use kaopu_model::FaqId;

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::escalate::rules::{Counted, Situation, first_to_fire};
use crate::session::{Pending, Session};
use crate::understand::{Disposition, Understanding};

/// Entries that are kept for who says no.
const FURTHER: usize = 2;

/// The likely entry, if it may be answered on a likelihood: not where health, money or a promise
/// depends on it, not in danger, not where answering it would call a human, and never twice in a
/// row for one question: who was misunderstood once is asked.
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
    if asks_once_more(session, understood) || faq.sensitive || !observed.affect.danger.is_empty() {
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

/// Whether it is the question once more to which the bot has just said what it understood: the
/// entry that was answered is among those that come near, or the first one was among those that
/// came near then.
fn asks_once_more(session: &Session, understood: &Understanding) -> bool {
    let Some(Pending::Confirmation { entry, options, .. }) = &session.pending else {
        return false;
    };
    let mut now = understood.candidates.iter().map(|candidate| &candidate.entry);
    let best = understood.candidates.first().map(|best| &best.entry);
    now.any(|near| near == entry) || best.is_some_and(|best: &FaqId| options.contains(best))
}
