//! The whole text of a conversation, for people: every field of every turn that says something, and
//! of the session what changed.

use std::fmt::Write as _;
use std::fs;

use kaopu_engine::Message;
use serde_json::Value;

use crate::conversation::{Conversation, folder};
use crate::fields::{Outcome, canonical};

/// The text.
pub(crate) fn text(conversation: &Conversation, outcomes: &[Outcome]) -> String {
    let Conversation { id, shop, title, steps } = conversation;
    let mut text = format!("{id}, {shop}: {title}\n");
    let mut before: Option<&Outcome> = None;
    for (number, (step, outcome)) in (1..).zip(steps.iter().zip(outcomes)) {
        let changed = number == 1 || step.context != steps[number - 2].context;
        write!(text, "\n{number} {}\n", asked(step, changed)).unwrap();
        // The record so far says what the session says; the digests have it.
        for (name, value) in outcome.fields.iter().filter(|(name, _)| name != "record so far") {
            let known = before.map_or(&Value::Null, |before| before.get(name));
            if let Some(line) = field(name, value, known) {
                writeln!(text, "  {line}").unwrap();
            }
        }
        before = Some(outcome);
    }
    text
}

/// The message in one line, with its context.
pub(crate) fn asked(step: &Message, with_context: bool) -> String {
    let text = serde_json::to_string(&step.text).unwrap();
    let text: String = text.chars().take(300).collect();
    if !with_context {
        return text;
    }
    format!("{text} {}", said(&serde_json::to_value(&step.context).unwrap()))
}

/// A value without what is empty in it.
fn said(value: &Value) -> String {
    canonical(&without_empty(value))
}

fn without_empty(value: &Value) -> Value {
    match value {
        Value::Object(parts) => {
            let parts = parts.iter().filter(|(_, part)| !is_empty(part));
            Value::Object(parts.map(|(key, part)| (key.clone(), without_empty(part))).collect())
        }
        Value::Array(items) => items.iter().map(without_empty).collect(),
        plain => plain.clone(),
    }
}

/// A field in one line, if it says something. `=` stands before a value, `+` before what came to a
/// list that was there already.
fn field(name: &str, value: &Value, before: &Value) -> Option<String> {
    let lasts = name.starts_with("session.");
    if lasts && value == before || is_empty(value) && (!lasts || is_empty(before)) {
        return None;
    }
    match (value.as_array(), before.as_array()) {
        (Some(now), Some(then)) if lasts && !then.is_empty() && now.starts_with(then) => {
            Some(format!("{name} + {}", said(&Value::from(&now[then.len()..]))))
        }
        _ => Some(format!("{name} = {}", said(value))),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(parts) => parts.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The text that is kept of a conversation, if it is one of those that have one.
pub(crate) fn read(id: &str) -> Option<String> {
    fs::read_to_string(folder().join(format!("texts/{id}.txt"))).ok()
}

/// How many texts are kept.
pub(crate) fn count() -> usize {
    fs::read_dir(folder().join("texts")).map_or(0, Iterator::count)
}

/// Where two texts part: the turn, and its lines that differ.
pub(crate) fn difference(before: &str, now: &str) -> Option<String> {
    let turns = |text: &str| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>();
    let (before, now) = (turns(before), turns(now));
    let at = (0..before.len().max(now.len())).find(|at| before.get(*at) != now.get(*at))?;
    let lines = |turns: &[String]| -> Vec<String> {
        turns.get(at).map_or(Vec::new(), |turn| turn.lines().map(str::to_owned).collect())
    };
    let (before, now) = (lines(&before), lines(&now));
    let mut shown = format!("  turn {}\n", now.first().or(before.first())?);
    for line in before.iter().filter(|line| !now.contains(line)) {
        writeln!(shown, "  before {line}").unwrap();
    }
    for line in now.iter().filter(|line| !before.contains(line)) {
        writeln!(shown, "  now    {line}").unwrap();
    }
    Some(shown)
}
