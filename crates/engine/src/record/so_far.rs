//! What a human would know of a conversation if it were handed over now.

use kaopu_model::Urgency;

use super::{Conversation, record};
use crate::escalate::rules::Situation;
use crate::message::Message;
use crate::observe::Observed;
use crate::program::Program;
use crate::realise::{Case, on_request, receive};
use crate::session::Session;
use crate::turn::{CaseRecord, RecordKind, Turn};

/// The case record as a human would receive it if the conversation were handed over right after a
/// turn: `session` and `turn` are what [`respond`](crate::respond) gave for `message`. Where that
/// turn made a record, it is that record.
///
/// Nothing is said, counted or noted: the session stays as it is. Without a rule that fired, it
/// goes where a customer goes who asks for a human; after a hand-over, to the queue that has the
/// conversation.
#[must_use]
pub fn record_so_far(
    program: &Program,
    session: &Session,
    message: &Message,
    turn: &Turn,
) -> CaseRecord {
    let observed = Observed::as_told(message, &turn.trace);
    let mut session = session.clone();
    let case = match &turn.record {
        Some(made) => {
            // The hand-over itself is none of the steps before it.
            session.tried.pop();
            Case {
                number: made.case,
                kind: made.kind,
                queue: made.queue.clone(),
                instead_of: made.instead_of.clone(),
                urgency: made.urgency,
                because: made.because.clone(),
                lacks_issue: false,
                feeling: session.feeling,
            }
        }
        None => next(program, &session, &observed),
    };
    let (session, observed) = (&session, &observed);
    let (entry, rule) = (turn.entry.as_ref(), turn.rule.as_ref());
    record(&Conversation { program, observed, session, entry, rule }, &case)
}

/// The case that would be made next.
fn next(program: &Program, session: &Session, observed: &Observed<'_>) -> Case {
    let case = |number, kind, queue, instead_of| {
        let (urgency, because, feeling) = (Urgency::Normal, Vec::new(), session.feeling);
        let lacks_issue = false;
        Case { number, kind, queue, instead_of, urgency, because, lacks_issue, feeling }
    };
    if let Some(queue) = session.handed_to.clone() {
        return case(session.cases.max(1), RecordKind::HandOver, queue, None);
    }
    let callback = session.callback.as_ref();
    let number = callback.map_or(session.cases.saturating_add(1), |callback| callback.case);
    let escalation = &program.kb.escalation;
    let now = observed.message.context.now;
    let delivery = on_request(escalation, &Situation::of(observed));
    let (kind, queue, instead_of) = receive(escalation, now, None, &delivery);
    case(number, kind, queue, instead_of)
}
