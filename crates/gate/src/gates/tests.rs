use kaopu_engine::{Message, PlayedDialogue, compile, play};
use kaopu_model::{Diagnostic, KnowledgeBase, OVERRIDABLE_GATES, Place, parse};

use super::*;
use crate::candidate::{Run, Tried};
use crate::row::{Cause, CausePlace, reasons};
use crate::said::Said;

const ENTRIES: &str = "id,question,answer\nship,什么时候发货,很快\n";
const EXPECTS: &str = "title = \"发货\"\n\n[[turn]]\ncustomer = \"什么时候发货\"\n\
                       [turn.expect]\nentry = \"ship\"\n";

fn kb(files: &[(&str, &str)]) -> KnowledgeBase {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    parse(&files.collect()).kb
}

fn sound() -> KnowledgeBase {
    kb(&[("faqs.csv", ENTRIES), ("dialogues/a.toml", EXPECTS)])
}

fn played(kb: &KnowledgeBase) -> Vec<PlayedDialogue> {
    let program = compile(kb.clone());
    kb.dialogues.iter().map(|dialogue| play(&program, dialogue)).collect()
}

/// Ids of the rows that are not open.
fn closed(outcome: &Outcome) -> Vec<(&'static str, State)> {
    let closed = outcome.rows.iter().filter(|row| row.state != State::Open);
    closed.map(|row| (row.id, row.state)).collect()
}

struct Trial {
    kb: KnowledgeBase,
    diagnostics: Vec<Diagnostic>,
    run: Run,
    unreached: Vec<String>,
    unreached_customers: Vec<Vec<Message>>,
    said: Said,
    unapproved: Option<usize>,
}

impl Trial {
    fn of(kb: KnowledgeBase) -> Self {
        Self {
            kb,
            diagnostics: Vec::new(),
            run: Run::Done { passed: 1, total: 1 },
            unreached: Vec::new(),
            unreached_customers: Vec::new(),
            said: Said { complete: true, ..Said::default() },
            unapproved: Some(0),
        }
    }

    fn outcome(&self, overrides: &[Override]) -> Outcome {
        let played = played(&self.kb);
        let tried = Tried {
            played: &played,
            unreached: &self.unreached,
            unreached_customers: &self.unreached_customers,
            said: &self.said,
            unapproved: self.unapproved,
        };
        let Self { kb, diagnostics, run, .. } = self;
        let candidate = Candidate { kb, diagnostics, run: *run, tried: Some(tried) };
        check(&candidate, overrides)
    }

    fn closed(&self) -> Vec<&'static str> {
        let outcome = self.outcome(&[]);
        let open = |row: &&Row| row.state == State::Open;
        assert!(outcome.rows.iter().filter(open).all(|row| row.reason.is_none()));
        closed(&outcome).into_iter().map(|(id, _)| id).collect()
    }
}

fn found(code: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::error(code, Place::file("faqs.csv"), "错", "wrong")]
}

#[test]
fn each_row_looks_at_its_own_thing() {
    assert_eq!(Trial::of(sound()).closed(), [""; 0]);
    let with = |change: &dyn Fn(&mut Trial)| {
        let mut trial = Trial::of(sound());
        change(&mut trial);
        trial.closed()
    };
    assert_eq!(with(&|it| it.diagnostics = found("to-fill")), ["filled-in"]);
    assert_eq!(with(&|it| it.diagnostics = found("x")), ["no-errors"]);
    assert_eq!(with(&|it| it.run = Run::Done { passed: 0, total: 1 }), ["dialogues-pass"]);
    assert_eq!(with(&|it| it.run = Run::Missing), ["dialogues-pass"]);
    assert_eq!(with(&|it| it.unreached = vec!["a.toml".into()]), ["human-reachable"]);
    let said = vec![Message::new("在吗"), Message::new("1")];
    assert_eq!(with(&|it| it.unreached_customers = vec![said.clone()]), ["human-reachable"]);
    let cause = || Cause::new(Localized::new("坏", "bad"), CausePlace::Entry("ship".into()));
    assert_eq!(with(&|it| it.said.unsafe_texts = vec![cause()]), ["safe-answers"]);
    assert_eq!(with(&|it| it.said.complete = false), ["safe-answers"]);
    assert_eq!(with(&|it| it.said.unkept = vec![cause()]), ["promises"]);
    let kept = |it: &mut Trial| {
        it.diagnostics = found("promise-without-capability");
        it.diagnostics[0].severity = kaopu_model::Severity::Warning;
    };
    assert_eq!(with(&kept), ["promises"]);
    let overdue = |it: &mut Trial| {
        it.diagnostics = found("review-expired");
        it.diagnostics[0].severity = kaopu_model::Severity::Warning;
    };
    assert_eq!(with(&overdue), ["review-dates"]);
    assert_eq!(with(&|it| it.unapproved = Some(2)), ["changes-approved"]);
    assert_eq!(with(&|it| it.unapproved = None), ["changes-approved"]);
    let mute = Trial::of(kb(&[("faqs.csv", ENTRIES)]));
    assert_eq!(mute.closed(), ["has-dialogues", "protected"]);
    let disabled = "id,question,answer,enabled\nship,什么时候发货,很快,no\n";
    let disabled = Trial::of(kb(&[("faqs.csv", disabled), ("dialogues/a.toml", EXPECTS)]));
    assert_eq!(disabled.closed(), ["has-entries"]);
}

