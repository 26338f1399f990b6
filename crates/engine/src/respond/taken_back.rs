//! A wish taken back: 不想退货了 is not answered with how to send goods back.

use kaopu_model::{Faq, Locale, fold};

use super::draft::TurnDraft;
use crate::session::{Pending, Session};
use crate::turn::{Action, Candidate, Decision, Reply, Score, Turn, TurnOption};
use crate::understand::Negated;

/// A candidate that does not contradict is offered from this score on.
const WORTH_OFFERING: Score = Score(1_500);

/// What the message takes back, if that is what the message would be about without it.
pub(super) fn by(draft: &TurnDraft<'_>) -> Option<Negated> {
    let negated = draft.wording.negated.clone()?;
    contradicted(&negated, closest(draft)?).then_some(negated)
}

/// What fits best but for what is taken back.
fn closest<'d>(draft: &'d TurnDraft<'_>) -> Option<&'d Candidate> {
    draft
        .candidates
        .iter()
        .reduce(|best, candidate| if candidate.score > best.score { candidate } else { best })
}

fn contradicted(negated: &Negated, candidate: &Candidate) -> bool {
    negated.contradicts(&fold(&candidate.evidence))
}

/// Says that it was heard, offers what else may be meant, and answers nothing.
pub(super) fn acknowledge(mut draft: TurnDraft<'_>, negated: Negated) -> (Session, Turn) {
    draft.session.unknowns = 0;
    draft.note_question(None, false);
    let program = draft.program;
    let best = closest(&draft).map(|best| best.entry.clone()).unwrap_or_default();
    let question = program.kb.faq(&best).map_or("", |faq: &Faq| faq.question.as_str());
    let offered: Vec<Candidate> = draft
        .candidates
        .iter()
        .filter(|candidate| candidate.score >= WORTH_OFFERING && !contradicted(&negated, candidate))
        .take(2)
        .cloned()
        .collect();
    let mut text = match program.kb.settings.locale {
        Locale::ZhCn => format!(
            "好的，「{question}」这件事先放下。要撤回已经提交的申请，或者有别的问题，请直接告诉我，也可以回复“转人工”。"
        ),
        Locale::En => format!(
            "All right, I leave \"{question}\" aside. If something already filed must be withdrawn, or you meant something else, just tell me, or reply \"human\"."
        ),
    };
    for (number, candidate) in (1..).zip(&offered) {
        text.push_str(&format!("\n{number}. {}", candidate.question));
    }
    draft.replies.push(Reply { text, ..Reply::default() });
    draft.options = offered
        .iter()
        .map(|c| TurnOption { id: c.entry.0.clone(), label: c.question.clone() })
        .collect();
    if !offered.is_empty() {
        draft.session.pending =
            Some(Pending::Choice { options: offered.into_iter().map(|c| c.entry).collect() });
    }
    draft.finish(
        Action::Clarify,
        Decision::TakenBack { entry: best, act: negated.act, span: negated.span },
    )
}
