//! Step 5, realise: what a plan comes to.
//!
//! Chooses answers by their conditions and fills them in ([`answers`]), asks back for what is
//! needed or meant ([`question`]), finds who takes a case over ([`hand_over`]), and says so where nobody did ([`come_back`]), and who is told besides ([`notice`]). Reads the plan and
//! the conversation and changes neither: a [`Realised`] says in [`Line`]s what is to be said, and
//! what the conversation is to remember of it.

mod answers;
pub(crate) mod choose;
pub(crate) mod clock_words;
mod come_back;
mod hand_over;
mod notice;
mod question;
mod realised;
pub(crate) mod render;

pub use hand_over::open_now;
pub(crate) use hand_over::{find_queue, on_request, receive};
pub(crate) use realised::{Case, Handed, Line, Notice, Realised, Words};

use crate::policy::{Plan, TurnContext};
use crate::session::Session;
use answers::answers;
use come_back::{come_back, complete};
use hand_over::hand_over;
use notice::notices;
use question::question;

/// What the plan comes to: the answers that can be given, then a question or a human where more is
/// needed.
pub(crate) fn realise(context: &TurnContext<'_>, session: &Session, plan: &Plan<'_>) -> Realised {
    let realised = Realised::of(plan, session.feeling);
    let (realised, wanting) = answers(context, session, plan, realised);
    let realised = question(context, plan, wanting.as_ref(), realised);
    let realised = hand_over(context, session, plan, wanting.as_ref(), realised);
    let realised = come_back(context, session, realised);
    let realised = complete(context, session, realised);
    Realised { notices: notices(session, plan, &realised), ..realised }
}
