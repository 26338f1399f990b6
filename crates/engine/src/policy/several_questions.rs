//! A message that asks several things gets several answers, in order, in one turn.

use std::collections::BTreeMap;

use kaopu_model::FaqId;

use super::plan::{Act, Part, Plan};
use super::turn_context::TurnContext;
use crate::observe::small_talk;
use crate::session::Session;
use crate::turn::{Candidate, Decision, QuestionPart, Score, Span};
use crate::understand::{Clause, Disposition, Understanding, clauses};

/// What the clauses of a message ask for.
struct Asked<'p> {
    /// Those that are understood, in order, each another entry.
    clear: Vec<Part<'p>>,
    /// What the first clause that is not quite understood may ask for.
    open: Vec<Candidate>,
}

/// What clauses ask for, by where they stand: ways to take a message apart have clauses in common.
type Heard = BTreeMap<Span, Option<Understanding>>;

/// Takes the message apart if each clause then says by itself what it asks, and they ask different
/// things; or if the whole is not understood, but one clause is.
pub(super) fn several_questions<'a>(context: &TurnContext<'a>, _: &Session) -> Option<Plan<'a>> {
    let whole = context.understood();
    if whole.is_exact() {
        return None;
    }
    let observed = context.observed;
    let ways = clauses(observed.focus.as_ref().unwrap_or(&observed.message.text));
    let mut heard = Heard::new();
    let mut asked = ways.iter().map(|way| understood(context, way, &mut heard));
    // The first way that leads to several questions; else the first that leads to one, where the
    // whole is not understood.
    let mut one = None;
    let several = asked.find_map(|asked| match asked.clear.len() {
        0 => None,
        1 => {
            one.get_or_insert(asked);
            None
        }
        _ => Some(asked),
    });
    let one = one.filter(|_| whole.disposition != Disposition::Answer);
    let Asked { clear, open } = several.or(one)?;
    let decision = Decision::Parts { parts: clear.iter().map(|part| part.found.clone()).collect() };
    Some(Plan::new(Act::AnswerSeveral { parts: clear, open }, decision))
}

fn understood<'a>(context: &TurnContext<'a>, way: &[Clause], heard: &mut Heard) -> Asked<'a> {
    let program = context.program;
    let mut asked = Asked { clear: Vec::new(), open: Vec::new() };
    for clause in way {
        let subject = context.observed.mentions.within(clause.span);
        let understood = heard.entry(clause.span).or_insert_with(|| {
            let utterance = program.matcher.read(&clause.text);
            let says_little = utterance.negated.is_some() || small_talk(&utterance.bare).is_some();
            (!says_little).then(|| program.understand(&utterance, None, &subject))
        });
        let Some(understood) = understood.clone() else { continue };
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
