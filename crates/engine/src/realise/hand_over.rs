//! Handing over: to whom, whether somebody is there, and what the customer hears.

use jiff::civil::DateTime;
use kaopu_model::{
    Escalation, Feeling, Locale, Moment, Mood, Queue, QueueId, RecordField, Rule, Urgency,
    is_cheerful,
};

use super::answers::{Lack, Wanting};
use super::clock_words;
use super::realised::{Case, Handed, Line, Realised, Words};
use super::render::{HandOverWords, Values, render};
use crate::escalate::rules::{Situation, rule_for_request};
use crate::policy::{Act, HandOver, NotedQuestion, Plan, TurnContext};
use crate::session::{CaseState, Pending, Session};
use crate::turn::{Action, Decision, FiredRule, RecordKind};

/// A case on its way to a human.
#[derive(Debug, Clone, Default)]
pub(crate) struct Delivery {
    pub queue: QueueId,
    pub fallback: Option<QueueId>,
    pub urgency: Urgency,
    pub say: Option<String>,
    pub say_closed: Option<String>,
    pub because: Vec<String>,
}

/// Who is handing over to whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    pub context: &'a TurnContext<'a>,
    pub session: &'a Session,
    /// How the customer may be spoken to.
    pub feeling: Feeling,
}

/// Hands over where a rule wants it, or where nobody can supply what an answer needs.
pub(super) fn hand_over(
    context: &TurnContext<'_>,
    session: &Session,
    plan: &Plan<'_>,
    wanting: Option<&Wanting<'_>>,
    realised: Realised,
) -> Realised {
    let desk = Desk { context, session, feeling: session.feeling };
    match (&plan.act, wanting) {
        (Act::HandOver(hand_over), _) => by_rule(desk, realised, hand_over),
        (Act::NoteNumber(callback), _) => note_number(desk, realised, callback),
        (Act::NoteIssue(callback, question), _) => note_issue(desk, realised, callback, question),
        (_, Some(Wanting { faq, lack: Lack::Value(placeholder) })) => {
            let decision =
                Decision::NoValue { entry: faq.id.clone(), placeholder: placeholder.clone() };
            for_value(desk, Realised { decision, ..realised }, placeholder)
        }
        _ => realised,
    }
}

/// A rule fired.
fn by_rule(desk: Desk<'_>, realised: Realised, hand_over: &HandOver<'_>) -> Realised {
    let HandOver { rule, because, entry, question, was_asked, .. } = hand_over;
    let mut realised = Realised { entry: entry.clone(), ..realised };
    realised.questions.extend(question.clone());
    let has_issue = entry.is_some() || !realised.questions.is_empty();
    // Who waited for nobody is asked nothing before the next try.
    let was_asked = *was_asked || desk.context.observed.handoff_failed.is_some();
    let fields = if was_asked { Vec::new() } else { to_ask_first(desk, rule, has_issue) };
    if !fields.is_empty() {
        return ask_first(desk, realised, hand_over, fields);
    }
    let delivery = Delivery {
        queue: rule.queue.clone(),
        fallback: rule.fallback.clone(),
        urgency: rule.urgency,
        say: rule.say.clone(),
        say_closed: rule.say_closed.clone(),
        because: because.clone(),
    };
    deliver(desk, Realised { rule: Some(FiredRule::from(*rule)), ..realised }, delivery)
}

/// The KB has no value to answer with: says so. Goes where a customer who asks for a human goes.
fn for_value(desk: Desk<'_>, mut realised: Realised, placeholder: &str) -> Realised {
    let Desk { context, feeling, .. } = desk;
    realised.lines.push(Line { words: Words::Phrase(Moment::Missing), feeling });
    let complains = context.program.complains(realised.entry.as_ref());
    let feeling = if complains { feeling.max(Feeling::Complaining) } else { feeling };
    let escalation = &context.program.kb.escalation;
    let on_request = on_request(escalation, &Situation::of(context.observed));
    let delivery = Delivery { because: vec![placeholder.to_owned()], ..on_request };
    deliver(Desk { feeling, ..desk }, realised, delivery)
}

