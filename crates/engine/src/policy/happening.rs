//! What happens around the customer's words: a human has the conversation, hands it back or never
//! took it, something happened at the shop, or no word was said at all.

use kaopu_model::Moment;

use super::plan::{Act, Plan};
use super::turn_context::TurnContext;
use crate::observe::small_talk;
use crate::session::{Pending, Session};
use crate::turn::Decision;

/// While a human has the conversation the bot is silent.
pub(super) fn with_human<'a>(_: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let plan = Plan::new(Act::Silence, Decision::WithHuman).keeping_question();
    session.handed_to.is_some().then_some(plan)
}

/// The human hands back without a word of the customer: the bot says that it is there again.
pub(super) fn handed_back<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let observed = context.observed;
    let plan = Plan::new(Act::Care(Some(Moment::Resume)), Decision::Resumed).keeping_question();
    (observed.handed_back && observed.is_wordless()).then_some(plan)
}

/// Nobody took the conversation over, and the customer says no more than 在吗: the bot says that it
/// is back. Where the customer says more, that is answered, too.
pub(super) fn handoff_failed<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let queue = context.observed.handoff_failed.as_ref()?.queue.clone();
    let bare = context.observed.utterance.bare.as_str();
    let plan = Plan::new(Act::ComeBack, Decision::HandoffFailed { queue }).keeping_question();
    (bare.is_empty() || small_talk(bare).is_some()).then_some(plan)
}

/// Something happened at the shop and the customer wrote nothing.
pub(super) fn shop_event<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let events = &context.observed.message.context.events;
    if events.is_empty() || !context.observed.is_wordless() {
        return None;
    }
    let decision = Decision::Event { events: events.clone() };
    Some(Plan::new(Act::Care(None), decision).keeping_question())
}

/// A message without words: pictures, signs, nothing. A customer who was asked something before a
/// hand-over is handed over anyway.
pub(super) fn no_words<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let hands_over = matches!(session.pending, Some(Pending::BeforeHandOver { .. }));
    let plan = Plan::new(Act::SmallTalk(Moment::Empty), Decision::NoWords).keeping_question();
    (context.observed.utterance.bare.is_empty() && !hands_over).then_some(plan)
}
