//! Handing over: to whom, whether somebody is there, and what the customer hears.

use std::ops::ControlFlow;

use jiff::civil::DateTime;
use kaopu_model::{FaqId, Locale, Moment, Queue, QueueId, RecordField, Rule, Urgency, is_cheerful};

use super::draft::TurnDraft;
use super::record::record;
use crate::clock_words;
use crate::lexicon::{request_for_human, small_talk};
use crate::render::{HandOverWords, Values, render};
use crate::rules::rule_for_request;
use crate::session::{CallbackState, Pending, Session};
use crate::turn::{Action, Decision, FiredRule, RecordKind, Reply, Turn};

/// A case on its way to a human.
pub(super) struct Delivery {
    pub queue: QueueId,
    pub fallback: Option<QueueId>,
    pub urgency: Urgency,
    pub say: Option<String>,
    pub say_closed: Option<String>,
    pub because: Vec<String>,
}

/// A rule fired.
pub(super) fn hand_over_by_rule(
    mut draft: TurnDraft<'_>,
    rule: &Rule,
    because: Vec<String>,
    entry: Option<FaqId>,
) -> (Session, Turn) {
    draft.entry.clone_from(&entry);
    draft.raise_feeling_by_entry();
    let noted = draft.noted && entry.is_none();
    if !noted && (entry.is_some() || rule.when.unknowns.is_none() && !rule.when.request_human) {
        draft.note_question(entry.clone(), false);
    }
    let fields = to_ask_first(&draft, rule);
    if !fields.is_empty() {
        return ask_first(draft, rule, because, fields, entry);
    }
    deliver_by_rule(draft, rule, because)
}

fn deliver_by_rule(mut draft: TurnDraft<'_>, rule: &Rule, because: Vec<String>) -> (Session, Turn) {
    draft.rule = Some(FiredRule {
        id: rule.id.clone(),
        title: rule.title.clone(),
        queue: rule.queue.clone(),
        urgency: rule.urgency,
    });
    let delivery = Delivery {
        queue: rule.queue.clone(),
        fallback: rule.fallback.clone(),
        urgency: rule.urgency,
        say: rule.say.clone(),
        say_closed: rule.say_closed.clone(),
        because: because.clone(),
    };
    deliver(draft, delivery, Decision::Rule { id: rule.id.clone(), because })
}

/// The KB has no value to answer with. Goes where a customer who asks for a human goes.
pub(super) fn hand_over_for_value(
    mut draft: TurnDraft<'_>,
    entry: FaqId,
    placeholder: String,
) -> (Session, Turn) {
    draft.raise_feeling_by_entry();
    let delivery = Delivery { because: vec![placeholder.clone()], ..on_request(&draft) };
    deliver(draft, delivery, Decision::NoValue { entry, placeholder })
}

/// Where a customer goes who asks for a human here.
pub(super) fn on_request(draft: &TurnDraft<'_>) -> Delivery {
    let escalation = &draft.program.kb.escalation;
    let rule = rule_for_request(escalation, &draft.situation());
    let first = || escalation.queues.first().map(|queue| queue.id.clone());
    Delivery {
        queue: rule.map(|rule| rule.queue.clone()).or_else(first).unwrap_or_default(),
        fallback: rule.and_then(|rule| rule.fallback.clone()),
        urgency: Urgency::Normal,
        say: None,
        say_closed: None,
        because: Vec::new(),
    }
}

/// What the rule wants to know, nobody knows, and this customer may be asked for: once, and never
/// one who is upset or in danger.
fn to_ask_first(draft: &TurnDraft<'_>, rule: &Rule) -> Vec<RecordField> {
    let spared = draft.session.asked_first || draft.is_upset() || rule.urgency == Urgency::Critical;
    if spared {
        return Vec::new();
    }
    rule.ask_first.iter().copied().filter(|field| draft.lacks(*field)).collect()
}

