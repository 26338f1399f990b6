//! Hello, thanks, goodbye, and praise.

use kaopu_model::{Moment, Mood};

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::observe;
use crate::session::Session;
use crate::turn::Decision;
use crate::understand::asks;

/// A message that asks nothing.
pub(super) fn small_talk<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let moment = observe::small_talk(&context.observed.utterance.bare)?;
    Some(Plan::new(Act::SmallTalk(moment), Decision::SmallTalk { moment }))
}

/// Praise that asks nothing: thanked for, instead of asking back which entry it is about.
pub(super) fn praise<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let observed = context.observed;
    let affect = &observed.affect;
    let moment = Moment::Thanks;
    let plan = Plan::new(Act::SmallTalk(moment), Decision::SmallTalk { moment });
    // 没谁了 has a word that asks, and asks nothing.
    let praises = |at: u32| affect.praise.iter().any(|one| (one.start..one.end).contains(&at));
    let besides = (0..).zip(observed.message.text.chars()).filter(|(at, _)| !praises(*at));
    let asks = asks(&besides.map(|(_, c)| c).collect::<String>());
    (affect.pleased && affect.mood == Mood::Calm && !asks).then_some(plan)
}
