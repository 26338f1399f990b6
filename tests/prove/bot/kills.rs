//! Killed at any moment, it comes back with all that it said.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::process::Place;
use super::shop::SAMPLE;
use crate::dice::Dice;

/// Kills the process while two callers talk, and looks at what it knows afterwards. Every tenth
/// conversation asks for a human, which has to arrive at the agents' system once.
pub(super) fn at_random(kills: usize) -> Result<String, String> {
    let agents = TcpListener::bind("127.0.0.1:0").unwrap();
    let handoff = format!(
        "[tenants.{}.handoff]\nurl = \"http://{}/\"\nsecret = \"0123456789abcdef\"\n\
         attempts = 50\nretry_seconds = 1",
        SAMPLE.id(),
        agents.local_addr().unwrap()
    );
    let arrived = receive(agents);
    let place = Place::of(&SAMPLE, &handoff, "");
    let mut dice = Dice::new(11);
    let (mut acknowledged, mut lost, mut doubled) = (0_u64, 0, 0);
    let mut handed_over = BTreeSet::new();
    for round in 0..kills {
        let mut process = place.start();
        let address = process.address;
        let talk = |worker: usize| {
            std::thread::spawn(move || {
                let mut client = super::client::Client::new(address);
                let session = format!("r{round}w{worker}");
                let (mut heard, mut asked) = (0_u64, false);
                loop {
                    let human = heard == 3 && round % 2 == 0;
                    let text = if human { "转人工" } else { "锅能用电磁炉吗" };
                    asked |= human;
                    let context = json!({ "now": "2026-11-23T10:00:00" });
                    let body = json!({ "text": text, "context": context }).to_string();
                    let path = format!("/v1/{}/sessions/{session}/messages", SAMPLE.id());
                    let key = format!("{session}-{}", heard + 1);
                    let headers = [("idempotency-key", key.as_str())];
                    match client.send("POST", &path, &headers, body.as_bytes()) {
                        Some(response) if response.status == 200 => heard += 1,
                        _ => return (session, heard, asked, key, body),
                    }
                }
            })
        };
        let workers = [talk(0), talk(1)];
        std::thread::sleep(Duration::from_millis(100 + dice.below(400) as u64));
        process.child.kill().unwrap();
        process.child.wait().unwrap();
        let talked = workers.map(|worker| worker.join().unwrap());
        let process = place.start();
        for (session, heard, asked, key, body) in talked {
            acknowledged += heard;
            let mut client = process.client();
            let shown = client.get(&format!("/v1/{}/sessions/{session}", SAMPLE.id()));
            let known = if shown.status == 200 { shown.json()["messages"].as_u64() } else { None };
            lost += u64::from(known.unwrap_or(0) < heard);
            // What was not acknowledged is sent once more, and is then heard once.
            let path = format!("/v1/{}/sessions/{session}/messages", SAMPLE.id());
            let headers = [("idempotency-key", key.as_str())];
            let again = client.request("POST", &path, &headers, body.as_bytes());
            let number = again.header("kaopu-message").and_then(|text| text.parse::<u64>().ok());
            doubled += u64::from(number != Some(heard + 1));
            if asked {
                handed_over.insert(session);
            }
        }
    }
    // What is under way still arrives.
    let _process = place.start();
    let mut cases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let began = Instant::now();
    while cases.len() < handed_over.len() && began.elapsed() < Duration::from_secs(30) {
        for (session, id) in arrived.try_iter() {
            cases.entry(session).or_default().insert(id);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let missing = handed_over.iter().filter(|session| !cases.contains_key(*session)).count();
    let twice = cases.values().filter(|ids| ids.len() > 1).count();
    let figure = format!(
        "{kills} kills, {acknowledged} turns acknowledged: {lost} conversations lost, {doubled} heard twice; \
         {} hand-overs: {missing} lost, {twice} doubled",
        handed_over.len()
    );
    if lost == 0 && doubled == 0 && missing == 0 && twice == 0 && !handed_over.is_empty() {
        Ok(figure)
    } else {
        Err(figure)
    }
}

/// The agents' system: tells of each hand-over that it gets its session and its id.
pub(super) fn receive(listener: TcpListener) -> std::sync::mpsc::Receiver<(String, String)> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = BufReader::new(stream);
            let mut length = 0;
            let mut line = String::new();
            while stream.read_line(&mut line).is_ok_and(|read| read > 2) {
                if let Some((name, value)) = line.split_once(':')
                    && name.eq_ignore_ascii_case("content-length")
                {
                    length = value.trim().parse().unwrap_or(0);
                }
                line.clear();
            }
            let mut body = vec![0; length];
            if stream.read_exact(&mut body).is_err() {
                continue;
            }
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            let _ = stream.get_mut().write_all(answer);
            let body: Value = serde_json::from_slice(&body).unwrap_or_default();
            if body["event"] == "hand_over" {
                let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
                let _ = tell.send((text("session"), text("id")));
            }
        }
    });
    told
}