fn ask_first(
    mut draft: TurnDraft<'_>,
    rule: &Rule,
    because: Vec<String>,
    fields: Vec<RecordField>,
    entry: Option<FaqId>,
) -> (Session, Turn) {
    let locale = draft.program.kb.settings.locale;
    let named: Vec<&str> = fields.iter().map(|field| field_words(*field, locale)).collect();
    let needs = named.join(match locale {
        Locale::ZhCn => "和",
        Locale::En => " and ",
    });
    draft.say_with(
        Moment::AskFirst,
        Some(&HandOverWords { needs: Some(needs), ..HandOverWords::default() }),
    );
    draft.session.asked_first = true;
    draft.session.pending = Some(Pending::BeforeHandOver {
        rule: rule.id.clone(),
        because,
        fields: fields.clone(),
        entry,
    });
    draft.finish(Action::AskFirst, Decision::AskFirst { id: rule.id.clone(), fields })
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

/// Goes on with a hand-over for which the customer was asked something, whatever the reply; and
/// notes a number to call back.
pub(super) fn supplied<'a>(
    mut draft: TurnDraft<'a>,
) -> ControlFlow<(Session, Turn), TurnDraft<'a>> {
    match draft.session.pending.take() {
        Some(Pending::BeforeHandOver { rule, because, entry, fields }) => {
            let rules = &draft.program.kb.escalation.rules;
            let Some(rule) = rules.iter().find(|known| known.id == rule) else {
                return ControlFlow::Continue(draft);
            };
            note_reply(&mut draft, &fields);
            draft.entry = entry.or_else(|| {
                draft.session.questions.last().and_then(|question| question.entry.clone())
            });
            ControlFlow::Break(deliver_by_rule(draft, rule, because))
        }
        Some(Pending::CallbackPhone) => match draft.session.callback.clone() {
            Some(callback) if draft.extracted.phone.is_some() => {
                ControlFlow::Break(note_number(draft, &callback))
            }
            _ => ControlFlow::Continue(draft),
        },
        other => {
            draft.session.pending = other;
            ControlFlow::Continue(draft)
        }
    }
}

/// A reply that tells none of what was asked for is something else that the customer wants the
/// human to know.
fn note_reply(draft: &mut TurnDraft<'_>, fields: &[RecordField]) {
    let supplied = fields.iter().any(|field| match field {
        RecordField::Order => draft.extracted.order.is_some(),
        RecordField::Phone => draft.extracted.phone.is_some(),
        RecordField::Product => draft.extracted.product.is_some(),
        _ => false,
    });
    let folded = &draft.wording.folded;
    let says_nothing =
        folded.is_empty() || small_talk(folded).is_some() || request_for_human(folded).is_some();
    if !supplied && !says_nothing {
        let entry = super::issue_behind(draft);
        draft.note_question(entry, false);
    }
}

fn note_number(mut draft: TurnDraft<'_>, callback: &CallbackState) -> (Session, Turn) {
    let delivery = Delivery {
        queue: callback.queue.clone(),
        fallback: None,
        urgency: callback.urgency,
        say: None,
        say_closed: None,
        because: callback.because.clone(),
    };
    let rules = &draft.program.kb.escalation.rules;
    draft.rule =
        callback.rule.as_ref().and_then(|id| rules.iter().find(|rule| &rule.id == id)).map(
            |rule| FiredRule {
                id: rule.id.clone(),
                title: rule.title.clone(),
                queue: rule.queue.clone(),
                urgency: rule.urgency,
            },
        );
    say_of_queue(&mut draft, &callback.queue, Moment::CallbackNoted, None);
    draft.record = Some(record(&draft, &delivery, callback.case, RecordKind::Callback));
    draft.finish(Action::Callback, Decision::CallbackNoted)
}

/// Gives the case to whoever is there; if nobody is, takes it down and says when somebody will be.
/// Only in the first case does the bot fall silent, and only then is a transfer spoken of.
fn deliver(
    mut draft: TurnDraft<'_>,
    mut delivery: Delivery,
    decision: Decision,
) -> (Session, Turn) {
    match receive(&mut draft, &mut delivery) {
        RecordKind::HandOver => hand_over(draft, &delivery, decision),
        RecordKind::Callback => take_callback(draft, &delivery, decision),
    }
}

