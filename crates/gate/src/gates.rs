//! The checks, a row each.

use kaopu_model::{Localized, Severity};

use crate::candidate::{Candidate, Reach, Run};
use crate::row::{Row, State};

/// A check that every release must pass.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    /// Stable, kebab-case, for programs.
    pub id: &'static str,
    /// What is checked, in Chinese and English.
    pub title: (&'static str, &'static str),
    check: fn(&Candidate<'_>) -> Finding,
}

/// What a check says.
enum Finding {
    Open,
    Blocked(Localized),
    Unknown(Localized),
}

/// All checks, in the order in which they are told.
pub const GATES: &[Gate] = &[
    Gate { id: "filled-in", title: ("该填的都填了", "All is filled in"), check: filled_in },
    Gate { id: "no-errors", title: ("没有错误", "No errors"), check: no_errors },
    Gate {
        id: "dialogues-pass",
        title: ("对话用例全部通过", "All test dialogues pass"),
        check: dialogues_pass,
    },
    Gate {
        id: "human-reachable",
        title: ("随时找得到人", "A human can be reached at any time"),
        check: human_reachable,
    },
    Gate {
        id: "has-dialogues",
        title: ("有对话用例", "There are test dialogues"),
        check: has_dialogues,
    },
    Gate {
        id: "has-entries", title: ("有启用的问答", "An entry is enabled"), check: has_entries
    },
];

/// How every check stands.
#[must_use]
pub fn check(candidate: &Candidate<'_>) -> Vec<Row> {
    GATES.iter().map(|gate| gate.row(candidate)).collect()
}

impl Gate {
    fn row(&self, candidate: &Candidate<'_>) -> Row {
        let (state, reason) = match (self.check)(candidate) {
            Finding::Open => (State::Open, None),
            Finding::Blocked(reason) => (State::Blocked, Some(reason)),
            Finding::Unknown(reason) => (State::Unknown, Some(reason)),
        };
        let (zh, en) = self.title;
        let reasons = reason.into_iter().collect();
        Row { id: self.id, title: Localized::new(zh, en), state, reasons }
    }
}

/// What a template left to the shop: errors, but none that anybody made.
const TO_FILL: &str = "to-fill";

fn filled_in(candidate: &Candidate<'_>) -> Finding {
    match candidate.diagnostics.iter().filter(|one| one.code == TO_FILL).count() {
        0 => Finding::Open,
        left => Finding::Blocked(Localized::new(
            format!("还差 {left} 处要填"),
            plural(left, "thing to fill in", "things to fill in"),
        )),
    }
}

fn no_errors(candidate: &Candidate<'_>) -> Finding {
    let errors = candidate
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error && one.code != TO_FILL);
    match errors.count() {
        0 => Finding::Open,
        errors => Finding::Blocked(Localized::new(
            format!("还有 {errors} 处错误要改"),
            plural(errors, "error to mend", "errors to mend"),
        )),
    }
}

fn dialogues_pass(candidate: &Candidate<'_>) -> Finding {
    match candidate.run {
        Run::Missing => Finding::Unknown(Localized::new(
            "对话用例还没有跑过",
            "The test dialogues have not been run",
        )),
        Run::Done { passed, total } if passed >= total => Finding::Open,
        Run::Done { passed, total } => {
            let failed = (total - passed) as usize;
            Finding::Blocked(Localized::new(
                format!("{failed} 条对话用例没通过"),
                plural(failed, "test dialogue fails", "test dialogues fail"),
            ))
        }
    }
}

/// A customer who asks for a human, twice at most, gets one or a callback, wherever the conversation
/// stands.
fn human_reachable(candidate: &Candidate<'_>) -> Finding {
    let unreached = match candidate.reach {
        Reach::Tried(unreached) => unreached,
        Reach::Untried => {
            return Finding::Unknown(Localized::new(
                "还没有试过随时转不转得到人工",
                "Nobody has tried yet whether a human can be reached at any time",
            ));
        }
    };
    let Some(first) = unreached.first() else { return Finding::Open };
    let count = unreached.len();
    Finding::Blocked(Localized::new(
        format!("有 {count} 条对话用例，中途说“转人工”没有人接，比如「{first}」"),
        format!(
            "Nobody comes when a human is asked for in {}, such as \"{first}\"",
            plural(count, "test dialogue", "test dialogues")
        ),
    ))
}

