//! JSON, by its messages: each with the fields of what stands around it.
//!
//! An object a line, one document, or several: conversations with their messages inside, lists of
//! messages below `data.list`, or whatever else a program puts around them.

use std::collections::BTreeSet;

use serde_json::{Deserializer, Map, Value};

use super::column_name::role_of;
use super::mapping::LogMapping;
use super::role::LogRole;
use super::speaker::LogSpeaker;

/// The most bytes of a document that is no object a line: all of it is in memory at once.
const DOCUMENT_BYTES: usize = 32 << 20;

/// How deep messages may stand.
const DEPTH: usize = 12;

/// What the text of a message is called where that is a list of its parts.
pub(super) const PART_TEXTS: [&str; 3] = ["text", "value", "content"];

/// The fields of a message, its own before those around it.
pub(super) type Fields = Vec<(String, String)>;

/// What stands in a text of JSON.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Objects {
    /// Messages, each with its line; with its number, if it is no object a line.
    pub messages: Vec<(u32, Fields)>,
    /// Lines that are no object.
    pub broken: Vec<u32>,
    /// The line from which on nothing was read.
    pub cut: Option<u32>,
    /// Whether it is a document, and no object a line.
    pub is_document: bool,
}

/// The messages of a text; `None` if it is none of JSON. Without a mapping, whatever may be a
/// message once somebody says what its fields hold.
pub(super) fn objects(text: &str, mapping: Option<&LogMapping>, most: usize) -> Option<Objects> {
    let begins = text.trim_start();
    if begins.starts_with('{') && is_by_lines(begins) {
        return Some(by_lines(text, mapping, most));
    }
    if !begins.starts_with(['{', '[']) || text.len() > DOCUMENT_BYTES {
        return None;
    }
    let mut objects = Objects { is_document: true, ..Objects::default() };
    let mut found = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        collect(&value.ok()?, &Vec::new(), mapping, DEPTH, &mut found);
    }
    // A line may begin with a bracket, too; what is in it is no object then.
    if found.is_empty() && !begins.contains('{') {
        return None;
    }
    if found.len() > most {
        objects.cut = u32::try_from(most + 1).ok();
        found.truncate(most);
    }
    objects.messages = (1..).zip(found).collect();
    Some(objects)
}

/// Whether the first lines are objects, each by itself.
fn is_by_lines(text: &str) -> bool {
    let first = text.lines().filter(|line| !line.trim().is_empty()).take(2);
    let objects = first.filter(|line| serde_json::from_str::<Map<String, Value>>(line).is_ok());
    objects.count() > 0
}

fn by_lines(text: &str, mapping: Option<&LogMapping>, most: usize) -> Objects {
    let mut objects = Objects::default();
    let (mut lines, mut found) = (Vec::new(), Vec::new());
    for (line, said) in (1..).zip(text.lines()).filter(|(_, said)| !said.trim().is_empty()) {
        if found.len() >= most {
            objects.cut = Some(line);
            break;
        }
        let Ok(object) = serde_json::from_str::<Map<String, Value>>(said) else {
            objects.broken.push(line);
            continue;
        };
        collect(&Value::Object(object), &Vec::new(), mapping, DEPTH, &mut found);
        lines.resize(found.len(), line);
    }
    objects.messages = lines.into_iter().zip(found).collect();
    objects
}