/// The customer gave a number to call back.
fn note_number(desk: Desk<'_>, realised: Realised, callback: &CaseState) -> Realised {
    let realised = say_of_queue(desk, realised, &callback.queue, Moment::CallbackNoted, None);
    completed(desk, realised, callback)
}

/// The customer tells what the callback is about.
fn note_issue(
    desk: Desk<'_>,
    mut realised: Realised,
    callback: &CaseState,
    question: &NotedQuestion,
) -> Realised {
    realised.questions.push(question.clone());
    let own = Some(match desk.context.program.kb.settings.locale {
        Locale::ZhCn => "好的，这件事已经记下，{队列}会接着处理。",
        Locale::En => "Noted; {queue} will go on from there.",
    });
    let realised = say_of_queue(desk, realised, &callback.queue, Moment::CallbackNoted, own);
    completed(desk, realised, callback)
}

/// What the callback lacked is known: the record goes out anew.
pub(super) fn completed(desk: Desk<'_>, realised: Realised, callback: &CaseState) -> Realised {
    let rule = rule_of(desk, callback);
    let case = Case { lacks_issue: false, ..callback_of(desk, callback) };
    Realised { rule, handed: Some(Handed::Completed(case)), ..realised }
}

/// The callback that a case becomes.
pub(super) fn callback_of(desk: Desk<'_>, case: &CaseState) -> Case {
    let CaseState { queue, case: number, urgency, because, lacks_issue, .. } = case.clone();
    let (kind, instead_of, feeling) = (RecordKind::Callback, None, desk.feeling);
    Case { number, kind, queue, instead_of, urgency, because, lacks_issue, feeling }
}

/// The rule of a case, if there still is one.
pub(super) fn rule_of(desk: Desk<'_>, case: &CaseState) -> Option<FiredRule> {
    let mut rules = desk.context.program.kb.escalation.rules.iter();
    rules.find(|rule| case.rule.as_ref() == Some(&rule.id)).map(FiredRule::from)
}

/// Where a customer goes who asks for a human here.
pub(crate) fn on_request(escalation: &Escalation, situation: &Situation<'_>) -> Delivery {
    let rule = rule_for_request(escalation, situation);
    let first = || escalation.queues.first().map(|queue| queue.id.clone());
    Delivery {
        queue: rule.map(|rule| rule.queue.clone()).or_else(first).unwrap_or_default(),
        fallback: rule.and_then(|rule| rule.fallback.clone()),
        urgency: Urgency::Normal,
        ..Delivery::default()
    }
}

/// What the rule wants to know, nobody knows, and this customer may be asked for: once, and never
/// one who is upset or in danger.
fn to_ask_first(desk: Desk<'_>, rule: &Rule, has_issue: bool) -> Vec<RecordField> {
    if desk.session.asked_first || is_upset(desk) || rule.urgency == Urgency::Critical {
        return Vec::new();
    }
    let lacks = |field: &RecordField| lacks(desk, has_issue, *field);
    rule.ask_first.iter().copied().filter(lacks).collect()
}

/// Whether this customer is angry or in danger: nothing is asked that can wait.
pub(super) fn is_upset(Desk { session, feeling, .. }: Desk<'_>) -> bool {
    feeling >= Feeling::Angry || session.mood == Mood::Angry || !session.danger.is_empty()
}

/// Whether neither the shop nor the customer has told a field yet.
pub(super) fn lacks(
    Desk { context, session, .. }: Desk<'_>,
    has_issue: bool,
    field: RecordField,
) -> bool {
    let known = &context.observed.message.context;
    let (order, customer) = (known.order.as_ref(), known.customer.as_ref());
    match field {
        RecordField::Order => {
            session.order.is_none() && order.is_none_or(|order| order.id.is_empty())
        }
        RecordField::Tracking => {
            session.tracking.is_none() && order.is_none_or(|order| order.tracking.is_none())
        }
        RecordField::Product => {
            session.product.as_ref().and_then(|id| context.program.kb.product(id)).is_none()
        }
        RecordField::Phone => session.phone.is_none(),
        RecordField::Customer => customer.is_none_or(|customer| customer.name.is_none()),
        RecordField::Issue => !has_issue && session.questions.is_empty(),
        RecordField::Mood | RecordField::Queue => false,
    }
}

