//! The messages of a text of JSON, such as the log of conversations that the bot itself writes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::both_sides::{between, with_answer};
use super::chat;
use super::column_name::role_of;
use super::columns::{is_nothing, is_yes};
use super::limits::{LOG_MESSAGES, too_many};
use super::mapping::LogMapping;
use super::message::{ChatLog, LogMessage};
use super::name_parts;
use super::objects::{Fields, Objects, PART_TEXTS, objects};
use super::role::LogRole;
use super::said::Said;
use super::speaker::LogSpeaker;
use super::time;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// So many lines that are no object are named.
const NAMED: usize = 5;

/// Who says 0 and who says 1 where only a direction is told: from whom it was asked for, to whom.
const DIRECTION: &str = "direction";

/// Reads it; `None` if it is no JSON.
pub(super) fn read(
    text: &str,
    place: &FilePlace,
    mapping: &LogMapping,
) -> Option<(ChatLog, Vec<Said>)> {
    let Objects { messages, broken, cut, is_document } =
        objects(text, Some(mapping), LOG_MESSAGES)?;
    let same = same_for_all(&messages);
    let mut seen = BTreeSet::new();
    let said = messages
        .into_iter()
        .flat_map(|(line, fields)| said_in(&fields, line, mapping, &same, &mut seen));
    let mut said: Vec<Said> = said.collect();
    // Who writes to a help desk is its contact; its users are the shop's.
    let contacts = said.iter().filter(|one| one.by == "contact");
    let desks: BTreeSet<String> = contacts.map(|one| one.message.session.clone()).collect();
    for one in said.iter_mut().filter(|one| desks.contains(&one.message.session)) {
        if one.by == "user" {
            "agent".clone_into(&mut one.by);
        }
    }
    if is_document {
        in_time(&mut said);
    }
    let unread = |line: &u32| {
        ImportNote::unreadable(
            &place.at(*line, 0),
            "不是一个 JSON 对象，没有读",
            "is no object of JSON, and was left out",
        )
    };
    let mut log = ChatLog::default();
    log.notes.extend(cut.map(|line| too_many(place, line)));
    log.notes.extend(broken.iter().take(NAMED).map(unread));
    log.read_as = seen.into_iter().map(|(name, role)| (name, role.code())).collect();
    Some((log, said))
}

fn said_in(
    fields: &Fields,
    line: u32,
    mapping: &LogMapping,
    same: &BTreeSet<String>,
    seen: &mut BTreeSet<(String, LogRole)>,
) -> Vec<Said> {
    let mut field = |wanted: LogRole| {
        let telling = |name: &str| match mapping.of(name, 0) {
            Some(role) => role.map(|role| (role, 0)),
            None => role_of(name).map(|(role, telling)| (role, telling + 1)),
        };
        let named = fields.iter().filter_map(|(name, said)| {
            let (role, telling) = telling(name)?;
            // `message_type` may be who speaks, or that it is text.
            let unknown = match role {
                LogRole::From if same.contains(name) => 3,
                LogRole::From if LogSpeaker::known(said).is_none() => 2,
                // 1 is whoever the program says; 客服 is not.
                LogRole::From if said.bytes().all(|b| b.is_ascii_digit()) => 1,
                _ => 0,
            };
            (role == wanted && !is_nothing(said)).then_some(((unknown, telling), name, said))
        });
        let (_, name, said) = named.min_by_key(|(telling, ..)| *telling)?;
        seen.insert((name.clone(), wanted));
        Some(said.clone())
    };
    let Some(text) = field(LogRole::Text).map(unwrapped) else { return Vec::new() };
    let to = field(LogRole::To).unwrap_or_default();
    // In which of two directions it goes says who speaks, not between whom.
    let from = field(LogRole::From).unwrap_or_default();
    let message = LogMessage {
        line,
        text,
        session: field(LogRole::Session).or_else(|| between(&from, &to)).unwrap_or_default(),
        at: field(LogRole::Time).and_then(|said| time::parse(&said)),
        product: field(LogRole::Product),
        order: field(LogRole::Order),
        transferred: field(LogRole::Transfer).is_some_and(|said| is_yes(&said)),
        ..LogMessage::default()
    };
    let reply = field(LogRole::Reply);
    let (by, to) = match towards(fields) {
        Some(by) => (by, String::new()),
        None => (account(fields, &from).map_or(from, str::to_owned), to),
    };
    let around = message.clone();
    with_answer(chat::of_cell(Said { by, to, message }), reply, around)
}

/// Fields that are the same in all messages: they tell nobody from anybody.
fn same_for_all(messages: &[(u32, Fields)]) -> BTreeSet<String> {
    let mut values: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let fields = messages.iter().flat_map(|(_, fields)| fields);
    for (name, said) in fields.filter(|(name, _)| is_speaker(name)) {
        let value = values.entry(name).or_insert(Some(said));
        if *value != Some(said) {
            *value = None;
        }
    }
    let same = values.into_iter().filter(|(_, value)| value.is_some() && messages.len() > 1);
    same.map(|(name, _)| name.to_owned()).collect()
}

fn is_speaker(name: &str) -> bool {
    role_of(name).is_some_and(|(role, _)| role == LogRole::From)
}

/// Puts messages of a conversation in the order in which they were said: fields of an object have
/// none of their own.
fn in_time(said: &mut [Said]) {
    for conversation in said.chunk_by_mut(|a, b| a.message.session == b.message.session) {
        let is_one = conversation.iter().all(|one| !one.message.session.is_empty());
        if is_one && conversation.iter().all(|one| one.message.at.is_some()) {
            conversation.sort_by_key(|one| one.message.at);
        }
    }
}

/// Who speaks where a message says only its direction, between two accounts that are told around
/// it; without them, which of the two it is.
fn towards(fields: &Fields) -> Option<String> {
    let of = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, said)| &**said);
    let direction = of(DIRECTION).filter(|said| matches!(*said, "0" | "1"))?;
    let name = if direction == "0" { "from_id" } else { "to_id" };
    Some(of(name).map_or_else(|| format!("{DIRECTION} {direction}"), str::to_owned))
}

/// Who speaks, where the one who speaks stands in a field of the customer's account or of the shop's.
fn account(fields: &Fields, from: &str) -> Option<&'static str> {
    let named = fields.iter().filter(|(_, said)| said == from && !from.is_empty());
    named.filter_map(|(name, _)| name_parts::account(name)).map(LogSpeaker::word).next()
}

/// Words that are JSON themselves: `{"content": "…"}`.
fn unwrapped(text: String) -> String {
    if !text.starts_with('{') {
        return text;
    }
    let inside = serde_json::from_str::<Map<String, Value>>(&text).unwrap_or_default();
    let said = PART_TEXTS.iter().find_map(|name| inside.get(*name)?.as_str());
    said.map_or(text.clone(), str::to_owned)
}
