//! A hand-over that nobody accepts: the bot says so, takes a callback, and goes on.

use kaopu_engine::{
    Action, Decision, Message, Pending, Program, RecordKind, Session, Turn, compile, respond,
};
use kaopu_model::*;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::common::{kb, program, sample_kb, talk};

fn at(time: &str) -> Context {
    Context { now: Some(format!("2026-11-20T{time}:00").parse().unwrap()), ..Context::default() }
}

fn failed(time: &str) -> Context {
    Context { events: vec![ShopEvent::HandoffFailed], ..at(time) }
}

fn after_failing(messages: &[(&str, Context)]) -> Vec<Turn> {
    let mut all = vec![("转人工", at("10:00"))];
    all.extend(messages.iter().cloned());
    talk(&program(), &all)
}

#[test]
fn nobody_came_and_the_bot_says_so_and_takes_a_callback() {
    let turns = after_failing(&[("", failed("10:05")), ("13800138000", at("10:06"))]);
    let (back, record) = (&turns[1], turns[1].record.as_ref().unwrap());
    assert_eq!(back.action, Action::Callback);
    assert_eq!(back.trace.decision, Decision::HandoffFailed { queue: "after-sales".into() });
    assert_eq!(
        (record.kind, record.case, &*record.queue),
        (RecordKind::Callback, 1, "after-sales")
    );
    assert_eq!(record.rule.as_deref(), Some("wants-human"));
    assert!(back.text().contains("没能接进来"), "{}", back.text());
    assert!(back.text().contains("联系电话和想咨询的问题"), "{}", back.text());
    assert!(!back.text().contains("上线"), "somebody is on duty: {}", back.text());
    let noted = turns[2].record.as_ref().unwrap();
    assert_eq!((noted.kind, noted.case), (RecordKind::Callback, 1));
    assert_eq!(noted.phone.as_deref(), Some("13800138000"));
}

#[test]
fn what_is_known_is_not_asked_for_again() {
    let turns = talk(
        &program(),
        &[
            ("怎么退货", at("09:58")),
            ("转人工，我电话13800138000", at("10:00")),
            ("", failed("10:05")),
            ("退货运费谁出", at("10:06")),
        ],
    );
    assert_eq!(turns[2].replies.len(), 1, "{}", turns[2].text());
    assert_eq!(turns[2].record.as_ref().unwrap().issue.summary, "怎么退货");
    assert_eq!((turns[3].action, turns[3].record.is_none()), (Action::Answer, true));
}

#[test]
fn what_it_is_about_completes_the_record_whether_or_not_there_is_an_answer() {
    let answered = after_failing(&[("", failed("10:05")), ("怎么退货", at("10:06"))]);
    assert_eq!(answered[2].action, Action::Answer);
    let record = answered[2].record.as_ref().unwrap();
    assert_eq!((record.kind, record.case), (RecordKind::Callback, 1));
    assert_eq!(record.issue.summary, "怎么退货");

    let unknown = after_failing(&[
        ("", failed("10:05")),
        ("天王盖地虎宝塔镇河妖", at("10:06")),
        ("天王盖地虎", at("10:07")),
    ]);
    assert_eq!(unknown[2].trace.decision, Decision::CallbackIssueNoted);
    assert_eq!(unknown[2].record.as_ref().unwrap().issue.summary, "天王盖地虎宝塔镇河妖");
    assert!(!unknown[2].text().contains("号码"), "{}", unknown[2].text());
    assert_eq!(unknown[3].action, Action::Unknown, "noted once");
}

#[test]
fn a_message_that_comes_with_the_failure_is_answered_too() {
    let turn = &after_failing(&[("怎么退货", failed("10:05"))])[1];
    assert_eq!(turn.action, Action::Answer);
    assert_eq!(turn.record.as_ref().unwrap().kind, RecordKind::Callback);
    assert_eq!(turn.trace.handoff_failed.as_deref(), Some("after-sales"));
    let texts: Vec<&str> = turn.replies.iter().map(|reply| reply.text.as_str()).collect();
    assert!(
        matches!(texts.as_slice(), [first, answer, last]
            if first.contains("没能接进来") && answer.contains("申请退货") && last.contains("电话")),
        "{texts:?}"
    );
}

#[test]
fn who_asks_for_a_human_again_gets_one_who_is_there_or_the_same_case() {
    let turns = after_failing(&[("转人工", failed("10:05")), ("转人工", at("10:20"))]);
    assert_eq!(turns[1].action, Action::Callback, "nobody answered a moment ago");
    assert_eq!(turns[1].record.as_ref().unwrap().case, 1);
    let again = turns[2].record.as_ref().unwrap();
    assert_eq!(
        (turns[2].action, again.kind, again.case),
        (Action::HandOver, RecordKind::HandOver, 1)
    );

    let mut kb = kb();
    for rule in &mut kb.escalation.rules {
        rule.fallback = Some("safety".into());
    }
    let other = &talk(&compile(kb), &[("转人工", at("10:00")), ("转人工", failed("10:05"))])[1];
    let record = other.record.as_ref().unwrap();
    assert_eq!((other.action, &*record.queue), (Action::HandOver, "safety"));
    assert_eq!(record.instead_of.as_deref(), Some("after-sales"));
}

#[test]
fn a_question_that_was_open_before_is_still_open() {
    let turns = talk(
        &program(),
        &[
            ("这件是什么面料", at("10:00")),
            ("转人工", at("10:01")),
            ("", failed("10:05")),
            ("13800138000", at("10:06")),
            ("毛衣", at("10:07")),
        ],
    );
    let actions: Vec<Action> = turns.iter().map(|turn| turn.action).collect();
    let callback = Action::Callback;
    assert_eq!(actions, [Action::AskProduct, Action::HandOver, callback, callback, Action::Answer]);
}

#[test]
fn a_session_from_before_comes_back_too() {
    let old: Session =
        serde_json::from_str(r#"{"version":4,"turns":3,"cases":2,"handed_to":"after-sales"}"#)
            .unwrap();
    let message = Message { text: String::new(), context: failed("10:05") };
    let (session, turn) = respond(&program(), &old, &message);
    let record = turn.record.unwrap();
    assert_eq!(
        (record.kind, record.case, &*record.queue),
        (RecordKind::Callback, 2, "after-sales")
    );
    assert_eq!((session.handed_to, session.pending), (None, Some(Pending::CallbackPhone)));
}

#[test]
fn without_a_hand_over_nothing_has_failed() {
    let turn = &talk(&program(), &[("怎么退货", failed("10:00"))])[0];
    assert_eq!((turn.action, turn.record.is_none()), (Action::Answer, true));
}

static PROGRAM: LazyLock<Program> = LazyLock::new(|| compile(sample_kb::sample()));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever was said before and with it: after a failure the bot speaks, and somebody is told.
    #[test]
    fn a_failure_is_never_met_with_silence(
        before in prop::collection::vec(sample_kb::message(), 0..4),
        with in sample_kb::message(),
    ) {
        let program = &*PROGRAM;
        let mut session = Session::default();
        let request = Message { text: "转人工".into(), context: Context::default() };
        for message in before.iter().chain([&request, &request]) {
            session = respond(program, &session, message).0;
        }
        prop_assume!(session.handed_to.is_some());
        let mut with = with;
        with.context.events = vec![ShopEvent::HandoffFailed];
        let (session, turn) = respond(program, &session, &with);
        prop_assert!(!turn.replies.is_empty());
        prop_assert!(turn.record.is_some());
        let taken = turn.record.unwrap().kind == RecordKind::Callback;
        prop_assert_eq!(taken, session.handed_to.is_none());
    }
}
