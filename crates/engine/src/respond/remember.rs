//! Step 6, remember: what the conversation keeps of a plan that was put into words.
//!
//! Reads what was realised; returns the session with the questions of the customer, the variants
//! and promises of the bot, what it waits for, and who has the conversation.

use crate::observe::Observed;
use crate::policy::{NotedQuestion, OpenQuestion, Plan};
use crate::realise::{Handed, Realised};
use crate::session::{CallbackState, KEPT_CHARS, KEPT_STEPS, Session, keep_last};
use crate::turn::{AskedQuestion, RecordedPromise};

/// Questions that a session keeps.
const KEPT_QUESTIONS: usize = 20;

/// The conversation with what was realised.
pub(super) fn remember(
    mut session: Session,
    observed: &Observed<'_>,
    plan: &Plan<'_>,
    realised: &Realised,
) -> Session {
    for (moment, said) in &realised.said {
        session.said.insert(*moment, said.variant);
        if let Some(capability) = said.promise.clone() {
            let (turn, text) = (session.turns, said.text.clone());
            let promise = RecordedPromise { turn, capability, text };
            keep_last(&mut session.promises, promise, KEPT_STEPS);
        }
    }
    let completes = matches!(plan.open_question, OpenQuestion::Answered(_));
    for question in &realised.questions {
        note_question(&mut session, observed, question, completes);
    }
    session.feeling = realised.feeling.unwrap_or(session.feeling);
    if let Some(handed) = &realised.handed {
        hand(&mut session, handed, realised);
    }
    session.pending = realised.pending.clone().or(session.pending);
    session
}

/// Remembers what the customer asked; what completes the last question is noted with that.
fn note_question(
    session: &mut Session,
    observed: &Observed<'_>,
    question: &NotedQuestion,
    completes: bool,
) {
    let NotedQuestion { part, entry, answered } = question.clone();
    if let Some(last) = session.questions.last_mut().filter(|_| completes) {
        last.entry = entry;
        last.answered = answered;
        return;
    }
    let text = part.unwrap_or_else(|| observed.message.text.chars().take(KEPT_CHARS).collect());
    // What was answered can go first.
    if session.questions.len() >= KEPT_QUESTIONS
        && let Some(at) = session.questions.iter().position(|question| question.answered)
    {
        session.questions.remove(at);
    }
    let question = AskedQuestion { text, entry, answered, answer: None };
    for dropped in keep_last(&mut session.questions, question, KEPT_QUESTIONS) {
        session.lose(&dropped.text);
    }
}

/// Who has the conversation, or will call back.
fn hand(session: &mut Session, handed: &Handed, realised: &Realised) {
    let open = session.pending.take();
    match handed {
        Handed::AskedFirst => session.asked_first = true,
        // From here on the bot is silent.
        Handed::Over(case) => {
            session.callback = None;
            session.cases = session.cases.max(case.number);
            session.handed_to = Some(case.queue.clone());
            session.suspended = open;
        }
        Handed::Callback(case) => {
            session.cases = session.cases.max(case.number);
            session.callback = Some(CallbackState {
                queue: case.queue.clone(),
                case: case.number,
                urgency: case.urgency,
                rule: realised.rule.as_ref().map(|rule| rule.id.clone()),
                because: case.because.clone(),
            });
        }
        Handed::CallbackAgain | Handed::NumberNoted(_) => {}
    }
}
