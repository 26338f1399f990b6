//! Tester equals production: the same messages get the same bytes, through the engine and over HTTP.

use kaopu_engine::{Session, messages as said, respond};
use kaopu_runtime::told;
use serde_json::json;

use crate::running::{Place, messages};
use crate::shop::SAMPLE;

#[test]
fn all_sample_dialogues_get_the_same_bytes_over_http() {
    let place = Place::new();
    let running = place.serve(&[&SAMPLE]);
    let mut client = running.client();
    let (mut dialogues, mut turns) = (0, 0);
    for (number, dialogue) in SAMPLE.program.knowledge_base().dialogues.iter().enumerate() {
        let mut session = Session::default();
        // Half of them as callers get it, half with all that the engine knows about it.
        let whole = number % 2 == 1;
        for mut message in said(dialogue) {
            // Without a time of its own a message gets this moment's, which a test can't know.
            let morning = "2026-11-23T10:00:00".parse().unwrap();
            message.context.now = message.context.now.or(Some(morning));
            let (next, turn) = respond(&SAMPLE.program, &session, &message);
            session = next;
            let body = json!({ "text": message.text, "context": message.context });
            let path = messages(SAMPLE.id(), &format!("d{number}"));
            let path = if whole { format!("{path}?explain=true") } else { path };
            let response = client.post(&path, &body);
            let expected = if whole { serde_json::to_string(&turn).unwrap() } else { told(&turn) };
            assert_eq!(response.is_ok().text(), expected, "{} {path}", dialogue.file);
            turns += 1;
        }
        dialogues += 1;
    }
    assert!(dialogues >= 70 && turns >= 150, "{dialogues} dialogues, {turns} turns");
}

#[test]
fn why_is_told_only_where_it_is_switched_on() {
    let place = Place::new();
    let mut config = place.config(&[&SAMPLE]);
    config.tenants.get_mut(SAMPLE.id()).unwrap().explain = false;
    let running = crate::running::Running::start(config).unwrap();
    let mut client = running.client();
    let body = json!({ "text": "什么时候发货" });
    let path = messages(SAMPLE.id(), "a");
    client.post(&format!("{path}?explain=true"), &body).is_problem(404, "not-enabled");
    let explain = format!("/v1/{}/explain", SAMPLE.id());
    client.post(&explain, &body).is_problem(404, "not-enabled");
    let turn = client.post(&path, &body).is_ok().json();
    assert!(turn.get("trace").is_none() && turn.get("candidates").is_none());

    let place = Place::new();
    let running = place.serve(&[&SAMPLE]);
    let turn = running.client().post(&explain, &body).is_ok().json();
    assert!(turn["trace"]["decision"].is_object() || turn["trace"]["decision"].is_string());
}
