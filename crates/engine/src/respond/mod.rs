//! One message in, one turn out.

mod care;
mod case;
mod choice;
mod compose;
mod draft;
mod entry;
mod follow_up;
mod opening;
mod parts;
mod pending;
mod record;
mod so_far;
mod taken_back;

use std::ops::ControlFlow;

use kaopu_model::{Faq, FaqId, Moment, Rule};

use crate::lexicon::{request_for_human, small_talk};
use crate::message::Message;
use crate::program::Program;
use crate::rules::{Situation, Understood, first_to_fire};
use crate::session::{Pending, Session};
use crate::turn::{Action, Candidate, Decision, Turn, TurnOption};
use crate::understand::Verdict;

pub use case::open_now;
use draft::TurnDraft;
use pending::Reply;
pub use so_far::record_so_far;

/// What the bot does about a message: a pure function. The same program, session and message give
/// the same session and turn, on every machine.
#[must_use]
pub fn respond(program: &Program, session: &Session, message: &Message) -> (Session, Turn) {
    let mut draft = TurnDraft::new(program, session, message);
    if draft.session.handed_to.is_some() {
        return draft.finish(Action::Silent, Decision::WithHuman);
    }
    if draft.message.text.trim().is_empty() && draft.resumed {
        draft.say(Moment::Resume);
        return draft.finish(Action::Care, Decision::Resumed);
    }
    if draft.message.text.trim().is_empty() && !draft.message.context.events.is_empty() {
        let events = draft.message.context.events.clone();
        return draft.finish(Action::Care, Decision::Event { events });
    }
    let hands_over_anyway = matches!(draft.session.pending, Some(Pending::BeforeHandOver { .. }));
    if draft.wording.bare.is_empty() && !hands_over_anyway {
        draft.say(Moment::Empty);
        return draft.finish(Action::SmallTalk, Decision::NoWords);
    }
    // Danger, mood, words and a request for a human come before any answer.
    if let Some((rule, because)) = first_to_fire(&program.kb.escalation, &draft.situation()) {
        let entry = issue_behind(&mut draft);
        return case::hand_over_by_rule(draft, rule, because, entry);
    }
    let mut draft = match case::supplied(draft) {
        ControlFlow::Break(done) => return done,
        ControlFlow::Continue(draft) => draft,
    };
    match pending::resolve(&mut draft) {
        Some(Reply::Entry(entry, decision)) => return understood(draft, &entry, decision),
        Some(Reply::None) => return not_understood(draft, Decision::NoneOfThese),
        None => {}
    }
    if let Some(moment) = small_talk(&draft.wording.bare) {
        draft.say(moment);
        return draft.finish(Action::SmallTalk, Decision::SmallTalk { moment });
    }
    let verdict = draft.understand();
    if !verdict.is_exact() {
        if let Some(negated) = taken_back::by(&draft) {
            return taken_back::acknowledge(draft, negated);
        }
        if let Some(asked) = parts::of(&mut draft, &verdict) {
            return parts::answer(draft, asked);
        }
    }
    match verdict {
        Verdict::Answer(decision) => {
            match draft.candidates.first().map(|best| best.entry.clone()) {
                Some(entry) => understood(draft, &entry, decision),
                None => not_understood(draft, decision),
            }
        }
        verdict => match (follow_up::resolve(&mut draft), verdict) {
            (Some((entry, decision)), _) => understood(draft, &entry, decision),
            (None, Verdict::Ask(decision, count)) => clarify(draft, decision, count),
            (None, Verdict::Answer(decision) | Verdict::Unknown(decision)) => {
                not_understood(draft, decision)
            }
        },
    }
}

/// The entry that a message which is handed over at once is most likely about, for the case record.
/// A bare request for a human is about what was asked before.
fn issue_behind(draft: &mut TurnDraft<'_>) -> Option<FaqId> {
    let likely = matches!(draft.understand(), Verdict::Answer(_) | Verdict::Ask(..));
    let best = draft
        .candidates
        .first()
        .filter(|_| likely && request_for_human(&draft.wording.folded).is_none());
    best.map(|best| best.entry.clone())
}

/// The message asks for this entry.
fn understood(mut draft: TurnDraft<'_>, entry: &FaqId, decision: Decision) -> (Session, Turn) {
    let Some(faq) = draft.program.kb.faq(entry) else { return not_understood(draft, decision) };
    if let Some((rule, because)) = count(&mut draft, faq) {
        return case::hand_over_by_rule(draft, rule, because, Some(entry.clone()));
    }
    entry::answer(draft, faq, decision)
}

/// Counts that the entry was asked for; the rule that fires on that, and because of what.
fn count<'a>(draft: &mut TurnDraft<'a>, faq: &Faq) -> Option<(&'a Rule, Vec<String>)> {
    draft.session.unknowns = 0;
    let asked = draft.session.asked.entry(faq.id.clone()).or_default();
    *asked = asked.saturating_add(1);
    let known = Understood {
        entry: Some((&faq.id, &faq.category)),
        asked: *asked,
        ..Understood::default()
    };
    let program = draft.program;
    let situation = Situation { understood: Some(known), ..draft.situation() };
    first_to_fire(&program.kb.escalation, &situation)
}

/// Nothing in the KB fits.
fn not_understood(mut draft: TurnDraft<'_>, decision: Decision) -> (Session, Turn) {
    draft.session.unknowns = draft.session.unknowns.saturating_add(1);
    draft.note_question(None, false);
    let program = draft.program;
    let known = Understood { unknowns: draft.session.unknowns, ..Understood::default() };
    let situation = Situation { understood: Some(known), ..draft.situation() };
    if let Some((rule, because)) = first_to_fire(&program.kb.escalation, &situation) {
        return case::hand_over_by_rule(draft, rule, because, None);
    }
    draft.say(Moment::Unknown);
    draft.finish(Action::Unknown, decision)
}

/// Asks which of the first candidates is meant.
fn clarify(mut draft: TurnDraft<'_>, decision: Decision, count: usize) -> (Session, Turn) {
    draft.session.clarifications = draft.session.clarifications.saturating_add(1);
    let program = draft.program;
    let known =
        Understood { clarifications: draft.session.clarifications, ..Understood::default() };
    let situation = Situation { understood: Some(known), ..draft.situation() };
    if let Some((rule, because)) = first_to_fire(&program.kb.escalation, &situation) {
        draft.note_question(None, false);
        return case::hand_over_by_rule(draft, rule, because, None);
    }
    let offered: Vec<Candidate> = draft.candidates.iter().take(count).cloned().collect();
    offer(&mut draft, &offered);
    draft.finish(Action::Clarify, decision)
}

/// Asks which of these is meant, and waits for the reply.
fn offer(draft: &mut TurnDraft<'_>, offered: &[Candidate]) {
    draft.note_question(None, false);
    let options: Vec<TurnOption> = offered
        .iter()
        .map(|c| TurnOption { id: c.entry.0.clone(), label: c.question.clone() })
        .collect();
    let pending = Pending::Choice { options: offered.iter().map(|c| c.entry.clone()).collect() };
    draft.session.pending = Some(pending);
    draft.ask(Moment::Clarify, options);
}
