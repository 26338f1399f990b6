//! The same messages give the same bytes, whatever they are.

use kaopu_engine::{Message, Program, Session, compile, respond};
use kaopu_model::{Context, Order, OrderState};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Pieces of real questions, junk, numbers, emoji and whole random strings.
fn message_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "什么时候",
            "发货",
            "快递",
            "退货",
            "运费",
            "面料",
            "毛衣",
            "炒锅",
            "怎么",
            "你好",
            "谢谢",
            "转人工",
            "骗子",
            "拉肚子",
            "没有",
            "2",
            "第二个",
            "2026111100012345",
            "138 0013 8000",
            "😭",
            "{发货时限}",
            "發貨",
            "\u{0}",
            "\u{202e}",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
        "[一-龥]{0,12}",
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn message() -> impl Strategy<Value = Message> {
    let order = prop::option::of(prop::sample::select(OrderState::ALL)).prop_map(|state| {
        state.map(|state| Order { id: "20261111000".into(), state, ..Order::default() })
    });
    (message_text(), order).prop_map(|(text, order)| Message {
        text,
        context: Context { order, ..Context::default() },
    })
}

/// Plays the messages in conversations of 20 and gives everything that came of it as bytes.
fn played(program: &Program, messages: &[Message]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for conversation in messages.chunks(20) {
        let mut session = Session::default();
        for message in conversation {
            let (next, turn) = respond(program, &session, message);
            for reply in &turn.replies {
                assert!(
                    !reply.text.contains("{商品") && !reply.text.contains("{订单"),
                    "a hole: {}",
                    reply.text
                );
            }
            session = next;
            bytes.extend(serde_json::to_vec(&(&session, &turn)).unwrap());
        }
    }
    bytes
}

#[test]
fn ten_thousand_random_messages_twice_give_the_same_bytes() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let messages: Vec<Message> =
        (0..10_000).map(|_| message().new_tree(&mut runner).unwrap().current()).collect();
    // Two programs: compiling is part of the promise.
    assert_eq!(
        played(&compile(crate::common::kb()), &messages),
        played(&compile(crate::common::kb()), &messages)
    );
}

#[test]
fn huge_messages_are_answered_and_sessions_stay_small() {
    let program = crate::common::program();
    let mut session = Session::default();
    for text in ["发货".repeat(50_000), "😭".repeat(100_000), "1".repeat(100_000)] {
        let (next, turn) = respond(&program, &session, &Message::new(text));
        assert!(!turn.replies.is_empty() || next.handed_to.is_some());
        session = next;
    }
    for _ in 0..1_000 {
        session.handed_to = None;
        session = respond(&program, &session, &Message::new("退货".repeat(400))).0;
    }
    assert!(serde_json::to_vec(&session).unwrap().len() < 200_000);
}

#[test]
fn a_session_survives_being_stored() {
    let program = crate::common::program();
    let (session, _) = respond(&program, &Session::default(), &Message::new("退货"));
    let stored: Session = serde_json::from_slice(&serde_json::to_vec(&session).unwrap()).unwrap();
    assert_eq!(
        respond(&program, &stored, &Message::new("2")),
        respond(&program, &session, &Message::new("2"))
    );
}
