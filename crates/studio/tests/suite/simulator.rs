//! The simulator: the record that fills turn by turn, handing back, and keeping all of it as a test
//! dialogue.

use crate::common::Shop;
use kaopu_engine::RecordKind;
use kaopu_model::{Channel, Context, Customer, Order, OrderState, RecordField, ShopEvent};
use kaopu_studio::{Action, Message};

fn at(time: &str) -> Context {
    let customer =
        Customer { name: Some("王先生".into()), orders: Some(3), ..Customer::default() };
    Context {
        now: Some(format!("2026-11-20T{time}:07").parse().unwrap()),
        customer: Some(customer),
        ..Context::default()
    }
}

fn order(state: OrderState) -> Option<Order> {
    Some(Order {
        id: "2026111100012345".into(),
        state,
        carrier: Some("中通快递".into()),
        tracking: Some("78312345678901".into()),
        ..Order::default()
    })
}

/// An event before the first word, a question, anger that hands over, a word to the human, handing
/// back, and going on by phone without the order.
fn conversation() -> Vec<Message> {
    let say = |text: &str, context| Message { text: text.into(), context };
    vec![
        say(
            "",
            Context {
                events: vec![ShopEvent::Birthday],
                order: order(OrderState::Signed),
                ..at("10:00")
            },
        ),
        say("怎么退货", Context { order: order(OrderState::Signed), ..at("10:01") }),
        say(
            "你们就是骗子！！！我要投诉你们",
            Context { order: order(OrderState::ReturnFiled), ..at("10:02") },
        ),
        say("在吗", Context { order: order(OrderState::ReturnFiled), ..at("10:03") }),
        say(
            "",
            Context {
                events: vec![ShopEvent::Returned],
                order: order(OrderState::ReturnFiled),
                ..at("10:20")
            },
        ),
        say("什么时候发货", Context { channel: Channel::Phone, customer: None, ..at("10:21") }),
    ]
}

#[test]
fn the_record_fills_turn_by_turn_and_the_conversation_comes_back() {
    let shop = Shop::open();
    let turns = shop.desk.simulator.simulate(&conversation(), None, false).unwrap();
    let actions: Vec<Action> = turns.iter().map(|turn| turn.turn.action).collect();
    assert_eq!(
        (actions[0], turns[0].turn.replies.is_empty()),
        (Action::Care, false),
        "the bot speaks first"
    );
    assert_eq!(actions[2..5], [Action::HandOver, Action::Silent, Action::Care]);
    assert_eq!(actions[5], Action::Answer, "and goes on after the human gave it back");
    assert!(turns[5].turn.replies[0].ssml.is_some(), "on the phone it speaks");
    let asked: Vec<usize> = turns.iter().map(|turn| turn.so_far.asked.len()).collect();
    assert_eq!(asked[..2], [0, 1]);
    assert!(asked.is_sorted(), "{asked:?}");
    assert_eq!((turns[1].so_far.mood.anger, turns[2].so_far.mood.anger > 0), (0, true));
    assert!(
        turns
            .iter()
            .all(|turn| turn.so_far.transcript.is_empty() && turn.so_far.repeats.is_empty())
    );
    // Where a record was made, this is that record.
    let made = turns[2].turn.record.clone().unwrap();
    assert_eq!(
        turns[2].so_far,
        kaopu_engine::CaseRecord { transcript: Vec::new(), ..made.clone() }
    );
    // While the human has the conversation, it stays with that queue; then a new case would begin.
    assert_eq!((turns[3].so_far.case, &turns[3].so_far.queue), (1, &made.queue));
    assert_eq!((turns[5].so_far.case, turns[5].so_far.kind), (2, RecordKind::HandOver));
}

#[test]
fn a_conversation_with_events_a_hand_over_and_a_hand_back_is_kept_whole_and_passes_at_once() {
    let shop = Shop::open();
    let messages = conversation();
    let simulated = shop.desk.simulator.simulate(&messages, None, false).unwrap();
    let row = shop.workspace.save_as_dialogue("签收后生气，交还以后接着问", &messages).unwrap();
    assert_eq!(row.outcome, kaopu_studio::DialogueOutcome::Passed);
    let played = shop.workspace.dialogue(&row.file).unwrap();
    assert!(
        played.passed,
        "{:#?}",
        played.turns.iter().flat_map(|turn| &turn.failures).collect::<Vec<_>>()
    );
    for (played, simulated) in played.turns.iter().zip(&simulated) {
        assert_eq!(
            played.turn.replies, simulated.turn.replies,
            "the dialogue is the conversation that was tried"
        );
    }
    let snapshot = shop.workspace.snapshot();
    let kept = snapshot.kb().dialogues.iter().find(|dialogue| dialogue.file == row.file).unwrap();
    assert_eq!(kept.context.events, [ShopEvent::Birthday]);
    assert_eq!(kept.turns[4].context.as_ref().unwrap().events, [ShopEvent::Returned]);
    assert_eq!(
        kept.turns[2].context.as_ref().unwrap().order.as_ref().unwrap().state,
        OrderState::ReturnFiled
    );
    let expect = |turn: usize| kept.turns[turn].expect.clone().unwrap();
    assert_eq!(expect(0).care.as_deref(), Some("birthday"));
    assert!(expect(2).queue.is_some() && expect(2).rule.is_some());
    assert_eq!(expect(2).record[&RecordField::Order], "2026111100012345");
    assert_eq!(expect(2).record[&RecordField::Customer], "王先生");
    assert_eq!(expect(2).record[&RecordField::Mood], "angry");
    assert_eq!(expect(3).action.as_deref(), Some("silent"));
    shop.workspace.undo().unwrap().unwrap();
    assert_eq!(shop.workspace.dialogue(&row.file).unwrap_err().code, "unknown-id");
}
