//! Handing over: what the customer hears, and the case record that the human agent receives.

use jiff::civil::DateTime;
use kaopu_model::{FaqId, Locale, Moment, Queue, QueueHours, QueueId, RecordField, Rule, Urgency};

use super::draft::TurnDraft;
use crate::phrase;
use crate::render::{Values, render};
use crate::rules::rule_for_request;
use crate::session::Session;
use crate::turn::{Action, CaseRecord, Decision, FiredRule, RECORD_VERSION, RecordedIssue, RecordedMood, Reply, Turn};

/// Characters of the issue's summary.
const SUMMARY_CHARS: usize = 60;

/// A rule fired.
pub(super) fn hand_over_by_rule(
    mut draft: TurnDraft<'_>,
    rule: &Rule,
    because: Vec<String>,
    entry: Option<FaqId>,
) -> (Session, Turn) {
    draft.rule = Some(FiredRule {
        id: rule.id.clone(),
        title: rule.title.clone(),
        queue: rule.queue.clone(),
        urgency: rule.urgency,
    });
    draft.entry.clone_from(&entry);
    if entry.is_some() || rule.when.unknowns.is_none() && !rule.when.request_human {
        draft.note_question(entry, false);
    }
    announce(&mut draft, &rule.queue, rule.say.as_deref());
    draft.record = Some(record(&draft, &rule.queue, rule.urgency));
    draft.hand_to(rule.queue.clone());
    draft.finish(Action::HandOver, Decision::Rule { id: rule.id.clone(), because })
}

/// The KB has no value to answer with. Goes where a customer who asks for a human goes.
pub(super) fn hand_over_for_value(mut draft: TurnDraft<'_>, entry: FaqId, placeholder: String) -> (Session, Turn) {
    let escalation = &draft.program.kb.escalation;
    let queue = rule_for_request(escalation, &draft.situation())
        .map(|rule| rule.queue.clone())
        .or_else(|| escalation.queues.first().map(|queue| queue.id.clone()))
        .unwrap_or_default();
    announce(&mut draft, &queue, None);
    draft.record = Some(record(&draft, &queue, Urgency::Normal));
    draft.hand_to(queue);
    draft.finish(Action::HandOver, Decision::NoValue { entry, placeholder })
}

/// Tells the customer who takes over, and when, if nobody is there now.
fn announce(draft: &mut TurnDraft<'_>, queue: &QueueId, words: Option<&str>) {
    let program = draft.program;
    let queue = find_queue(draft, queue);
    let name = queue.map_or_else(String::new, |queue| queue.name.clone());
    let mut said = std::mem::take(&mut draft.session.said);
    let values = Values { queue: Some(&name), ..draft.values() };
    let reply = words
        .and_then(|words| render(words, &values).ok())
        .map(|rendered| Reply { text: rendered.text, sticker: None })
        .unwrap_or_else(|| phrase::say(Moment::Handoff, &mut said, &values));
    draft.session.said = said;
    draft.replies.push(reply);
    if let Some(queue) = queue.filter(|queue| open_now(queue, draft.message.context.now) == Some(false)) {
        let hours = hours_text(&queue.hours);
        let text = match program.kb.settings.locale {
            Locale::ZhCn => format!(
                "{name}的服务时间是{hours}，现在不在线。您的情况已经完整记录，同事上线后会接着处理，不用您再说一遍。"
            ),
            Locale::En => format!(
                "{name} is available {hours} and not online right now. Your case is recorded in full; a colleague will go on from here, and you need not repeat anything."
            ),
        };
        draft.replies.push(Reply { text, sticker: None });
    }
}

fn find_queue<'a>(draft: &TurnDraft<'a>, id: &QueueId) -> Option<&'a Queue> {
    draft.program.kb.escalation.queues.iter().find(|queue| &queue.id == id)
}

/// Whether somebody is in the queue at that instant; `None` if the instant is not known.
pub fn open_now(queue: &Queue, now: Option<DateTime>) -> Option<bool> {
    let now = now?;
    let minute = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
    let today = u8::try_from(now.weekday().to_monday_one_offset()).unwrap_or(1);
    let yesterday = if today == 1 { 7 } else { today - 1 };
    let QueueHours { opens, closes, days } = &queue.hours;
    let (opens, closes) = (*opens, *closes);
    Some(if opens < closes {
        days.contains(&today) && (opens..closes).contains(&minute)
    } else {
        days.contains(&today) && minute >= opens || days.contains(&yesterday) && minute < closes
    })
}

