//! The conversations show every kind of thing that the engine does.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::Action;
use kaopu_model::{Channel, DANGER_TOPICS, Feeling, Moment, Mood, OrderState, ShopEvent};
use serde_json::Value;

use crate::conversation::{Conversation, all};
use crate::fields::Outcome;
use crate::record::replay;
use crate::shops::{Mode, knowledge};

/// In so many conversations each kind must occur.
const LEAST: usize = 5;

/// What may decide a turn, answer conditions, typing mistakes, and what the bot may wait for.
const DECISIONS: [&str; 21] = [
    "exact",
    "clear",
    "close",
    "weak",
    "chosen",
    "none_of_these",
    "supplied",
    "parts",
    "follow_up",
    "taken_back",
    "small_talk",
    "no_words",
    "rule",
    "no_value",
    "with_human",
    "ask_first",
    "callback_noted",
    "callback_issue_noted",
    "handoff_failed",
    "resumed",
    "event",
];
const CONDITIONS: [&str; 6] = ["keyword", "time", "order", "product", "attribute", "channel"];
const CORRECTIONS: [&str; 5] = ["homophone", "shape", "near_homophone", "pinyin", "spelling"];
const WAITING: [&str; 5] = ["choice", "product", "order", "before_hand_over", "callback_phone"];

/// Lists of a session and how many of each it keeps.
const BOUNDED: [(&str, usize); 6] = [
    ("session.mentions", 30),
    ("session.mood_course", 40),
    ("session.transcript", 40),
    ("session.questions", 20),
    ("session.tried", 20),
    ("session.lost", 10),
];

/// Care moments of the shop `rules` that nothing keeps, so that they must not be said.
const NEVER_SAID: [&str; 1] = ["unkept"];

/// What one turn shows.
pub(crate) fn kinds(outcome: &Outcome) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    let mut see = |kind: &str, value: &Value| {
        if let Some(name) = value.as_str() {
            kinds.insert(format!("{kind} {name}"));
        }
    };
    see("action", outcome.get("action"));
    see("decision", &outcome.get("trace.decision")["by"]);
    see("mood", outcome.get("trace.mood"));
    see("feeling", outcome.get("trace.feeling"));
    see("care", outcome.get("trace.care"));
    see("rule", &outcome.get("rule")["id"]);
    see("rule", &outcome.get("trace.decision")["id"]);
    see("waiting", &outcome.get("session.pending")["waiting_for"]);
    see("suspended", &outcome.get("session.suspended")["waiting_for"]);
    see("record", &outcome.get("record")["kind"]);
    for notice in outcome.get("notices").as_array().into_iter().flatten() {
        see("rule", &notice["rule"]);
        see("record", &notice["kind"]);
    }
    see("fallback", &outcome.get("record")["instead_of"]);
    for (list, key) in [
        ("trace.corrections", "by"),
        ("trace.danger", "topic"),
        ("trace.mood_cues", "class"),
        ("replies", "sticker"),
    ] {
        for item in outcome.get(list).as_array().into_iter().flatten() {
            see(list, &item[key]);
        }
    }
    for held in outcome.get("trace.answer")["conditions"].as_array().into_iter().flatten() {
        see("condition", held);
    }
    for moment in outcome.get("session.said").as_object().into_iter().flatten() {
        see("moment", &Value::from(moment.0.as_str()));
    }
    for (list, bound) in BOUNDED {
        if outcome.get(list).as_array().is_some_and(|list| list.len() >= bound) {
            see("full", &Value::from(list));
        }
    }
    if outcome.get("record")["opening"].as_str().is_some_and(|words| !words.is_empty()) {
        see("moment", &Value::from("agent_opening"));
    }
    kinds
}

fn known_besides(conversation: &Conversation) -> BTreeSet<String> {
    let contexts = conversation.steps.iter().map(|step| &step.context);
    contexts
        .flat_map(|context| {
            let order = context.order.as_ref().map(|order| order.state).unwrap_or_default();
            let mut kinds = vec![
                format!("order {}", order.code()),
                format!("channel {}", context.channel.code()),
            ];
            kinds.extend(context.events.iter().map(|event| format!("event {}", event.code())));
            kinds
        })
        .collect()
}

fn wanted() -> Vec<String> {
    let mut wanted = Vec::new();
    let mut want = |kind: &str, names: &mut dyn Iterator<Item = &str>| {
        wanted.extend(names.map(|name| format!("{kind} {name}")));
    };
    want("action", &mut Action::ALL.iter().map(|action| action.code()));
    want("decision", &mut DECISIONS.into_iter());
    want("condition", &mut CONDITIONS.into_iter());
    want("trace.corrections", &mut CORRECTIONS.into_iter());
    want("waiting", &mut WAITING.into_iter());
    want("suspended", &mut ["choice", "product", "order"].into_iter());
    want("trace.danger", &mut DANGER_TOPICS.into_iter());
    want("record", &mut ["hand_over", "callback", "notice"].into_iter());
    want("moment", &mut Moment::ALL.iter().map(|moment| moment.code()));
    want("full", &mut BOUNDED.into_iter().map(|(list, _)| list));
    want("mood", &mut Mood::ALL.iter().map(|mood| mood.code()));
    want("feeling", &mut Feeling::ALL.iter().map(|feeling| feeling.code()));
    want("order", &mut OrderState::ALL.iter().map(|state| state.code()));
    want("channel", &mut Channel::ALL.iter().map(|channel| channel.code()));
    want("event", &mut ShopEvent::ALL.iter().map(|event| event.code()));
    // One rule for each condition, and one care moment for each trigger.
    let rules = knowledge("rules");
    want("rule", &mut rules.escalation.rules.iter().map(|rule| &*rule.id));
    let moments = rules.care.moments.iter().map(|moment| moment.id.as_str());
    want("care", &mut moments.filter(|id| !NEVER_SAID.contains(id)));
    wanted
}

#[test]
fn every_kind_of_turn_occurs() {
    let programs = Mode::Words.programs().unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let seen = replay(&programs, &all(), |conversation, outcomes| {
        let mut seen = known_besides(conversation);
        seen.extend(outcomes.iter().flat_map(kinds));
        seen
    });
    for kind in seen.into_iter().flatten() {
        *counts.entry(kind).or_default() += 1;
    }
    let count = |kind: &String| counts.get(kind).copied().unwrap_or(0);
    let rare: Vec<String> = wanted()
        .into_iter()
        .filter(|kind| count(kind) < LEAST)
        .map(|kind| format!("{kind}: {}", count(&kind)))
        .collect();
    assert!(rare.is_empty(), "fewer than {LEAST} conversations show\n{}", rare.join("\n"));
    for id in NEVER_SAID {
        assert_eq!(counts.get(&format!("care {id}")), None, "{id} is said");
    }
}
