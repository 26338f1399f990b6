//! Answering an entry: choose the answer, fill it in, or ask for what it needs.

use kaopu_model::{Faq, Moment, Product, ProductId};

use super::case;
use super::draft::TurnDraft;
use crate::answer::{Chosen, Circumstances, choose};
use crate::render::{Lacking, attribute_needed, render};
use crate::session::{Pending, Session};
use crate::turn::{Action, AnswerTrace, Decision, Reply, Turn, TurnOption};

/// So many products are offered when asking which is meant.
const OFFERED_PRODUCTS: usize = 3;

/// What keeps an entry from being answered at once.
pub(super) enum Wanting<'a> {
    Product(Chosen<'a>),
    Order,
    Value(String),
}

/// Answers the entry, or asks for what its answer needs.
pub(super) fn answer(mut draft: TurnDraft<'_>, faq: &Faq, decision: Decision) -> (Session, Turn) {
    match say(&mut draft, faq) {
        Ok(()) => draft.finish(Action::Answer, decision),
        Err(wanting) => ask(draft, faq, wanting, decision),
    }
}

/// Says the entry's answer, if everything is there that it needs.
pub(super) fn say<'f>(draft: &mut TurnDraft<'_>, faq: &'f Faq) -> Result<(), Wanting<'f>> {
    let program = draft.program;
    let now = Circumstances {
        context: &draft.message.context,
        product: draft.product,
        folded: &draft.wording.folded,
    };
    let chosen = choose(&program.kb, faq, &now).ok_or_else(|| Wanting::Value(String::new()))?;
    let rendered = render(chosen.text, &draft.values()).map_err(|lacking| match lacking {
        Lacking::Product => Wanting::Product(chosen.clone()),
        Lacking::Order => Wanting::Order,
        Lacking::Value(placeholder) => Wanting::Value(placeholder),
    })?;
    draft.note_question(Some(faq.id.clone()), true);
    draft.entry.get_or_insert_with(|| faq.id.clone());
    draft.entries.push(faq.id.clone());
    let trace =
        AnswerTrace { row: chosen.row, conditions: chosen.conditions, facts: rendered.facts };
    draft.answer.get_or_insert(trace);
    draft.replies.push(Reply { text: rendered.text, ..Reply::default() });
    Ok(())
}

/// Asks for what the entry's answer needs, or hands over where nobody can supply it.
pub(super) fn ask(
    mut draft: TurnDraft<'_>,
    faq: &Faq,
    wanting: Wanting<'_>,
    decision: Decision,
) -> (Session, Turn) {
    draft.entry.get_or_insert_with(|| faq.id.clone());
    match wanting {
        Wanting::Product(chosen) => ask_product(draft, faq, &chosen, decision),
        Wanting::Order => {
            draft.note_question(Some(faq.id.clone()), false);
            draft.session.pending = Some(Pending::Order { entry: faq.id.clone() });
            draft.say(Moment::AskOrder);
            draft.finish(Action::AskOrder, decision)
        }
        Wanting::Value(placeholder) => no_value(draft, faq, placeholder),
    }
}

/// Asks which product is meant, offering some for which the answer is known.
fn ask_product(
    mut draft: TurnDraft<'_>,
    faq: &Faq,
    chosen: &Chosen<'_>,
    decision: Decision,
) -> (Session, Turn) {
    let table = &draft.program.kb.products;
    let attribute = attribute_needed(chosen.text);
    let known = |product: &&Product| {
        attribute.as_ref().is_none_or(|name| table.value(product, name).is_some())
    };
    let offered: Vec<&Product> =
        table.products.iter().filter(known).take(OFFERED_PRODUCTS).collect();
    let options: Vec<TurnOption> = offered
        .iter()
        .map(|product| TurnOption { id: product.id.0.clone(), label: product.name.clone() })
        .collect();
    let ids: Vec<ProductId> = offered.iter().map(|product| product.id.clone()).collect();
    draft.note_question(Some(faq.id.clone()), false);
    draft.session.pending = Some(Pending::Product { entry: faq.id.clone(), options: ids });
    draft.ask(Moment::AskProduct, options);
    draft.finish(Action::AskProduct, decision)
}

/// The KB has no value for what was asked: say so, and hand over.
fn no_value(mut draft: TurnDraft<'_>, faq: &Faq, placeholder: String) -> (Session, Turn) {
    draft.note_question(Some(faq.id.clone()), false);
    draft.say(Moment::Missing);
    case::hand_over_for_value(draft, faq.id.clone(), placeholder)
}
