//! Rules that only tell somebody: the record goes out, and the bot goes on.

use kaopu_engine::{Action, Program, RecordKind, Turn, compile};
use kaopu_model::*;

use crate::common::{kb, talk};

fn rule(id: &str, queue: &str, when: RuleConditions) -> Rule {
    let (id, queue) = (id.into(), queue.into());
    Rule { id, queue, notifies: true, when, ..Rule::default() }
}

/// A shop in which after-sales is told of returns, and safety of two words and of being lost.
fn program() -> Program {
    let mut kb = kb();
    let returns =
        RuleConditions { entries: vec!["return-how".into()], ..RuleConditions::default() };
    let words = RuleConditions { words: vec!["发霉".into()], ..RuleConditions::default() };
    let lost = RuleConditions { unknowns: Some(1), ..RuleConditions::default() };
    let told = [
        rule("told-returns", "after-sales", returns),
        rule("told-words", "safety", words),
        rule("told-lost", "safety", lost),
    ];
    kb.escalation.rules.splice(0..0, told);
    compile(kb)
}

fn at(time: &str) -> Context {
    Context { now: Some(format!("2026-11-20T{time}:00").parse().unwrap()), ..Context::default() }
}

fn told(turn: &Turn) -> Vec<(&str, u32)> {
    turn.notices.iter().map(|notice| (&*notice.queue, notice.case)).collect()
}

#[test]
fn the_bot_answers_and_somebody_is_told_once() {
    let turns = talk(
        &program(),
        &[("怎么退货", at("10:00")), ("怎么退货", at("10:01")), ("转人工", at("10:02"))],
    );
    let notice = &turns[0].notices[0];
    assert_eq!((turns[0].action, turns[0].record.is_none()), (Action::Answer, true));
    assert!(turns[0].rule.is_none(), "no rule took the message");
    assert_eq!((notice.kind, &*notice.queue), (RecordKind::Notice, "after-sales"));
    assert_eq!(notice.rule.as_deref(), Some("told-returns"));
    assert_eq!(notice.asked[0].answer.as_deref(), Some("在订单页申请退货。"));
    assert_eq!(notice.transcript.last().unwrap().text, "在订单页申请退货。");
    assert_eq!(told(&turns[1]), [], "once");
    assert_eq!(turns[2].record.as_ref().unwrap().case, 2, "a case of its own");
}

#[test]
fn a_notice_does_not_depend_on_where_its_rule_stands_or_what_else_fires() {
    // The words are in it, and nothing is understood: both rules tell, each with its own case.
    let lost = &talk(&program(), &[("发霉的天王盖地虎", at("10:00"))])[0];
    assert_eq!(lost.action, Action::Unknown);
    assert_eq!(told(lost), [("safety", 1), ("safety", 2)]);
    // A rule hands over, and another queue is told besides.
    let handed = &talk(&program(), &[("发霉了，转人工", at("10:00"))])[0];
    assert_eq!((handed.action, handed.record.as_ref().unwrap().case), (Action::HandOver, 1));
    assert_eq!(told(handed), [("safety", 2)]);
}

#[test]
fn who_gets_the_case_is_not_told_of_it_and_nobody_is_while_a_human_has_it() {
    let mut kb = kb();
    let angry = RuleConditions { mood: vec![Mood::Angry], ..RuleConditions::default() };
    let words = RuleConditions { words: vec!["发霉".into()], ..RuleConditions::default() };
    kb.escalation.rules.push(rule("told-angry", "after-sales", angry));
    kb.escalation.rules.push(rule("told-words", "safety", words));
    let program = compile(kb);
    let turns = talk(&program, &[("你们是骗子", at("10:00")), ("都发霉了", at("10:01"))]);
    let action = |turn: &Turn| turn.action;
    assert_eq!((action(&turns[0]), told(&turns[0])), (Action::HandOver, vec![]));
    assert_eq!((action(&turns[1]), told(&turns[1])), (Action::Silent, vec![]));
}
