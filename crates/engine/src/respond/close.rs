//! The last step, close: the turn and its trace.
//!
//! The only place where a turn is made.

use super::memory::KEPT_CHARS;
use crate::compose::Composed;
use crate::policy::{Plan, TurnContext};
use crate::realise::Realised;
use crate::session::Session;
use crate::turn::{CaseRecord, Trace, Turn};

/// The turn, as the session remembers it.
pub(super) fn close(
    context: &TurnContext<'_>,
    session: &Session,
    plan: Plan<'_>,
    realised: Realised,
    composed: Composed,
    (record, notices): (Option<CaseRecord>, Vec<CaseRecord>),
) -> Turn {
    let understood = context.understood_so_far();
    let by_score = understood.is_some_and(|understood| !understood.is_exact());
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
        threshold: by_score.then(|| context.program.matcher.threshold()),
        handoff_failed: observed.handoff_failed.as_ref().map(|case| case.queue.clone()),
        answer: realised.answer,
        products: realised.products,
    };
    // What is said in this turn, and what it answers, is only settled now.
    let whole = |record| CaseRecord {
        transcript: session.transcript.clone(),
        asked: session.questions.clone(),
        ..record
    };
    Turn {
        replies: composed.replies,
        action: realised.action,
        entry: realised.entry,
        entries: realised.entries,
        options: realised.options,
        candidates: candidates.unwrap_or_default(),
        rule: realised.rule,
        record: record.map(whole),
        notices: notices.into_iter().map(whole).collect(),
        trace,
    }
}
