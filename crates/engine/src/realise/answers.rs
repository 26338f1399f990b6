//! The answers of a plan: chosen by their conditions and filled in.

use kaopu_model::Faq;

use super::choose::{Circumstances, choose};
use super::realised::{Line, Realised, Words};
use super::render::{Lacking, Values, attribute_needed, render};
use crate::policy::{Act, NotedQuestion, Plan, TurnContext};
use crate::session::Session;
use crate::turn::AnswerTrace;

/// The first entry of a plan that can't be answered yet.
#[derive(Debug)]
pub(super) struct Wanting<'p> {
    pub faq: &'p Faq,
    pub lack: Lack,
}

/// What its answer needs.
#[derive(Debug)]
pub(super) enum Lack {
    /// A product; if so, one that has this attribute.
    Product(Option<String>),
    /// An order.
    Order,
    /// A value that nobody can supply: the placeholder.
    Value(String),
}

/// Answers what can be answered, in order. Of what can't the first is returned: a turn asks one
/// thing at most.
pub(super) fn answers<'p>(
    context: &TurnContext<'_>,
    session: &Session,
    plan: &Plan<'p>,
    realised: Realised,
) -> (Realised, Option<Wanting<'p>>) {
    let mut realised = realised;
    let mut wanting = None;
    // What is handed over anyway is not asked back about.
    let asks = !matches!(plan.act, Act::HandOver(_));
    for (faq, part) in entries(&plan.act) {
        let (text, trace) = match filled_in(context, session, faq) {
            Ok(answer) => answer,
            Err(lack) => {
                if asks && wanting.is_none() {
                    wanting = Some((Wanting { faq, lack }, part));
                }
                continue;
            }
        };
        let entry = Some(faq.id.clone());
        realised.lines.push(Line { words: Words::Text(text), feeling: session.feeling });
        realised.entries.push(faq.id.clone());
        realised.answer.get_or_insert(trace);
        realised.questions.push(NotedQuestion { part, entry, answered: true });
    }
    realised.entry = realised.entries.first().cloned();
    let Some((wanting, part)) = wanting else { return (realised, None) };
    let entry = Some(wanting.faq.id.clone());
    realised.entry = realised.entry.or_else(|| entry.clone());
    realised.questions.push(NotedQuestion { part, entry, answered: false });
    (realised, Some(wanting))
}

/// The entries that the act answers, with the parts of the message that ask for them.
fn entries<'p>(act: &Act<'p>) -> Vec<(&'p Faq, Option<String>)> {
    match act {
        Act::Answer(faq) => vec![(faq, None)],
        Act::AnswerSeveral { parts, .. } => {
            parts.iter().map(|part| (part.faq, Some(part.text.clone()))).collect()
        }
        Act::HandOver(hand_over) => {
            let parts = hand_over.answered.iter();
            parts.map(|part| (part.faq, Some(part.text.clone()))).collect()
        }
        _ => Vec::new(),
    }
}

/// The entry's answer, if everything is there that it needs.
fn filled_in(
    context: &TurnContext<'_>,
    session: &Session,
    faq: &Faq,
) -> Result<(String, AnswerTrace), Lack> {
    let (kb, message) = (&context.program.kb, context.observed.message);
    let values = Values::new(kb, &message.context, session, session.feeling);
    let now = Circumstances {
        context: &message.context,
        product: values.product,
        folded: context.observed.letters.folded(),
    };
    let chosen = choose(kb, faq, &now).ok_or_else(|| Lack::Value(String::new()))?;
    let rendered = render(chosen.text, &values).map_err(|lacking| match lacking {
        Lacking::Product => Lack::Product(attribute_needed(chosen.text)),
        Lacking::Order => Lack::Order,
        Lacking::Value(placeholder) => Lack::Value(placeholder),
    })?;
    let (row, conditions, facts) = (chosen.row, chosen.conditions, rendered.facts);
    Ok((rendered.text, AnswerTrace { row, conditions, facts }))
}
