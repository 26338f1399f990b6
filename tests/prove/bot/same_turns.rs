//! The same messages through the engine and through the process: the same bytes.

use kaopu_engine::{Message, Session, messages, respond};
use kaopu_runtime::told;
use serde_json::json;

use super::process::Place;
use super::shop::SAMPLE;
use crate::dice::Dice;

/// All sample dialogues, and conversations of messages drawn from them, each with the situation in
/// which it stands there.
pub(super) fn compare(generated: usize) -> Result<String, String> {
    let dialogues = &SAMPLE.program.knowledge_base().dialogues;
    let mut conversations: Vec<Vec<Message>> = dialogues.iter().map(messages).collect();
    let all: Vec<Message> = conversations.iter().flatten().cloned().collect();
    let mut dice = Dice::new(7);
    conversations.extend((0..generated).map(|_| {
        let length = 2 + dice.below(6);
        (0..length).map(|_| all[dice.below(all.len())].clone()).collect()
    }));
    let place = Place::of(&SAMPLE, "explain = true", "");
    let process = place.start();
    let mut client = process.client();
    let mut turns = 0;
    for (number, conversation) in conversations.iter().enumerate() {
        let mut session = Session::default();
        for message in conversation {
            let mut message = message.clone();
            let morning = "2026-11-23T10:00:00".parse().unwrap();
            message.context.now = message.context.now.or(Some(morning));
            let (next, turn) = respond(&SAMPLE.program, &session, &message);
            session = next;
            let whole = number % 2 == 1;
            let query = if whole { "?explain=true" } else { "" };
            let path = format!("/v1/{}/sessions/{number}/messages{query}", SAMPLE.id());
            let body = json!({ "text": message.text, "context": message.context });
            let expected = if whole { serde_json::to_string(&turn).unwrap() } else { told(&turn) };
            let response = client.post(&path, &body);
            if response.text() != expected {
                return Err(format!("conversation {number}: {}", response.text()));
            }
            turns += 1;
        }
    }
    Ok(format!(
        "{turns} of {turns} turns the same bytes ({} sample dialogues, {generated} generated conversations)",
        dialogues.len()
    ))
}