/// At least one must prove the answers: a bundle without proof is refused by everyone who verifies
/// it.
fn has_dialogues(candidate: &Candidate<'_>) -> Finding {
    if !candidate.kb.dialogues.is_empty() {
        return Finding::Open;
    }
    Finding::Blocked(Localized::new(
        "还没有对话用例：至少要有一条，才能证明答得对",
        "There is no test dialogue: at least one must prove the answers",
    ))
}

fn has_entries(candidate: &Candidate<'_>) -> Finding {
    if candidate.kb.faqs.iter().any(|faq| faq.enabled) {
        return Finding::Open;
    }
    Finding::Blocked(Localized::new("没有启用的问答", "No entry is enabled"))
}

fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use kaopu_model::{Diagnostic, Dialogue, Faq, KnowledgeBase, Place};

    use super::*;
    use crate::row::reasons;

    fn kb() -> KnowledgeBase {
        KnowledgeBase {
            faqs: vec![Faq { enabled: true, ..Faq::default() }],
            dialogues: vec![Dialogue::default()],
            ..KnowledgeBase::default()
        }
    }

    fn states(kb: &KnowledgeBase, diagnostics: &[Diagnostic], run: Run) -> Vec<State> {
        let rows = check(&Candidate { kb, diagnostics, run, reach: Reach::Tried(&[]) });
        assert!(rows.iter().all(|row| row.is_open() == row.reasons.is_empty()));
        rows.into_iter().map(|row| row.state).collect()
    }

    #[test]
    fn each_row_looks_at_its_own_thing() {
        use State::{Blocked, Open, Unknown};
        let done = |passed, total| Run::Done { passed, total };
        assert_eq!(states(&kb(), &[], done(1, 1)), [Open; 6]);
        let error = Diagnostic::error("x", Place::file("faqs.csv"), "错", "wrong");
        assert_eq!(states(&kb(), &[error], done(1, 1)), [Open, Blocked, Open, Open, Open, Open]);
        assert_eq!(states(&kb(), &[], done(0, 1)), [Open, Open, Blocked, Open, Open, Open]);
        assert_eq!(states(&kb(), &[], Run::Missing), [Open, Open, Unknown, Open, Open, Open]);
        let empty = Diagnostic::error("to-fill", Place::file("facts.csv"), "没填", "empty");
        let states_of_empty = states(&kb(), &[empty], done(1, 1));
        assert_eq!(states_of_empty, [Blocked, Open, Open, Open, Open, Open]);
        let mute = KnowledgeBase { dialogues: Vec::new(), ..kb() };
        assert_eq!(states(&mute, &[], done(0, 0)), [Open, Open, Open, Open, Blocked, Open]);
        let disabled = KnowledgeBase { faqs: vec![Faq::default()], ..kb() };
        assert_eq!(states(&disabled, &[], done(1, 1)), [Open, Open, Open, Open, Open, Blocked]);
    }

    #[test]
    fn a_dialogue_in_which_nobody_comes_blocks() {
        let row = |reach| {
            let run = Run::Done { passed: 1, total: 1 };
            let rows = check(&Candidate { kb: &kb(), diagnostics: &[], run, reach });
            rows.into_iter().find(|row| row.id == "human-reachable").unwrap()
        };
        assert_eq!(row(Reach::Untried).state, State::Unknown);
        let mute = ["问两次".to_owned()];
        let blocked = row(Reach::Tried(&mute));
        assert_eq!(blocked.state, State::Blocked);
        assert!(
            blocked.reasons[0].zh.contains("问两次")
                && blocked.reasons[0].en.contains("1 test dialogue")
        );
    }

    #[test]
    fn one_and_many_read_as_one_says_it() {
        let said = |passed, total| {
            let run = Run::Done { passed, total };
            let reach = Reach::Tried(&[]);
            reasons(check(&Candidate { kb: &kb(), diagnostics: &[], run, reach }))
                .into_iter()
                .map(|reason| reason.en)
                .collect::<Vec<_>>()
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
    }
}
