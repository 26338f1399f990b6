//! Handing over: who is there, what is asked first, what happens when nobody is there, and how the
//! conversation comes back.

use kaopu_engine::{
    Action, Decision, Message, Program, RecordKind, Session, Turn, compile, respond,
};
use kaopu_model::*;

/// A shop in which requests for a human want the order first and fall back to the safety desk, with
/// two dangers and a rule on clarifications.
fn program() -> Program {
    let mut kb = crate::common::kb();
    let rules = &mut kb.escalation.rules;
    for rule in rules.iter_mut().filter(|rule| &*rule.id == "wants-human") {
        rule.ask_first = vec![RecordField::Order];
        rule.fallback = Some("night".into());
        rule.say = Some("马上为您转接{队列}。".into());
    }
    rules.push(Rule {
        id: "asked-back".into(),
        queue: "after-sales".into(),
        when: RuleConditions { clarifications: Some(1), ..RuleConditions::default() },
        ..Rule::default()
    });
    rules.push(Rule {
        id: "vip-at-night".into(),
        queue: "safety".into(),
        when: RuleConditions {
            hours: Some((1320, 540)),
            any: vec![
                RuleConditions { levels: vec!["VIP".into()], ..RuleConditions::default() },
                RuleConditions { words: vec!["加急".into()], ..RuleConditions::default() },
            ],
            entries: vec!["track".into()],
            ..RuleConditions::default()
        },
        ..Rule::default()
    });
    let night = QueueHours::daily(1320, 120);
    kb.escalation.queues.push(Queue {
        id: "night".into(),
        name: "夜班专员".into(),
        hours: night,
        row: 0,
    });
    compile(kb)
}

fn at(time: &str) -> Context {
    Context { now: Some(format!("2026-11-20T{time}:00").parse().unwrap()), ..Context::default() }
}

fn talk(messages: &[(&str, Context)]) -> Vec<Turn> {
    crate::common::talk(&program(), messages)
}

#[test]
fn what_the_rule_needs_is_asked_once_and_then_handed_over_whatever_comes() {
    let supplied = talk(&[("转人工", at("10:00")), ("2026111100012345", at("10:01"))]);
    assert_eq!(supplied[0].action, Action::AskFirst);
    assert!(
        supplied[0].record.is_none() && supplied[0].text().contains("订单号"),
        "{}",
        supplied[0].text()
    );
    assert_eq!(supplied[1].action, Action::HandOver);
    assert_eq!(supplied[1].record.as_ref().unwrap().order.as_deref(), Some("2026111100012345"));
    for reply in ["不知道", "转人工", "😭", "怎么退货"] {
        let turns = talk(&[("转人工", at("10:00")), (reply, at("10:01"))]);
        assert_eq!(turns[1].action, Action::HandOver, "{reply}");
        assert_eq!(turns[1].rule.as_ref().unwrap().id.0, "wants-human", "{reply}");
        assert!(turns[1].record.as_ref().unwrap().repeats.is_empty());
    }
    let known =
        Context { order: Some(Order { id: "1".into(), ..Order::default() }), ..at("10:00") };
    assert_eq!(talk(&[("转人工", known)])[0].action, Action::HandOver);
}

#[test]
fn an_angry_or_injured_customer_is_asked_nothing() {
    assert_eq!(talk(&[("你们是骗子", at("10:00"))])[0].action, Action::HandOver);
    let angry_before = Context { order: None, ..at("10:00") };
    let mut session = Session { mood: Mood::Angry, ..Session::default() };
    let message = Message { text: "转人工".into(), context: angry_before };
    assert_eq!(respond(&program(), &session, &message).1.action, Action::HandOver);
    session = Session { danger: vec!["illness".into()], ..Session::default() };
    assert_eq!(respond(&program(), &session, &message).1.action, Action::HandOver);
}

#[test]
fn who_is_upset_when_nobody_is_there_hears_regret_before_the_hours() {
    let mut kb = crate::common::kb();
    kb.persona.dials.warmth = 6;
    kb.persona.phrases.insert(Moment::Opener, vec!["很抱歉。".into()]);
    let said = |text: &str, rule_says: Option<&str>| {
        let mut kb = kb.clone();
        for rule in &mut kb.escalation.rules {
            rule.say_closed = rule_says.map(str::to_owned);
        }
        let message = Message { text: text.into(), context: at("03:00") };
        respond(&compile(kb), &Session::default(), &message).1.text()
    };
    let angry = said("气死我了，转人工", None);
    assert!(angry.starts_with("很抱歉。") && angry.contains("09:00"), "{angry}");
    assert!(!said("转人工", None).contains("抱歉"));
    // A rule has its own words for it.
    assert_eq!(said("气死我了，转人工", Some("{队列}不在。")), "售后专员不在。");
}

