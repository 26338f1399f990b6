//! What the bot does, turn by turn, in a small shop.

use crate::common::{program, say, talk};
use kaopu_engine::{Action, AnswerCondition, Decision, RecordKind, Score};
use kaopu_model::{Channel, Context, Customer, Moment, Mood, Order, OrderState};

fn with_order(state: OrderState) -> Context {
    let order = Order {
        id: "2026111100012345".into(),
        state,
        carrier: Some("中通快递".into()),
        ..Order::default()
    };
    Context { order: Some(order), ..Context::default() }
}

#[test]
fn an_exact_wording_is_answered_with_its_facts() {
    let turn = &say(&["多久發貨??"])[0];
    assert_eq!((turn.action, turn.text().as_str()), (Action::Answer, "付款后48小时内发出。"));
    assert_eq!(turn.trace.decision, Decision::Exact { wording: "多久发货".into() });
    assert_eq!(turn.trace.answer.as_ref().unwrap().facts[0].name, "发货时限");
}

#[test]
fn a_near_wording_is_confirmed_where_evidence_is_scarce_and_its_evidence_is_highlighted() {
    let turn = &say(&["请问大概啥时候能给我发呀"])[0];
    let entry = turn.entry.as_ref().map(|id| id.0.as_str());
    assert_eq!((turn.action, entry), (Action::Confirm, Some("ship-when")));
    assert!(turn.text().starts_with("您问的是「什么时候发货」："), "{}", turn.text());
    assert!(turn.trace.threshold.is_some_and(|threshold| !threshold.guaranteed));
    let best = &turn.candidates[0];
    assert_eq!(best.evidence, "啥时候给我发");
    assert!(best.score < Score::MAX && best.shared.iter().any(|span| span.start == 4));
}

#[test]
fn the_time_window_beats_the_order_state_and_ends_on_the_instant() {
    let at = |text: &str| Context {
        now: Some(text.parse().unwrap()),
        ..with_order(OrderState::Shipped)
    };
    let program = program();
    let text = |now: &str| talk(&program, &[("什么时候发货", at(now))])[0].clone();
    let inside = text("2026-11-11T23:59:59");
    assert_eq!(inside.text(), "双11订单72小时内发出。");
    assert_eq!(inside.trace.answer.unwrap().conditions, vec![AnswerCondition::Time]);
    assert_eq!(
        text("2026-11-12T00:00:00").action,
        Action::Callback,
        "shipped, but no tracking number: no hole is printed, and at midnight nobody is there"
    );
    assert_eq!(text("2026-11-10T20:00:00").text(), "双11订单72小时内发出。");
}

#[test]
fn asks_for_the_product_and_goes_on_with_the_answer() {
    let turns = say(&["这件是什么面料", "毛衣"]);
    assert_eq!(turns[0].action, Action::AskProduct);
    assert_eq!(turns[0].options.len(), 1, "only products whose fabric is known are offered");
    assert_eq!(turns[1].text(), "羊毛衫的面料是羊毛。");
    assert_eq!(say(&["这件是什么面料", "1"])[1].text(), "羊毛衫的面料是羊毛。");
    assert_eq!(say(&["毛衣是什么面料"])[0].text(), "羊毛衫的面料是羊毛。");
}

#[test]
fn a_value_that_the_kb_lacks_goes_to_a_human_and_no_hole_is_printed() {
    let turn = &say(&["炒锅是什么材质的"])[0];
    assert_eq!(turn.action, Action::HandOver);
    assert!(
        matches!(&turn.trace.decision, Decision::NoValue { placeholder, .. } if placeholder == "商品.面料")
    );
    assert!(!turn.text().contains('{'));
}

#[test]
fn asks_for_the_order_and_hands_over_if_the_system_knows_nothing_of_it() {
    let turns = say(&["我的快递到哪了", "订单号2026111100012345"]);
    assert_eq!(turns[0].action, Action::AskOrder);
    assert_eq!(turns[1].action, Action::HandOver);
    assert_eq!(turns[1].record.as_ref().unwrap().order.as_deref(), Some("2026111100012345"));
    let known = talk(
        &program(),
        &[("我的快递到哪了", Context::default()), ("好了", with_order(OrderState::Delivering))],
    );
    assert_eq!(known[1].text(), "您的包裹派送中。");
}

#[test]
fn asks_back_and_understands_the_choice() {
    let turns = say(&["退货", "第二个"]);
    assert_eq!(turns[0].action, Action::Clarify);
    assert!((2..=3).contains(&turns[0].options.len()));
    assert_eq!(turns[1].action, Action::Answer);
    assert_eq!(turns[1].entry.as_deref(), Some(turns[0].options[1].id.as_str()));
}

#[test]
fn phrases_take_turns() {
    let turns = say(&["你好", "在吗", "哈喽"]);
    let said: Vec<String> = turns.iter().map(|turn| turn.text()).collect();
    assert_eq!(said, ["亲,在的", "您好,我是小满", "亲,在的"]);
    assert_eq!(turns[0].trace.decision, Decision::SmallTalk { moment: Moment::Greeting });
}

#[test]
fn the_second_message_in_a_row_that_is_not_understood_goes_to_a_human() {
    let turns = say(&["天王盖地虎", "宝塔镇河妖"]);
    assert_eq!([turns[0].action, turns[1].action], [Action::Unknown, Action::HandOver]);
    assert_eq!(turns[1].rule.as_ref().unwrap().id.0, "lost");
    assert_eq!(turns[1].record.as_ref().unwrap().asked.len(), 2);
    let reset = say(&["天王盖地虎", "什么时候发货", "宝塔镇河妖"]);
    assert_eq!(reset[2].action, Action::Unknown);
}

