//! What was learnt, written and read again.

use std::sync::{Arc, LazyLock};

use kaopu_encoder::{Encoder, Weights};
use kaopu_model::{Faq, KnowledgeBase, Phrasing};

use super::super::Matcher;
use super::*;
use crate::{Message, Program, Session, compile_knowing, compile_with, respond};

static ENCODER: LazyLock<Arc<Encoder<'static>>> = LazyLock::new(|| {
    let bytes =
        Weights::untrained(&["▁", "退货", "怎么", "运费", "发货", "谁"]).to_bytes().unwrap();
    Arc::new(Encoder::from_vec(bytes).unwrap())
});

fn shop(wordings: &[(&str, &[&str])]) -> KnowledgeBase {
    let entry = |(question, phrasings): &(&str, &[&str])| Faq {
        id: (*question).into(),
        question: (*question).into(),
        answer: format!("{question}：好的"),
        enabled: true,
        phrasings: phrasings.iter().map(|text| Phrasing { text: (*text).into(), row: 0 }).collect(),
        ..Faq::default()
    };
    KnowledgeBase { faqs: wordings.iter().map(entry).collect(), ..KnowledgeBase::default() }
}

const SMALL: &[(&str, &[&str])] =
    &[("怎么退货", &["退货怎么办"]), ("运费谁出", &["谁出退货的运费"]), ("什么时候发货", &[])];

/// All that can be seen of a program.
fn seen(program: &Program) -> String {
    let say = |text| format!("{:?}", respond(program, &Session::default(), &Message::new(text)));
    let turns = ["怎么退货", "退货的运费", "何时发货呀", "你好"].map(say).join("\n");
    format!("{turns}\n{:?}\n{:?}", program.matcher.thresholds, program.matcher.head)
}

fn kept(kb: &KnowledgeBase) -> Vec<u8> {
    compile_with(kb.clone(), &ENCODER).learnt(usize::MAX).unwrap()
}

#[test]
fn with_and_without_what_was_learnt_a_program_is_the_same() {
    let kb = shop(SMALL);
    let fresh = compile_with(kb.clone(), &ENCODER);
    let recalled = compile_knowing(kb, &ENCODER, Learnt::from_bytes(&kept(&shop(SMALL))).unwrap());
    assert!(recalled.is_recalled() && !fresh.is_recalled());
    assert_eq!(seen(&recalled), seen(&fresh));
    assert_eq!(recalled.learnt(usize::MAX), fresh.learnt(usize::MAX));
}

#[test]
fn what_was_learnt_from_other_wordings_teaches_nothing() {
    let others: [&[(&str, &[&str])]; 6] = [
        &[],
        &[("怎么退货", &["退货怎么办"]), ("运费谁出", &["谁出退货的运费"])],
        &[("怎么退货", &["退货怎么办", "怎么退"]), ("运费谁出", &[]), ("什么时候发货", &[])],
        &[
            ("怎么退货", &[]),
            ("运费谁出", &["谁出退货的运费", "退货怎么办"]),
            ("什么时候发货", &[]),
        ],
        &[("怎么退货", &["退货怎么办"]), ("运费谁出", &["谁出退货的运费"]), ("何时发货", &[])],
        &[("运费谁出", &["谁出退货的运费"]), ("怎么退货", &["退货怎么办"]), ("什么时候发货", &[])],
    ];
    for other in others {
        let learnt = Learnt::from_bytes(&kept(&shop(other))).unwrap();
        let mixed = compile_knowing(shop(SMALL), &ENCODER, learnt);
        assert!(!mixed.is_recalled(), "{other:?}");
        assert_eq!(seen(&mixed), seen(&compile_with(shop(SMALL), &ENCODER)), "{other:?}");
    }
}

#[test]
fn what_is_cut_off_or_goes_on_is_nothing() {
    let whole = kept(&shop(&[("怎么退货", &["退货怎么办"]), ("运费谁出", &[])]));
    assert!(Learnt::from_bytes(&whole).is_some());
    for length in 0..whole.len() {
        assert_eq!(Learnt::from_bytes(&whole[..length]), None, "{length}");
    }
    assert_eq!(Learnt::from_bytes(&[&whole[..], &[0]].concat()), None);
}

/// Whatever the bytes say, nothing panics, now or when a message comes.
#[test]
fn damaged_bytes_do_no_harm() {
    let kb = shop(SMALL);
    let whole = kept(&kb);
    // Counts, places and texts; of the vectors, all alike, only the first and the last.
    let vectors = 4 + 4 * (VECTORS + 20);
    let of_interest = (0..64).chain(vectors..whole.len()).step_by(11);
    for at in of_interest {
        for value in [0, 0xff] {
            let mut damaged = whole.clone();
            damaged[at] = value;
            if let Some(learnt) = Learnt::from_bytes(&damaged) {
                let matcher = Matcher::recall(&kb, &ENCODER, learnt);
                matcher.compare(&matcher.read("退货的运费"), None);
                matcher.neighbours(0, 2);
            }
        }
    }
}

#[test]
fn what_is_too_large_is_not_written() {
    let program = compile_with(shop(SMALL), &ENCODER);
    assert_eq!(program.learnt(100), None);
    assert_eq!(crate::compile(shop(SMALL)).learnt(usize::MAX), None);
}
