//! Hello, thanks, goodbye.

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::observe;
use crate::session::Session;
use crate::turn::Decision;

/// A message that asks nothing.
pub(super) fn small_talk<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let moment = observe::small_talk(&context.observed.utterance.bare)?;
    Some(Plan::new(Act::SmallTalk(moment), Decision::SmallTalk { moment }))
}
