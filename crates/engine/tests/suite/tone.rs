//! Tone safety: under both personas of the sample shop nothing cheerful reaches an upset customer,
//! and every dialogue passes.

use crate::common::sample_kb::{sample, talk_strategy};
use kaopu_engine::{Message, Program, Session, compile, play, respond, tone_matrix};
use kaopu_model::{Channel, Context, Feeling, Moment, is_cheerful};

fn both() -> Vec<Program> {
    let kb = sample();
    assert_eq!(kb.personas.len(), 2);
    kb.personas.iter().map(|persona| compile(kb.with_persona(&persona.id).unwrap())).collect()
}

#[test]
fn every_dialogue_passes_under_both_personas() {
    let mut failed = Vec::new();
    for program in both() {
        let kb = program.knowledge_base();
        assert!(kb.dialogues.len() >= 79, "{} dialogues", kb.dialogues.len());
        for played in kb.dialogues.iter().map(|dialogue| play(&program, dialogue)) {
            for (number, turn) in (1..).zip(&played.turns) {
                for failure in &turn.failures {
                    failed.push(format!(
                        "{} {} {number} {}: {} | {}",
                        kb.persona.id,
                        played.file,
                        turn.customer,
                        failure.message.en,
                        turn.turn.text()
                    ));
                }
            }
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn the_matrix_has_no_empty_and_no_unsafe_cell() {
    let rows = tone_matrix(&both()[0]);
    let moments = Moment::ALL.len() + sample().care.moments.len();
    assert_eq!(rows.len(), 2 * moments, "persona × moment");
    let mut said = 0;
    for row in &rows {
        assert_eq!(row.cells.len(), Feeling::ALL.len());
        for cell in &row.cells {
            let place = format!("{} × {} × {}", row.persona, row.moment, cell.feeling);
            assert!(cell.unfit.is_empty(), "{place}: {:?}", cell.unfit);
            assert!(!cell.feeling.is_upset() || cell.sticker.is_none(), "{place}: a sticker");
            said += cell.phrases.len();
            let needed =
                !row.care && Moment::NEEDED.iter().any(|moment| moment.code() == row.moment);
            assert!(
                !needed || cell.phrases.len() >= 2,
                "{place}: {:?} would be said twice running",
                cell.phrases
            );
        }
    }
    assert!(said > 400, "{said} phrases");
}

/// Conversations of real questions, insults, accidents, thanks and noise, in chat and on the phone,
/// with events and clocks.
#[test]
fn no_conversation_breaks_a_promise_of_the_bot() {
    for program in both() {
        let forbidden = &program.knowledge_base().persona.forbidden;
        let mut conversations = 0;
        for messages in talk_strategy(120) {
            conversations += 1;
            let mut session = Session::default();
            let mut bytes = Vec::new();
            let mut last: std::collections::BTreeMap<Moment, String> = Default::default();
            for message in &messages {
                let before = session.clone();
                let (next, turn) = respond(&program, &session, message);
                let (_, again) = respond(&program, &session, message);
                assert_eq!(turn, again, "the same twice");
                let text = turn.text();
                // No hole, no leftover, nothing stacked.
                for hole in ["{", "}", "您好您好", "您您", "，，"] {
                    assert!(
                        !text.contains(hole) || message.text.contains(hole),
                        "{hole} in {text}"
                    );
                }
                assert!(
                    turn.replies.iter().all(|reply| !reply.text.trim().is_empty()),
                    "an empty bubble: {turn:?}"
                );
                // Tone: answers are their author's; all else is the persona's.
                let own = if turn.trace.answer.is_some() {
                    turn.replies.get(1..).unwrap_or(&[])
                } else {
                    &turn.replies[..]
                };
                if turn.trace.feeling.is_upset() {
                    for reply in own {
                        let words = reply.text.split("\n1. ").next().unwrap();
                        assert!(
                            !is_cheerful(words),
                            "{} to {}: {words}",
                            turn.trace.feeling,
                            message.text
                        );
                    }
                    assert!(turn.replies.iter().all(|reply| reply.sticker.is_none()));
                }
                for word in forbidden {
                    assert!(
                        own.iter().all(|reply| !reply.text.contains(word.as_str())),
                        "{word} in {text}"
                    );
                }
                // Channel.
                let phone = message.context.channel == Channel::Phone;
                assert!(
                    turn.replies.iter().all(|reply| reply.ssml.is_some() == phone
                        && (!phone || reply.sticker.is_none()))
                );
                // A human: at most one has the conversation, and "transferring" is said exactly
                // then.
                let hands_over = turn.action == kaopu_engine::Action::HandOver;
                let events = &message.context.events;
                let failed = events.contains(&kaopu_model::ShopEvent::HandoffFailed);
                let returned = events.contains(&kaopu_model::ShopEvent::Returned);
                let silent = turn.action == kaopu_engine::Action::Silent;
                assert_eq!(before.handed_to.is_some() && !returned && !failed, silent);
                // Nobody came: the bot speaks, and somebody gets the case.
                let came_back = before.handed_to.is_some() && failed;
                assert!(!came_back || !turn.replies.is_empty() && turn.record.is_some());
                assert_eq!(
                    hands_over,
                    next.handed_to.is_some() && turn.record.is_some(),
                    "{turn:?}"
                );
                assert!(
                    hands_over || !own.iter().any(|reply| reply.text.contains("为您转接")),
                    "{text}"
                );
                if let Some(record) = &turn.record {
                    assert!(
                        !record.issue.summary.is_empty()
                            && !record.opening.is_empty()
                            && !record.queue_name.is_empty()
                    );
                    assert_eq!(
                        record.transcript.last().map(|line| line.text.clone()),
                        Some(turn.replies.last().unwrap().text.clone())
                    );
                    for promise in &record.promises {
                        assert!(
                            program
                                .knowledge_base()
                                .settings
                                .capabilities
                                .contains_key(&promise.capability)
                        );
                    }
                }
                // Never the same phrase twice running at a moment.
                if let kaopu_engine::Decision::SmallTalk { moment } = &turn.trace.decision {
                    let said = turn.replies[0].text.clone();
                    assert_ne!(last.insert(*moment, said.clone()), Some(said), "twice running");
                }
                bytes.extend(serde_json::to_vec(&next).unwrap());
                // From every state a human is at most two messages away.
                if next.handed_to.is_none() {
                    human_within_two(&program, &next, &message.context);
                }
                session = next;
            }
            assert!(bytes.len() < 10_000_000);
        }
        assert!(conversations >= 100);
    }
}

fn human_within_two(program: &Program, session: &Session, context: &Context) {
    let context = Context { events: Vec::new(), ..context.clone() };
    let ask = Message { text: "转人工".into(), context };
    let (next, first) = respond(program, session, &ask);
    let reached =
        |action| matches!(action, kaopu_engine::Action::HandOver | kaopu_engine::Action::Callback);
    if !reached(first.action) {
        let second = respond(program, &next, &ask).1;
        assert!(reached(second.action), "no human after two messages: {first:?} {second:?}");
    }
}

#[test]
fn ten_thousand_turns_leave_a_bounded_session() {
    let program = &both()[0];
    let mut session = Session::default();
    let texts = [
        "可以开发票吗亲",
        "2026111500067001",
        "我要投诉你们客服",
        "世界杯谁会赢",
        "138 0013 8000",
        "谢谢",
        "什么破店",
    ];
    let mut largest = 0;
    for number in 0..10_000 {
        let context = Context {
            now: Some("2026-11-20T02:00:00".parse().unwrap()),
            events: vec![kaopu_model::ShopEvent::Returned],
            ..Context::default()
        };
        let text = format!(
            "{}{}",
            texts[number % texts.len()],
            if number % 3 == 0 { number.to_string() } else { String::new() }
        );
        session = respond(program, &session, &Message { text, context }).0;
        if number % 500 == 0 {
            largest = largest.max(serde_json::to_vec(&session).unwrap().len());
        }
    }
    assert_eq!(session.turns, 10_000);
    assert!(largest < 100_000, "{largest} bytes");
}
