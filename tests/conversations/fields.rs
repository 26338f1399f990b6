//! What came of a message, field by field. The names of the fields in JSON are all that is known of
//! the engine's types here.

use kaopu_engine::{Message, Program, Session, Turn, record_so_far, respond};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::conversation::Conversation;

/// Whom a field concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// What customer and agent get, and what the bot remembers.
    Customer,
    /// Why.
    Trace,
}

/// Fields that are marked together: a name, whose they are, and their JSON names.
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) side: Side,
    fields: &'static [&'static str],
}

const fn group(name: &'static str, side: Side, fields: &'static [&'static str]) -> Group {
    Group { name, side, fields }
}

/// The groups, in the order of their marks. A field that is in none belongs to `session.*`,
/// `trace.*` or `turn.*`.
pub(crate) const GROUPS: [Group; 25] = [
    group("replies", Side::Customer, &["replies"]),
    group("action", Side::Customer, &["action", "entry", "entries"]),
    group("options", Side::Customer, &["options"]),
    group("rule", Side::Customer, &["rule"]),
    group("record", Side::Customer, &["record"]),
    group("record so far", Side::Customer, &["record so far"]),
    group("turn.*", Side::Customer, &[]),
    group(
        "session: counts",
        Side::Customer,
        &[
            "session.turns",
            "session.unknowns",
            "session.clarifications",
            "session.answers",
            "session.asked",
        ],
    ),
    group(
        "session: waiting",
        Side::Customer,
        &["session.pending", "session.suspended", "session.asked_first"],
    ),
    group(
        "session: human",
        Side::Customer,
        &["session.handed_to", "session.handed", "session.callback", "session.cases"],
    ),
    group(
        "session: named",
        Side::Customer,
        &["session.product", "session.order", "session.phone", "session.mentions", "session.lost"],
    ),
    group(
        "session: mood",
        Side::Customer,
        &[
            "session.mood",
            "session.mood_words",
            "session.mood_course",
            "session.danger",
            "session.feeling",
            "session.calm_run",
            "session.comforted",
        ],
    ),
    group("session: questions", Side::Customer, &["session.questions"]),
    group("session: transcript", Side::Customer, &["session.transcript"]),
    group("session: done", Side::Customer, &["session.promises", "session.tried"]),
    group(
        "session: phrases",
        Side::Customer,
        &["session.said", "session.care_said", "session.care_done", "session.last_care"],
    ),
    group("session.*", Side::Customer, &[]),
    group("candidates", Side::Trace, &["candidates"]),
    group(
        "trace: reading",
        Side::Trace,
        &["trace.normalised", "trace.corrections", "trace.extracted"],
    ),
    group(
        "trace: mood",
        Side::Trace,
        &[
            "trace.mood",
            "trace.anger",
            "trace.mood_words",
            "trace.mood_cues",
            "trace.feeling",
            "trace.danger",
        ],
    ),
    group("trace.care", Side::Trace, &["trace.care"]),
    group("trace.decision", Side::Trace, &["trace.decision"]),
    group("trace.threshold", Side::Trace, &["trace.threshold"]),
    group("trace.answer", Side::Trace, &["trace.answer"]),
    group("trace.*", Side::Trace, &[]),
];

/// Fields that came when all was recorded: where they are empty they are as if there were none, so
/// that the digests of conversations that never fill them stay.
const LATER: [&str; 4] = ["session.handed", "session.notified", "trace.handoff_failed", "notices"];

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// What came of one message: every field with its value, in the order of their names.
pub(crate) struct Outcome {
    pub(crate) fields: Vec<(String, Value)>,
}

/// Plays a conversation from its first message to its last.
pub(crate) fn play(program: &Program, conversation: &Conversation) -> Vec<Outcome> {
    let mut session = Session::default();
    let mut outcomes = Vec::with_capacity(conversation.steps.len());
    for message in &conversation.steps {
        let (next, turn) = respond(program, &session, message);
        session = next;
        outcomes.push(Outcome::new(program, &session, message, &turn));
    }
    outcomes
}

impl Outcome {
    fn new(program: &Program, session: &Session, message: &Message, turn: &Turn) -> Self {
        let so_far = record_so_far(program, session, message, turn);
        let mut fields = vec![("record so far".to_owned(), json(&so_far))];
        for (key, value) in parts(json(turn)) {
            match key.as_str() {
                "trace" => fields.extend(below("trace", value)),
                _ => fields.push((key, value)),
            }
        }
        fields.extend(below("session", json(session)));
        fields.retain(|(name, value)| !(LATER.contains(&name.as_str()) && is_empty(value)));
        fields.sort_by(|a, b| a.0.cmp(&b.0));
        Self { fields }
    }

    /// A field's value; `Value::Null` if there is none of that name.
    pub(crate) fn get(&self, name: &str) -> &Value {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or(&Value::Null, |(_, value)| value)
    }

    /// The action and the entry, in words.
    pub(crate) fn headline(&self) -> String {
        let word = |name: &str| self.get(name).as_str().unwrap_or("-").to_owned();
        format!("{} {}", word("action"), word("entry"))
    }

    /// One digest for each group.
    pub(crate) fn digests(&self) -> Vec<[u8; 32]> {
        let mut digests = vec![Sha256::new(); GROUPS.len()];
        for (name, value) in &self.fields {
            let digest = &mut digests[group_of(name)];
            digest.update(name);
            digest.update([0]);
            digest.update(canonical(value));
            digest.update([0]);
        }
        digests.into_iter().map(|digest| digest.finalize().into()).collect()
    }
}

/// The group of a field.
pub(crate) fn group_of(field: &str) -> usize {
    let of_name = |name: &str| GROUPS.iter().position(|group| group.name == name).unwrap();
    let named = GROUPS.iter().position(|group| group.fields.contains(&field));
    named.unwrap_or_else(|| match field.split_once('.') {
        Some(("session", _)) => of_name("session.*"),
        Some(("trace", _)) => of_name("trace.*"),
        _ => of_name("turn.*"),
    })
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn parts(value: Value) -> Vec<(String, Value)> {
    match value {
        Value::Object(parts) => parts.into_iter().collect(),
        other => panic!("no object: {other}"),
    }
}

fn below(name: &str, value: Value) -> Vec<(String, Value)> {
    parts(value).into_iter().map(|(key, value)| (format!("{name}.{key}"), value)).collect()
}

/// JSON with its keys in order, whatever order the types or `serde_json`'s features give.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(parts) => {
            let mut parts: Vec<_> = parts.iter().collect();
            parts.sort_by_key(|(key, _)| *key);
            let parts = parts
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)));
            format!("{{{}}}", parts.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    }
}
