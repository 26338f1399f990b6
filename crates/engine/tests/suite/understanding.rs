//! Understanding and what the engine says about itself: properties that hold for any knowledge
//! base.

use std::sync::Arc;

use crate::common::faq;
use kaopu_encoder::{Encoder, Weights};
use kaopu_engine::compare::{Corpus, compare};
use kaopu_engine::insight::{entry_health, outlook};
use kaopu_engine::{
    Disposition, Message, Program, Score, Session, compile, compile_with, respond, understand,
};
use kaopu_model::{KnowledgeBase, Settings, WrongAnswerBudget};
use proptest::prelude::*;

/// An encoder whose weights learnt nothing: what matters here is that the same comes out each time.
fn encoder() -> Arc<Encoder<'static>> {
    let bytes = Weights::untrained(&["▁", "退货", "怎么", "运费", "发货", "什么", "时候", "面料"])
        .to_bytes()
        .unwrap();
    Arc::new(Encoder::from_vec(bytes).unwrap())
}

fn kb(entries: &[Vec<String>]) -> KnowledgeBase {
    let entry = |(number, wordings): (usize, &Vec<String>)| {
        let phrasings: Vec<&str> = wordings.iter().skip(1).map(String::as_str).collect();
        faq(
            &format!("e{number}"),
            wordings.first().map_or("", String::as_str),
            "好的。",
            &phrasings,
        )
    };
    KnowledgeBase {
        faqs: entries.iter().enumerate().map(entry).collect(),
        ..KnowledgeBase::default()
    }
}

fn wording() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "退货", "怎么", "运费", "发货", "什么", "时候", "面料", "a", "吗", "😭", "，",
    ]);
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn entries() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(wording(), 1..5), 0..6)
}

