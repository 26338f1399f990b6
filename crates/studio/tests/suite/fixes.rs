//! "This was wrong, the right entry is …": proposing a fix, looking at what else it alters, making
//! it, taking it back.

use crate::common::{Shop, open};
use kaopu_studio::{Action, BehaviorPlace, ChangeVerdict, Desk, Fix, Message};

/// What no entry of the sample is asked by.
const STRANGE: &str = "宝贝几时能蹦跶到我怀里";
const RIGHT: &str = "ship-when";

fn add(phrasing: &str) -> Fix {
    Fix::Add { entry: RIGHT.into(), phrasing: phrasing.into() }
}

#[test]
fn a_wrong_answer_is_put_right_by_one_phrasing_in_one_undoable_step() {
    let shop = Shop::open();
    let before = shop.read("phrasings.csv");
    let ask = [Message::new("在吗"), Message::new(STRANGE)];
    let turn = shop.desk.simulator.simulate(&ask, None, false).unwrap().remove(1).turn;
    assert!(turn.action != Action::Answer || turn.entry.as_deref() != Some(RIGHT));

    let polite = [Message::new("亲，你好，蹦跶到我怀里吧😊")];
    let cleaned = shop.desk.impact.propose(&polite, &RIGHT.into()).unwrap();
    assert!(
        cleaned[0].settles
            && matches!(&cleaned[0].fix, Fix::Add { phrasing, .. } if !phrasing.contains("亲")),
        "{cleaned:?}"
    );

    let proposed = shop.desk.impact.propose(&ask, &RIGHT.into()).unwrap();
    assert_eq!(
        proposed[0].fix,
        add(STRANGE),
        "in the customer's own words, not in the shop's terms for them"
    );
    assert!(
        proposed[0].settles && proposed[0].then.entry.as_deref() == Some(RIGHT),
        "{proposed:?}"
    );

    shop.desk.simulator.keep(&ask).unwrap();
    let mut told = Vec::new();
    let impact =
        shop.desk.impact.of(&ask, &add(STRANGE), |done, total| told.push((done, total))).unwrap();
    assert!(impact.settles && !impact.cancelled);
    assert!(impact.dialogues > 30 && impact.messages == 2, "{impact:?}");
    assert!(told.is_sorted() && told.iter().all(|(done, total)| done <= total), "{told:?}");
    assert_eq!(shop.read("phrasings.csv"), before, "looking writes nothing");

    shop.workspace.apply_fix(&add(STRANGE)).unwrap();
    let added: Vec<String> = shop.read("phrasings.csv").lines().map(str::to_owned).collect();
    assert_eq!(added.len(), before.lines().count() + 1);
    let turn = shop.desk.simulator.simulate(&ask, None, false).unwrap().remove(1).turn;
    assert_eq!((turn.action, turn.entry.as_deref()), (Action::Answer, Some(RIGHT)));
    assert_eq!(shop.workspace.apply_fix(&add(STRANGE)).unwrap_err().code, "already-there");

    assert!(shop.workspace.undo().unwrap().unwrap().zh.contains(STRANGE));
    assert_eq!(shop.read("phrasings.csv"), before);
}

#[test]
fn moving_a_phrasing_is_one_step_and_shows_what_it_breaks() {
    let shop = Shop::open();
    let before = shop.read("phrasings.csv");
    let entry = shop.workspace.entry(RIGHT).unwrap().draft;
    let phrasing = entry.phrasings[0].clone();
    let ask = [Message::new(&phrasing)];
    shop.desk.simulator.keep(&ask).unwrap();
    let fix = Fix::Move { from: RIGHT.into(), to: "ship-from".into(), phrasing: phrasing.clone() };
    let impact = shop.desk.impact.of(&[], &fix, |_, _| {}).unwrap();
    let altered = impact
        .changes
        .iter()
        .find(|one| matches!(one.place, BehaviorPlace::Message { .. }))
        .unwrap();
    assert_eq!(altered.text, phrasing);
    assert_eq!(altered.before.entry.as_deref(), Some(RIGHT));
    assert_eq!(altered.after.entry.as_deref(), Some("ship-from"));

    shop.workspace.apply_fix(&fix).unwrap();
    assert!(shop.workspace.entry("ship-from").unwrap().draft.phrasings.contains(&phrasing));
    assert!(!shop.workspace.entry(RIGHT).unwrap().draft.phrasings.contains(&phrasing));
    assert_eq!(
        shop.workspace.apply_fix(&fix).unwrap_err().code,
        "unknown-id",
        "it is gone from there"
    );
    shop.workspace.undo().unwrap().unwrap();
    assert_eq!(shop.read("phrasings.csv"), before);
}

