//! What a human would know of a conversation if it were handed over now.

use kaopu_model::Urgency;

use super::case::{Delivery, on_request, receive};
use super::draft::TurnDraft;
use super::record::record;
use crate::message::Message;
use crate::program::Program;
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
    let mut draft = TurnDraft::after(program, session, message, turn);
    let (case, kind, delivery) = match &turn.record {
        Some(made) => {
            // The hand-over itself is none of the steps before it.
            draft.session.tried.pop();
            draft.instead_of.clone_from(&made.instead_of);
            (made.case, made.kind, to(made.queue.clone(), made.urgency, made.because.clone()))
        }
        None => next(&mut draft),
    };
    record(&draft, &delivery, case, kind)
}

/// The case that would be made next.
fn next(draft: &mut TurnDraft<'_>) -> (u32, RecordKind, Delivery) {
    let session = &draft.session;
    if let Some(queue) = session.handed_to.clone() {
        return (
            session.cases.max(1),
            RecordKind::HandOver,
            to(queue, Urgency::Normal, Vec::new()),
        );
    }
    let case =
        session.callback.as_ref().map_or(session.cases.saturating_add(1), |callback| callback.case);
    let mut delivery = on_request(draft);
    let kind = receive(draft, &mut delivery);
    (case, kind, delivery)
}

fn to(queue: kaopu_model::QueueId, urgency: Urgency, because: Vec<String>) -> Delivery {
    Delivery { queue, fallback: None, urgency, say: None, say_closed: None, because }
}
