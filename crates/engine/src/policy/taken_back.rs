//! A wish taken back: 不想退货了 is not answered with how to send goods back.

use kaopu_model::fold;

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::negation::Negated;
use crate::session::Session;
use crate::turn::{Candidate, Decision, Score};

/// A candidate that does not contradict is offered from this score on.
const WORTH_OFFERING: Score = Score(1_500);

/// The most candidates that are offered.
const OFFERED: usize = 2;

/// A message that takes back the wish that it names.
pub(super) fn taken_back<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let understood = context.understood();
    let negated = context.observed.utterance.negated.as_ref()?;
    let candidates = understood.candidates.iter();
    let best =
        candidates.clone().reduce(|best, one| if one.score > best.score { one } else { best });
    let best = best.filter(|_| !understood.is_exact())?;
    if !contradicted(negated, best) {
        return None;
    }
    let worth = |one: &&Candidate| one.score >= WORTH_OFFERING && !contradicted(negated, one);
    let offered = candidates.filter(worth).take(OFFERED).cloned().collect();
    let entry = best.entry.clone();
    let Negated { act, span } = negated.clone();
    let decision = Decision::TakenBack { entry: entry.clone(), act, span };
    Some(Plan::new(Act::TakeBack { entry, offered }, decision))
}

fn contradicted(negated: &Negated, candidate: &Candidate) -> bool {
    negated.opposes(&fold(&candidate.evidence), &fold(&candidate.question))
}