#[test]
fn a_closed_queue_gives_way_to_its_fallback() {
    let turn = &talk(&[("转人工", at("23:00")), ("没有", at("23:00"))])[1];
    let record = turn.record.as_ref().unwrap();
    assert_eq!((&*record.queue, record.instead_of.as_deref()), ("night", Some("after-sales")));
    assert_eq!(turn.text(), "马上为您转接夜班专员。");
}

#[test]
fn where_nobody_is_anywhere_whoever_comes_first_calls_back_and_says_so() {
    // after-sales is there from 09:00 to 22:00, its fallback from 22:00 to 02:00.
    let closed = |queue: &str, opens, closes, fallback: &str| {
        let mut kb = crate::common::kb();
        let hours = QueueHours::daily(opens, closes);
        let queues = &mut kb.escalation.queues;
        queues.push(Queue { id: queue.into(), name: "早班专员".into(), hours, row: 0 });
        let rule = kb.escalation.rules.iter_mut().find(|rule| &*rule.id == "wants-human");
        rule.unwrap().fallback = Some(fallback.into());
        crate::common::talk(&compile(kb), &[("转人工", at("03:00"))]).remove(0)
    };
    let early = closed("early", 480, 600, "early");
    let record = early.record.as_ref().unwrap();
    assert_eq!((record.kind, &*record.queue), (RecordKind::Callback, "early"));
    assert_eq!(record.instead_of.as_deref(), Some("after-sales"));
    assert_eq!(record.opens_at, Some("2026-11-20T08:00:00".parse().unwrap()));
    assert!(early.text().contains("早班专员") && early.text().contains("今天08:00"));
    let late = closed("late", 600, 720, "late");
    assert_eq!(&*late.record.as_ref().unwrap().queue, "after-sales");
    assert!(late.text().contains("今天09:00"), "{}", late.text());
}

#[test]
fn when_nobody_is_there_the_case_is_taken_down_and_the_bot_goes_on() {
    let turns = talk(&[
        ("转人工", at("03:00")),
        ("没有单号", at("03:00")),
        ("我电话138 0013 8000", at("03:01")),
        ("转人工", at("03:02")),
        ("什么时候发货", at("03:03")),
        ("转人工", at("10:00")),
    ]);
    let taken = turns[1].record.as_ref().unwrap();
    assert_eq!(
        (turns[1].action, taken.kind, taken.case),
        (Action::Callback, RecordKind::Callback, 1)
    );
    assert_eq!(taken.opens_at, Some("2026-11-20T09:00:00".parse().unwrap()));
    assert!(
        !turns[1].text().contains("转接") && turns[1].text().contains("09:00–22:00"),
        "{}",
        turns[1].text()
    );
    let noted = turns[2].record.as_ref().unwrap();
    assert_eq!((&turns[2].trace.decision, noted.case), (&Decision::CallbackNoted, 1));
    assert_eq!(noted.phone.as_deref(), Some("13800138000"));
    assert_eq!(noted.rule.as_deref(), Some("wants-human"));
    assert_eq!(
        (turns[3].action, turns[3].record.is_none()),
        (Action::Callback, true),
        "no second case"
    );
    assert_eq!(turns[4].action, Action::Answer);
    let handed = turns[5].record.as_ref().unwrap();
    assert_eq!(
        (turns[5].action, handed.kind, handed.case),
        (Action::HandOver, RecordKind::HandOver, 1)
    );
}

