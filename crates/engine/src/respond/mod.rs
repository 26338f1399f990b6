//! One message in, one turn out: the pipeline.
//!
//! Each step is a module of its own, takes what the steps before it made, changes none of it, and
//! returns a value. `ARCHITECTURE.md` says what each reads and adds to the trace.

mod close;
mod memory;

use crate::compose::compose;
use crate::escalate::escalate;
use crate::message::Message;
use crate::observe::observe;
use crate::policy::{TurnContext, decide};
use crate::program::Program;
use crate::realise::realise;
use crate::record::{file_case, file_notices};
use crate::session::Session;
use crate::turn::Turn;
use close::close;
use memory::{begin, finish, remember};

/// What the bot does about a message: a pure function. The same program, session and message give
/// the same session and turn, on every machine.
#[must_use]
pub fn respond(program: &Program, session: &Session, message: &Message) -> (Session, Turn) {
    let observed = observe(program, session, message);
    let session = begin(program, session, &observed);
    let context = TurnContext::new(program, &observed);
    let plan = decide(&context, &session);
    let (session, plan) = escalate(&context, session, plan);
    let realised = realise(&context, &session, &plan);
    let composed = compose(&context, &session, &realised);
    let session = remember(session, &observed, &plan.open_question, &realised, &composed);
    let record = file_case(&context, &session, &realised);
    let notices = file_notices(&context, &session, &realised);
    let session = finish(session, &realised, &composed);
    let turn = close(&context, &session, plan, realised, composed, (record, notices));
    (session, turn)
}
