//! Hand-overs on their way: signed, once, again after failures and restarts, and never silently lost.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use kaopu_bot::{Config, HandoffConfig, Token};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::running::{Place, Running, messages};
use crate::shop::SAMPLE;

const SECRET: &str = "a-secret-of-the-shop";

/// What came in at the agents' system.
#[derive(Debug)]
pub(crate) struct Delivered {
    pub(crate) id: String,
    body: Value,
    signed: bool,
}

/// An agents' system that answers the n-th delivery with the n-th status, and then the last one.
pub(crate) fn agents(statuses: &'static [u16]) -> (SocketAddr, Receiver<Delivered>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let mut number = 0;
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let mut headers = std::collections::BTreeMap::new();
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                let Some((name, value)) = line.trim().split_once(": ") else {
                    if line.trim().is_empty() {
                        break;
                    }
                    continue;
                };
                headers.insert(name.to_lowercase(), value.to_owned());
            }
            let mut body = vec![0; headers["content-length"].parse().unwrap()];
            stream.read_exact(&mut body).unwrap();
            let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
            mac.update(headers["kaopu-timestamp"].as_bytes());
            mac.update(b".");
            mac.update(&body);
            let expected: String =
                mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            let status = statuses[number.min(statuses.len() - 1)];
            number += 1;
            let delivered = Delivered {
                id: headers["kaopu-delivery"].clone(),
                body: serde_json::from_slice(&body).unwrap(),
                signed: headers["kaopu-signature"] == format!("sha256={expected}"),
            };
            let answer =
                format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.get_mut().write_all(answer.as_bytes()).unwrap();
            if tell.send(delivered).is_err() {
                return;
            }
        }
    });
    (address, told)
}

pub(crate) fn config(place: &Place, address: SocketAddr) -> Config {
    let mut config = place.config(&[&SAMPLE]);
    config.state = Some(place.path("state"));
    config.tenants.get_mut(SAMPLE.id()).unwrap().handoff = Some(HandoffConfig {
        url: format!("http://{address}/handoffs"),
        secret: Some(Token::new(SECRET)),
        attempts: 3,
        retry_seconds: 0,
        answer_seconds: 2,
        ..HandoffConfig::default()
    });
    config
}

pub(crate) fn ask_for_a_human(running: &Running, session: &str) {
    let body = json!({ "text": "转人工", "context": { "now": "2026-11-23T10:00:00" }, "customer": "zhang" });
    let turn = running.client().post(&messages(SAMPLE.id(), session), &body).is_ok().json();
    assert_eq!(turn["action"], "hand_over");
}

pub(crate) fn next(told: &Receiver<Delivered>) -> Delivered {
    told.recv_timeout(Duration::from_secs(20)).expect("a delivery")
}

fn handed_to(running: &Running, session: &str) -> Value {
    let path = format!("/v1/{}/sessions/{session}", SAMPLE.id());
    running.client().get(&path).is_ok().json()["handed_to"].take()
}

#[test]
fn a_hand_over_arrives_signed_and_is_accepted() {
    let (address, told) = agents(&[503, 200]);
    let place = Place::new();
    let mut config = config(&place, address);
    let handoff = config.tenants.get_mut(SAMPLE.id()).unwrap().handoff.as_mut().unwrap();
    handoff.accept_minutes = Some(60);
    let running = Running::start(config).unwrap();
    let accept = |session: &str| {
        let path = format!("/v1/{}/sessions/{session}/accept", SAMPLE.id());
        running.client().request("POST", &path, &[], b"")
    };
    accept("a").is_problem(404, "unknown-session");
    ask_for_a_human(&running, "a");
    let (first, second) = (next(&told), next(&told));
    assert!(first.signed && second.signed);
    assert_eq!((&first.id, &first.body), (&second.id, &second.body), "the same, once more");
    let body = &first.body;
    assert_eq!(body["id"], first.id);
    assert_eq!(
        (&body["event"], &body["session"], &body["customer"]),
        (&json!("hand_over"), &json!("a"), &json!("zhang"))
    );
    assert_eq!((&body["record"]["version"], &body["record"]["case"]), (&json!(4), &json!(1)));
    running.until(SAMPLE.id(), "it waits", |status| status["deliveries"]["under_way"] == 1);
    assert_eq!(accept("a").status, 204);
    running.until(SAMPLE.id(), "it is over", |status| status["deliveries"]["under_way"] == 0);
    assert!(handed_to(&running, "a").is_string());
    let path = format!("/v1/{}/sessions/a/return", SAMPLE.id());
    running.client().request("POST", &path, &[], b"").is_ok();
    accept("a").is_problem(409, "no-hand-over");
    assert!(told.recv_timeout(Duration::from_millis(300)).is_err(), "and nothing more");
}

