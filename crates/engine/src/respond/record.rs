//! Making the case record.

use kaopu_model::{Locale, RecordField};

use super::case::{Delivery, find_queue, open_now};
use super::draft::TurnDraft;
use super::opening::opening;
use crate::turn::{CaseRecord, RECORD_VERSION, RecordKind, RecordedIssue, RecordedMood};

/// Characters of the issue's summary.
const SUMMARY_CHARS: usize = 60;

pub(super) fn record(
    draft: &TurnDraft<'_>,
    delivery: &Delivery,
    case: u32,
    kind: RecordKind,
) -> CaseRecord {
    let context = &draft.message.context;
    let session = &draft.session;
    let order = context.order.as_ref();
    let queue = find_queue(draft, &delivery.queue);
    let queue_open = queue.and_then(|queue| open_now(queue, context.now));
    let opens_at = queue.zip(context.now).filter(|_| queue_open == Some(false));
    let mut record = CaseRecord {
        version: RECORD_VERSION,
        case,
        kind,
        made_at: context.now,
        customer: context.customer.as_ref().and_then(|customer| customer.name.clone()),
        level: context.customer.as_ref().and_then(|customer| customer.level.clone()),
        phone: session.phone.clone(),
        order: order
            .map(|order| order.id.clone())
            .filter(|id| !id.is_empty())
            .or_else(|| session.order.clone()),
        order_state: order.map(|order| match draft.program.kb.settings.locale {
            Locale::ZhCn => order.state.zh().to_owned(),
            Locale::En => order.state.code().replace('_', " "),
        }),
        amount: order.and_then(|order| order.amount),
        carrier: order.and_then(|order| order.carrier.clone()),
        tracking: order.and_then(|order| order.tracking.clone()),
        product: draft.product.map(|product| product.name.clone()),
        issue: issue(draft),
        mood: RecordedMood {
            now: session.mood,
            // Where it last showed; calm messages since then do not undo it.
            anger: session
                .mood_course
                .iter()
                .rev()
                .find(|point| point.mood == session.mood)
                .map_or(0, |p| p.anger),
            words: session.mood_words.clone(),
            course: session.mood_course.clone(),
        },
        danger: session.danger.clone(),
        asked: session.questions.clone(),
        promises: session.promises.clone(),
        tried: session.tried.clone(),
        missing: Vec::new(),
        queue: delivery.queue.clone(),
        queue_name: queue.map(|queue| queue.name.clone()).unwrap_or_default(),
        queue_open,
        opens_at: opens_at.and_then(|(queue, now)| queue.hours.next_opening(now)),
        instead_of: draft.instead_of.clone(),
        urgency: delivery.urgency,
        rule: draft.rule.as_ref().map(|rule| rule.id.clone()),
        rule_title: draft.rule.as_ref().map(|rule| rule.title.clone()),
        because: delivery.because.clone(),
        mentions: session.mentions.clone(),
        // What is said in this turn is only settled at its end; it comes in then.
        transcript: session.transcript.clone(),
        opening: String::new(),
        repeats: Vec::new(),
        personal: CaseRecord::personal_parts(),
    };
    record.missing = draft
        .program
        .kb
        .escalation
        .needs
        .iter()
        .copied()
        .filter(|field| lacks(&record, *field))
        .collect();
    record.repeats = repeats(&record, &session.lost);
    record.opening = opening(draft, &record);
    record
}

/// What it is about: the entry of this message, else of the last question, else the last question
/// in the customer's own words. Anger alone is about the question before it.
fn issue(draft: &TurnDraft<'_>) -> RecordedIssue {
    let questions = &draft.session.questions;
    let before = || questions.iter().rev().find(|question| question.text != draft.message.text);
    let last = before().filter(|_| draft.only_vents()).or_else(|| questions.last());
    let id = draft.entry.as_ref().or_else(|| last.and_then(|question| question.entry.as_ref()));
    let faq = id.and_then(|id| draft.program.kb.faq(id));
    let words = last.map_or(draft.message.text.as_str(), |question| question.text.as_str());
    RecordedIssue {
        summary: faq.map_or_else(
            || words.chars().take(SUMMARY_CHARS).collect(),
            |faq| faq.question.clone(),
        ),
        entry: faq.map(|faq| faq.id.clone()),
        category: faq.map(|faq| faq.category.clone()),
    }
}

fn lacks(record: &CaseRecord, field: RecordField) -> bool {
    match field {
        RecordField::Customer => record.customer.is_none(),
        RecordField::Phone => record.phone.is_none(),
        RecordField::Order => record.order.is_none(),
        RecordField::Tracking => record.tracking.is_none(),
        RecordField::Product => record.product.is_none(),
        RecordField::Issue => record.issue.summary.is_empty(),
        RecordField::Mood | RecordField::Queue => false,
    }
}

/// What the customer said and would have to say again: what the session could not keep, and what
/// was named and stands nowhere.
fn repeats(record: &CaseRecord, lost: &[String]) -> Vec<String> {
    let mut repeats = lost.to_vec();
    let unknown = record.mentions.iter().filter(|mention| record.missing.contains(&mention.field));
    repeats.extend(unknown.map(|mention| mention.value.clone()));
    repeats
}
