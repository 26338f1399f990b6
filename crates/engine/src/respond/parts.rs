//! A message that asks several things gets several answers, in order, in one turn.

use kaopu_model::FaqId;

use super::draft::TurnDraft;
use super::{case, count, entry, offer};
use crate::lexicon::small_talk;
use crate::session::Session;
use crate::turn::{Action, Candidate, Decision, QuestionPart, Score, Turn};
use crate::understand::{Clause, Verdict, clauses};

/// What the parts of a message ask for.
pub(super) struct Asked {
    /// Those that are understood, in order, each another entry.
    clear: Vec<(QuestionPart, String)>,
    /// What the first part that is not quite understood may ask for.
    open: Vec<Candidate>,
}

/// Takes the message apart if each part then says by itself what it asks, and they ask different
/// things; or if the whole is not understood, but one part is.
pub(super) fn of(draft: &mut TurnDraft<'_>, whole: &Verdict) -> Option<Asked> {
    let answered_whole = matches!(whole, Verdict::Answer(_));
    let ways = clauses(&draft.message.text);
    let asked: Vec<Asked> = ways.iter().map(|way| understood(draft, way)).collect();
    let several = asked.iter().position(|asked| asked.clear.len() > 1);
    let one = asked.iter().position(|asked| asked.clear.len() == 1).filter(|_| !answered_whole);
    let chosen = several.or(one)?;
    asked.into_iter().nth(chosen)
}

fn understood(draft: &TurnDraft<'_>, way: &[Clause]) -> Asked {
    let matcher = &draft.program.matcher;
    let mut asked = Asked { clear: Vec::new(), open: Vec::new() };
    for clause in way {
        let wording = matcher.read(&clause.text);
        if wording.negated.is_some() || small_talk(&wording.bare).is_some() {
            continue;
        }
        let understood = matcher.understand(&wording, None);
        let Some(best) = understood.candidates.first() else { continue };
        match understood.verdict {
            Verdict::Answer(_) => {
                let known = asked.clear.iter().any(|(part, _)| part.entry == best.entry);
                if !known {
                    let part = QuestionPart {
                        span: clause.span,
                        entry: best.entry.clone(),
                        score: best.score,
                    };
                    asked.clear.push((part, clause.text.trim().to_owned()));
                }
            }
            Verdict::Ask(_, count) if clause.asks && asked.open.is_empty() => {
                asked.open = understood.candidates.into_iter().take(count).collect();
            }
            Verdict::Ask(..) | Verdict::Unknown(_) => {}
        }
    }
    let clear: Vec<FaqId> = asked.clear.iter().map(|(part, _)| part.entry.clone()).collect();
    asked.open.retain(|candidate| !clear.contains(&candidate.entry));
    asked
}

/// Answers the parts in order. What still needs a product or an order is asked for at the end, and
/// so is what a part may have meant: a turn asks one thing at most.
pub(super) fn answer(mut draft: TurnDraft<'_>, asked: Asked) -> (Session, Turn) {
    let program = draft.program;
    let parts: Vec<QuestionPart> = asked.clear.iter().map(|(part, _)| part.clone()).collect();
    let mut waiting = None;
    for (part, text) in asked.clear {
        let Some(faq) = program.kb.faq(&part.entry) else { continue };
        draft.part = Some(text.clone());
        if let Some((rule, because)) = count(&mut draft, faq) {
            return case::hand_over_by_rule(draft, rule, because, Some(part.entry));
        }
        if let Err(wanting) = entry::say(&mut draft, faq) {
            waiting.get_or_insert((faq, wanting, text));
        }
    }
    draft.part = None;
    let decision = Decision::Parts { parts };
    if let Some((faq, wanting, text)) = waiting {
        draft.part = Some(text);
        return entry::ask(draft, faq, wanting, decision);
    }
    let open: Vec<Candidate> =
        asked.open.into_iter().filter(|candidate| candidate.score > Score(0)).collect();
    if open.is_empty() {
        return draft.finish(Action::Answer, decision);
    }
    offer(&mut draft, &open);
    draft.finish(Action::Clarify, decision)
}
