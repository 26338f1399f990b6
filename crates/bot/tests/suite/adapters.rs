//! Those who speak other protocols get the same turns.

use kaopu_engine::{Message, Session, respond};
use serde_json::{Value, json};

use crate::running::{Place, messages};
use crate::shop::SAMPLE;

/// What is said here.
const SAID: [&str; 4] = ["有什么锅", "锅能用电磁炉吗", "这件衣服会缩水吗", "你们是什么妖怪"];

fn expected() -> Vec<(Vec<String>, Vec<String>)> {
    // These callers can't say what time it is, so it is now, at the shop.
    let now = jiff::tz::Offset::from_hours(8).unwrap().to_datetime(jiff::Timestamp::now());
    let mut session = Session::default();
    let mut expected = Vec::new();
    for text in SAID {
        let context = kaopu_model::Context { now: Some(now), ..kaopu_model::Context::default() };
        let message = Message { text: text.to_owned(), context };
        let (next, turn) = respond(&SAMPLE.program, &session, &message);
        session = next;
        let replies = turn.replies.into_iter().map(|reply| reply.text).collect();
        expected.push((replies, turn.options.into_iter().map(|option| option.label).collect()));
    }
    expected
}

#[test]
fn the_rest_channel_of_rasa() {
    let place = Place::new();
    let running = place.serve(&[&SAMPLE]);
    let mut client = running.client();
    let mut with_buttons = 0;
    for (text, (replies, options)) in SAID.iter().zip(expected()) {
        let sent = json!({ "sender": "zhang", "message": text, "input_channel": "anything" });
        let answer = client.post("/webhooks/rest/webhook", &sent).is_ok().json();
        let answer = answer.as_array().unwrap();
        let texts: Vec<&str> = answer.iter().map(|one| one["text"].as_str().unwrap()).collect();
        assert_eq!(texts, replies, "{text}");
        assert!(answer.iter().all(|one| one["recipient_id"] == "zhang"));
        let buttons = answer.last().unwrap()["buttons"].as_array().cloned().unwrap_or_default();
        let titles: Vec<&str> = buttons.iter().map(|one| one["title"].as_str().unwrap()).collect();
        assert_eq!(titles, options, "{text}");
        with_buttons += usize::from(!titles.is_empty());
    }
    assert!(with_buttons > 0, "choices are tried, too");
    // The same conversation as by the other door.
    let path = format!("/v1/{}/sessions/zhang", SAMPLE.id());
    assert_eq!(client.get(&path).is_ok().json()["messages"], 4);
    let under = format!("/v1/{}/webhooks/rest/webhook", SAMPLE.id());
    let context = json!({ "now": "2026-11-23T10:00:00" });
    let sent = json!({ "sender": "li", "message": "转人工", "metadata": { "context": context } });
    let answer = client.post(&under, &sent).is_ok().json();
    let record = &answer.as_array().unwrap().last().unwrap()["custom"];
    assert_eq!((&record["action"], &record["record"]["case"]), (&json!("hand_over"), &json!(1)));
    client.post(&under, &json!({ "sender": "", "message": "在吗" })).is_problem(400, "bad-path");
    client.post(&under, &json!({ "message": "在吗" })).is_problem(422, "bad-body");
}

#[test]
fn chat_completions_with_and_without_a_conversation_of_ours() {
    let place = Place::new();
    let running = place.serve(&[&SAMPLE]);
    let mut client = running.client();
    let path = format!("/v1/{}/chat/completions", SAMPLE.id());
    let mut history = vec![json!({ "role": "system", "content": "你是客服" })];
    for (text, (replies, options)) in SAID.iter().zip(expected()) {
        history.push(json!({ "role": "user", "content": text }));
        let expected = [replies, options].concat().join("\n");
        let content = |answer: &Value| answer["choices"][0]["message"]["content"].clone();
        let stateless = json!({ "model": "gpt-4o", "messages": history, "temperature": 0.7 });
        let answer = client.post(&path, &stateless).is_ok().json();
        assert_eq!(content(&answer), expected, "{text}");
        let piece = json!([{ "type": "text", "text": text }]);
        let ours = json!({ "model": "x", "user": "zhang", "messages": [{ "role": "user", "content": piece }] });
        let answer = client.post(&path, &ours).is_ok().json();
        assert_eq!(content(&answer), expected, "{text}");
        assert_eq!(answer["object"], "chat.completion");
        history.push(json!({ "role": "assistant", "content": content(&answer) }));
        let mut streamed = stateless;
        streamed["stream"] = true.into();
        let stream = client.post(&path, &streamed);
        let mut text = String::new();
        for line in stream.is_ok().text().lines().filter_map(|line| line.strip_prefix("data: ")) {
            if let Ok(chunk) = serde_json::from_str::<Value>(line) {
                text.push_str(chunk["choices"][0]["delta"]["content"].as_str().unwrap_or(""));
            }
        }
        assert_eq!(text, expected);
        assert!(stream.text().ends_with("data: [DONE]\n\n"));
    }
    let shown = client.get(&format!("/v1/{}/sessions/zhang", SAMPLE.id())).is_ok().json();
    assert_eq!(shown["messages"], 4, "what the caller keeps is not kept here");
    client.post(&path, &json!({ "messages": [] })).is_problem(422, "bad-body");
    client.post(&path, &json!({ "messages": "hello" })).is_problem(422, "bad-body");
    let heard = client.post(&messages(SAMPLE.id(), "zhang"), &json!({ "text": "在吗" }));
    assert_eq!(heard.is_ok().header("kaopu-message"), Some("5"));
}
