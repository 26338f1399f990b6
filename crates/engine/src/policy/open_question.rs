//! The customer's reply to what the bot had asked.

use kaopu_model::{FaqId, ProductId};

use super::choice::{Choice, choice};
use super::plan::{Act, OpenQuestion, Plan};
use super::turn_context::TurnContext;
use crate::observe::small_talk;
use crate::session::{Pending, Session};
use crate::turn::{Decision, Score};
use crate::understand::Disposition;

/// The message replies to the open question. Otherwise it is taken as new.
pub(super) fn open_question<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let (plan, product) = match session.pending.as_ref()? {
        Pending::Choice { options } => (chosen_entry(context, options)?, None),
        Pending::Product { entry, options } => chosen_product(context, entry, options)?,
        Pending::Order { entry } => (supplied_order(context, entry)?, None),
        // Both concern a human; see `promised`.
        Pending::BeforeHandOver { .. } | Pending::CallbackPhone => return None,
    };
    Some(Plan { open_question: OpenQuestion::Answered(product), ..plan })
}

fn chosen_entry<'a>(context: &TurnContext<'a>, options: &[FaqId]) -> Option<Plan<'a>> {
    let program = context.program;
    let question = |id: &FaqId| program.kb.faq(id).map(|faq| faq.question.clone());
    let labels: Vec<String> = options.iter().map(|id| question(id).unwrap_or_default()).collect();
    let chosen = match choice(context.observed.letters.folded(), &labels) {
        Some(Choice::None) => return Some(Plan::new(Act::Unknown, Decision::NoneOfThese)),
        Some(Choice::Option(chosen)) => chosen,
        None => likeliest(context, options)?,
    };
    let decision = Decision::Chosen { label: labels.get(chosen)?.clone() };
    Some(Plan::answer(program, options.get(chosen)?, decision))
}

fn chosen_product<'a>(
    context: &TurnContext<'a>,
    entry: &FaqId,
    options: &[ProductId],
) -> Option<(Plan<'a>, Option<ProductId>)> {
    let program = context.program;
    if context.observed.extracted.product.is_some() {
        return Some((Plan::answer(program, entry, Decision::Supplied), None));
    }
    let name = |id: &ProductId| program.kb.product(id).map(|product| product.name.clone());
    let labels: Vec<String> = options.iter().map(|id| name(id).unwrap_or_default()).collect();
    let Some(Choice::Option(chosen)) = choice(context.observed.letters.folded(), &labels) else {
        return None;
    };
    let decision = Decision::Chosen { label: labels.get(chosen)?.clone() };
    Some((Plan::answer(program, entry, decision), Some(options.get(chosen)?.clone())))
}

fn supplied_order<'a>(context: &TurnContext<'a>, entry: &FaqId) -> Option<Plan<'a>> {
    let observed = context.observed;
    let known = observed.extracted.order.is_some() || observed.message.context.order.is_some();
    known.then(|| Plan::answer(context.program, entry, Decision::Supplied))
}

/// The option that the message would be taken for if only the options counted: it comes first of
/// all entries, and twice as surely as the next option. A message that is understood by itself is
/// no reply.
fn likeliest(context: &TurnContext<'_>, options: &[FaqId]) -> Option<usize> {
    if small_talk(&context.observed.utterance.bare).is_some() {
        return None;
    }
    let understood = context.understood();
    let asks = matches!(understood.disposition, Disposition::AskBack { .. });
    let best = understood.candidates.first().filter(|_| asks)?;
    let chosen = options.iter().position(|option| *option == best.entry)?;
    let others = understood.candidates.iter().skip(1);
    let others = others.filter(|candidate| options.contains(&candidate.entry));
    let next = others.map(|candidate| candidate.score).max().unwrap_or(Score(0));
    (next.0.saturating_mul(2) <= best.score.0).then_some(chosen)
}