#[test]
fn what_is_worth_a_look_stands_in_no_ones_way() {
    let mut trial = Trial::of(sound());
    let note = Cause::new(Localized::new("看", "look"), CausePlace::Entry("ship".into()));
    trial.said.warnings = vec![note.clone()];
    let outcome = trial.outcome(&[]);
    let row = outcome.rows.iter().find(|row| row.id == "safe-answers").unwrap();
    assert_eq!((row.state, row.causes.as_slice()), (State::Open, [note].as_slice()));
}

#[test]
fn nothing_that_was_not_tried_is_released() {
    let kb = sound();
    let run = Run::Done { passed: 1, total: 1 };
    let outcome = check(&Candidate { kb: &kb, diagnostics: &[], run, tried: None }, &[]);
    let unknown: Vec<_> = closed(&outcome).into_iter().map(|(id, _)| id).collect();
    let tried = ["protected", "human-reachable", "no-repeats", "safe-answers", "promises"];
    assert_eq!(unknown, [&tried[..], &["changes-approved"]].concat());
}

#[test]
fn an_entry_is_protected_by_what_a_dialogue_expects_or_came_to() {
    let bare = |dialogue: &str| {
        let kb = kb(&[("faqs.csv", ENTRIES), ("dialogues/a.toml", dialogue)]);
        unprotected(&kb, &played(&kb)).len()
    };
    let turn = "title = \"发货\"\n\n[[turn]]\ncustomer = \"什么时候发货\"\n";
    assert_eq!(bare(EXPECTS), 0);
    assert_eq!(bare(&format!("{turn}[turn.expect]\naction = \"answer\"\n")), 0);
    // What expects nothing would not notice.
    assert_eq!(bare(turn), 1);
    let hello =
        "title = \"在吗\"\n\n[[turn]]\ncustomer = \"在吗\"\n[turn.expect]\nlacks = [\"x\"]\n";
    assert_eq!(bare(hello), 1);
}

#[test]
fn what_was_told_is_not_asked_for_again() {
    let mut kb = sound();
    let mut went = played(&kb);
    let turn = &mut went[0].turns[0].turn;
    let again = |kb: &KnowledgeBase, went: &[PlayedDialogue]| {
        crate::repeats::repeated(&kb.dialogues[0], &went[0]).len()
    };
    turn.action = kaopu_engine::Action::AskOrder;
    assert_eq!(again(&kb, &went), 0);
    went[0].turns[0].turn.trace.extracted.order = Some("2026111100012345".into());
    assert_eq!(again(&kb, &went), 1);
    went[0].turns[0].turn.trace.extracted.order = None;
    let order = kaopu_model::Order { id: "1".into(), ..kaopu_model::Order::default() };
    kb.dialogues[0].context.order = Some(order);
    assert_eq!(again(&kb, &went), 1);
}

#[test]
fn a_written_reason_takes_the_place_of_passing_where_it_may() {
    let mut trial = Trial::of(sound());
    trial.unreached = vec!["a.toml".into()];
    let reason = Override::new("human-reachable", "夜里没有人，白天再接").unwrap();
    let idle = Override::new("review-dates", "这一行本来就没有问题").unwrap();
    let outcome = trial.outcome(&[reason.clone(), idle]);
    assert_eq!(closed(&outcome), [("human-reachable", State::Overridden)]);
    assert_eq!(outcome.overridden, [reason]);
    assert_eq!(reasons(&outcome.rows), []);
    // Switched off in the knowledge base it is the same.
    trial.kb.settings.gates.insert("human-reachable".into(), "夜里没有人，白天再接".into());
    trial.kb.settings.gates.insert("no-errors".into(), "夜里没有人，白天再接".into());
    trial.diagnostics = found("x");
    let outcome = trial.outcome(&[]);
    let states = [("no-errors", State::Blocked), ("human-reachable", State::Overridden)];
    assert_eq!(closed(&outcome), states);
}

#[test]
fn a_reason_is_one() {
    for (gate, reason, ok) in [
        ("protected", "先上线，下周补用例", true),
        ("protected", "  先上线，下周补用例\n", true),
        ("protected", "先上线，下周补", false),
        ("protected", "       急       ", false),
        ("protected", "先上线\u{202e}，下周补用例", false),
        ("dialogues-pass", "先上线，下周补用例", false),
        ("protect", "先上线，下周补用例", false),
    ] {
        assert_eq!(Override::new(gate, reason).is_ok(), ok, "{gate} {reason}");
    }
}

#[test]
fn one_and_many_read_as_one_says_it() {
    let said = |passed, total| {
        let mut trial = Trial::of(sound());
        trial.run = Run::Done { passed, total };
        let reasons = reasons(&trial.outcome(&[]).rows);
        reasons.into_iter().map(|reason| reason.en).collect::<Vec<_>>()
    };
    assert_eq!(said(1, 2), ["1 test dialogue fails"]);
    assert_eq!(said(0, 2), ["2 test dialogues fail"]);
    assert_eq!(said(2, 2), Vec::<String>::new());
}

#[test]
fn ids_are_kebab_case_and_stand_once() {
    for (at, gate) in GATES.iter().enumerate() {
        assert!(gate.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", gate.id);
        assert!(GATES.iter().skip(at + 1).all(|other| other.id != gate.id));
    }
    let overridable = GATES.iter().filter(|gate| gate.overridable).map(|gate| gate.id);
    assert_eq!(overridable.collect::<Vec<_>>(), OVERRIDABLE_GATES);
}
