//! The order of the policies, and how one is written.

use kaopu_model::{KnowledgeBase, Moment};

use super::*;
use crate::message::Message;
use crate::observe::observe;
use crate::program::compile;
use crate::turn::Decision;

#[test]
fn what_the_bot_puts_first_is_pinned() {
    let names: Vec<&str> = POLICIES.iter().map(|(name, _)| *name).collect();
    let expected = [
        "with_human",
        "handed_back",
        "handoff_failed",
        "shop_event",
        "no_words",
        "alarm",
        "asked_before_hand_over",
        "callback_number",
        "open_question",
        "small_talk",
        "contradiction",
        "turned_wish",
        "taken_back",
        "several_questions",
        "answer",
        "pieces",
        "follow_up",
        "suspected_harm",
        "confirm",
        "praise",
        "callback_issue",
        "ask_back",
    ];
    assert_eq!(names, expected);
}

/// The example of `ARCHITECTURE.md`: who writes in the middle of the night is said hello to.
fn night_owl<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let now = context.observed.message.context.now?;
    let (moment, decision) = (Moment::Greeting, Decision::SmallTalk { moment: Moment::Greeting });
    (now.hour() < 5).then(|| Plan::new(Act::SmallTalk(moment), decision))
}

#[test]
fn a_policy_is_a_function_of_ten_lines() {
    let policy: Policy = night_owl;
    let program = compile(KnowledgeBase::default());
    let mut message = Message::new("睡不着");
    for (hour, decides) in [(2, true), (14, false)] {
        message.context.now = Some(jiff::civil::date(2026, 11, 27).at(hour, 0, 0, 0));
        let observed = observe(&program, &Session::default(), &message);
        let plan = policy(&TurnContext::new(&program, &observed), &Session::default());
        assert_eq!(plan.is_some(), decides, "{hour}");
    }
}
