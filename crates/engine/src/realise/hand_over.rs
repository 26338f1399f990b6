//! Handing over: to whom, whether somebody is there, and what the customer hears.

use jiff::civil::DateTime;
use kaopu_model::{
    Escalation, FaqId, Feeling, Locale, Moment, Mood, Queue, QueueId, RecordField, Rule, Urgency,
    is_cheerful,
};

use super::clock_words;
use super::entry;
use super::realised::Realised;
use super::render::{HandOverWords, Values, render};
use super::voice::Voice;
use crate::escalate::{Situation, complains, rule_for_request};
use crate::policy::HandOver;
use crate::session::{CallbackState, Pending};
use crate::turn::{Action, Decision, FiredRule, RecordKind, Reply};

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

/// A case of which a record is made.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub number: u32,
    pub kind: RecordKind,
    pub queue: QueueId,
    /// The queue that the rule named, if this is its fallback.
    pub instead_of: Option<QueueId>,
    pub urgency: Urgency,
    pub because: Vec<String>,
}

/// What becomes of a case.
#[derive(Debug, Clone)]
pub(crate) enum Handed {
    /// The customer is asked something first.
    AskedFirst,
    /// A human has the conversation from here on.
    Over(Case),
    /// Nobody is there: somebody calls back.
    Callback(Case),
    /// The callback was promised already; a second record would be a second case.
    CallbackAgain,
    /// The number to call back is noted.
    NumberNoted(Case),
}

/// A rule fired.
pub(super) fn by_rule(voice: &Voice<'_>, realised: Realised, hand_over: &HandOver<'_>) -> Realised {
    let HandOver { rule, because, entry, answered, question, was_asked } = hand_over;
    let mut realised = entry::before_hand_over(voice, realised, answered);
    realised.entry.clone_from(entry);
    realised.questions.extend(question.clone());
    let has_issue = entry.is_some() || !realised.questions.is_empty();
    let fields = if *was_asked { Vec::new() } else { to_ask_first(voice, rule, has_issue) };
    if !fields.is_empty() {
        return ask_first(voice, realised, hand_over, fields);
    }
    let delivery = Delivery {
        queue: rule.queue.clone(),
        fallback: rule.fallback.clone(),
        urgency: rule.urgency,
        say: rule.say.clone(),
        say_closed: rule.say_closed.clone(),
        because: because.clone(),
    };
    deliver(voice, Realised { rule: Some(fired(rule)), ..realised }, delivery)
}

/// The KB has no value to answer with. Goes where a customer who asks for a human goes.
pub(super) fn for_value(
    voice: &Voice<'_>,
    realised: Realised,
    entry: FaqId,
    placeholder: String,
) -> Realised {
    let program = voice.context.program;
    let complains = complains(program, realised.entry.as_ref());
    let feeling = if complains { voice.feeling.max(Feeling::Complaining) } else { voice.feeling };
    let situation = Situation::of(voice.context.observed);
    let delivery = Delivery {
        because: vec![placeholder.clone()],
        ..on_request(&program.kb.escalation, &situation)
    };
    let decision = Decision::NoValue { entry, placeholder };
    let realised = Realised { decision, feeling: Some(feeling), ..realised };
    deliver(&Voice { feeling, ..*voice }, realised, delivery)
}

/// The customer gave a number to call back.
pub(super) fn note_number(
    voice: &Voice<'_>,
    realised: Realised,
    callback: &CallbackState,
) -> Realised {
    let CallbackState { queue, case, urgency, rule, because } = callback.clone();
    let rules = &voice.context.program.kb.escalation.rules;
    let rule = rule.and_then(|id| rules.iter().find(|rule| rule.id == id)).map(fired);
    let kind = RecordKind::Callback;
    let case = Case { number: case, kind, queue, instead_of: None, urgency, because };
    let realised = say_of_queue(voice, realised, &case.queue, Moment::CallbackNoted, None);
    Realised { rule, handed: Some(Handed::NumberNoted(case)), ..realised }
}