#[test]
fn the_conversation_comes_back_where_it_was() {
    let returned = Context { events: vec![ShopEvent::Returned], ..at("11:00") };
    let turns = talk(&[
        ("这件是什么面料", at("10:00")),
        ("你们是骗子", at("10:01")),
        ("在吗", at("10:02")),
        ("毛衣", returned.clone()),
        ("你们是骗子", at("11:02")),
    ]);
    let actions: Vec<Action> = turns.iter().map(|turn| turn.action).collect();
    assert_eq!(
        actions,
        [Action::AskProduct, Action::HandOver, Action::Silent, Action::Answer, Action::HandOver],
        "the open question is answered, and a new hand-over is a new case"
    );
    assert_eq!(turns[4].record.as_ref().unwrap().case, 2);
    let silently = talk(&[("你们是骗子", at("10:01")), ("", returned)]);
    assert_eq!(
        (silently[1].action, &silently[1].trace.decision),
        (Action::Care, &Decision::Resumed)
    );
}

#[test]
fn asking_back_as_often_as_the_rule_allows_ends_with_a_human() {
    let turn = &talk(&[("退货", at("10:00"))])[0];
    assert_eq!((turn.action, &*turn.rule.as_ref().unwrap().id.0), (Action::HandOver, "asked-back"));
    assert_eq!(turn.record.as_ref().unwrap().asked.len(), 1, "noted once");
}

#[test]
fn level_and_time_of_day_are_conditions() {
    let vip = |time: &str| Context {
        customer: Some(Customer { level: Some("VIP".into()), ..Customer::default() }),
        order: Some(Order { id: "1".into(), state: OrderState::Shipped, ..Order::default() }),
        ..at(time)
    };
    assert_eq!(
        talk(&[("我的快递到哪了", vip("23:30"))])[0].rule.as_ref().unwrap().id.0,
        "vip-at-night"
    );
    assert_eq!(talk(&[("我的快递到哪了", vip("12:00"))])[0].action, Action::Answer);
    let anybody = Context { customer: None, ..vip("08:59") };
    assert_eq!(talk(&[("我的快递到哪了", anybody)])[0].action, Action::Answer);
}

#[test]
fn a_case_is_about_what_was_asked_before_the_customer_lost_patience() {
    let issue = |messages: &[&str]| {
        let messages: Vec<(&str, Context)> =
            messages.iter().map(|text| (*text, at("10:00"))).collect();
        talk(&messages).pop().unwrap().record.unwrap().issue
    };
    let asked = issue(&["什么时候发货", "你们就是骗子！！！"]);
    assert_eq!((asked.entry.as_deref(), &*asked.summary), (Some("ship-when"), "什么时候发货"));
    let told = issue(&["什么时候发货", "碗口缺了一大块釉，你们就是骗子"]);
    assert_eq!(
        (told.entry, &*told.summary),
        (None, "碗口缺了一大块釉，你们就是骗子"),
        "there is more in it than anger"
    );
    assert_eq!(
        issue(&["你们就是骗子！！！"]).summary,
        "你们就是骗子！！！",
        "there was nothing before"
    );
}

#[test]
fn what_a_record_can_hold_no_more_is_admitted_as_a_repeat() {
    let program = program();
    let mut session = Session::default();
    for number in 0..40 {
        let message = Message::new(format!("天王盖地虎{number}"));
        session.unknowns = 0;
        session = respond(&program, &session, &message).0;
    }
    let angry = respond(&program, &session, &Message::new("你们是骗子")).1;
    let record = angry.record.unwrap();
    assert_eq!(record.repeats.len(), 10, "bounded, but not hidden");
    assert!(record.repeats[0].starts_with("天王盖地虎0"));
    let masked = serde_json::to_string(&record.masked()).unwrap();
    assert!(!masked.contains("天王盖地虎"), "{masked}");
}

#[test]
fn absurd_clocks_and_amounts_are_no_panic() {
    for now in ["1969-12-31T23:59:59", "-009999-01-01T00:00:00", "9999-12-31T23:59:59"] {
        let order = Order { id: "1".into(), amount: Some(Money(u32::MAX)), ..Order::default() };
        let context =
            Context { now: Some(now.parse().unwrap()), order: Some(order), ..Context::default() };
        let turn = &talk(&[("转人工", context)])[0];
        assert!(
            matches!(turn.action, Action::HandOver | Action::Callback),
            "{now}: {:?}",
            turn.action
        );
    }
    for order in
        [r#"{"state":"teleported"}"#, r#"{"amount":"-5"}"#, r#"{"amount":"99999999999999.00"}"#]
    {
        assert!(
            serde_json::from_str::<Order>(order).is_err(),
            "an order that nobody understands is refused: {order}"
        );
    }
}