fn ask_first(
    desk: Desk<'_>,
    realised: Realised,
    hand_over: &HandOver<'_>,
    fields: Vec<RecordField>,
) -> Realised {
    let realised = ask_for(desk, realised, &fields);
    let (id, because) = (hand_over.rule.id.clone(), hand_over.because.clone());
    let (rule, entry) = (id.clone(), hand_over.entry.clone());
    let pending = Pending::BeforeHandOver { rule, because, fields: fields.clone(), entry };
    Realised {
        action: Action::AskFirst,
        decision: Decision::AskFirst { id, fields },
        pending: Some(pending),
        handed: Some(Handed::AskedFirst),
        ..realised
    }
}

/// Asks the customer for fields of the record.
pub(super) fn ask_for(desk: Desk<'_>, mut realised: Realised, fields: &[RecordField]) -> Realised {
    let locale = desk.context.program.kb.settings.locale;
    let named: Vec<&str> = fields.iter().map(|field| field_words(*field, locale)).collect();
    let needs = named.join(match locale {
        Locale::ZhCn => "和",
        Locale::En => " and ",
    });
    let filled = HandOverWords { needs: Some(needs), ..HandOverWords::default() };
    let words = Words::HandOver(Moment::AskFirst, filled);
    realised.lines.push(Line { words, feeling: desk.feeling });
    realised
}

fn field_words(field: RecordField, locale: Locale) -> &'static str {
    match (locale, field) {
        (Locale::ZhCn, RecordField::Order) => "订单号",
        (Locale::ZhCn, RecordField::Product) => "商品名称",
        (Locale::ZhCn, RecordField::Phone) => "联系电话",
        (Locale::ZhCn, _) => "想咨询的问题",
        (Locale::En, RecordField::Order) => "your order number",
        (Locale::En, RecordField::Product) => "the product",
        (Locale::En, RecordField::Phone) => "your phone number",
        (Locale::En, _) => "what it is about",
    }
}

/// Gives the case to whoever is there; if nobody is, takes it down and says when somebody will be.
/// Only in the first case does the bot fall silent, and only then is a transfer spoken of.
fn deliver(desk: Desk<'_>, realised: Realised, delivery: Delivery) -> Realised {
    let Desk { context, session, feeling } = desk;
    let now = context.observed.message.context.now;
    // Where nobody came a moment ago nobody is.
    let failed = context.observed.handoff_failed.as_ref();
    let absent = failed.map(|failed| &failed.queue);
    let escalation = &context.program.kb.escalation;
    let (kind, queue, instead_of) = receive(escalation, now, absent, &delivery);
    let known = session.callback.as_ref().or(failed);
    let number = known.map_or_else(|| session.cases.saturating_add(1), |known| known.case);
    let Delivery { urgency, because, say, say_closed, .. } = delivery;
    let again = session.callback.is_some()
        && known.is_some_and(|known| known.queue == queue && urgency <= known.urgency);
    if kind == RecordKind::Callback && failed.is_some() {
        let lacks_issue = false;
        let case = Case { number, kind, queue, instead_of, urgency, because, lacks_issue, feeling };
        let handed = Some(Handed::Callback(case));
        return Realised { action: Action::Callback, handed, ..realised };
    }
    let (moment, own) = match kind {
        RecordKind::HandOver => (Moment::Handoff, say),
        RecordKind::Callback if again => (Moment::CallbackAgain, None),
        RecordKind::Callback | RecordKind::Notice => (Moment::Closed, say_closed),
    };
    let mut realised = say_of_queue(desk, realised, &queue, moment, own.as_deref());
    let lacks_issue = false;
    let case = Case { number, kind, queue, instead_of, urgency, because, lacks_issue, feeling };
    let (action, handed) = match kind {
        RecordKind::HandOver => (Action::HandOver, Handed::Over(case)),
        RecordKind::Callback if again => (Action::Callback, Handed::CallbackAgain),
        RecordKind::Callback | RecordKind::Notice => {
            if session.phone.is_none() && !is_upset(desk) {
                let words = Words::Phrase(Moment::CallbackPhone);
                realised.lines.push(Line { words, feeling });
                realised.pending = Some(Pending::CallbackPhone);
            }
            (Action::Callback, Handed::Callback(case))
        }
    };
    Realised { action, handed: Some(handed), ..realised }
}