fn fired(rule: &Rule) -> FiredRule {
    FiredRule {
        id: rule.id.clone(),
        title: rule.title.clone(),
        queue: rule.queue.clone(),
        urgency: rule.urgency,
    }
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
fn to_ask_first(voice: &Voice<'_>, rule: &Rule, has_issue: bool) -> Vec<RecordField> {
    let asked = voice.session.asked_first;
    if asked || is_upset(voice) || rule.urgency == Urgency::Critical {
        return Vec::new();
    }
    let lacks = |field: &RecordField| lacks(voice, has_issue, *field);
    rule.ask_first.iter().copied().filter(lacks).collect()
}

/// Whether this customer is angry or in danger: nothing is asked that can wait.
fn is_upset(voice: &Voice<'_>) -> bool {
    voice.feeling >= Feeling::Angry
        || voice.session.mood == Mood::Angry
        || !voice.session.danger.is_empty()
}

/// Whether neither the shop nor the customer has told a field yet.
fn lacks(voice: &Voice<'_>, has_issue: bool, field: RecordField) -> bool {
    let session = voice.session;
    let context = &voice.context.observed.message.context;
    let (order, customer) = (context.order.as_ref(), context.customer.as_ref());
    match field {
        RecordField::Order => {
            session.order.is_none() && order.is_none_or(|order| order.id.is_empty())
        }
        RecordField::Tracking => order.is_none_or(|order| order.tracking.is_none()),
        RecordField::Product => voice.product.is_none(),
        RecordField::Phone => session.phone.is_none(),
        RecordField::Customer => customer.is_none_or(|customer| customer.name.is_none()),
        RecordField::Issue => !has_issue && session.questions.is_empty(),
        RecordField::Mood | RecordField::Queue => false,
    }
}

fn ask_first(
    voice: &Voice<'_>,
    realised: Realised,
    hand_over: &HandOver<'_>,
    fields: Vec<RecordField>,
) -> Realised {
    let locale = voice.context.program.kb.settings.locale;
    let named: Vec<&str> = fields.iter().map(|field| field_words(*field, locale)).collect();
    let needs = named.join(match locale {
        Locale::ZhCn => "和",
        Locale::En => " and ",
    });
    let words = HandOverWords { needs: Some(needs), ..HandOverWords::default() };
    let id = hand_over.rule.id.clone();
    let pending = Pending::BeforeHandOver {
        rule: id.clone(),
        because: hand_over.because.clone(),
        fields: fields.clone(),
        entry: hand_over.entry.clone(),
    };
    Realised {
        action: Action::AskFirst,
        decision: Decision::AskFirst { id, fields },
        pending: Some(pending),
        handed: Some(Handed::AskedFirst),
        ..realised
    }
    .saying(Moment::AskFirst, voice.say_with(Moment::AskFirst, &words))
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
fn deliver(voice: &Voice<'_>, realised: Realised, delivery: Delivery) -> Realised {
    let session = voice.session;
    let escalation = &voice.context.program.kb.escalation;
    let now = voice.context.observed.message.context.now;
    let (kind, queue, instead_of) = receive(escalation, now, &delivery);
    let known = session.callback.as_ref();
    let number = known.map_or_else(|| session.cases.saturating_add(1), |known| known.case);
    let Delivery { urgency, because, say, say_closed, .. } = delivery;
    let case = Case { number, kind, queue, instead_of, urgency, because };
    if kind == RecordKind::HandOver {
        let realised = say_of_queue(voice, realised, &case.queue, Moment::Handoff, say.as_deref());
        return Realised { action: Action::HandOver, handed: Some(Handed::Over(case)), ..realised };
    }
    let realised = Realised { action: Action::Callback, ..realised };
    if known.is_some_and(|known| known.queue == case.queue && urgency <= known.urgency) {
        let realised = say_of_queue(voice, realised, &case.queue, Moment::CallbackAgain, None);
        return Realised { handed: Some(Handed::CallbackAgain), ..realised };
    }
    let mut realised =
        say_of_queue(voice, realised, &case.queue, Moment::Closed, say_closed.as_deref());
    if session.phone.is_none() && !is_upset(voice) {
        realised = realised.saying(Moment::CallbackPhone, voice.say(Moment::CallbackPhone));
        realised.pending = Some(Pending::CallbackPhone);
    }
    Realised { handed: Some(Handed::Callback(case)), ..realised }
}

/// Who receives the case, the queue that is meant, else its fallback, whichever somebody is in; and
/// the queue that was meant, if it is not that one.
pub(crate) fn receive(
    escalation: &Escalation,
    now: Option<DateTime>,
    delivery: &Delivery,
) -> (RecordKind, QueueId, Option<QueueId>) {
    let closed = |id: &QueueId| {
        find_queue(escalation, id).and_then(|queue| open_now(queue, now)) == Some(false)
    };
    let meant = delivery.queue.clone();
    if !closed(&meant) {
        return (RecordKind::HandOver, meant, None);
    }
    match delivery.fallback.clone().filter(|fallback| !closed(fallback)) {
        Some(fallback) => (RecordKind::HandOver, fallback, Some(meant)),
        None => (RecordKind::Callback, meant, None),
    }
}

/// Says the words, or else the persona's phrase, with the queue's name and times filled in.
fn say_of_queue(
    voice: &Voice<'_>,
    realised: Realised,
    queue: &QueueId,
    moment: Moment,
    words: Option<&str>,
) -> Realised {
    let kb = &voice.context.program.kb;
    let locale = kb.settings.locale;
    let now = voice.context.observed.message.context.now;
    let queue = find_queue(&kb.escalation, queue);
    let opens = queue.zip(now).and_then(|(queue, now)| Some((queue.hours.next_opening(now)?, now)));
    let hand_over = HandOverWords {
        queue: Some(queue.map_or_else(String::new, |queue| queue.name.clone())),
        hours: queue.map(|queue| clock_words::hours(&queue.hours, locale)),
        opens: opens.map(|(then, now)| clock_words::instant(then, now, locale)),
        ..HandOverWords::default()
    };
    // A rule's own words give way, too, if they are too playful for this customer.
    let own = words.filter(|words| !voice.feeling.is_upset() || !is_cheerful(words));
    let values = Values { hand_over: Some(&hand_over), ..voice.values() };
    let own = own.and_then(|words| render(words, &values).ok());
    match own {
        Some(rendered) => {
            let mut realised = realised;
            realised.replies.push(Reply { text: rendered.text, ..Reply::default() });
            realised
        }
        None => realised.saying(moment, voice.say_with(moment, &hand_over)),
    }
}

pub(crate) fn find_queue<'a>(escalation: &'a Escalation, id: &QueueId) -> Option<&'a Queue> {
    escalation.queues.iter().find(|queue| &queue.id == id)
}

/// Whether somebody is in the queue at that instant; `None` if the instant is not known.
pub fn open_now(queue: &Queue, now: Option<DateTime>) -> Option<bool> {
    Some(queue.hours.open_at(now?))
}
