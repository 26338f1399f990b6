//! The last step, close: the turn and its trace, and the session for the next message.
//!
//! The only place where a turn is made.

use crate::compose::Composed;
use crate::policy::{Plan, TurnContext};
use crate::realise::Realised;
use crate::session::{KEPT_CHARS, KEPT_STEPS, Session, keep_last};
use crate::turn::{
    Action, CaseRecord, RecordedPromise, Speaker, Trace, TranscriptLine, TriedStep, Turn,
};

/// Entries whose count a session keeps; more than any real KB has, but a bound.
const KEPT_COUNTS: usize = 5_000;

/// Care moments that a session remembers.
const KEPT_CARE: usize = 100;

/// The turn, and the conversation after it.
pub(super) fn close(
    context: &TurnContext<'_>,
    session: Session,
    plan: Plan<'_>,
    realised: Realised,
    record: Option<CaseRecord>,
    composed: Composed,
) -> (Session, Turn) {
    let action = realised.action;
    let mut session = said(session, &composed);
    let waits = matches!(
        action,
        Action::Clarify
            | Action::AskProduct
            | Action::AskOrder
            | Action::AskFirst
            | Action::Callback
    );
    // Who hands the conversation back may do so without a word of the customer: that takes back no
    // question.
    if !waits && !matches!(action, Action::Silent | Action::Care) {
        session.pending = None;
    }
    if action == Action::Answer {
        session.answers = session.answers.saturating_add(1);
        session.clarifications = 0;
        keep_answer(&mut session, &composed);
    }
    if action != Action::Silent {
        let (turn, entry) = (session.turns, realised.entry.clone());
        keep_last(&mut session.tried, TriedStep { turn, action, entry }, KEPT_STEPS);
    }
    for reply in &composed.replies {
        let text = reply.text.chars().take(KEPT_CHARS).collect();
        session.write_down(TranscriptLine { from: Speaker::Bot, text });
    }
    while session.asked.len() > KEPT_COUNTS {
        session.asked.pop_first();
    }
    // What is said in this turn is only settled now.
    let transcript = || session.transcript.clone();
    let record = record.map(|record| CaseRecord { transcript: transcript(), ..record });
    let understood = context.understood_so_far();
    let threshold = understood.filter(|understood| !understood.verdict.is_exact());
    let candidates = plan.candidates.or_else(|| Some(understood?.candidates.clone()));
    let (observed, affect) = (context.observed, &context.observed.affect);
    let trace = Trace {
        normalised: observed.utterance.plain.chars().take(KEPT_CHARS).collect(),
        corrections: observed.utterance.corrections.clone(),
        extracted: observed.extracted.clone(),
        mood: affect.mood,
        anger: affect.anger,
        mood_words: affect.words(),
        feeling: session.feeling,
        care: composed.care.filter(|care| care.fits).map(|care| care.id),
        mood_cues: affect.cues.clone(),
        danger: affect.danger.clone(),
        decision: realised.decision,
        threshold: threshold.map(|_| context.program.matcher.threshold()),
        answer: realised.answer,
    };
    let turn = Turn {
        replies: composed.replies,
        action,
        entry: realised.entry,
        entries: realised.entries,
        options: realised.options,
        candidates: candidates.unwrap_or_default(),
        rule: realised.rule,
        record,
        trace,
    };
    (session, turn)
}

/// The conversation with what was added around the plan's own words.
fn said(mut session: Session, composed: &Composed) -> Session {
    let turn = session.turns;
    if session.feeling != composed.feeling || composed.complains {
        session.feeling = composed.feeling;
        session.calm_run = 0;
    }
    for (moment, said) in [&composed.opener, &composed.closer].into_iter().flatten() {
        session.said.insert(*moment, said.variant);
    }
    if composed.comforts {
        session.comforted = composed.feeling;
    }
    if let Some(care) = &composed.care {
        session.care_said.insert(care.id.clone(), care.said.variant);
        if care.fits {
            keep_last(&mut session.care_done, care.key.clone(), KEPT_CARE);
            session.last_care = Some(turn);
        }
    }
    for (capability, text) in &composed.promises {
        let (capability, text) = (capability.clone(), text.clone());
        keep_last(&mut session.promises, RecordedPromise { turn, capability, text }, KEPT_STEPS);
    }
    session
}

/// Notes with the question what was answered.
fn keep_answer(session: &mut Session, composed: &Composed) {
    let texts: Vec<&str> = composed.replies.iter().map(|reply| reply.text.as_str()).collect();
    if let Some(question) = session.questions.last_mut().filter(|question| question.answered) {
        question.answer = Some(texts.join("\n").chars().take(KEPT_CHARS).collect());
    }
}