/// All that can be seen of a program: what it makes of messages and what it says about its entries.
fn seen(program: &Program, messages: &[String]) -> String {
    let understood: Vec<_> = messages.iter().map(|message| understand(program, message)).collect();
    let health: Vec<_> =
        program.knowledge_base().faq_ids().map(|id| entry_health(program, id)).collect();
    serde_json::to_string(&(understood, health, outlook(program, WrongAnswerBudget(500)))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_knowledge_base_understands_something_defined(entries in entries(), messages in prop::collection::vec(wording(), 1..6)) {
        let encoder = encoder();
        let kb = kb(&entries);
        for program in [compile(kb.clone()), compile_with(kb.clone(), &encoder)] {
            for message in &messages {
                let understanding = understand(&program, message);
                let candidates = &understanding.candidates;
                prop_assert!(candidates.len() <= 5);
                prop_assert!(candidates.iter().all(|one| one.score <= Score::MAX && kb.faq(&one.entry).is_some()));
                prop_assert!(candidates.iter().skip(2).all(|one| one.carried_by.is_empty()));
                let length = u32::try_from(message.chars().count()).unwrap();
                prop_assert!(candidates.iter().flat_map(|one| &one.shared).all(|span| span.start < span.end && span.end <= length));
                match understanding.disposition {
                    Disposition::Answer => prop_assert!(!candidates.is_empty()),
                    Disposition::Confirm { alternatives } => {
                        prop_assert!(alternatives <= 2 && alternatives < candidates.len());
                    }
                    Disposition::AskBack { options } => prop_assert!((1..=3).contains(&options) && options <= candidates.len()),
                    Disposition::Unknown => {}
                }
            }
        }
    }

    #[test]
    fn recompiling_gives_what_compiling_gives(before in entries(), after in entries(), messages in prop::collection::vec(wording(), 1..4)) {
        let encoder = encoder();
        let fresh = compile_with(kb(&after), &encoder);
        prop_assert_eq!(seen(&fresh, &messages), seen(&compile_with(kb(&before), &encoder).recompile(kb(&after)), &messages));
        prop_assert_eq!(seen(&compile(kb(&after)), &messages), seen(&compile(kb(&before)).recompile(kb(&after)), &messages));
    }

    #[test]
    fn a_wording_of_one_entry_alone_is_answered_for_certain(entries in entries()) {
        let program = compile(kb(&entries));
        for (number, wordings) in entries.iter().enumerate() {
            for wording in wordings.iter().filter(|wording| !kaopu_model::fold(wording).is_empty()) {
                let folded = kaopu_model::fold(wording);
                let elsewhere = entries.iter().enumerate().any(|(other, wordings)| {
                    other != number && wordings.iter().any(|wording| kaopu_model::fold(wording) == folded)
                });
                let understanding = understand(&program, wording);
                let answered = understanding.disposition == Disposition::Answer
                    && understanding.candidates[0].entry == format!("e{number}").as_str().into();
                prop_assert!(elsewhere || answered, "{wording}: {understanding:?}");
            }
        }
    }
}

#[test]
fn the_same_wording_in_two_entries_decides_nothing() {
    let program = compile(kb(&[
        vec!["怎么退货".into(), "我要退".into()],
        vec!["怎么退款".into(), "我要退".into()],
    ]));
    assert_ne!(understand(&program, "我要退").disposition, Disposition::Answer);
}

#[test]
fn what_a_phrasing_changes_for_other_messages_is_told() {
    let before = crate::common::program();
    let taught = "包裹什么时候才能寄给我";
    let mut kb = crate::common::kb();
    kb.faqs[0].phrasings.push(kaopu_model::Phrasing { text: taught.into(), row: 0 });
    let after = before.recompile(kb);
    let alone = |text: &str| vec![Message::new(text)];
    let conversations = ["怎么退货", taught, "包裹什么时候才能寄给我？？"].map(alone);
    let corpus = Corpus { conversations: &conversations, ..Corpus::default() };
    let diff = compare(&before, &after, &corpus, &mut |_| true);
    let texts: Vec<&str> = diff.changes.iter().map(|change| change.text.as_str()).collect();
    assert_eq!(texts, [taught, "包裹什么时候才能寄给我？？"]);
    assert!(diff.complete && diff.changes.iter().all(|change| change.differs.is_noticed()));
    assert!(diff.changes.iter().all(|change| change.after.entry == Some("ship-when".into())));
    assert_eq!(compare(&after, &after, &corpus, &mut |_| true).changes, []);
    assert!(!compare(&before, &after, &corpus, &mut |_| false).complete);
}

#[test]
fn a_larger_budget_answers_more_and_a_small_shop_is_promised_nothing() {
    let program = crate::common::program();
    let [low, high] = [10, 2_000].map(|budget| outlook(&program, WrongAnswerBudget(budget)));
    assert!(!low.threshold.guaranteed && low.threshold.answer >= high.threshold.answer);
    let answered =
        |fates: kaopu_engine::insight::Fates| fates.answered_right + fates.answered_wrong;
    assert!(answered(low.questions) <= answered(high.questions));
    let health = entry_health(&program, &"return-how".into()).unwrap();
    assert_eq!(health.wordings.len(), 4);
    assert!(!health.wordings[0].is_phrasing && health.wordings[0].rival.is_some());
    assert!(entry_health(&program, &"nobody".into()).is_none());
}

#[test]
fn odd_knowledge_bases_and_huge_messages_are_no_trouble() {
    let one = vec![vec!["怎么退货".to_owned()]];
    for entries in [
        vec![],
        one,
        vec![vec![String::new()]],
        vec![vec!["？！".into(), "😭".into()], vec!["。".into()]],
    ] {
        for program in [compile(kb(&entries)), compile_with(kb(&entries), &encoder())] {
            for text in ["", "怎么退货", "怎么退", "😭", &"怎么退货吗".repeat(20_000)]
            {
                let _ = understand(&program, text);
                let _ = respond(&program, &Session::default(), &Message::new(text));
            }
            let _ = outlook(&program, WrongAnswerBudget(100));
        }
    }
}

/// Different wordings, so many that landmarks stand for them.
fn many(count: usize) -> KnowledgeBase {
    let words = ["退货", "运费", "发货", "面料", "尺码", "发票", "优惠", "地址", "快递", "保修"];
    let text = |number: usize| {
        let digit = |place: u32| words[number / 10_usize.pow(place) % 10];
        format!("{}和{}的{}怎么看{}", digit(0), digit(1), digit(2), number / 1_000)
    };
    let texts: Vec<String> = (0..count).map(text).collect();
    let entries: Vec<Vec<String>> = texts.chunks(20).map(<[String]>::to_vec).collect();
    KnowledgeBase {
        settings: Settings { wrong_answers: WrongAnswerBudget(500), ..Settings::default() },
        ..kb(&entries)
    }
}

#[test]
fn with_many_wordings_landmarks_stand_for_them() {
    let program = compile(many(2_400));
    assert!(outlook(&program, WrongAnswerBudget(500)).threshold.guaranteed);
    let understanding = understand(&program, "退货和运费的面料怎么看1呢那个");
    assert!(!understanding.candidates.is_empty() && understanding.candidates[0].score > Score(0));
    assert_eq!(
        seen(&program, &["发货和发货".to_owned()]),
        seen(&compile(many(2_400)), &["发货和发货".to_owned()])
    );
}
