//! The answers of a plan: chosen by their conditions and filled in.

use kaopu_model::{Faq, ProductId};

use super::choose::{Circumstances, choose};
use super::realised::{Line, Realised, Words};
use super::render::{Lacking, Values, attribute_needed, render, speaks_of_product};
use crate::mentions::Subject;
use crate::negation::Negation;
use crate::policy::{Act, NotedQuestion, OpenQuestion, Part, Plan, TurnContext};
use crate::session::Session;
use crate::turn::{AnswerCondition, AnswerTrace, ShownPicture};

/// The first entry of a plan that can't be answered yet.
#[derive(Debug)]
pub(super) struct Wanting<'p> {
    pub faq: &'p Faq,
    pub lack: Lack,
}

/// What its answer needs.
#[derive(Debug)]
pub(super) enum Lack {
    /// A product; if so, one that has this attribute. It is one of some, or of any if there are
    /// none here.
    Product { attribute: Option<String>, among: Vec<ProductId> },
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
    for (faq, part, subject) in entries(context, plan) {
        let answers = match filled_in(context, session, faq, &subject) {
            Ok(answers) => answers,
            Err(lack) => {
                if asks && wanting.is_none() {
                    wanting = Some((Wanting { faq, lack }, part));
                }
                continue;
            }
        };
        let entry = Some(faq.id.clone());
        for Filled { text, pictures, trace, product } in answers {
            let words = Words::Answer(text, pictures);
            realised.lines.push(Line { words, feeling: session.feeling });
            realised.answer.get_or_insert(trace);
            realised.products.extend(product);
        }
        realised.entries.push(faq.id.clone());
        realised.questions.push(NotedQuestion { part, entry, answered: true });
    }
    realised.entry = realised.entries.first().cloned();
    let Some((wanting, part)) = wanting else { return (realised, None) };
    let entry = Some(wanting.faq.id.clone());
    realised.entry = realised.entry.or_else(|| entry.clone());
    realised.questions.push(NotedQuestion { part, entry, answered: false });
    (realised, Some(wanting))
}

/// An entry that is answered, the part of the message that asks for it, and about which products.
type Asked<'p> = (&'p Faq, Option<String>, Subject);

/// The entries that the act answers.
fn entries<'p>(context: &TurnContext<'_>, plan: &Plan<'p>) -> Vec<Asked<'p>> {
    let part = |part: &Part<'p>| (part.faq, Some(part.text.clone()), part.subject.clone());
    match &plan.act {
        Act::Answer(faq) | Act::Confirm { faq, .. } => {
            let subject = match &plan.open_question {
                OpenQuestion::Answered(products) if !products.is_empty() => {
                    Subject::Products(products.clone())
                }
                _ => context.observed.mentions.subject.clone(),
            };
            vec![(faq, None, subject)]
        }
        Act::AnswerSeveral { parts, .. } => parts.iter().map(part).collect(),
        Act::HandOver(hand_over) => hand_over.answered.iter().map(part).collect(),
        _ => Vec::new(),
    }
}

/// An answer with everything filled in.
struct Filled {
    text: String,
    pictures: Vec<ShownPicture>,
    trace: AnswerTrace,
    /// The product that it is about, if it depends on one.
    product: Option<ProductId>,
}

impl Filled {
    fn says_as(&self, other: &Self) -> bool {
        (&self.text, &self.pictures) == (&other.text, &other.pictures)
    }
}

/// The entry's answers, one for each product that is asked about; the same text is said once.
fn filled_in(
    context: &TurnContext<'_>,
    session: &Session,
    faq: &Faq,
    subject: &Subject,
) -> Result<Vec<Filled>, Lack> {
    let (products, among): (Vec<Option<&ProductId>>, &[ProductId]) = match subject {
        Subject::Unsaid => (vec![session.product.as_ref()], &[]),
        Subject::Products(ids) => (ids.iter().map(Some).collect(), &[]),
        Subject::OneOf(ids) => (vec![None], ids),
        Subject::NoSuch(_) => (vec![None], &[]),
    };
    let mut answers: Vec<Filled> = Vec::new();
    let mut lacking = None;
    for product in products {
        match filled_in_for(context, session, faq, product) {
            Ok(filled) if answers.iter().any(|said| said.says_as(&filled)) => {}
            Ok(filled) => answers.push(filled),
            Err(lack) => lacking = lacking.or(Some(lack)),
        }
    }
    match lacking {
        Some(Lack::Product { attribute, .. }) if answers.is_empty() => {
            Err(Lack::Product { attribute, among: among.to_vec() })
        }
        Some(lack) if answers.is_empty() => Err(lack),
        _ => Ok(answers),
    }
}

/// The entry's answer for a product, if everything is there that it needs.
fn filled_in_for(
    context: &TurnContext<'_>,
    session: &Session,
    faq: &Faq,
    product: Option<&ProductId>,
) -> Result<Filled, Lack> {
    let (kb, message) = (&context.program.kb, context.observed.message);
    let product = product.and_then(|id| kb.product(id));
    let values = Values { product, ..Values::new(kb, &message.context, session, session.feeling) };
    let now = Circumstances {
        context: &message.context,
        product,
        negation: Negation::of(&context.observed.letters),
    };
    let chosen = choose(kb, faq, &now).ok_or_else(|| Lack::Value(String::new()))?;
    let rendered = render(chosen.text, &values).map_err(|lacking| match lacking {
        Lacking::Product => {
            Lack::Product { attribute: attribute_needed(chosen.text), among: Vec::new() }
        }
        Lacking::Order => Lack::Order,
        Lacking::Value(placeholder) => Lack::Value(placeholder),
    })?;
    let depends = chosen.conditions.iter().any(|condition| {
        matches!(condition, AnswerCondition::Product | AnswerCondition::Attribute)
    }) || speaks_of_product(chosen.text);
    let (row, conditions, facts) = (chosen.row, chosen.conditions, rendered.facts);
    Ok(Filled {
        text: rendered.text,
        pictures: rendered.pictures,
        trace: AnswerTrace { row, conditions, facts },
        product: product.filter(|_| depends).map(|product| product.id.clone()),
    })
}
