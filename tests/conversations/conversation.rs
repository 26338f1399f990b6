//! A conversation as it is stored: what the customer sends and what is known besides. What the bot
//! does about it is recorded elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use kaopu_engine::Message;
use kaopu_model::Context;
use serde_json::{Map, Value, json};

/// The folder that all of this is in.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conversations")
}

/// One conversation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Conversation {
    pub(crate) id: String,
    /// The knowledge base, by its folder's name.
    pub(crate) shop: String,
    /// What it tries.
    pub(crate) title: String,
    pub(crate) steps: Vec<Message>,
}

/// The files of inputs: the sample's dialogues, and what was generated for each shop.
pub(crate) const INPUTS: [&str; 5] = ["dialogues", "xiaoman", "rules", "harbour", "bare"];

/// All conversations, in the order in which they are recorded.
pub(crate) fn all() -> Vec<Conversation> {
    let read = |name: &str| {
        let path = folder().join(format!("inputs/{name}.jsonl"));
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        text.lines().map(read_line).collect::<Vec<_>>()
    };
    INPUTS.into_iter().flat_map(read).collect()
}

/// A line of a file of inputs. A step is the message alone, or `[message, change]` where the context
/// is another than before; the change is a merge patch (RFC 7386). Events hold for their step alone.
/// A message that says the same again and again is `{"say", "times"}`.
pub(crate) fn line(conversation: &Conversation) -> String {
    let mut before = json!({});
    let mut steps = Vec::new();
    for step in &conversation.steps {
        let say = shortened(&step.text);
        let context = bare(&step.context);
        let change = change(&before, &context);
        steps.push(if change == json!({}) { say } else { json!([say, change]) });
        before = context;
        forget_events(&mut before);
    }
    let Conversation { id, shop, title, .. } = conversation;
    serde_json::to_string(&json!({"id": id, "shop": shop, "title": title, "steps": steps})).unwrap()
}

fn read_line(line: &str) -> Conversation {
    let value: Value = serde_json::from_str(line).unwrap();
    let text = |key: &str| value[key].as_str().unwrap().to_owned();
    let mut context = json!({});
    let mut steps = Vec::new();
    for step in value["steps"].as_array().unwrap() {
        forget_events(&mut context);
        let say = match step {
            Value::Array(pair) => {
                merge(&mut context, &pair[1]);
                &pair[0]
            }
            say => say,
        };
        let context = serde_json::from_value(context.clone()).unwrap();
        steps.push(Message { text: whole(say), context });
    }
    Conversation { id: text("id"), shop: text("shop"), title: text("title"), steps }
}

/// What must be merged into `before` to give `after`; neither has a null in it.
fn change(before: &Value, after: &Value) -> Value {
    let (Value::Object(old), Value::Object(new)) = (before, after) else { return after.clone() };
    let gone =
        old.keys().filter(|key| !new.contains_key(*key)).map(|key| (key.clone(), json!(null)));
    let other =
        new.iter().filter(|(key, value)| old.get(*key) != Some(*value)).map(|(key, value)| {
            let value = old.get(key).map_or_else(|| value.clone(), |known| change(known, value));
            (key.clone(), value)
        });
    Value::Object(gone.chain(other).collect())
}

fn merge(into: &mut Value, change: &Value) {
    let Value::Object(change) = change else {
        *into = change.clone();
        return;
    };
    if !into.is_object() {
        *into = json!({});
    }
    let Value::Object(into) = into else { unreachable!() };
    for (key, value) in change {
        match value {
            Value::Null => drop(into.remove(key)),
            value => merge(into.entry(key.clone()).or_insert(Value::Null), value),
        }
    }
}

fn forget_events(context: &mut Value) {
    if let Value::Object(parts) = context {
        parts.remove("events");
    }
}

/// From so many characters on a message is stored by what it repeats.
const LONG: usize = 200;

fn shortened(text: &str) -> Value {
    let length = text.chars().count();
    let piece = (1..=24)
        .map(|chars| text.chars().take(chars).collect::<String>())
        .find(|piece| length > LONG && piece.repeat(length / piece.chars().count()) == text);
    match piece {
        Some(piece) => json!({"say": piece, "times": length / piece.chars().count()}),
        None => json!(text),
    }
}

fn whole(say: &Value) -> String {
    match say.as_str() {
        Some(text) => text.to_owned(),
        None => {
            let times = usize::try_from(say["times"].as_u64().unwrap()).unwrap();
            say["say"].as_str().unwrap().repeat(times)
        }
    }
}

/// A context without what is not known.
fn bare(context: &Context) -> Value {
    let defaults = serde_json::to_value(Context::default()).unwrap();
    let Value::Object(all) = serde_json::to_value(context).unwrap() else { unreachable!() };
    let kept = all.into_iter().filter(|(key, value)| defaults[key] != *value);
    Value::Object(kept.map(|(key, value)| (key, without_nulls(value))).collect())
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(parts) => {
            parts.into_iter().filter(|(_, part)| !part.is_null()).collect::<Map<_, _>>().into()
        }
        value => value,
    }
}

#[test]
fn a_stored_conversation_is_read_as_it_was() {
    use kaopu_model::{Order, OrderState};

    let context: Context = serde_json::from_value(json!({
        "channel": "phone", "now": "2026-11-20T10:00:00",
        "order": {"id": "2026111500067013", "state": "paid", "amount": "12.50"},
        "events": ["signed"],
    }))
    .unwrap();
    let calm = Context { events: Vec::new(), ..context.clone() };
    let mut paid = calm.clone();
    paid.order = paid.order.map(|order| Order { amount: None, state: OrderState::Signed, ..order });
    let step =
        |text: &str, context: &Context| Message { text: text.into(), context: context.clone() };
    let conversation = Conversation {
        id: "x".into(),
        shop: "bare".into(),
        title: "\u{0}\"".into(),
        steps: vec![
            step("在吗", &Context::default()),
            step("", &context),
            step(&"退货".repeat(500), &calm),
            step("a", &paid),
            step("{\"say\"}", &Context::default()),
        ],
    };
    let stored = line(&conversation);
    assert!(stored.len() < 700 && !stored.contains('\n'), "{stored}");
    assert_eq!(read_line(&stored), conversation);
}
