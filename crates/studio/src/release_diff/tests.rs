//! What an edit changes for customers is told under that edit.

use jiff::civil::date;
use kaopu_engine::Message;
use kaopu_engine::compare::HandOff;
use kaopu_model::KbFiles;

use super::*;

const FAQS: &str = "id,question,answer\nship,什么时候发货,付款后{发货时限}内发出\nwash,怎么洗,{商品.名称}：{商品.洗涤}\nreturn,怎么退货,七天内可以退\n";
const PHRASINGS: &str =
    "faq_id,phrasing\nship,几时能发\nship,多久寄出来\nwash,能机洗吗\nreturn,不想要了退掉\n";
const FACTS: &str = "key,value,unit\n发货时限,48,小时\n";
const PRODUCTS: &str = "id,name,aliases,洗涤\nshirt,衬衫,,手洗\ncoat,大衣,,干洗\n";
const ANSWERS: &str = "faq_id,from,until,answer\nreturn,2026-11-11,2026-11-21,大促期间三十天\n";
const RULES: &str = "[[queue]]\nid = \"a\"\nname = \"售后\"\n\n[[rule]]\nid = \"human\"\ntitle = \"要人工\"\nqueue = \"a\"\nwhen.request_human = true\n";

fn snapshot(replaced: &[(&str, &str, &str)]) -> Snapshot {
    let files = [
        ("faqs.csv", FAQS),
        ("phrasings.csv", PHRASINGS),
        ("facts.csv", FACTS),
        ("products.csv", PRODUCTS),
        ("answers.csv", ANSWERS),
        ("escalation.toml", RULES),
    ];
    let edited = |name: &str, text: &str| {
        let of = replaced.iter().filter(|(file, ..)| *file == name);
        of.fold(text.to_owned(), |text, (_, from, to)| text.replace(from, to))
    };
    let files: KbFiles = files
        .into_iter()
        .map(|(name, text)| (name.to_owned(), edited(name, text).into_bytes()))
        .collect();
    Snapshot::new(files, date(2026, 11, 27))
}

fn diff(replaced: &[(&str, &str, &str)]) -> ReleaseDiff {
    let log = [vec![Message::new("衬衫怎么洗")]];
    with_log(replaced, &log)
}

fn with_log(replaced: &[(&str, &str, &str)], log: &[Vec<Message>]) -> ReleaseDiff {
    let further = Conversations { sessions: &[], log };
    release_diff(&snapshot(&[]), &snapshot(replaced), further, &mut |_, _| true)
}

#[test]
fn two_equal_states_differ_in_nothing() {
    let diff = diff(&[]);
    assert!(diff.content.is_empty() && diff.groups.is_empty() && diff.complete);
    // Four that answers know, and five orders to which each event happens.
    let situations = 4 + 5 * 14;
    let turns = 7 + situations + 1;
    let compared = Compared { phrasings: 7, situations, messages: 1, turns, ..Compared::default() };
    assert_eq!(diff.compared, compared);
}

#[test]
fn a_changed_fact_is_told_once_with_all_places_that_say_it() {
    let diff = diff(&[("facts.csv", "48", "24")]);
    let [group] = diff.groups.as_slice() else { panic!("{:?}", diff.groups) };
    assert_eq!(group.cause, ChangeCause::Fact { key: "发货时限".into() });
    let [turn] = group.turns.as_slice() else { panic!("{:?}", group.turns) };
    assert_eq!(turn.places.len(), 3, "the question and two phrasings");
    assert!(turn.before.said.contains("48小时") && turn.after.said.contains("24小时"));
}

#[test]
fn a_changed_cell_is_told_under_its_product() {
    let diff = diff(&[("products.csv", "手洗", "轻柔机洗")]);
    let [group] = diff.groups.as_slice() else { panic!("{:?}", diff.groups) };
    assert!(matches!(&group.cause, ChangeCause::Product { id, .. } if id == "shirt"), "{group:?}");
    let mut texts: Vec<&str> =
        group.turns[0].places.iter().map(|place| place.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["怎么洗", "衬衫怎么洗"], "with the product in view, and by its name");
}

#[test]
fn an_edited_answer_and_a_removed_phrasing_are_told_under_their_entry() {
    let edited = diff(&[("faqs.csv", "七天内可以退", "十五天内可以退")]);
    let [group] = edited.groups.as_slice() else { panic!("{:?}", edited.groups) };
    assert!(matches!(&group.cause, ChangeCause::Answer { id, .. } if id.0 == "return"));
    assert_eq!(group.places(), 4, "question, phrasing, and on either side of the window");
    let removed = diff(&[("phrasings.csv", "ship,几时能发\n", "")]);
    let group = removed.groups.first().unwrap();
    assert!(matches!(&group.cause, ChangeCause::Phrasings { id, .. } if id.0 == "ship"));
    assert_eq!(group.turns[0].places[0].text, "几时能发");
}