/// Who receives the case: the queue that is meant, else its fallback, whichever somebody is in.
pub(super) fn receive(draft: &mut TurnDraft<'_>, delivery: &mut Delivery) -> RecordKind {
    let now = draft.message.context.now;
    let closed =
        |id: &QueueId| find_queue(draft, id).and_then(|queue| open_now(queue, now)) == Some(false);
    if !closed(&delivery.queue) {
        return RecordKind::HandOver;
    }
    let Some(fallback) = delivery.fallback.clone().filter(|fallback| !closed(fallback)) else {
        return RecordKind::Callback;
    };
    draft.instead_of = Some(std::mem::replace(&mut delivery.queue, fallback));
    RecordKind::HandOver
}

fn hand_over(mut draft: TurnDraft<'_>, delivery: &Delivery, decision: Decision) -> (Session, Turn) {
    say_of_queue(&mut draft, &delivery.queue, Moment::Handoff, delivery.say.as_deref());
    let case = match draft.session.callback.take() {
        Some(callback) => callback.case,
        None => draft.next_case(),
    };
    draft.record = Some(record(&draft, delivery, case, RecordKind::HandOver));
    draft.hand_to(delivery.queue.clone());
    draft.finish(Action::HandOver, decision)
}

fn take_callback(
    mut draft: TurnDraft<'_>,
    delivery: &Delivery,
    decision: Decision,
) -> (Session, Turn) {
    let known = draft.session.callback.clone();
    if let Some(known) = &known
        && known.queue == delivery.queue
        && delivery.urgency <= known.urgency
    {
        // It is noted already; a second record would be a second case.
        say_of_queue(&mut draft, &delivery.queue, Moment::CallbackAgain, None);
        draft.session.pending = None;
        return draft.finish(Action::Callback, decision);
    }
    say_of_queue(&mut draft, &delivery.queue, Moment::Closed, delivery.say_closed.as_deref());
    let case = known.map_or_else(|| draft.next_case(), |known| known.case);
    draft.session.pending = None;
    if draft.session.phone.is_none() && !draft.is_upset() {
        draft.say(Moment::CallbackPhone);
        draft.session.pending = Some(Pending::CallbackPhone);
    }
    draft.session.callback = Some(CallbackState {
        queue: delivery.queue.clone(),
        case,
        urgency: delivery.urgency,
        rule: draft.rule.as_ref().map(|rule| rule.id.clone()),
        because: delivery.because.clone(),
    });
    draft.record = Some(record(&draft, delivery, case, RecordKind::Callback));
    draft.finish(Action::Callback, decision)
}

/// Says the words, or else the persona's phrase, with the queue's name and times filled in.
fn say_of_queue(draft: &mut TurnDraft<'_>, queue: &QueueId, moment: Moment, words: Option<&str>) {
    let locale = draft.program.kb.settings.locale;
    let now = draft.message.context.now;
    let queue = find_queue(draft, queue);
    let opens = queue.zip(now).and_then(|(queue, now)| Some((queue.hours.next_opening(now)?, now)));
    let hand_over = HandOverWords {
        queue: Some(queue.map_or_else(String::new, |queue| queue.name.clone())),
        hours: queue.map(|queue| clock_words::hours(&queue.hours, locale)),
        opens: opens.map(|(then, now)| clock_words::instant(then, now, locale)),
        ..HandOverWords::default()
    };
    // A rule's own words give way, too, if they are too playful for this customer.
    let upset = draft.session.feeling.is_upset();
    let own = words.filter(|words| !upset || !is_cheerful(words)).and_then(|words| {
        render(words, &Values { hand_over: Some(&hand_over), ..draft.values() })
            .ok()
            .map(|rendered| rendered.text)
    });
    match own {
        Some(text) => draft.replies.push(Reply { text, ..Reply::default() }),
        None => draft.say_with(moment, Some(&hand_over)),
    }
}

pub(super) fn find_queue<'a>(draft: &TurnDraft<'a>, id: &QueueId) -> Option<&'a Queue> {
    draft.program.kb.escalation.queues.iter().find(|queue| &queue.id == id)
}

/// Whether somebody is in the queue at that instant; `None` if the instant is not known.
pub fn open_now(queue: &Queue, now: Option<DateTime>) -> Option<bool> {
    Some(queue.hours.open_at(now?))
}
