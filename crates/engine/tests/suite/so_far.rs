//! The case record as it would be if a human took over now: the same code makes it, and it is the
//! record where one is made.

use crate::common::sample_kb::{sample, talk_strategy};
use kaopu_engine::{
    CaseRecord, Message, Program, RecordKind, Session, Turn, compile, record_so_far, respond,
};
use kaopu_model::*;

/// Each turn with the record so far.
fn play(program: &Program, messages: &[Message]) -> Vec<(Turn, CaseRecord)> {
    let mut session = Session::default();
    messages
        .iter()
        .map(|message| {
            let (next, turn) = respond(program, &session, message);
            session = next;
            let so_far = record_so_far(program, &session, message, &turn);
            (turn, so_far)
        })
        .collect()
}

#[test]
fn where_a_record_is_made_it_is_that_record() {
    let program = compile(sample());
    let (mut handed, mut called_back) = (0, 0);
    for messages in talk_strategy(400) {
        for (turn, so_far) in play(&program, &messages) {
            let Some(record) = turn.record else { continue };
            assert_eq!(so_far, record, "{messages:#?}");
            match record.kind {
                RecordKind::HandOver => handed += 1,
                RecordKind::Callback => called_back += 1,
                RecordKind::Notice => panic!("a notice is no record of the turn: {messages:#?}"),
            }
        }
    }
    assert!(handed > 100 && called_back > 20, "{handed} hand-overs, {called_back} callbacks");
}

#[test]
fn what_is_known_so_far_is_what_the_human_receives_a_message_later() {
    let program = crate::common::program();
    let at = |time: &str| Context {
        now: Some(format!("2026-11-20T{time}:00").parse().unwrap()),
        ..Context::default()
    };
    for (time, kind) in [("10:00", RecordKind::HandOver), ("23:00", RecordKind::Callback)] {
        let message = |text: &str| Message { text: text.into(), context: at(time) };
        let messages =
            ["我的单号2026111100012345", "毛衣是什么面料", "急用啊", "转人工"].map(message);
        let played = play(&program, &messages);
        let (before, after) = (&played[2].1, played[3].0.record.as_ref().unwrap());
        assert_eq!((before.kind, after.kind), (kind, kind));
        assert_eq!(before.asked, after.asked);
        assert_eq!((&before.order, &before.product), (&after.order, &after.product));
        assert_eq!((before.mood.now, &before.mood.words), (after.mood.now, &after.mood.words));
        assert_eq!(
            (&before.queue, before.case, &before.missing),
            (&after.queue, after.case, &after.missing)
        );
        assert_eq!((before.rule.as_deref(), after.rule.as_deref()), (None, Some("wants-human")));
        assert!(
            before.order.is_some() && before.product.is_some() && before.mood.words == ["急用"],
            "{before:#?}"
        );
    }
}

#[test]
fn the_course_of_the_mood_tells_how_angry() {
    let program = compile(sample());
    let messages = ["什么时候发货", "你们是骗子", "傻逼骗子！！！滚蛋"].map(Message::new);
    let mood = play(&program, &messages).pop().unwrap().1.mood;
    let levels: Vec<(u32, u32)> =
        mood.course.iter().map(|point| (point.turn, point.anger)).collect();
    assert_eq!(levels, [(2, 2), (3, 3)]);
    assert_eq!((mood.now, mood.anger), (Mood::Angry, 3));
}

#[test]
fn a_transcript_in_a_record_is_what_the_customer_read_and_never_longer_than_published() {
    let program = crate::common::program();
    let mut session = Session::default();
    for number in 0..60 {
        let message = Message::new(format!("天王盖地虎{number}"));
        session.unknowns = 0;
        session = respond(&program, &session, &message).0;
    }
    let (after, turn) = respond(&program, &session, &Message::new("转人工"));
    let record = turn.record.unwrap();
    assert_eq!((record.transcript.len(), &record.transcript), (40, &after.transcript));
    assert_eq!(record.transcript.last().unwrap().text, turn.replies.last().unwrap().text);
}

#[test]
fn a_session_and_a_record_of_before_are_still_read() {
    let program = crate::common::program();
    let (session, turn) = respond(&program, &Session::default(), &Message::new("你们是骗子"));
    let without = |mut json: serde_json::Value, course: &str| {
        for point in json.pointer_mut(course).unwrap().as_array_mut().unwrap() {
            point.as_object_mut().unwrap().remove("anger").unwrap();
        }
        json
    };
    let old = without(serde_json::to_value(&session).unwrap(), "/mood_course");
    assert_eq!(serde_json::from_value::<Session>(old).unwrap().mood_course[0].anger, 0);
    let mut record = without(serde_json::to_value(turn.record.unwrap()).unwrap(), "/mood/course");
    record["mood"].as_object_mut().unwrap().remove("anger").unwrap();
    assert_eq!(serde_json::from_value::<CaseRecord>(record).unwrap().mood.now, Mood::Angry);
}
