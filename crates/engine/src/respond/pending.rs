//! The customer's reply to what the bot had asked.

use kaopu_model::FaqId;

use super::choice::{Choice, choice};
use super::draft::TurnDraft;
use crate::lexicon::small_talk;
use crate::session::Pending;
use crate::turn::{Decision, Score};
use crate::understand::Verdict;

/// What the message replies to the open question.
pub(super) enum Reply {
    /// The entry to answer now.
    Entry(FaqId, Decision),
    /// None of the options.
    None,
}

/// The reply, if the message is one. Otherwise the question is dropped and the message taken as
/// new.
pub(super) fn resolve(draft: &mut TurnDraft<'_>) -> Option<Reply> {
    let resolved = resolve_pending(draft);
    draft.continues_question = resolved.is_some();
    resolved
}

fn resolve_pending(draft: &mut TurnDraft<'_>) -> Option<Reply> {
    let folded = draft.wording.folded.clone();
    match draft.session.pending.take()? {
        Pending::Choice { options } => {
            let labels: Vec<String> = options
                .iter()
                .map(|id| {
                    draft.program.kb.faq(id).map(|faq| faq.question.clone()).unwrap_or_default()
                })
                .collect();
            let chosen = match choice(&folded, &labels) {
                Some(Choice::None) => return Some(Reply::None),
                Some(Choice::Option(chosen)) => chosen,
                None => likeliest(draft, &options)?,
            };
            Some(Reply::Entry(
                options.get(chosen)?.clone(),
                Decision::Chosen { label: labels.get(chosen)?.clone() },
            ))
        }
        Pending::Product { entry, options } => {
            counted_already(draft, &entry);
            if draft.extracted.product.is_some() {
                return Some(Reply::Entry(entry, Decision::Supplied));
            }
            let labels: Vec<String> = options
                .iter()
                .map(|id| {
                    draft
                        .program
                        .kb
                        .product(id)
                        .map(|product| product.name.clone())
                        .unwrap_or_default()
                })
                .collect();
            let Some(Choice::Option(chosen)) = choice(&folded, &labels) else { return None };
            let id = options.get(chosen)?.clone();
            draft.product = draft.program.kb.product(&id);
            draft.session.product = Some(id);
            Some(Reply::Entry(entry, Decision::Chosen { label: labels.get(chosen)?.clone() }))
        }
        Pending::Order { entry } => {
            counted_already(draft, &entry);
            let known = draft.extracted.order.is_some() || draft.message.context.order.is_some();
            known.then_some(Reply::Entry(entry, Decision::Supplied))
        }
        // Both concern a human; see `case::supplied`.
        Pending::BeforeHandOver { .. } | Pending::CallbackPhone => None,
    }
}

/// The option that the message would be taken for if only the options counted: it comes first of
/// all entries, and twice as surely as the next option. A message that is understood by itself is
/// no reply.
fn likeliest(draft: &mut TurnDraft<'_>, options: &[FaqId]) -> Option<usize> {
    if small_talk(&draft.wording.bare).is_some() {
        return None;
    }
    let verdict = draft.understand();
    let best = draft.candidates.first().filter(|_| matches!(verdict, Verdict::Ask(..)))?;
    let chosen = options.iter().position(|option| *option == best.entry)?;
    let others =
        draft.candidates.iter().skip(1).filter(|candidate| options.contains(&candidate.entry));
    let next = others.map(|candidate| candidate.score).max().unwrap_or(Score(0));
    (next.0.saturating_mul(2) <= best.score.0).then_some(chosen)
}

/// The entry was counted as asked when the bot asked back for what its answer needs; supplying that
/// is not asking again.
fn counted_already(draft: &mut TurnDraft<'_>, entry: &FaqId) {
    if let Some(count) = draft.session.asked.get_mut(entry) {
        *count = count.saturating_sub(1);
    }
}
