//! Step 8, file the case: the record that a human receives, once the conversation remembers what
//! was said.
//!
//! Reads the conversation and the case; returns the record, whose transcript comes in when the turn
//! is closed.

mod agent_opening;
mod so_far;

use kaopu_model::{FaqId, Locale, RecordField};

pub use so_far::record_so_far;

use crate::observe::Observed;
use crate::policy::TurnContext;
use crate::program::Program;
use crate::realise::render::Values;
use crate::realise::{Case, Handed, Notice, Realised, find_queue, open_now};
use crate::session::Session;
use crate::turn::{CaseRecord, FiredRule, RECORD_VERSION, RecordedIssue, RecordedMood};
use agent_opening::agent_opening;

/// Characters of the issue's summary.
const SUMMARY_CHARS: usize = 60;

/// The record of the case, if the plan made one.
pub(crate) fn file_case(
    context: &TurnContext<'_>,
    session: &Session,
    realised: &Realised,
) -> Option<CaseRecord> {
    let (Handed::Over(case) | Handed::Callback(case) | Handed::Completed(case)) =
        realised.handed.as_ref()?
    else {
        return None;
    };
    let (program, observed) = (context.program, context.observed);
    let (entry, rule) = (realised.entry.as_ref(), realised.rule.as_ref());
    Some(record(&Conversation { program, observed, session, entry, rule }, case))
}

/// The records of those who are told while the bot goes on.
pub(crate) fn file_notices(
    context: &TurnContext<'_>,
    session: &Session,
    realised: &Realised,
) -> Vec<CaseRecord> {
    let (program, observed) = (context.program, context.observed);
    let entry = realised.entry.as_ref();
    let told = realised.notices.iter().map(|Notice { rule, case }| {
        let rule = Some(rule);
        record(&Conversation { program, observed, session, entry, rule }, case)
    });
    told.collect()
}

/// What a record is made from besides the case.
struct Conversation<'a> {
    program: &'a Program,
    observed: &'a Observed<'a>,
    session: &'a Session,
    /// The entry that the last message is about.
    entry: Option<&'a FaqId>,
    rule: Option<&'a FiredRule>,
}

fn record(of: &Conversation<'_>, case: &Case) -> CaseRecord {
    let Conversation { program, observed, session, rule, .. } = *of;
    let kb = &program.kb;
    let context = &observed.message.context;
    let values = Values::new(kb, context, session, case.feeling);
    let order = context.order.as_ref();
    let queue = find_queue(&kb.escalation, &case.queue);
    let queue_open = queue.and_then(|queue| open_now(queue, context.now));
    let opens_at = queue.zip(context.now).filter(|_| queue_open == Some(false));
    let mut record = CaseRecord {
        version: RECORD_VERSION,
        case: case.number,
        kind: case.kind,
        made_at: context.now,
        customer: context.customer.as_ref().and_then(|customer| customer.name.clone()),
        level: context.customer.as_ref().and_then(|customer| customer.level.clone()),
        phone: session.phone.clone(),
        order: order
            .map(|order| order.id.clone())
            .filter(|id| !id.is_empty())
            .or_else(|| session.order.clone()),
        order_state: order.map(|order| match kb.settings.locale {
            Locale::ZhCn => order.state.zh().to_owned(),
            Locale::En => order.state.code().replace('_', " "),
        }),
        amount: order.and_then(|order| order.amount),
        carrier: order.and_then(|order| order.carrier.clone()),
        tracking: order
            .and_then(|order| order.tracking.clone())
            .or_else(|| session.tracking.clone()),
        product: values.product.map(|product| product.name.clone()),
        issue: issue(of),
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
        queue: case.queue.clone(),
        queue_name: queue.map(|queue| queue.name.clone()).unwrap_or_default(),
        queue_open,
        opens_at: opens_at.and_then(|(queue, now)| queue.hours.next_opening(now)),
        instead_of: case.instead_of.clone(),
        urgency: case.urgency,
        rule: rule.map(|rule| rule.id.clone()),
        rule_title: rule.map(|rule| rule.title.clone()),
        because: case.because.clone(),
        mentions: session.mentions.clone(),
        // What is said in this turn is only settled at its end; it comes in then.
        transcript: session.transcript.clone(),
        opening: String::new(),
        repeats: Vec::new(),
        personal: CaseRecord::personal_parts(),
    };
    let missing = |field: &RecordField| lacks(&record, *field);
    record.missing = kb.escalation.needs.iter().copied().filter(missing).collect();
    record.repeats = repeats(&record, &session.lost);
    record.opening = agent_opening(&values, &record);
    record
}

/// What it is about: the entry of this message, else of the last question, else the last question
/// in the customer's own words. Anger alone is about the question before it.
fn issue(of: &Conversation<'_>) -> RecordedIssue {
    let questions = &of.session.questions;
    let text = &of.observed.message.text;
    let before = || questions.iter().rev().find(|question| question.text != *text);
    let last = before().filter(|_| of.observed.only_vents()).or_else(|| questions.last());
    let id = of.entry.or_else(|| last.and_then(|question| question.entry.as_ref()));
    let faq = id.and_then(|id| of.program.kb.faq(id));
    let words = last.map_or(text.as_str(), |question| question.text.as_str());
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