#[test]
fn where_nobody_accepts_in_time_the_bot_comes_back() {
    let (address, told) = agents(&[200]);
    let place = Place::new();
    let mut config = config(&place, address);
    let handoff = config.tenants.get_mut(SAMPLE.id()).unwrap().handoff.as_mut().unwrap();
    handoff.accept_minutes = Some(0);
    let running = Running::start(config).unwrap();
    ask_for_a_human(&running, "a");
    assert_eq!(next(&told).body["event"], "hand_over");
    let mut kinds = [next(&told).body, next(&told).body];
    kinds.sort_by_key(|body| body["event"].to_string());
    assert_eq!(kinds[0]["event"], "callback");
    assert_eq!(kinds[0]["record"]["case"], 1, "the same case");
    assert_eq!(kinds[1]["event"], "turn");
    assert!(kinds[1]["turn"]["replies"][0]["text"].as_str().is_some_and(|text| !text.is_empty()));
    assert!(handed_to(&running, "a").is_null());
}

#[test]
fn what_can_not_be_delivered_is_kept_and_the_bot_comes_back() {
    let (address, told) = agents(&[500, 500, 500, 422, 200]);
    let place = Place::new();
    let running = Running::start(config(&place, address)).unwrap();
    ask_for_a_human(&running, "a");
    for _ in 0..3 {
        assert_eq!(next(&told).body["event"], "hand_over");
    }
    running.until(SAMPLE.id(), "given up", |status| status["deliveries"]["given_up"] != 0);
    assert!(handed_to(&running, "a").is_null(), "silence is never the end");
    // The callback is refused for good, the turn arrives.
    running.until(SAMPLE.id(), "all tried", |status| status["deliveries"]["under_way"] == 0);
    let letters = format!("/admin/{}/dead-letters", SAMPLE.id());
    let lines = running.client().get(&letters).is_ok().text().to_owned();
    let events: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["event"].take())
        .collect();
    assert_eq!(events, ["hand_over", "callback"]);
    let revived = running.client().request("POST", &letters, &[], b"");
    assert_eq!(revived.is_ok().json()["revived"], 2);
    running.until(SAMPLE.id(), "delivered", |status| {
        status["deliveries"] == json!({ "under_way": 0, "given_up": 0 })
    });
    let deleted = running.client().delete(&format!("/v1/{}/customers/zhang", SAMPLE.id()));
    assert_eq!(deleted.is_ok().json()["sessions"], 1);
}

#[test]
fn a_restart_loses_no_hand_over_and_forgetting_loses_it_on_purpose() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let place = Place::new();
    let mut settings = config(&place, nobody);
    let handoff = settings.tenants.get_mut(SAMPLE.id()).unwrap().handoff.as_mut().unwrap();
    (handoff.attempts, handoff.retry_seconds) = (100, 1);
    let running = Running::start(settings.clone()).unwrap();
    ask_for_a_human(&running, "a");
    ask_for_a_human(&running, "b");
    let gone = running.client().delete(&format!("/v1/{}/sessions/b", SAMPLE.id()));
    assert_eq!(gone.status, 204);
    drop(running);
    let (address, told) = agents(&[200]);
    let handoff = settings.tenants.get_mut(SAMPLE.id()).unwrap().handoff.as_mut().unwrap();
    handoff.url = format!("http://{address}/");
    let running = Running::start(settings).unwrap();
    assert_eq!(next(&told).body["session"], "a");
    assert!(told.recv_timeout(Duration::from_millis(500)).is_err(), "once, and nothing of b");
    drop(running);
}
