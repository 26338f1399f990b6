//! Two processes with one Redis: the engine's bytes, and nothing lost or doubled when one is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use kaopu_engine::{Message, Session, messages, respond};
use kaopu_runtime::told;
use serde_json::json;

use super::kills::receive;
use super::process::{Place, Process};
use super::redis::Redis;
use super::shop::SAMPLE;
use crate::dice::Dice;

/// Sample dialogues and generated conversations, each message at one of two replicas.
pub(super) fn same_turns(generated: usize) -> Result<String, String> {
    let Some(redis) = Redis::start() else { return Ok("left out: no redis-server".to_owned()) };
    let places = [0, 1].map(|_| Place::of(&SAMPLE, "", &settings(&redis)));
    let replicas = places.each_ref().map(Place::start);
    let mut clients = replicas.each_ref().map(Process::client);
    let dialogues = &SAMPLE.program.knowledge_base().dialogues;
    let mut conversations: Vec<Vec<Message>> = dialogues.iter().map(messages).collect();
    let all: Vec<Message> = conversations.iter().flatten().cloned().collect();
    let mut dice = Dice::new(13);
    conversations.extend(
        (0..generated)
            .map(|_| (0..2 + dice.below(6)).map(|_| all[dice.below(all.len())].clone()).collect()),
    );
    let mut turns = 0;
    for (number, conversation) in conversations.iter().enumerate() {
        let mut session = Session::default();
        for message in conversation {
            let mut message = message.clone();
            let morning = "2026-11-23T10:00:00".parse().unwrap();
            message.context.now = message.context.now.or(Some(morning));
            let (next, turn) = respond(&SAMPLE.program, &session, &message);
            session = next;
            let path = format!("/v1/{}/sessions/{number}/messages", SAMPLE.id());
            let body = json!({ "text": message.text, "context": message.context });
            let response = clients[dice.below(2)].post(&path, &body);
            if response.text() != told(&turn) {
                return Err(format!("conversation {number}: {}", response.text()));
            }
            turns += 1;
        }
    }
    Ok(format!("{turns} of {turns} turns of 2 replicas are the engine's bytes"))
}

/// One of two replicas is killed again and again while a caller talks to both, with the same keys
/// when it has to ask again.
pub(super) fn kills(kills: usize) -> Result<String, String> {
    let Some(redis) = Redis::start() else { return Ok("left out: no redis-server".to_owned()) };
    let agents = TcpListener::bind("127.0.0.1:0").unwrap();
    let handoff = format!(
        "[tenants.{}.handoff]\nurl = \"http://{}/\"\nsecret = \"0123456789abcdef\"\n\
         attempts = 50\nretry_seconds = 1\nanswer_seconds = 1",
        SAMPLE.id(),
        agents.local_addr().unwrap()
    );
    let arrived = receive(agents);
    let places = [0, 1].map(|_| Place::of(&SAMPLE, &handoff, &settings(&redis)));
    let mut replicas = places.each_ref().map(Place::start);
    let mut dice = Dice::new(17);
    let (mut heard, mut doubled, mut asked) = (0_u64, 0_u64, BTreeSet::new());
    for round in 0..kills {
        let session = format!("r{round}");
        let victim = round % 2;
        let dies_at = 1 + dice.below(6) as u64;
        for number in 1..=8_u64 {
            if number == dies_at {
                replicas[victim].child.kill().unwrap();
            }
            let text =
                if number == dies_at.max(2) - 1 { "转人工" } else { "锅能用电磁炉吗" };
            if text == "转人工" {
                asked.insert(session.clone());
            }
            let context = json!({ "now": "2026-11-23T10:00:00" });
            let body = json!({ "text": text, "context": context }).to_string();
            let path = format!("/v1/{}/sessions/{session}/messages", SAMPLE.id());
            let key = format!("{session}-{number}");
            let headers = [("idempotency-key", key.as_str())];
            let alive = |one: usize| one != victim || number < dies_at;
            // Those that may be dead are asked as well, before the other.
            let order = [victim, 1 - victim];
            let answered = order.iter().filter(|one| alive(**one)).find_map(|one| {
                let response =
                    replicas[*one].client().send("POST", &path, &headers, body.as_bytes())?;
                (response.status == 200).then_some(response)
            });
            let answered = answered.ok_or("nobody answers")?;
            heard += 1;
            let at = answered.header("kaopu-message").and_then(|text| text.parse::<u64>().ok());
            doubled += u64::from(at != Some(number));
        }
        replicas[victim] = places[victim].start();
    }
    let mut cases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let began = Instant::now();
    while cases.len() < asked.len() && began.elapsed() < Duration::from_secs(40) {
        for (session, id) in arrived.try_iter() {
            cases.entry(session).or_default().insert(id);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let missing = asked.iter().filter(|session| !cases.contains_key(*session)).count();
    let twice = cases.values().filter(|ids| ids.len() > 1).count();
    let figure = format!(
        "{kills} kills of a replica, {heard} turns: {doubled} heard twice or never; \
         {} hand-overs: {missing} lost, {twice} doubled",
        asked.len()
    );
    if doubled == 0 && missing == 0 && twice == 0 && !asked.is_empty() {
        Ok(figure)
    } else {
        Err(figure)
    }
}

fn settings(redis: &Redis) -> String {
    format!("[redis]\nurl = \"{}\"\ntimeout_millis = 500", redis.url())
}
