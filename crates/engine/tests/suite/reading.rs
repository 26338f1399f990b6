//! How messages are read: however a question is written, it is the same question; what asks nothing
//! is no question.

use crate::common::{program, say};
use kaopu_engine::{
    Action, CorrectionKind, Decision, Message, Session, Span, Turn, compile, respond,
};
use kaopu_model::{Locale, Moment};
use proptest::prelude::*;

fn entry(message: &str) -> Option<String> {
    say(&[message])[0].entry.as_ref().map(ToString::to_string)
}

#[test]
fn however_it_is_written_it_is_the_same_question() {
    for message in [
        "什么时候发货",
        "甚麼時候發貨？",
        "什麼時候發貨",
        "亲，请问一下什么时候发货呀",
        "你好，我想问下什么时候发货啊啊啊啊",
        "什么时候发货[微笑][抱拳]😭😭🙏🏻",
        "😭什 么\u{200b}时候\u{200d}发货！！！！",
        "Ｓhenme shihou fahuo",
        "shenmeshihoufahuo？",
        "什么时候fahuo",
        "什么是候发货",
        "什么时候法货",
        "什么时候发贷",
        "谢谢，什么时候发货，在线等，谢谢",
        "什么时候发货什么时候发货什么时候发货",
    ] {
        if message.starts_with("甚麼") {
            // 甚么 is another word in simplified characters too; what counts is that it is close.
            assert_eq!(say(&[message])[0].candidates[0].entry.0, "ship-when", "{message}");
        } else {
            assert_eq!(entry(message).as_deref(), Some("ship-when"), "{message}");
        }
    }
}

#[test]
fn corrections_are_traced_and_point_into_the_message() {
    let trace = say(&["亲，什么时候法货"])[0].trace.clone();
    let correction = &trace.corrections[0];
    assert_eq!((correction.to.as_str(), correction.by), ("发货", CorrectionKind::Homophone));
    assert_eq!(correction.span, Span { start: 6, end: 8 });
    assert_eq!(trace.normalised, "什么时候发货");
    let by = |message: &str| {
        say(&[message])[0].trace.corrections.first().map(|correction| correction.by)
    };
    assert_eq!(by("什么时候发贷"), Some(CorrectionKind::Shape));
    assert_eq!(by("shenme shihou fahuo"), Some(CorrectionKind::Pinyin));
    assert_eq!(by("什么时候发货"), None);
}

#[test]
fn english_slips_are_corrected_towards_the_kb_and_english_is_no_pinyin() {
    let mut kb = crate::common::kb();
    kb.settings.locale = Locale::En;
    kb.faqs = vec![crate::common::faq(
        "refund",
        "When do I get my refund?",
        "Soon.",
        &["where is my refund", "refund not received"],
    )];
    let program = compile(kb);
    let read = |message: &str| respond(&program, &Session::default(), &Message::new(message)).1;
    let turn = read("hi there, could you please tell me where is my refnud");
    assert_eq!(turn.entry.as_deref(), Some("refund"));
    assert_eq!(turn.trace.corrections[0].by, CorrectionKind::Spelling);
    assert!(read("where are the women's shoes").trace.corrections.is_empty());
}

#[test]
fn what_is_taken_back_is_not_answered() {
    for message in ["我不想退货了", "不用退了", "别给我退货", "算了 不退了"] {
        let turn = &say(&[message])[0];
        assert_ne!(turn.action, Action::Answer, "{message}");
        assert!(turn.entries.is_empty(), "{message}");
    }
    let turn = &say(&["不想退货了"])[0];
    assert!(
        matches!(&turn.trace.decision, Decision::TakenBack { act, span, .. } if act == "退货" && span.start == 0),
        "{:?}",
        turn.trace.decision
    );
    // A wording that the author wrote counts, whatever is in it, and a question stays one.
    assert_eq!(entry("不想要了怎么退").as_deref(), Some("return-how"));
}

