//! Where nobody took the conversation over: the bot says so, and takes the case down for somebody to
//! call back.

use kaopu_model::{Moment, RecordField};

use super::hand_over::{
    Desk, ask_for, callback_of, completed, is_upset, lacks, rule_of, say_of_queue,
};
use super::realised::{Case, Handed, Realised};
use crate::policy::TurnContext;
use crate::session::{Pending, Session};

/// Says first that nobody came, and last what the callback lacks; unless the message itself brings a
/// human who is there.
pub(super) fn come_back(
    context: &TurnContext<'_>,
    session: &Session,
    mut realised: Realised,
) -> Realised {
    let Some(failed) = &context.observed.handoff_failed else { return realised };
    let desk = Desk { context, session, feeling: session.feeling };
    // The message may ask for a human anew, and none be there: it is the same case.
    let case = match realised.handed.take() {
        Some(Handed::Callback(case)) => case,
        Some(other) => return Realised { handed: Some(other), ..realised },
        None => {
            realised.rule = rule_of(desk, failed);
            callback_of(desk, failed)
        }
    };
    let lines = std::mem::take(&mut realised.lines);
    realised = say_of_queue(desk, realised, &case.queue, Moment::HandoffFailed, None);
    realised.lines.extend(lines);
    let missing = missing(desk, &realised);
    // One question at a time: an answer may have one of its own.
    if missing.is_empty() || realised.pending.is_some() {
        return Realised { handed: Some(Handed::Callback(case)), ..realised };
    }
    let lacks_issue = missing.contains(&RecordField::Issue);
    let mut realised = ask_for(desk, realised, &missing);
    if session.pending.is_none() && missing.contains(&RecordField::Phone) {
        realised.pending = Some(Pending::CallbackPhone);
    }
    Realised { handed: Some(Handed::Callback(Case { lacks_issue, ..case })), ..realised }
}

/// What somebody who calls back has to know and nobody has told. Who is upset is not asked what it
/// is about.
fn missing(desk: Desk<'_>, realised: &Realised) -> Vec<RecordField> {
    let has_issue = realised.entry.is_some() || !realised.questions.is_empty();
    let fields = [RecordField::Phone, RecordField::Issue].into_iter();
    fields
        .filter(|field| *field == RecordField::Phone || !is_upset(desk))
        .filter(|field| lacks(desk, has_issue, *field))
        .collect()
}

/// The customer was asked what the callback is about, and asks something: the record tells it.
pub(super) fn complete(
    context: &TurnContext<'_>,
    session: &Session,
    realised: Realised,
) -> Realised {
    let callback = session.callback.as_ref().filter(|callback| callback.lacks_issue);
    match callback {
        Some(callback) if realised.handed.is_none() && !realised.questions.is_empty() => {
            let desk = Desk { context, session, feeling: session.feeling };
            completed(desk, realised, callback)
        }
        _ => realised,
    }
}
