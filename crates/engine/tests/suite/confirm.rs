//! What is likely is answered saying what was understood, and what may come of that.

use kaopu_engine::{Action, Decision, Message, Session, Turn, compile, respond};
use kaopu_model::KnowledgeBase;

use crate::common::kb;

/// Near a wording of 什么时候发货, and not quite it.
const LIKELY: &str = "请问大概啥时候能给我发呀";

fn talk(kb: KnowledgeBase, messages: &[&str]) -> Vec<Turn> {
    let program = compile(kb);
    let mut session = Session::default();
    let say = |text: &&str| {
        let (next, turn) = respond(&program, &session, &Message::new(*text));
        session = next;
        turn
    };
    messages.iter().map(say).collect()
}

fn actions(messages: &[&str]) -> Vec<Action> {
    talk(kb(), messages).into_iter().map(|turn| turn.action).collect()
}

#[test]
fn it_says_what_it_understood_and_takes_yes_and_no() {
    let turns = talk(kb(), &[LIKELY, "对的"]);
    assert_eq!(turns[0].action, Action::Confirm);
    assert!(matches!(turns[0].trace.decision, Decision::Likely { .. }));
    assert!(turns[0].text().starts_with("您问的是「什么时候发货」：\n"), "{}", turns[0].text());
    assert_eq!((turns[1].action, &turns[1].trace.decision), (Action::SmallTalk, &Decision::Agreed));

    let turns = talk(kb(), &[LIKELY, "不是这个", "都不是"]);
    assert_eq!(
        (turns[1].action, &turns[1].trace.decision),
        (Action::Clarify, &Decision::NoneOfThese)
    );
    assert!(
        turns[1].options.iter().all(|option| option.id != "ship-when"),
        "{:?}",
        turns[1].options
    );
    assert!(matches!(turns[2].action, Action::Unknown | Action::HandOver | Action::Callback));
}

#[test]
fn never_twice_in_a_row_and_then_again() {
    let again = "那大概啥时候会给我发呢";
    assert_eq!(actions(&[again]), [Action::Confirm]);
    assert_eq!(actions(&[LIKELY, again]), [Action::Confirm, Action::Clarify]);
    let spaced = actions(&[LIKELY, "谢谢", again]);
    assert_eq!(spaced.last(), Some(&Action::Confirm));
}

#[test]
fn what_is_sensitive_is_asked_back_about() {
    let mut kb = kb();
    kb.faqs.iter_mut().for_each(|faq| faq.sensitive = true);
    let turns = talk(kb, &[LIKELY, "什么时候发货"]);
    assert_eq!(turns[0].action, Action::Clarify);
    assert_eq!(turns[1].action, Action::Answer, "an exact wording is sure");
}
