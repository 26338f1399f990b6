//! Mood and danger, as tables of messages in `mood/` and as properties.

use std::sync::OnceLock;

use kaopu_engine::{Feelings, Program, compile, feelings};
use kaopu_model::{Danger, KnowledgeBase, Mood, MoodWords};
use proptest::prelude::*;

const ANGER: &str = include_str!("mood/anger.txt");
const HURRY: &str = include_str!("mood/hurry-worry.txt");
const DANGER: &str = include_str!("mood/danger.txt");

/// An engine without a shop's own words, made once.
fn bare() -> Program {
    static BARE: OnceLock<Program> = OnceLock::new();
    BARE.get_or_init(|| compile(KnowledgeBase::default())).clone()
}

fn rows(table: &str) -> Vec<(&str, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap_or(("a tab behind a label", line))).collect()
}

fn as_expected(wanted: &str, found: &Feelings) -> bool {
    match wanted {
        "angry" => found.anger >= 1,
        "angry2" => found.anger >= 2,
        "angry3" => found.anger == 3,
        "not-angry" => found.mood != Mood::Angry,
        mood => found.mood.code() == mood,
    }
}

#[test]
fn moods_are_as_people_hear_them() {
    let program = bare();
    let mut wrong = Vec::new();
    for (wanted, text) in rows(ANGER).into_iter().chain(rows(HURRY)) {
        let found = feelings(&program, text);
        if !as_expected(wanted, &found) {
            wrong.push(format!(
                "{text}: wanted {wanted}, found {} {} {:?}",
                found.mood, found.anger, found.cues
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dangers_are_noticed_and_questions_about_them_are_none() {
    let program = bare();
    let mut wrong = Vec::new();
    for (wanted, text) in rows(DANGER) {
        let found = feelings(&program, text).danger;
        let wanted: Vec<&str> = wanted.split(',').filter(|topic| *topic != "safe").collect();
        let as_wanted = wanted.iter().all(|topic| found.iter().any(|hit| hit.topic == *topic));
        if !as_wanted || wanted.is_empty() != found.is_empty() {
            wrong.push(format!("{text}: wanted {wanted:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_drawn_has_a_mood_and_a_degree_and_is_no_word() {
    let program = bare();
    for (text, mood, anger) in [
        ("你们家快递😡😡😡", Mood::Angry, 1),
        ("这个尺码[发怒]", Mood::Angry, 1),
        ("骗子😡", Mood::Angry, 3),
        ("还没到😰", Mood::Worried, 0),
        ("好吃到哭😭", Mood::Calm, 0),
        ("收到了[炸弹]", Mood::Angry, 1),
        ("谢谢[玫瑰]", Mood::Calm, 0),
        ("一三九 零零零零 零零零零", Mood::Calm, 0),
    ] {
        let found = feelings(&program, text);
        assert_eq!((found.mood, found.anger, found.danger.len()), (mood, anger, 0), "{text}");
    }
}

#[test]
fn the_shop_adds_words_and_takes_words_out() {
    let mut kb = KnowledgeBase::default();
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    kb.escalation.moods = MoodWords {
        angry: list(&["翻车"]),
        urgent: list(&["开团"]),
        worried: list(&["着急"]),
        calm: list(&["气死人辣条", "无语"]),
    };
    kb.escalation.dangers = vec![
        Danger {
            topic: "fire".into(),
            words: list(&["跳闸"]),
            except: list(&["冒烟鸭脖"]),
            row: 1,
        },
        Danger { topic: "legal".into(), words: Vec::new(), except: list(&["消协"]), row: 2 },
    ];
    let (bare, own) = (bare(), compile(kb));
    let mood = |program: &Program, text: &str| feelings(program, text).mood;
    for (text, before, after) in [
        ("这次翻车了", Mood::Calm, Mood::Angry),
        ("没有翻车", Mood::Calm, Mood::Calm),
        ("晚上要开团", Mood::Calm, Mood::Urgent),
        ("我着急", Mood::Urgent, Mood::Worried),
        ("来一包气死人辣条", Mood::Angry, Mood::Calm),
        ("无语了", Mood::Angry, Mood::Calm),
    ] {
        assert_eq!((mood(&bare, text), mood(&own, text)), (before, after), "{text}");
    }
    let dangers = |program: &Program, text: &str| feelings(program, text).danger.len();
    for (text, before, after) in
        [("一插就跳闸", 0, 1), ("冒烟鸭脖辣吗", 1, 0), ("我要去消协", 1, 0)]
    {
        assert_eq!((dangers(&bare, text), dangers(&own, text)), (before, after), "{text}");
    }
}

/// Messages made of cues, what changes them, marks and anything else.
fn messages() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        prop::sample::select(vec![
            "骗子",
            "不",
            "没有",
            "着急",
            "倒是",
            "垃圾",
            "袋",
            "太",
            "慢",
            "了",
            "！！！",
            "？",
            " ",
            "，",
            "投诉",
            "电话是多少",
            "拉肚子",
            "会不会",
            "过敏",
            "12315",
            "fuck",
            "not",
            "angry",
            "ASAP",
            "呵呵",
            "谢谢",
            "等了3天",
            "氣死",
            "急急急",
            "\u{200b}",
            "e\u{301}",
            "ﬁ",
            "İ",
            "👨‍👩‍👧",
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_was_found_stands_where_it_says(text in messages()) {
        let program = bare();
        let found = feelings(&program, &text);
        let original: Vec<char> = text.chars().collect();
        let quotes = found.cues.iter().map(|cue| (&cue.text, cue.span));
        for (quote, span) in quotes.chain(found.danger.iter().map(|hit| (&hit.word, hit.span))) {
            prop_assert!(span.start < span.end && span.end as usize <= original.len(), "{quote} {span:?}");
            let there: String = original[span.start as usize..span.end as usize].iter().collect();
            prop_assert!(there.contains(quote.as_str()) || there.starts_with(quote.as_str()), "{quote} {there}");
        }
        prop_assert_eq!(found.mood == Mood::Angry, found.anger > 0);
        prop_assert_eq!(found.mood == Mood::Calm, found.words().is_empty());
        prop_assert_eq!(&found, &feelings(&program, &text));
    }

    #[test]
    fn shouting_alone_is_no_anger(marks in "[!！?？ ]{0,20}", word in "[好谢收到啦发货]{0,6}") {
        let text = word + &marks;
        prop_assert!(feelings(&bare(), &text).mood != Mood::Angry, "{text}");
    }
}
