//! Answering entries: the answer by its conditions, filled in; or a question for what it needs.

use kaopu_model::{Faq, Moment, Product, ProductId};

use super::answer::{Chosen, Circumstances, choose};
use super::hand_over;
use super::realised::Realised;
use super::render::{Lacking, attribute_needed, render};
use super::voice::Voice;
use crate::policy::{NotedQuestion, Part};
use crate::session::Pending;
use crate::turn::{Action, AnswerTrace, Candidate, Reply, TurnOption};

/// So many products are offered when asking which is meant.
const OFFERED_PRODUCTS: usize = 3;

/// What keeps an entry from being answered at once.
enum Wanting<'a> {
    Product(Chosen<'a>),
    Order,
    Value(String),
}

/// Answers an entry, or asks for what its answer needs.
pub(super) fn answer(voice: &Voice<'_>, realised: Realised, faq: &Faq) -> Realised {
    match filled_in(voice, faq) {
        Ok(said) => realised.answering(faq, said, None),
        Err(wanting) => ask(voice, realised, faq, wanting, None),
    }
}

/// Answers the parts of a message in order. What still needs a product or an order is asked for at
/// the end, and so is what a part may have meant: a turn asks one thing at most.
pub(super) fn answer_several(
    voice: &Voice<'_>,
    realised: Realised,
    parts: &[Part<'_>],
    open: &[Candidate],
) -> Realised {
    let mut realised = realised;
    let mut waiting = None;
    for part in parts {
        match filled_in(voice, part.faq) {
            Ok(said) => realised = realised.answering(part.faq, said, Some(part.text.clone())),
            Err(wanting) if waiting.is_none() => waiting = Some((part, wanting)),
            Err(_) => {}
        }
    }
    match waiting {
        Some((part, wanting)) => ask(voice, realised, part.faq, wanting, Some(part.text.clone())),
        None if open.is_empty() => realised,
        None => which(voice, Realised { action: Action::Clarify, ..realised }, open),
    }
}

/// Asks which of these entries is meant.
pub(super) fn which(voice: &Voice<'_>, realised: Realised, offered: &[Candidate]) -> Realised {
    let options = offered.iter().map(|candidate| candidate.entry.clone()).collect();
    let pending = Some(Pending::Choice { options });
    Realised { pending, ..realised }
        .noting(NotedQuestion::default())
        .saying(Moment::Clarify, voice.say(Moment::Clarify))
        .offering(offered.iter().map(TurnOption::from).collect())
}

type Said = (String, AnswerTrace);

/// The entry's answer, if everything is there that it needs.
fn filled_in<'f>(voice: &Voice<'_>, faq: &'f Faq) -> Result<Said, Wanting<'f>> {
    let observed = voice.context.observed;
    let now = Circumstances {
        context: &observed.message.context,
        product: voice.product,
        folded: &observed.utterance.folded,
    };
    let chosen = choose(&voice.context.program.kb, faq, &now);
    let chosen = chosen.ok_or_else(|| Wanting::Value(String::new()))?;
    let rendered = render(chosen.text, &voice.values()).map_err(|lacking| match lacking {
        Lacking::Product => Wanting::Product(chosen.clone()),
        Lacking::Order => Wanting::Order,
        Lacking::Value(placeholder) => Wanting::Value(placeholder),
    })?;
    let Chosen { row, conditions, .. } = chosen;
    Ok((rendered.text, AnswerTrace { row, conditions, facts: rendered.facts }))
}

impl Realised {
    fn answering(mut self, faq: &Faq, (text, trace): Said, part: Option<String>) -> Self {
        self.entry.get_or_insert_with(|| faq.id.clone());
        self.entries.push(faq.id.clone());
        self.answer.get_or_insert(trace);
        self.replies.push(Reply { text, ..Reply::default() });
        self.noting(NotedQuestion { part, entry: Some(faq.id.clone()), answered: true })
    }
}

/// The parts' answers that can be given before a hand-over.
pub(super) fn before_hand_over(
    voice: &Voice<'_>,
    realised: Realised,
    parts: &[Part<'_>],
) -> Realised {
    parts.iter().fold(realised, |realised, part| match filled_in(voice, part.faq) {
        Ok(said) => realised.answering(part.faq, said, Some(part.text.clone())),
        Err(_) => realised,
    })
}

/// Asks for what the entry's answer needs, or hands over where nobody can supply it.
fn ask(
    voice: &Voice<'_>,
    realised: Realised,
    faq: &Faq,
    wanting: Wanting<'_>,
    part: Option<String>,
) -> Realised {
    let entry = faq.id.clone();
    let realised = Realised { entry: realised.entry.or_else(|| Some(entry.clone())), ..realised }
        .noting(NotedQuestion { part, entry: Some(entry.clone()), answered: false });
    match wanting {
        Wanting::Product(chosen) => ask_product(voice, realised, entry, &chosen),
        Wanting::Order => {
            let (action, pending) = (Action::AskOrder, Some(Pending::Order { entry }));
            Realised { action, pending, ..realised }
                .saying(Moment::AskOrder, voice.say(Moment::AskOrder))
        }
        // The KB has no value for what was asked: say so, and hand over.
        Wanting::Value(placeholder) => {
            let realised = realised.saying(Moment::Missing, voice.say(Moment::Missing));
            hand_over::for_value(voice, realised, entry, placeholder)
        }
    }
}

/// Asks which product is meant, offering some for which the answer is known.
fn ask_product(
    voice: &Voice<'_>,
    realised: Realised,
    entry: kaopu_model::FaqId,
    chosen: &Chosen<'_>,
) -> Realised {
    let table = &voice.context.program.kb.products;
    let attribute = attribute_needed(chosen.text);
    let known = |product: &&Product| {
        attribute.as_ref().is_none_or(|name| table.value(product, name).is_some())
    };
    let offered: Vec<&Product> =
        table.products.iter().filter(known).take(OFFERED_PRODUCTS).collect();
    let options: Vec<ProductId> = offered.iter().map(|product| product.id.clone()).collect();
    let option =
        |product: &&Product| TurnOption { id: product.id.0.clone(), label: product.name.clone() };
    let (action, pending) = (Action::AskProduct, Some(Pending::Product { entry, options }));
    Realised { action, pending, ..realised }
        .saying(Moment::AskProduct, voice.say(Moment::AskProduct))
        .offering(offered.iter().map(option).collect())
}