#[test]
fn it_can_be_stopped() {
    let edited = snapshot(&[("facts.csv", "48", "24")]);
    let mut asked = 0;
    let diff = release_diff(&snapshot(&[]), &edited, Conversations::default(), &mut |_, total| {
        asked += 1;
        asked * 20 < total
    });
    assert!(!diff.complete && diff.compared.phrasings < 7, "{:?}", diff.compared);
}

/// No phrasing has a date: the answer's own window is tried on either side of its ends.
#[test]
fn a_window_that_ends_a_day_early_is_seen() {
    let diff = diff(&[("answers.csv", "2026-11-21", "2026-11-20")]);
    let [group] = diff.groups.as_slice() else { panic!("{:?}", diff.groups) };
    assert!(matches!(&group.cause, ChangeCause::Answer { id, .. } if id.0 == "return"));
    let AskedAt::Situation { context, .. } = &group.turns[0].places[0].place else {
        panic!("{:?}", group.turns[0].places)
    };
    assert_eq!(context.now.unwrap().date(), date(2026, 11, 20));
}

#[test]
fn an_entry_that_is_new_or_gone_is_its_own_cause() {
    let gone = diff(&[("faqs.csv", "return,怎么退货,七天内可以退\n", "")]);
    let cause = |diff: &ReleaseDiff| diff.groups[0].cause.code();
    assert_eq!(cause(&gone), "entry_removed");
    let new = diff(&[("faqs.csv", "return,", "gift,能送礼吗,可以\nreturn,")]);
    assert!(new.groups.iter().any(|group| group.cause.code() == "entry_added"), "{new:?}");
}

#[test]
fn an_edited_rule_is_the_cause_with_what_a_human_receives_before_and_now() {
    let edit =
        ("escalation.toml", "title = \"要人工\"", "title = \"点名要人\"\nurgency = \"urgent\"");
    let diff = with_log(&[edit], &[vec![Message::new("转人工")]]);
    let [group] = diff.groups.as_slice() else { panic!("{:?}", diff.groups) };
    assert_eq!((group.cause.code(), group.cause.id()), ("rule", Some("human")));
    let [turn] = group.turns.as_slice() else { panic!("{:?}", group.turns) };
    let title = |handed: &HandOff| handed.rule.as_ref().unwrap().title.clone();
    assert_eq!(title(&turn.handed_before), "要人工");
    assert_eq!(title(&turn.handed_after), "点名要人");
    assert_ne!(turn.handed_before.records[0].urgency, turn.handed_after.records[0].urgency);
}

#[test]
fn what_a_log_says_over_and_over_is_played_once_and_counted() {
    let asked = |text: &str| vec![Message::new(text)];
    let log = [asked("几时发呀"), asked("几时发呀"), asked("你好"), asked("几时发呀")];
    let diff = with_log(&[("facts.csv", "48", "24")], &log);
    assert_eq!(diff.compared.messages, 4);
    let places = diff.groups[0].turns.iter().flat_map(|turn| &turn.places);
    let of_log: Vec<u32> = places
        .filter(|one| matches!(one.place, AskedAt::Message { .. }))
        .map(|one| one.times)
        .collect();
    assert_eq!(of_log, [3]);
    let summary = diff.summary("old");
    assert_eq!(
        (summary.changed, summary.groups[0].changed),
        (6, 6),
        "three phrasings, three asked"
    );
    let written = serde_json::to_string(&summary).unwrap();
    assert!(!written.contains("几时"), "never a customer's words: {written}");
    assert_eq!(summary.groups[0].id.as_deref(), Some("发货时限"));
}

/// A change is named by all that is seen of it, and by nothing else.
#[test]
fn the_same_change_has_the_same_name_and_another_has_not() {
    let ids = |diff: &ReleaseDiff| -> Vec<String> {
        diff.groups.iter().flat_map(|group| &group.turns).map(|turn| turn.id.clone()).collect()
    };
    let fact = ("facts.csv", "48", "24");
    let once = ids(&diff(&[fact]));
    assert_eq!(once, ids(&diff(&[fact, ("faqs.csv", "七天内可以退", "七天内可以退")])));
    let with_more = ids(&diff(&[fact, ("faqs.csv", "七天内可以退", "十五天内可以退")]));
    assert!(once.iter().all(|id| with_more.contains(id)), "another edit leaves it what it is");
    assert!(!ids(&diff(&[("facts.csv", "48", "12")])).contains(&once[0]));
}

#[test]
fn a_fact_explains_what_is_said_also_in_an_entry_that_got_another_phrasing() {
    let fact = ("facts.csv", "48", "24");
    let diff = diff(&[fact, ("phrasings.csv", "ship,几时能发\n", "ship,几时能发\nship,啥时走\n")]);
    let of = |code: &str| diff.groups.iter().find(|group| group.cause.code() == code);
    let said = of("fact").unwrap().turns.iter().flat_map(|turn| &turn.places);
    let said: Vec<&str> = said.map(|place| place.text.as_str()).collect();
    assert!(said.contains(&"什么时候发货") && said.contains(&"几时能发"), "{said:?}");
    let understood = of("phrasings").map(|group| group.turns[0].places[0].text.clone());
    assert!(understood.is_none_or(|text| text == "啥时走"));
}