/// Messages that ask nothing, and what they are.
const SMALL_TALK: &[(&str, Moment)] = &[
    ("你好", Moment::Greeting),
    ("在吗亲", Moment::Greeting),
    ("Hello there!", Moment::Greeting),
    ("good morning", Moment::Greeting),
    ("你好 我想问一下", Moment::Greeting),
    ("好的谢谢", Moment::Thanks),
    ("ok", Moment::Thanks),
    ("OKOK", Moment::Thanks),
    ("嗯嗯", Moment::Thanks),
    ("哈哈", Moment::Thanks),
    ("哈哈哈哈哈", Moment::Thanks),
    ("知道了 麻烦你了", Moment::Thanks),
    ("收到，谢谢亲[玫瑰]", Moment::Thanks),
    ("Thanks a lot", Moment::Thanks),
    ("ok thank you so much!!", Moment::Thanks),
    ("先这样吧", Moment::Goodbye),
    ("不用了谢谢", Moment::Goodbye),
    ("没事了，拜拜👋", Moment::Goodbye),
    ("没有其他问题了", Moment::Goodbye),
    ("No thanks, that's all", Moment::Goodbye),
    ("bye bye", Moment::Goodbye),
];

#[test]
fn small_talk_never_answers_an_entry() {
    for (message, moment) in SMALL_TALK {
        for before in [&[][..], &["什么时候发货"], &["退货"], &["我的快递到哪了"]] {
            let messages: Vec<&str> = before.iter().copied().chain([*message]).collect();
            let turn = say(&messages).pop().unwrap();
            assert_eq!(
                turn.trace.decision,
                Decision::SmallTalk { moment: *moment },
                "{message} after {before:?}"
            );
            assert_eq!((turn.action, turn.entry), (Action::SmallTalk, None), "{message}");
        }
    }
    for message in ["[表情]", "[图片]", "😭", "？？？", "……", "👍🏻👍🏻", "\u{200b}"]
    {
        assert_eq!(say(&[message])[0].trace.decision, Decision::NoWords, "{message}");
    }
}

fn inside(turn: &Turn, text: &str) -> bool {
    let length = u32::try_from(text.chars().count()).unwrap();
    let corrected = turn.trace.corrections.iter().map(|correction| correction.span);
    let shared = turn.candidates.iter().flat_map(|candidate| candidate.shared.iter().copied());
    let parts = match &turn.trace.decision {
        Decision::Parts { parts } => parts.iter().map(|part| part.span).collect(),
        Decision::TakenBack { span, .. } => vec![*span],
        _ => Vec::new(),
    };
    corrected.chain(shared).chain(parts).all(|span| span.start < span.end && span.end <= length)
}

/// Any characters, many of them such as break careless readers: joined emoji, marks that turn the
/// direction, zero-width and combining characters, characters beyond the first plane, compatibility
/// forms that become several.
fn wild() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🉑",
        "📦",
        "\u{202e}",
        "\u{2066}",
        "\u{200d}",
        "\u{fe0f}",
        "\u{20e3}",
        "\u{301}",
        "ﷺ",
        "㏒",
        "ǅ",
        "İ",
        "ß",
        "𠮷",
        "\u{10ffff}",
        "\u{feff}",
        "مرحبا",
        "שלום",
        "발송",
        "[微笑]",
        "[",
        "退货",
        "fahuo",
        "不想",
        "？还有",
        "亲，",
        "谢谢",
        "refnud",
        "1234567890",
        "\0",
        "\r\n",
    ]);
    prop::collection::vec(
        prop_oneof![odd.prop_map(str::to_owned), any::<String>(), "[一-龥a-z ]{0,9}"],
        0..7,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_place_lies_inside_the_message(text in wild()) {
        let (_, turn) = respond(&program(), &Session::default(), &Message::new(text.clone()));
        prop_assert!(inside(&turn, &text), "{turn:?}");
    }

    #[test]
    fn pieces_of_small_talk_stay_small_talk(pieces in prop::collection::vec(prop::sample::select(SMALL_TALK), 1..4)) {
        let text: Vec<&str> = pieces.iter().map(|(text, _)| *text).collect();
        let (_, turn) = respond(&program(), &Session::default(), &Message::new(text.join("，")));
        prop_assert_eq!(turn.action, Action::SmallTalk);
    }
}

#[test]
fn messages_of_a_hundred_thousand_characters_are_read_like_short_ones() {
    for piece in [
        "什么时候法货",
        "shenmeshihou",
        "refnud ",
        "不想退货了，",
        "什么时候发货？",
        "[微笑]",
        "👨‍👩‍👧‍👦",
        "\u{202e}ﷺ",
        "啊",
        " ",
    ] {
        let text = piece.repeat(100_000 / piece.chars().count());
        let (_, turn) = respond(&program(), &Session::default(), &Message::new(text.clone()));
        assert!(inside(&turn, &text), "{piece}");
        assert!(turn.trace.corrections.len() <= 100, "{piece}");
    }
}
