//! Playing a test dialogue and holding the bot's turns against its expectations.

use kaopu_model::{Context, Dialogue, Expectation, FaqId, Localized, RecordField};
use serde::{Deserialize, Serialize};

use crate::{CaseRecord, Message, Program, Session, Turn, respond};

/// A test dialogue as it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlayedDialogue {
    /// File name below `dialogues/`.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Whether every expectation was met.
    pub passed: bool,
    /// What was said, and what was not as expected.
    pub turns: Vec<PlayedTurn>,
}

/// One message of a test dialogue and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlayedTurn {
    /// What the customer sent.
    pub customer: String,
    /// What the bot did.
    pub turn: Turn,
    /// Expectations that were not met.
    pub failures: Vec<ExpectationFailure>,
}

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExpectationFailure {
    /// The expectation's key: `action`, `entry`, `entries`, `contains`, `lacks`, `options`,
    /// `queue`, `rule`, `record.order`, ...
    pub field: String,
    /// What was expected.
    pub expected: String,
    /// What came.
    pub actual: String,
    /// The same as a sentence.
    pub message: Localized,
}

/// Plays a dialogue from its first message to its last.
#[must_use]
pub fn play(program: &Program, dialogue: &Dialogue) -> PlayedDialogue {
    let mut session = Session::default();
    let mut context: Context = dialogue.context.clone();
    let mut turns = Vec::with_capacity(dialogue.turns.len());
    for (number, step) in dialogue.turns.iter().enumerate() {
        // What happened is told once, with the first message after it.
        if number > 0 {
            context.events.clear();
        }
        if let Some(change) = &step.context {
            context = change.applied_to(&context);
        }
        let message = Message { text: step.customer.clone(), context: context.clone() };
        let (next, turn) = respond(program, &session, &message);
        session = next;
        let failures =
            step.expect.as_ref().map(|expect| failures(expect, &turn)).unwrap_or_default();
        turns.push(PlayedTurn { customer: step.customer.clone(), turn, failures });
    }
    let passed = turns.iter().all(|turn| turn.failures.is_empty());
    PlayedDialogue { file: dialogue.file.clone(), title: dialogue.title.clone(), passed, turns }
}

fn failures(expect: &Expectation, turn: &Turn) -> Vec<ExpectationFailure> {
    let mut failures = Vec::new();
    if !expect.entries.is_empty() && expect.entries != turn.entries {
        let joined =
            |entries: &[FaqId]| entries.iter().map(|entry| &**entry).collect::<Vec<_>>().join(", ");
        failures.push(ExpectationFailure::new(
            "entries",
            &joined(&expect.entries),
            &joined(&turn.entries),
        ));
    }
    let mut same = |field: &str, expected: Option<&str>, actual: Option<&str>| {
        if let Some(expected) = expected.filter(|expected| Some(*expected) != actual) {
            let actual = actual.unwrap_or("");
            failures.push(ExpectationFailure::new(field, expected, actual));
        }
    };
    same("action", expect.action.as_deref(), Some(turn.action.code()));
    same("entry", expect.entry.as_deref(), turn.entry.as_deref());
    same("queue", expect.queue.as_deref(), turn.record.as_ref().map(|record| &*record.queue));
    same("care", expect.care.as_deref(), turn.trace.care.as_deref());
    same("rule", expect.rule.as_deref(), turn.rule.as_ref().map(|rule| &*rule.id));
    let said = turn.text();
    for text in expect.contains.iter().filter(|text| !said.contains(text.as_str())) {
        failures.push(ExpectationFailure::new("contains", text, &said));
    }
    for text in expect.lacks.iter().filter(|text| said.contains(text.as_str())) {
        failures.push(ExpectationFailure::new("lacks", text, &said));
    }
    let offered: Vec<&str> = turn.options.iter().map(|option| option.id.as_str()).collect();
    for entry in expect.options.iter().filter(|entry| !offered.contains(&&***entry)) {
        failures.push(ExpectationFailure::new("options", entry, &offered.join(", ")));
    }
    for (field, text) in &expect.record {
        let value = turn.record.as_ref().map(|record| recorded(record, *field)).unwrap_or_default();
        if !value.contains(text.as_str()) {
            failures.push(ExpectationFailure::new(
                &format!("record.{}", field.code()),
                text,
                &value,
            ));
        }
    }
    failures
}

/// A field of the case record as text; for mood and queue both spellings count.
fn recorded(record: &CaseRecord, field: RecordField) -> String {
    match field {
        RecordField::Customer => record.customer.clone().unwrap_or_default(),
        RecordField::Phone => record.phone.clone().unwrap_or_default(),
        RecordField::Order => record.order.clone().unwrap_or_default(),
        RecordField::Tracking => record.tracking.clone().unwrap_or_default(),
        RecordField::Product => record.product.clone().unwrap_or_default(),
        RecordField::Issue => record.issue.summary.clone(),
        RecordField::Mood => format!("{} {}", record.mood.now.code(), record.mood.now.zh()),
        RecordField::Queue => format!("{} {}", record.queue, record.queue_name),
    }
}

impl ExpectationFailure {
    fn new(field: &str, expected: &str, actual: &str) -> Self {
        let shown = if actual.is_empty() { "—" } else { actual };
        let message = match field {
            "contains" => Localized::new(
                format!("回复里应出现“{expected}”"),
                format!("the reply should contain \"{expected}\""),
            ),
            "lacks" => Localized::new(
                format!("回复里不应出现“{expected}”"),
                format!("the reply should not contain \"{expected}\""),
            ),
            "options" => Localized::new(
                format!("反问选项里应有 {expected}，实际是 {shown}"),
                format!("the options should include {expected}, they are {shown}"),
            ),
            _ => Localized::new(
                format!("{field} 应为 {expected}，实际是 {shown}"),
                format!("{field} should be {expected}, it is {shown}"),
            ),
        };
        Self {
            field: field.to_owned(),
            expected: expected.to_owned(),
            actual: actual.to_owned(),
            message,
        }
    }
}
