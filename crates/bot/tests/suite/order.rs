//! Messages that come twice, out of order, all at once, or before and after a restart.

use serde_json::json;

use crate::running::{Place, Running, messages};
use crate::shop::{SAMPLE, Shop};

#[test]
fn a_message_that_comes_twice_is_answered_twice_and_heard_once() {
    let place = Place::new();
    let running = place.serve(&[&Shop::tea("好的")]);
    let mut client = running.client();
    let path = messages("tea", "a");
    let body = json!({ "text": "什么时候发货" }).to_string();
    let mut send = |key: &str, body: &str| {
        client.request("POST", &path, &[("idempotency-key", key)], body.as_bytes())
    };
    let first = send("one", &body);
    let again = send("one", &body);
    assert_eq!(first.is_ok().body, again.is_ok().body);
    assert_eq!((first.header("kaopu-again"), again.header("kaopu-again")), (None, Some("true")));
    assert_eq!(again.header("kaopu-message"), Some("1"));
    send("one", &json!({ "text": "别的" }).to_string()).is_problem(422, "other-request");
    assert_eq!(send("two", &body).header("kaopu-message"), Some("2"));
    for key in ["", " ", "a b", "钥匙", &"x".repeat(201)] {
        let response = send(key, &body);
        response.is_problem(400, "bad-idempotency-key");
    }
    let shown = running.client().get("/v1/tea/sessions/a").is_ok().json();
    assert_eq!(shown["messages"], 2);
}

#[test]
fn a_message_out_of_order_is_refused_and_says_which_is_next() {
    let place = Place::new();
    let running = place.serve(&[&Shop::tea("好的")]);
    let mut client = running.client();
    let mut send = |number: u64| {
        client.post(&messages("tea", "a"), &json!({ "text": "在吗", "number": number }))
    };
    assert_eq!(send(2).is_problem(409, "out-of-order").json()["expected"], 1);
    send(1).is_ok();
    assert_eq!(send(1).is_problem(409, "out-of-order").json()["expected"], 2);
    send(2).is_ok();
    assert_eq!(send(u64::MAX).is_problem(409, "out-of-order").json()["expected"], 3);
}

#[test]
fn messages_that_come_at_once_are_heard_one_after_the_other() {
    let place = Place::new();
    let running = place.serve(&[&Shop::tea("好的")]);
    let mut numbers: Vec<u64> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut client = running.client();
                    let path = messages("tea", "one");
                    let mut heard = || {
                        let response = client.post(&path, &json!({ "text": "什么时候发货" }));
                        response.is_ok().header("kaopu-message").unwrap().parse().unwrap()
                    };
                    (0..25).map(|_| heard()).collect::<Vec<u64>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<u64>>());
}

#[test]
fn a_human_takes_over_and_hands_back() {
    let place = Place::new();
    let running = place.serve(&[&SAMPLE]);
    let mut client = running.client();
    let sessions = format!("/v1/{}/sessions/a", SAMPLE.id());
    let context = json!({ "now": "2026-11-23T10:00:00" });
    let mut say = |text: &str| {
        client
            .post(&format!("{sessions}/messages"), &json!({ "text": text, "context": context }))
            .is_ok()
            .json()
    };
    assert_eq!(say("转人工")["action"], "hand_over");
    assert_eq!(say("在吗")["action"], "silent");
    let shown = client.get(&sessions).is_ok().json();
    assert!(shown["handed_to"].is_string() && shown["case"] == 1, "{shown}");
    let back = client.request("POST", &format!("{sessions}/return"), &[], b"");
    assert_eq!(back.is_ok().json()["action"], "care");
    assert!(client.get(&sessions).is_ok().json()["handed_to"].is_null());

    let other = format!("/v1/{}/sessions/b", SAMPLE.id());
    let turn = json!({ "text": "转人工", "context": context });
    client.post(&format!("{other}/messages"), &turn).is_ok();
    let failed = json!({ "events": ["handoff_failed"], "context": context });
    let turn = client.post(&format!("{other}/events"), &failed).is_ok().json();
    assert!(!turn["replies"].as_array().unwrap().is_empty(), "silence is never the end");
    assert!(client.get(&other).is_ok().json()["handed_to"].is_null());
}

#[test]
fn a_restart_loses_nothing_of_a_conversation_on_disk() {
    let place = Place::new();
    let mut config = place.config(&[&SAMPLE]);
    config.state = Some(place.path("state"));
    let path = messages(SAMPLE.id(), "a");
    let (key, body) = ([("idempotency-key", "k")], json!({ "text": "锅能用电磁炉吗" }).to_string());
    let running = Running::start(config.clone()).unwrap();
    let mut client = running.client();
    let first = client.request("POST", &path, &key, body.as_bytes());
    let before = client.get(&format!("/v1/{}/sessions/a", SAMPLE.id())).is_ok().json();
    drop(running);
    let running = Running::start(config).unwrap();
    let mut client = running.client();
    let after = client.get(&format!("/v1/{}/sessions/a", SAMPLE.id())).is_ok().json();
    assert_eq!(before, after);
    let again = client.request("POST", &path, &key, body.as_bytes());
    assert_eq!(again.header("kaopu-again"), Some("true"));
    assert_eq!(first.body, again.body);
    let next = client.post(&path, &json!({ "text": "好的" }));
    assert_eq!(next.is_ok().header("kaopu-message"), Some("2"));
}
