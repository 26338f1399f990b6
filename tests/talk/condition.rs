//! What must hold of a turn.

use std::collections::BTreeSet;

use kaopu_engine::{Action, CaseRecord, Turn};
use kaopu_model::{Mood, Urgency};
use serde_json::Value;

use crate::shop::Heard;

/// A condition of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    Answer(Vec<String>),
    Answers(String),
    Never(String),
    /// Answered, saying that this was understood.
    Confirm(Vec<String>),
    Asks(Action),
    Clarify(Vec<String>),
    Does(Action),
    HandOver,
    Critical,
    Bot,
    Product(Vec<String>),
    NoProduct(String),
    Says(String),
    NotSays(String),
    Mood(Mood),
    Anger(u32),
    Record(String, String),
}

impl Condition {
    pub(crate) fn read(text: &str) -> Self {
        let (word, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let list = || rest.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        match word {
            "answer" => Self::Answer(list()),
            "answers" => Self::Answers(rest.to_owned()),
            "never" => Self::Never(rest.to_owned()),
            "confirm" => Self::Confirm(list()),
            "ask_product" => Self::Asks(Action::AskProduct),
            "ask_order" => Self::Asks(Action::AskOrder),
            "clarify" => Self::Clarify(list()),
            "unknown" => Self::Does(Action::Unknown),
            "small_talk" => Self::Does(Action::SmallTalk),
            "hand_over" => Self::HandOver,
            "urgency" if rest == "critical" => Self::Critical,
            "bot" => Self::Bot,
            "product" => Self::Product(list()),
            "no_product" => Self::NoProduct(rest.to_owned()),
            "says" => Self::Says(rest.to_owned()),
            "not_says" => Self::NotSays(rest.to_owned()),
            "mood" => Self::Mood(Mood::parse(rest).unwrap_or_else(|| panic!("{text}"))),
            "anger" => Self::Anger(rest.parse().unwrap()),
            "record" => {
                let (field, value) = rest.split_once('=').unwrap();
                Self::Record(field.to_owned(), value.to_owned())
            }
            _ => panic!("no condition: {text}"),
        }
    }

    pub(crate) fn holds(&self, heard: &Heard) -> bool {
        let turn = &heard.turn;
        let answered: BTreeSet<&str> = turn.entries.iter().map(|id| id.0.as_str()).collect();
        let is = |found: &BTreeSet<&str>, ids: &[String]| {
            *found == ids.iter().map(String::as_str).collect::<BTreeSet<_>>()
        };
        match self {
            Self::Answer(ids) => turn.action == Action::Answer && is(&answered, ids),
            Self::Answers(id) => answered.contains(id.as_str()),
            Self::Never(id) => !answered.contains(id.as_str()),
            Self::Confirm(ids) => turn.action == Action::Confirm && is(&answered, ids),
            Self::Asks(action) | Self::Does(action) => turn.action == *action,
            Self::Clarify(ids) => {
                let offered = |id: &String| turn.options.iter().any(|option| option.id == *id);
                turn.action == Action::Clarify && ids.iter().all(offered)
            }
            Self::HandOver => hands_over(turn),
            Self::Critical => {
                turn.rule.as_ref().is_some_and(|rule| rule.urgency == Urgency::Critical)
            }
            Self::Bot => !hands_over(turn),
            Self::Product(ids) => is(&heard.products(), ids),
            Self::NoProduct(id) => !heard.products().contains(id.as_str()),
            Self::Says(text) => turn.text().contains(text.as_str()),
            Self::NotSays(text) => !turn.text().contains(text.as_str()),
            Self::Mood(mood) => turn.trace.mood == *mood,
            Self::Anger(anger) => turn.trace.anger == *anger,
            Self::Record(field, value) => {
                let field = heard.record.as_ref().map(|record| field_of(record, field));
                field.is_some_and(|text| text.contains(value.as_str()))
            }
        }
    }
}

fn hands_over(turn: &Turn) -> bool {
    matches!(turn.action, Action::HandOver | Action::Callback | Action::AskFirst | Action::Silent)
}

fn field_of(record: &CaseRecord, field: &str) -> String {
    let record = serde_json::to_value(record).unwrap();
    match &record[field] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
