//! A message that asks several things gets several answers, in order, in one turn.

use kaopu_model::FaqId;

use super::plan::{Act, Part, Plan};
use super::turn_context::TurnContext;
use crate::observe::small_talk;
use crate::session::Session;
use crate::turn::{Candidate, Decision, QuestionPart, Score};
use crate::understand::{Clause, Disposition, clauses};

/// What the clauses of a message ask for.
struct Asked<'p> {
    /// Those that are understood, in order, each another entry.
    clear: Vec<Part<'p>>,
    /// What the first clause that is not quite understood may ask for.
    open: Vec<Candidate>,
}

/// Takes the message apart if each clause then says by itself what it asks, and they ask different
/// things; or if the whole is not understood, but one clause is.
pub(super) fn several_questions<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let whole = context.understood();
    if whole.is_exact() {
        return None;
    }
    let observed = context.observed;
    let ways = clauses(observed.focus.as_ref().unwrap_or(&observed.message.text));
    let asked: Vec<Asked<'a>> = ways.iter().map(|way| understood(context, way)).collect();
    let several = asked.iter().position(|asked| asked.clear.len() > 1);
    let one = asked.iter().position(|asked| asked.clear.len() == 1);
    let chosen = several.or(one.filter(|_| whole.disposition != Disposition::Answer))?;
    let Asked { clear, open } = asked.into_iter().nth(chosen)?;
    let decision = Decision::Parts { parts: clear.iter().map(|part| part.found.clone()).collect() };
    Some(Plan::new(Act::AnswerSeveral { parts: clear, open }, decision))
}

fn understood<'a>(context: &TurnContext<'a>, way: &[Clause]) -> Asked<'a> {
    let program = context.program;
    let mut asked = Asked { clear: Vec::new(), open: Vec::new() };
    for clause in way {
        let utterance = program.matcher.read(&clause.text);
        if utterance.negated.is_some() || small_talk(&utterance.bare).is_some() {
            continue;
        }
        let subject = context.observed.mentions.within(clause.span);
        let understood = program.understand(&utterance, None, &subject);
        let Some(best) = understood.candidates.first() else { continue };
        match understood.disposition {
            Disposition::Answer => {
                let known = asked.clear.iter().any(|part| part.found.entry == best.entry);
                let Some(faq) = program.kb.faq(&best.entry).filter(|_| !known) else { continue };
                let (span, entry, score) = (clause.span, best.entry.clone(), best.score);
                let found = QuestionPart { span, entry, score };
                let text = clause.text.trim().to_owned();
                asked.clear.push(Part { faq, text, subject, found });
            }
            unsure if clause.asks && asked.open.is_empty() => {
                let options = unsure.options(understood.candidates.len()).unwrap_or_default();
                asked.open = understood.candidates.into_iter().take(options).collect();
            }
            _ => {}
        }
    }
    let clear: Vec<&FaqId> = asked.clear.iter().map(|part| &part.found.entry).collect();
    asked.open.retain(|one| one.score > Score(0) && !clear.contains(&&one.entry));
    asked
}