fn hours_text(hours: &QueueHours) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!("{}–{}", clock(hours.opens), clock(hours.closes))
}

fn record(draft: &TurnDraft<'_>, queue_id: &QueueId, urgency: Urgency) -> CaseRecord {
    let context = &draft.message.context;
    let session = &draft.session;
    let order = context.order.as_ref();
    let queue = find_queue(draft, queue_id);
    let mut record = CaseRecord {
        version: RECORD_VERSION,
        customer: context.customer.as_ref().and_then(|customer| customer.name.clone()),
        phone: session.phone.clone(),
        order: order.map(|order| order.id.clone()).filter(|id| !id.is_empty()).or_else(|| session.order.clone()),
        order_state: order.map(|order| match draft.program.kb.settings.locale {
            Locale::ZhCn => order.state.zh().to_owned(),
            Locale::En => order.state.code().replace('_', " "),
        }),
        tracking: order.and_then(|order| order.tracking.clone()),
        product: draft.product.map(|product| product.name.clone()),
        issue: issue(draft),
        mood: RecordedMood { now: session.mood, words: session.mood_words.clone() },
        danger: draft.danger_topics(),
        asked: session.questions.clone(),
        missing: Vec::new(),
        queue: queue_id.clone(),
        queue_name: queue.map(|queue| queue.name.clone()).unwrap_or_default(),
        queue_open: queue.and_then(|queue| open_now(queue, context.now)),
        urgency,
        rule: draft.rule.as_ref().map(|rule| rule.id.clone()),
        transcript: draft.transcript(),
        opening: String::new(),
    };
    record.missing = draft.program.kb.escalation.needs.iter().copied().filter(|field| lacks(&record, *field)).collect();
    record.opening = opening(draft.program.kb.settings.locale, &record);
    record
}

/// What it is about: the entry of this message, else of the last question, else the last question in the customer's own words.
fn issue(draft: &TurnDraft<'_>) -> RecordedIssue {
    let last = draft.session.questions.last();
    let id = draft.entry.as_ref().or_else(|| last.and_then(|question| question.entry.as_ref()));
    let faq = id.and_then(|id| draft.program.kb.faq(id));
    let words = last.map_or(draft.message.text.as_str(), |question| question.text.as_str());
    RecordedIssue {
        summary: faq.map_or_else(|| words.chars().take(SUMMARY_CHARS).collect(), |faq| faq.question.clone()),
        entry: faq.map(|faq| faq.id.clone()),
        category: faq.map(|faq| faq.category.clone()),
    }
}

fn lacks(record: &CaseRecord, field: RecordField) -> bool {
    match field {
        RecordField::Customer => record.customer.is_none(),
        RecordField::Order => record.order.is_none(),
        RecordField::Tracking => record.tracking.is_none(),
        RecordField::Product => record.product.is_none(),
        RecordField::Issue => record.issue.summary.is_empty(),
        RecordField::Mood | RecordField::Queue => false,
    }
}

/// The sentence with which the agent may open, so that the customer hears that nothing needs repeating.
fn opening(locale: Locale, record: &CaseRecord) -> String {
    let CaseRecord { customer, order, product, issue, .. } = record;
    match locale {
        Locale::ZhCn => {
            let customer = customer.as_deref().unwrap_or("");
            let order = order.as_ref().map(|id| format!("订单{id}")).unwrap_or_default();
            let product = product.as_ref().map(|name| format!("「{name}」")).unwrap_or_default();
            let about = [order, product].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("、");
            let about = if about.is_empty() { about } else { format!("{about}的") };
            format!(
                "{customer}您好，我看到您咨询的是{about}“{}”，前面的情况我都了解了，现在由我来为您处理。",
                issue.summary
            )
        }
        Locale::En => {
            let customer = customer.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
            let order = order.as_ref().map(|id| format!(", order {id}")).unwrap_or_default();
            let product = product.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
            format!(
                "Hello{customer}, I see that this is about \"{}\"{order}{product}. I have read everything so far and take it from here.",
                issue.summary
            )
        }
    }
}
