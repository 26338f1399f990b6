//! What was announced: a hand-over for which the customer was asked something, and a number to call
//! back or what it is about.

use kaopu_model::RecordField;

use super::plan::{Act, HandOver, NotedQuestion, Plan};
use super::turn_context::TurnContext;
use crate::observe::small_talk;
use crate::session::{Pending, Session};
use crate::turn::Decision;

/// Goes on with a hand-over for which the customer was asked something, whatever the reply.
pub(super) fn asked_before_hand_over<'a>(
    context: &TurnContext<'a>,
    session: &Session,
) -> Option<Plan<'a>> {
    let Some(Pending::BeforeHandOver { rule, because, entry, fields }) = &session.pending else {
        return None;
    };
    let rule = context.program.kb.escalation.rules.iter().find(|known| known.id == *rule)?;
    let question =
        adds_something(context, fields).then(|| NotedQuestion::whole(context.likely_issue()));
    let of_last = || match &question {
        Some(question) => question.entry.clone(),
        None => session.questions.last().and_then(|question| question.entry.clone()),
    };
    let hand_over = HandOver {
        rule,
        because: because.clone(),
        entry: entry.clone().or_else(of_last),
        answered: Vec::new(),
        question,
        was_asked: true,
    };
    let decision = Decision::Rule { id: rule.id.clone(), because: because.clone() };
    Some(Plan::new(Act::HandOver(hand_over), decision))
}

/// Whether the reply holds none of what was asked for but says something else, which the human
/// should know.
fn adds_something(context: &TurnContext<'_>, fields: &[RecordField]) -> bool {
    let extracted = &context.observed.extracted;
    let supplied = fields.iter().any(|field| match field {
        RecordField::Order => extracted.order.is_some(),
        RecordField::Phone => extracted.phone.is_some(),
        RecordField::Product => extracted.product.is_some(),
        _ => false,
    });
    let folded = context.observed.letters.folded();
    let says_nothing =
        folded.is_empty() || small_talk(folded).is_some() || context.observed.asks_human.is_some();
    !supplied && !says_nothing
}

/// Letters besides a number in a message that only gives it.
const AROUND_NUMBER: usize = 10;

/// The number at which the customer wants to be called back, whenever it comes.
pub(super) fn callback_number<'a>(
    context: &TurnContext<'a>,
    session: &Session,
) -> Option<Plan<'a>> {
    let callback = session.callback.clone()?;
    let phone = context.observed.extracted.phone.as_ref()?;
    let waits = session.pending == Some(Pending::CallbackPhone);
    let only = context.observed.letters.len() <= phone.chars().count() + AROUND_NUMBER;
    let plan = Plan::new(Act::NoteNumber(callback), Decision::CallbackNoted);
    // A question of another kind that the bot had asked stays open.
    let plan = if waits { plan } else { plan.keeping_question() };
    (waits || only).then_some(plan)
}

/// What the callback is about, where the customer was asked for that and no entry answers it.
pub(super) fn callback_issue<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let callback = session.callback.clone().filter(|callback| callback.lacks_issue)?;
    let question = NotedQuestion::whole(context.likely_issue());
    let note = Act::NoteIssue(callback, question);
    adds_something(context, &[]).then(|| Plan::new(note, Decision::CallbackIssueNoted))
}
