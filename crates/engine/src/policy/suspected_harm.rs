//! Harm that may be told in a message which the bot would otherwise not answer: handed over where it
//! is likely and the shop has a rule for it, else asked about.

use super::plan::{Act, NotedQuestion, Plan};
use super::turn_context::TurnContext;
use crate::danger::{Suspicion, question};
use crate::escalate::rules::{Situation, first_to_fire};
use crate::session::Session;
use crate::turn::{DangerHit, Speaker};

/// The hand-over of the rule that would fire if the harm were sure, or a sober question; never the
/// same question twice in a row.
pub(super) fn suspected_harm<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let hit = match context.observed.affect.suspicion.as_ref()? {
        Suspicion::Likely(hit) => match hand_over(context, hit) {
            Some(plan) => return Some(plan),
            None => hit,
        },
        Suspicion::Smells(hit) => hit,
    };
    let text = question(&hit.topic, context.program.kb.settings.locale);
    let last = session.transcript.iter().rfind(|line| line.from == Speaker::Bot);
    let asked = last.is_some_and(|line| line.text == text);
    let decision = context.understood().decision.clone();
    (!asked).then(|| Plan::new(Act::AskAboutHarm(text), decision))
}

fn hand_over<'a>(context: &TurnContext<'a>, hit: &DangerHit) -> Option<Plan<'a>> {
    let situation =
        Situation { danger: std::slice::from_ref(hit), ..Situation::of(context.observed) };
    let (rule, because) = first_to_fire(&context.program.kb.escalation, &situation)?;
    let entry = context.likely_issue();
    let question = Some(NotedQuestion::whole(entry.clone()));
    Some(Plan::hand_over(rule, because, entry, question).keeping_question())
}