#[test]
fn a_phrasing_that_nothing_is_like_alters_nothing_else() {
    let shop = Shop::open();
    for phrasing in [STRANGE, "鸟兽虫鱼何日归山林", "qwertz uiop asdf"] {
        let impact = shop.desk.impact.of(&[], &add(phrasing), |_, _| {}).unwrap();
        assert!(impact.changes.is_empty(), "{phrasing}: {:?}", impact.changes);
        assert!(impact.phrasings > 900);
    }
}

#[test]
fn a_dialogue_that_a_fix_would_break_is_named_first() {
    let shop = Shop::open();
    let conversation = [Message::new("你们从哪里发货呀")];
    shop.workspace.save_as_dialogue("从哪发货", &conversation).unwrap();
    shop.desk.simulator.keep(&conversation).unwrap();
    let steal = add("你们从哪里发货呀");
    let impact = shop.desk.impact.of(&[], &steal, |_, _| {}).unwrap();
    let broken = impact.changes.iter().take_while(|one| one.verdict == ChangeVerdict::Worse);
    let titles = broken.filter_map(|one| match &one.place {
        BehaviorPlace::Dialogue { title, .. } => Some(title.as_str()),
        _ => None,
    });
    assert!(titles.into_iter().any(|title| title == "从哪发货"), "{:?}", impact.changes);
    assert!(impact.changes.iter().any(|one| matches!(one.place, BehaviorPlace::Message { .. })));
}

#[test]
fn conversations_are_remembered_without_the_ways_they_were_typed() {
    let shop = Shop::open();
    let ask = |texts: &[&str]| {
        let messages: Vec<Message> = texts.iter().copied().map(Message::new).collect();
        shop.desk.simulator.keep(&messages).unwrap();
    };
    ask(&["在吗"]);
    ask(&["在吗", "什么时候发货"]);
    ask(&["在吗", "什么时候发货"]);
    ask(&["在吗"]);
    let seen = |desk: &Desk| desk.impact.of(&[], &add(STRANGE), |_, _| {}).unwrap().messages;
    assert_eq!(seen(&shop.desk), 2);
    shop.desk.simulator.simulate(&[Message::new("能开发票吗")], None, false).unwrap();
    assert_eq!(seen(&shop.desk), 2, "trying writes nothing");
    let folder = shop.close();
    let desk = Desk::new(open(&folder.path().join("kb")).0);
    assert_eq!(seen(&desk), 2, "and are still there after a restart");
}

#[test]
fn a_look_at_the_consequences_can_be_stopped() {
    let shop = Shop::open();
    let desk = shop.desk.clone();
    let stopped = shop.desk.impact.of(&[], &add(STRANGE), |done, _| {
        if done >= 3 {
            desk.impact.stop();
        }
    });
    let stopped = stopped.unwrap();
    let whole = shop.desk.impact.of(&[], &add(STRANGE), |_, _| {}).unwrap();
    // How far it came depends on what else the machine does.
    assert!(stopped.cancelled && stopped.dialogues < whole.dialogues);
    assert!(!whole.cancelled);
}

#[test]
fn a_fix_that_makes_no_sense_is_refused_in_words() {
    let shop = Shop::open();
    let code = |fix: &Fix| shop.workspace.apply_fix(fix).unwrap_err().code;
    assert_eq!(
        code(&Fix::Add { entry: "no-such".into(), phrasing: "在不在".into() }),
        "unknown-id"
    );
    assert_eq!(code(&add(" ？！ ")), "bad-input");
    assert_eq!(
        code(&Fix::Remove { entry: RIGHT.into(), phrasing: "没有这句".into() }),
        "unknown-id"
    );
    assert!(shop.desk.impact.propose(&[], &RIGHT.into()).is_err());
    assert!(shop.desk.impact.of(&[], &add(""), |_, _| {}).is_err());
    assert_eq!(shop.notified(), 0);
}