/// Gathers the messages of a value: objects that say something, and have none inside that do.
fn collect(
    value: &Value,
    around: &Fields,
    mapping: Option<&LogMapping>,
    depth: usize,
    out: &mut Vec<Fields>,
) {
    let Some(deeper) = depth.checked_sub(1) else { return };
    match value {
        Value::Array(values) => {
            let before = out.len();
            for one in values {
                collect(one, around, mapping, deeper, out);
            }
            one_conversation(out, before, mapping);
        }
        Value::Object(object) => {
            let mut fields = own(object);
            let both = asked_and_answered(object);
            let is_whole = both.is_some();
            fields.extend(both.unwrap_or_default());
            let named: BTreeSet<String> = fields.iter().map(|(name, _)| name.clone()).collect();
            fields.extend(around.iter().filter(|(name, _)| !named.contains(name)).cloned());
            let before = out.len();
            let holds = |inside: &&Value| match mapping {
                Some(_) => holds_objects(inside),
                None => holds_list(inside),
            };
            for inside in object.values().filter(|inside| !is_whole && holds(inside)) {
                collect(inside, &inherited(&fields, mapping), mapping, deeper, out);
            }
            let says = || is_whole || own(object).iter().any(|(name, _)| is_text(name, mapping));
            one_conversation(out, before, mapping);
            if out.len() == before && (mapping.is_none() || says()) {
                out.push(fields);
            }
        }
        _ => {}
    }
}

/// The fields of two objects inside of one, if what was asked stands in one of them and what was
/// answered in the other: inputs and outputs.
fn asked_and_answered(object: &Map<String, Value>) -> Option<Fields> {
    let inside: Vec<&Map<String, Value>> = object.values().filter_map(Value::as_object).collect();
    if inside.len() < 2 {
        return None;
    }
    let fields: Vec<Fields> = inside.into_iter().map(own).collect();
    let holds = |wanted: LogRole| {
        let has = |one: &&Fields| one.iter().any(|(name, _)| role(name, None) == Some(wanted));
        fields.iter().filter(has).count()
    };
    (holds(LogRole::Text) == 1 && holds(LogRole::Reply) == 1)
        .then(|| fields.into_iter().flatten().collect())
}

/// Messages of a list, or of an object, that say who speaks but not in which conversation, are one.
fn one_conversation(out: &mut [Fields], before: usize, mapping: Option<&LogMapping>) {
    let number = format!("#{}", before + 1);
    let Some(list) = out.get_mut(before..) else { return };
    let has = |fields: &Fields, wanted: LogRole| {
        fields.iter().any(|(name, _)| role(name, mapping) == Some(wanted))
    };
    if !list.iter().any(|fields| has(fields, LogRole::From)) {
        return;
    }
    // The first words of a conversation may stand beside the list of the others.
    let own = LogRole::Session.code();
    let named = list.iter().flatten().find(|(name, said)| name == own && said.starts_with('#'));
    let number = named.map_or(number, |(_, said)| said.clone());
    // To whom it is said tells the conversation, too.
    let is_told = |fields: &&mut Fields| {
        has(fields, LogRole::Session) || has(fields, LogRole::From) && has(fields, LogRole::To)
    };
    for fields in list.iter_mut().filter(|fields| !is_told(fields)) {
        fields.push((own.to_owned(), number.clone()));
    }
}

/// What messages inside have of what is around them: all but words, which are the message's own.
fn inherited(fields: &Fields, mapping: Option<&LogMapping>) -> Fields {
    fields.iter().filter(|(name, _)| !is_text(name, mapping)).cloned().collect()
}

/// Whether messages may stand in it: lists and objects, but not the parts of one message's text.
fn holds_objects(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(Value::is_object) && parts(values).is_none(),
        Value::Object(_) => true,
        _ => false,
    }
}

/// Whether a list of objects stands in it.
fn holds_list(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(Value::is_object) && parts(values).is_none(),
        Value::Object(object) => object.values().any(holds_list),
        _ => false,
    }
}

fn is_text(name: &str, mapping: Option<&LogMapping>) -> bool {
    role(name, mapping) == Some(LogRole::Text)
}

fn role(name: &str, mapping: Option<&LogMapping>) -> Option<LogRole> {
    match mapping.and_then(|mapping| mapping.of(name, 0)) {
        Some(role) => role,
        None => role_of(name).map(|(role, _)| role),
    }
}