#[test]
fn danger_comes_before_any_answer_and_a_negated_word_is_none() {
    let turn = &say(&["吃完拉肚子了,怎么退货"])[0];
    assert_eq!(turn.rule.as_ref().unwrap().id.0, "danger");
    assert_eq!(turn.record.as_ref().unwrap().danger, ["illness"]);
    assert_eq!(turn.record.as_ref().unwrap().issue.entry.as_deref(), Some("return-how"));
    assert_ne!(say(&["会不会拉肚子"])[0].action, Action::HandOver);
}

#[test]
fn the_record_carries_what_was_said_and_the_agent_can_open_with_it() {
    let context = Context {
        customer: Some(Customer { name: Some("王先生".into()), ..Customer::default() }),
        ..with_order(OrderState::Stalled)
    };
    let now = Context { now: Some("2026-11-11T23:30:00".parse().unwrap()), ..context };
    let turns = talk(&program(), &[("快递到哪里了", now.clone()), ("你们是骗子吧,转人工", now)]);
    let record = turns[1].record.as_ref().unwrap();
    assert_eq!(record.mood.now, Mood::Angry);
    assert_eq!(record.queue_open, Some(false));
    assert_eq!(record.issue.entry.as_deref(), Some("track"));
    assert!(record.missing.is_empty());
    assert!(
        record.opening.starts_with("王先生您好") && record.opening.contains("2026111100012345")
    );
    assert!(turns[1].text().contains("09:00–22:00"), "a closed queue is said to be closed");
    assert_eq!((turns[1].action, record.kind), (Action::Callback, RecordKind::Callback));
    assert_eq!(record.opens_at, Some("2026-11-12T09:00:00".parse().unwrap()));
    assert_eq!(record.transcript.len(), 4);
}

#[test]
fn after_the_hand_over_the_bot_is_silent() {
    let turns = say(&["转人工", "什么时候发货"]);
    assert_eq!(turns[1].action, Action::Silent);
    assert!(turns[1].replies.is_empty());
}

#[test]
fn stickers_are_for_chat_only_and_a_message_without_words_is_no_question() {
    let turn = &say(&["😭😭😭"])[0];
    assert_eq!((turn.action, &turn.trace.decision), (Action::SmallTalk, &Decision::NoWords));
    let phone = Context { channel: Channel::Phone, ..Context::default() };
    assert!(talk(&program(), &[("你好", phone)])[0].replies[0].sticker.is_none());
}

#[test]
fn two_questions_get_two_answers_in_order() {
    let turn = &say(&["怎么退货？还有什么时候发货"])[0];
    assert_eq!(turn.action, Action::Answer);
    assert_eq!(turn.entry.as_deref(), Some("return-how"));
    assert_eq!(
        turn.entries.iter().map(|id| &**id).collect::<Vec<_>>(),
        ["return-how", "ship-when"]
    );
    assert_eq!(turn.text(), "在订单页申请退货。\n付款后48小时内发出。");
    assert!(
        matches!(&turn.trace.decision, Decision::Parts { parts } if parts.len() == 2 && parts[1].span.start == 5)
    );
    let asked = say(&["怎么退货，还有什么时候发货", "转人工"])[1].record.clone().unwrap().asked;
    assert_eq!(
        asked.iter().map(|question| question.text.as_str()).collect::<Vec<_>>(),
        ["怎么退货，", "还有什么时候发货"]
    );
    assert_eq!(
        say(&["怎么退货？怎么退货？"])[0].entries.len(),
        1,
        "the same twice is one question"
    );
}

#[test]
fn what_one_of_two_questions_lacks_is_asked_for_at_the_end() {
    let turns = say(&["这件是什么面料？怎么退货？", "毛衣"]);
    assert_eq!(turns[0].action, Action::AskProduct);
    assert!(
        turns[0].replies[0].text.contains("申请退货"),
        "what can be answered is answered first"
    );
    assert_eq!(turns[1].text(), "羊毛衫的面料是羊毛。");
}

#[test]
fn replies_to_the_options_are_understood_however_they_are_put() {
    let options = say(&["退货"])[0].options.clone();
    let last = options.last().unwrap().id.clone();
    for (reply, expected) in [
        ("②", &options[1].id),
        ("选2", &options[1].id),
        ("前面那个", &options[0].id),
        ("最后一个", &last),
        ("the first one", &options[0].id),
        (options[1].label.as_str(), &options[1].id),
    ] {
        assert_eq!(say(&["退货", reply])[1].entry.as_deref(), Some(expected.as_str()), "{reply}");
    }
    let none = &say(&["退货", "都不是"])[1];
    assert_eq!((none.action, &none.trace.decision), (Action::Unknown, &Decision::NoneOfThese));
    assert_eq!(
        say(&["退货", "什么时候发货"])[1].entry.as_deref(),
        Some("ship-when"),
        "a new question is no reply"
    );
}

#[test]
fn a_short_message_goes_on_with_the_question_before_it() {
    let other = &say(&["羊毛衫是什么面料", "那炒锅呢"])[1];
    assert!(
        matches!(&other.trace.decision, Decision::NoValue { entry, .. } if &**entry == "fabric"),
        "{other:?}"
    );
    let freight = &say(&["怎么退货", "那运费谁出呢"])[1];
    assert_eq!(freight.entry.as_deref(), Some("return-cost"));
    let stranger = &say(&["怎么退货", "宝塔镇河妖"])[1];
    assert_ne!(stranger.action, Action::Answer, "the question before does not answer anything");
    assert_eq!(say(&["那羊毛衫呢"])[0].entry, None, "there is no question before it");
}
