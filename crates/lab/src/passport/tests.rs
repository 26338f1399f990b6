use kaopu_engine::{Program, compile};
use kaopu_model::{KbFiles, parse};
use proptest::prelude::*;

use super::*;

fn shop() -> Program {
    let files: KbFiles = [
        ("faqs.csv", "id,question,answer\nship,什么时候发货,两天内发出。\nreturn,怎么退货,七天内可以退。\nwifi,wifi,有无线。\n"),
        ("phrasings.csv", "faq_id,phrasing\nship,多久能发出来\nship,发货要多长时间\nreturn,不想要了能退吗\nreturn,退货流程是什么\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    compile(parse(&files).kb)
}

fn measured(program: &Program, threads: usize) -> Passport {
    passport(&PassportPlan { program, wordings: 3, threads }, &mut |_, _| true).unwrap()
}

#[test]
fn every_wording_is_counted_once_in_every_way() {
    let passport = measured(&shop(), 1);
    assert_eq!(passport.entries.len(), 3);
    assert_eq!(passport.wordings, 7);
    for fared in &passport.ways {
        assert_eq!(fared.tried() + fared.not_varied, 7, "{fared:?}");
        assert_eq!(fared.example.is_none(), fared.kept == fared.tried(), "{fared:?}");
    }
    let of = |way| passport.ways.iter().find(|fared| fared.way == way).unwrap();
    assert_eq!(of(Way::Traditional).kept, of(Way::Traditional).tried());
    assert_eq!(of(Way::Traditional).not_varied, 1, "\"wifi\" has no traditional form");
    assert!(of(Way::Pinyin).kept < of(Way::Pinyin).tried() || of(Way::Pinyin).kept > 0);
    assert!(passport.entries.is_sorted_by_key(EntryPassport::kept));
}

/// What is lost is told with the message, and asking the bot that message shows it.
#[test]
fn an_example_is_what_the_bot_really_does() {
    use kaopu_engine::{Message, Session, respond};
    let program = shop();
    let passport = measured(&program, 1);
    let examples = passport.entries.iter().flat_map(|entry| {
        entry.ways.iter().filter_map(|fared| Some((&entry.entry, fared.example.clone()?)))
    });
    let mut seen = 0;
    for (entry, example) in examples {
        let message = Message::new(example.message.clone());
        let (_, turn) = respond(&program, &Session::default(), &message);
        let reached = turn.entries.contains(entry) || turn.entry.as_ref() == Some(entry);
        assert!(!reached, "{example:?}");
        seen += 1;
    }
    assert!(seen > 0, "without a single loss nothing is shown");
}

#[test]
fn several_threads_find_the_same_and_it_can_be_stopped() {
    let program = shop();
    assert_eq!(measured(&program, 3), measured(&program, 1));
    let plan = PassportPlan { program: &program, wordings: 3, threads: 2 };
    assert!(passport(&plan, &mut |_, _| false).is_none());
    let empty = compile(kaopu_model::KnowledgeBase::default());
    assert_eq!(measured(&empty, 2).kept(), 10_000);
}

proptest! {
    #[test]
    fn a_variant_is_always_the_same_and_never_what_was_written(
        wording in "[什么时候发货退款多久到账吗？，a-z0-9 😊]{0,14}",
        other in proptest::option::of("[运费谁出]{1,4}"),
    ) {
        for way in Way::ALL {
            let one = variant(way, &wording, other.as_deref());
            prop_assert_eq!(&one, &variant(way, &wording, other.as_deref()));
            prop_assert_ne!(one.as_ref(), Some(&wording));
        }
    }

    #[test]
    fn any_text_can_be_written_in_any_way(wording in ".{0,30}", other in ".{0,10}") {
        for way in Way::ALL {
            let varied = variant(way, &wording, Some(&other));
            prop_assert!(varied.is_none_or(|varied| !varied.trim().is_empty()));
        }
    }
}
