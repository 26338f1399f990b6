//! Why an expectation is not met.

use kaopu_engine::PlayedTurn;
use kaopu_model::{FaqId, KnowledgeBase};

use super::as_fact::{Changed, as_fact};
use super::rewrite::Unmet;
use crate::view::DeviationCause;

/// Each unmet expectation of a turn with its cause. Where another entry is answered, or something
/// else done altogether, that is why the words differ, too.
pub(super) fn causes(
    kb: &KnowledgeBase,
    changed: &Changed,
    came: &PlayedTurn,
    unmet: Vec<Unmet>,
) -> Vec<(Unmet, DeviationCause)> {
    let of = |field: &str| unmet.iter().find(|unmet| unmet.failure.field == field);
    let whole = if let Some(entries) = of("entry").or_else(|| of("entries")) {
        let (was, is) = (&entries.failure.expected, &entries.failure.actual);
        Some(DeviationCause::Entry { was: questions(kb, was), is: questions(kb, is) })
    } else {
        of("action").map(|action| DeviationCause::Action {
            was: action.failure.expected.clone(),
            is: action.failure.actual.clone(),
        })
    };
    let cause = |unmet: Unmet| {
        let cause = whole.clone().unwrap_or_else(|| own_cause(kb, changed, came, &unmet));
        (unmet, cause)
    };
    unmet.into_iter().map(cause).collect()
}

fn own_cause(
    kb: &KnowledgeBase,
    changed: &Changed,
    came: &PlayedTurn,
    unmet: &Unmet,
) -> DeviationCause {
    let failure = &unmet.failure;
    match failure.field.as_str() {
        "contains" | "lacks" => {
            let fact = if failure.field == "contains" {
                as_fact(kb, changed, &unmet.written, came)
            } else {
                None
            };
            match fact {
                Some(fact) => DeviationCause::Fact { name: fact.name, was: fact.was, is: fact.is },
                None => {
                    let entry = came.turn.entry.as_ref().map(|id| id.0.clone()).unwrap_or_default();
                    DeviationCause::Words { question: questions(kb, &entry) }
                }
            }
        }
        field => DeviationCause::Field {
            field: field.to_owned(),
            was: failure.expected.clone(),
            is: failure.actual.clone(),
        },
    }
}

/// Entries by their standard questions.
fn questions(kb: &KnowledgeBase, ids: &str) -> String {
    let question = |id: &str| match kb.faq(&FaqId::from(id)) {
        Some(faq) => faq.question.clone(),
        None => id.to_owned(),
    };
    ids.split(", ").map(question).collect::<Vec<_>>().join("、")
}
