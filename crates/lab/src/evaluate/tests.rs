use std::time::Duration;

use kaopu_engine::{Program, compile};
use kaopu_model::{KbFiles, parse};

use super::*;
use crate::case::{Case, CaseFile};

const FAQS: &str = "id,question,answer,enabled,label\n\
    ship,什么时候发货,两天内发出,yes,delivery\n\
    back,怎么退货退款,在订单里申请,yes,\n\
    old,会员积分怎么兑换,已经没有积分了,no,points\n";

fn files() -> KbFiles {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    KbFiles::from([
        file("kb.toml", "format = 1\nid = \"a\"\nshop = \"a\"\nwrong_answers = \"5%\"\n"),
        file("faqs.csv", FAQS),
        file("phrasings.csv", "faq_id,phrasing\nship,几天能发货呀\nback,东西不要了想退掉\n"),
    ])
}

fn program() -> Program {
    compile(parse(&files()).kb)
}

fn file(name: &str, cases: &[(&str, &str)]) -> CaseFile {
    let case = |(line, (label, text)): (u32, &(&str, &str))| Case {
        line,
        label: (*label).to_owned(),
        text: (*text).to_owned(),
    };
    CaseFile { name: name.to_owned(), cases: (1..).zip(cases).map(case).collect() }
}

fn run(cases: &[(&str, &str)], refusals: &[CaseFile]) -> Result<Evaluated, NoKnownCase> {
    let program = program();
    let labels = Labels::read(&files(), program.knowledge_base());
    let file = file("cases.tsv", cases);
    // A clock that goes on by three microseconds whenever somebody looks at it.
    let looked = std::cell::Cell::new(0);
    let elapsed = || {
        looked.set(looked.get() + 3);
        Duration::from_micros(looked.get())
    };
    let cases = KnownCases::of(&labels, &file)?;
    let plan = EvalPlan { program: &program, cases: &cases, refusals, elapsed: &elapsed };
    Ok(evaluate(&plan, &mut |_, _| {}))
}

#[test]
fn labels_are_the_column_the_id_or_the_question() {
    let Evaluated { evaluation, misses } = run(
        &[
            ("delivery", "几天能发货呀"),
            ("back", "东西不要了想退掉"),
            ("怎么退货退款？", "怎么退货退款"),
        ],
        &[],
    )
    .unwrap();
    assert_eq!((evaluation.cases, evaluation.top1, evaluation.top3), (3, 1.0, 1.0));
    assert_eq!(evaluation.acts, Acts { answered_right: 3, ..Acts::default() });
    assert_eq!(evaluation.coverage_at.values().copied().collect::<Vec<_>>(), [1.0, 1.0, 1.0]);
    assert_eq!(evaluation.latency_us, Latency { p50: 3.0, p99: 3.0 });
    assert_eq!((evaluation.budget.as_str(), evaluation.semantic), ("5%", false));
    assert_eq!(misses, []);
}

#[test]
fn unknown_labels_are_counted_and_named_not_measured() {
    let evaluated = run(
        &[("ship", "几天能发货呀"), ("points", "积分"), ("other", "积分"), ("other", "几天")],
        &[],
    )
    .unwrap();
    assert_eq!(evaluated.evaluation.cases, 1, "a disabled entry is never found");
    let unknown = UnknownLabels { cases: 3, labels: vec!["points".into(), "other".into()] };
    assert_eq!(evaluated.evaluation.unknown_labels, unknown);
    assert_eq!(run(&[("other", "x")], &[]).unwrap_err().label, "other");
}

#[test]
fn strangers_are_told_apart_and_wrong_answers_are_named() {
    let far = file("far.tsv", &[("x", "今晚月色真美"), ("x", "转人工")]);
    let near = file("near.tsv", &[("x", "几天能发货呀")]);
    let Evaluated { evaluation, misses } = run(&[("ship", "几天能发货呀")], &[far, near]).unwrap();
    assert_eq!(evaluation.auroc["far.tsv"], Some(1.0));
    assert_eq!(evaluation.auroc["near.tsv"], Some(0.5));
    assert_eq!(
        evaluation.refuse_acts["near.tsv"],
        RefuseActs { answered: 1, ..RefuseActs::default() }
    );
    assert_eq!(evaluation.refuse_acts["far.tsv"].answered, 0);
    assert_eq!(
        evaluation.coverage_at["0.99"], 0.0,
        "the same words from a stranger: half of the answers are wrong"
    );
    assert_eq!(misses.len(), 1);
    assert_eq!(
        (misses[0].act, misses[0].found.as_str(), misses[0].line),
        ("answered", "delivery", 1)
    );
}