/// The fields of an object: words and numbers, texts in parts, and who sent it.
fn own(object: &Map<String, Value>) -> Fields {
    let field = |(name, value): (&String, &Value)| {
        let said = match value {
            Value::String(said) => said.clone(),
            Value::Number(_) | Value::Bool(_) => value.to_string(),
            Value::Array(values) => parts(values)?,
            Value::Object(inside) => whom(name, inside)?,
            Value::Null => return None,
        };
        Some((name.clone(), said))
    };
    let mut fields: Fields = object.iter().filter_map(field).collect();
    // A text in parts is one, whatever it is called; and so is a value that comes from somebody.
    let is_from_somebody = object.contains_key("from");
    let in_parts = |(name, _): &&mut (String, String)| {
        object.get(name).is_some_and(Value::is_array) || is_from_somebody && name == "value"
    };
    if !fields.iter().any(|(name, _)| is_text(name, None))
        && let Some((name, _)) = fields.iter_mut().find(in_parts)
    {
        LogRole::Text.code().clone_into(name);
    }
    fields
}

/// A text that is given in parts, such as `[{"type": "text", "text": "…"}]`.
fn parts(values: &[Value]) -> Option<String> {
    let part = |value: &Value| {
        if let Some(said) = value.as_str() {
            return Some(said.to_owned());
        }
        let part = value.as_object().filter(|part| part.contains_key("type") && part.len() <= 4)?;
        if part.keys().any(|name| role(name, None).is_some_and(|role| role != LogRole::Text)) {
            return None;
        }
        let inside = |name: &&str| {
            let said = part.get(*name)?;
            said.as_str().or_else(|| PART_TEXTS.iter().find_map(|name| said.get(*name)?.as_str()))
        };
        // A picture among the words says nothing that can be read.
        Some(PART_TEXTS.iter().find_map(inside).unwrap_or_default().to_owned())
    };
    let said: Option<Vec<String>> = values.iter().map(part).collect();
    let said = said.filter(|_| values.iter().any(Value::is_object));
    said.filter(|said| said.iter().any(|one| !one.is_empty())).map(|said| said.join(" "))
}

/// What an object says of who speaks: `{"sender": {"type": "contact", "name": "…"}}`.
fn whom(name: &str, object: &Map<String, Value>) -> Option<String> {
    let (role, _) = role_of(name)?;
    if matches!(role, LogRole::From | LogRole::To) {
        return speaker(object);
    }
    let telling: &[&str] = match role {
        LogRole::From | LogRole::To => &[],
        LogRole::Session | LogRole::Product | LogRole::Order => &["id", "name", "nick", "title"],
        LogRole::Text | LogRole::Reply => &["text", "content", "body"],
        LogRole::Time | LogRole::Transfer => &[],
    };
    telling.iter().find_map(|key| match object.get(*key)? {
        Value::String(said) if !said.is_empty() => Some(said.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Who an object says that somebody is: by the first word that tells it, or by name.
fn speaker(object: &Map<String, Value>) -> Option<String> {
    if ["isBot", "is_bot", "bot"].iter().any(|name| object.get(*name) == Some(&Value::Bool(true))) {
        return Some("bot".to_owned());
    }
    let names = ["role", "type", "sender_type", "t", "name", "display_name", "nickname", "nick"];
    let roles = object.get("roles").and_then(Value::as_array).into_iter().flatten();
    let roles = roles.filter_map(|role| role.as_str().or_else(|| role.get("name")?.as_str()));
    let own = names.iter().filter_map(|name| object.get(*name)?.as_str());
    let said: Vec<&str> = own.chain(roles).filter(|said| !said.is_empty()).collect();
    let known = said.iter().find(|said| LogSpeaker::known(said).is_some());
    let named = ["name", "display_name", "nickname", "nick", "id"];
    let name = || named.iter().find_map(|name| object.get(*name)?.as_str().map(str::to_owned));
    known.map(|said| (*said).to_owned()).or_else(name)
}
