//! JSON Lines: an object a line, such as the log of conversations that the bot itself writes.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::columns::{is_nothing, is_yes};
use super::limits::{LOG_MESSAGES, too_many};
use super::mapping::LogMapping;
use super::message::{ChatLog, LogMessage};
use super::role::LogRole;
use super::speaker::LogSpeaker;
use super::time;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// So many lines that are no object are named.
const NAMED: usize = 5;

pub(super) fn read(text: &str, place: &FilePlace, mapping: &LogMapping) -> ChatLog {
    let mut log = ChatLog::default();
    let mut seen = BTreeSet::new();
    let mut broken = 0;
    for (line, said) in (1..).zip(text.lines()).filter(|(_, said)| !said.trim().is_empty()) {
        if log.messages.len() == LOG_MESSAGES {
            log.notes.push(too_many(place, line));
            break;
        }
        match serde_json::from_str::<Map<String, Value>>(said) {
            Ok(object) => log.messages.extend(message(&object, line, mapping, &mut seen)),
            Err(_) => {
                broken += 1;
                if broken <= NAMED {
                    let place = place.at(line, 0);
                    log.notes.push(ImportNote::unreadable(
                        &place,
                        "不是一个 JSON 对象，没有读",
                        "is no object of JSON, and was left out",
                    ));
                }
            }
        }
    }
    log.read_as = seen.into_iter().map(|(name, role)| (name, role.code())).collect();
    log
}

fn message(
    object: &Map<String, Value>,
    line: u32,
    mapping: &LogMapping,
    seen: &mut BTreeSet<(String, LogRole)>,
) -> Option<LogMessage> {
    let mut field = |wanted: LogRole| {
        let telling = |name: &str| match mapping.of(name, 0) {
            Some(role) => role.map(|role| (role, 0)),
            None => LogRole::of_name(name).map(|(role, telling)| (role, telling + 1)),
        };
        let named = object.iter().filter_map(|(name, value)| {
            let (role, telling) = telling(name)?;
            let said = match value {
                Value::String(said) => said.clone(),
                Value::Number(_) | Value::Bool(_) => value.to_string(),
                _ => return None,
            };
            (role == wanted && !is_nothing(&said)).then_some((telling, name, said))
        });
        let (_, name, said) = named.min_by_key(|(telling, ..)| *telling)?;
        seen.insert((name.clone(), wanted));
        Some(said)
    };
    Some(LogMessage {
        line,
        text: field(LogRole::Text)?,
        session: field(LogRole::Session).unwrap_or_default(),
        at: field(LogRole::Time).and_then(|said| time::parse(&said)),
        from: field(LogRole::From).map_or(LogSpeaker::Customer, |said| LogSpeaker::of(&said)),
        product: field(LogRole::Product),
        order: field(LogRole::Order),
        transferred: field(LogRole::Transfer).is_some_and(|said| is_yes(&said)),
    })
}