/// Who receives the case, the queue that is meant, else its fallback, whichever somebody is in; and
/// the queue that was meant, if it is not that one. In the queue `absent` nobody answers, whatever
/// its hours.
pub(crate) fn receive(
    escalation: &Escalation,
    now: Option<DateTime>,
    absent: Option<&QueueId>,
    delivery: &Delivery,
) -> (RecordKind, QueueId, Option<QueueId>) {
    let closed = |id: &QueueId| {
        absent == Some(id)
            || find_queue(escalation, id).and_then(|queue| open_now(queue, now)) == Some(false)
    };
    let meant = delivery.queue.clone();
    if !closed(&meant) {
        return (RecordKind::HandOver, meant, None);
    }
    let Some(fallback) = delivery.fallback.clone() else {
        return (RecordKind::Callback, meant, None);
    };
    if !closed(&fallback) {
        return (RecordKind::HandOver, fallback, Some(meant));
    }
    // Nobody is anywhere: whoever is there first calls back. Who just did not answer comes last.
    let opens = |id: &QueueId| {
        let opening = find_queue(escalation, id)?.hours.next_opening(now?);
        opening.filter(|_| absent != Some(id))
    };
    match (opens(&meant), opens(&fallback)) {
        (Some(first), Some(other)) if first <= other => (RecordKind::Callback, meant, None),
        (_, Some(_)) if absent != Some(&meant) => (RecordKind::Callback, fallback, Some(meant)),
        _ => (RecordKind::Callback, meant, None),
    }
}

/// Says the words, or else the persona's phrase, with the queue's name and times filled in.
pub(super) fn say_of_queue(
    Desk { context, session, feeling }: Desk<'_>,
    mut realised: Realised,
    queue: &QueueId,
    moment: Moment,
    own: Option<&str>,
) -> Realised {
    let kb = &context.program.kb;
    let locale = kb.settings.locale;
    let known = &context.observed.message.context;
    let queue = find_queue(&kb.escalation, queue);
    let opens = queue.zip(known.now);
    let opens = opens.filter(|(queue, now)| !queue.hours.open_at(*now));
    let opens = opens.and_then(|(queue, now)| Some((queue.hours.next_opening(now)?, now)));
    let filled = HandOverWords {
        queue: Some(queue.map_or_else(String::new, |queue| queue.name.clone())),
        hours: queue.map(|queue| clock_words::hours(&queue.hours, locale)),
        opens: opens.map(|(then, now)| clock_words::instant(then, now, locale)),
        ..HandOverWords::default()
    };
    // A rule's own words give way, too, if they are too playful for this customer.
    let own = own.filter(|words| !feeling.is_upset() || !is_cheerful(words));
    let values = Values::new(kb, known, session, feeling);
    let own =
        own.and_then(|words| render(words, &Values { hand_over: Some(&filled), ..values }).ok());
    let words = match own {
        Some(rendered) => Words::Text(rendered.text),
        None => Words::HandOver(moment, filled),
    };
    realised.lines.push(Line { words, feeling });
    realised
}

pub(crate) fn find_queue<'a>(escalation: &'a Escalation, id: &QueueId) -> Option<&'a Queue> {
    escalation.queues.iter().find(|queue| &queue.id == id)
}

/// Whether somebody is in the queue at that instant; `None` if the instant is not known.
pub fn open_now(queue: &Queue, now: Option<DateTime>) -> Option<bool> {
    Some(queue.hours.open_at(now?))
}
