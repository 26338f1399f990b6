use kaopu_engine::{Disposition, Program, compile, understand};
use kaopu_model::{KbFiles, parse};

use super::*;

fn shop() -> Program {
    let files: KbFiles = [
        ("faqs.csv", "id,question,answer\nreturn,怎么退货,七天内可以退。\nexchange,怎么换货,七天内可以换。\nship,什么时候发货,两天内发出。\n"),
        ("phrasings.csv", "faq_id,phrasing\nreturn,不想要了能退吗\nreturn,退货流程\nexchange,尺码不对能换吗\nexchange,换货流程\nship,多久能发出来\nship,几天能发\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    compile(parse(&files).kb)
}

fn certified(program: &Program, threads: usize) -> Certificate {
    let plan = AmbiguityPlan { program, wordings: usize::MAX, threads };
    ambiguity(&plan, &mut |_, _| true).unwrap()
}

#[test]
fn the_shortest_message_that_ties_two_entries_does_tie_them() {
    let program = shop();
    let certificate = certified(&program, 1);
    assert_eq!((certificate.all_pairs, certificate.bounds.looked_at), (3, 9));
    let pair = certificate
        .pairs
        .iter()
        .find(|pair| (pair.one.0.as_str(), pair.other.0.as_str()) == ("return", "exchange"))
        .unwrap();
    let tie = pair.shortest_tie.as_ref().unwrap();
    let understood = understand(&program, &tie.message);
    let offered = match understood.disposition {
        Disposition::AskBack { options } => options,
        Disposition::Confirm { alternatives } => 1 + alternatives,
        other => panic!("{other:?}"),
    };
    let first: Vec<&str> =
        understood.candidates.iter().take(offered).map(|one| one.entry.0.as_str()).collect();
    assert!(first.contains(&"return") && first.contains(&"exchange"), "{tie:?} {first:?}");
}

/// The margin is the engine's own, and no message that was tried is nearer.
#[test]
fn the_margin_is_that_of_the_message() {
    let program = shop();
    for pair in &certified(&program, 1).pairs {
        let understood = understand(&program, &pair.closest.message);
        let score = |id| understood.candidates.iter().find(|one| one.entry == id).unwrap().score.0;
        let margin = score(pair.one.clone()).abs_diff(score(pair.other.clone()));
        assert_eq!(margin, pair.margin.0, "{pair:?}");
    }
}

#[test]
fn what_is_exhaustive_is_counted() {
    let bounds = certified(&shop(), 2).bounds;
    let characters: usize = [
        "怎么退货",
        "怎么换货",
        "什么时候发货",
        "不想要了能退吗",
        "退货流程",
        "尺码不对能换吗",
        "换货流程",
        "多久能发出来",
        "几天能发",
    ]
    .iter()
    .map(|wording| wording.chars().count())
    .sum();
    // 退货流程 keeps three letters; no wording is shorter.
    assert_eq!(bounds.slips[&Slip::CharacterDropped], characters);
    assert_eq!(bounds.slips[&Slip::CharacterDoubled], characters);
    assert_eq!(bounds.slips[&Slip::CharactersExchanged], characters - 9);
    assert!(bounds.slips[&Slip::WordExchanged] > 0);
    assert!(!bounds.exhaustive.contains(&Slip::WordExchanged));
}

#[test]
fn several_threads_find_the_same_and_it_can_be_stopped() {
    let program = shop();
    assert_eq!(certified(&program, 3), certified(&program, 1));
    let plan = AmbiguityPlan { program: &program, wordings: 9, threads: 2 };
    assert!(ambiguity(&plan, &mut |_, _| false).is_none());
    let empty = compile(kaopu_model::KnowledgeBase::default());
    assert_eq!(certified(&empty, 2).pairs, []);
}
