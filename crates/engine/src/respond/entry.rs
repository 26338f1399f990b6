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

pub(super) fn answer(mut draft: TurnDraft<'_>, faq: &Faq, decision: Decision) -> (Session, Turn) {
    draft.entry = Some(faq.id.clone());
    let program = draft.program;
    let folded = draft.wording.folded.clone();
    let now = Circumstances { context: &draft.message.context, product: draft.product, folded: &folded };
    let Some(chosen) = choose(&program.kb, faq, &now) else {
        return no_value(draft, faq, String::new());
    };
    match render(chosen.text, &draft.values()) {
        Ok(rendered) => {
            draft.note_question(Some(faq.id.clone()), true);
            draft.answer = Some(AnswerTrace { row: chosen.row, conditions: chosen.conditions, facts: rendered.facts });
            draft.replies.push(Reply { text: rendered.text, ..Reply::default() });
            draft.finish(Action::Answer, decision)
        }
        Err(Lacking::Product) => ask_product(draft, faq, &chosen, decision),
        Err(Lacking::Order) => {
            draft.note_question(Some(faq.id.clone()), false);
            draft.session.pending = Some(Pending::Order { entry: faq.id.clone() });
            draft.say(Moment::AskOrder);
            draft.finish(Action::AskOrder, decision)
        }
        Err(Lacking::Value(placeholder)) => no_value(draft, faq, placeholder),
    }
}

/// Asks which product is meant, offering some for which the answer is known.
fn ask_product(mut draft: TurnDraft<'_>, faq: &Faq, chosen: &Chosen<'_>, decision: Decision) -> (Session, Turn) {
    let table = &draft.program.kb.products;
    let attribute = attribute_needed(chosen.text);
    let known = |product: &&Product| attribute.as_ref().is_none_or(|name| table.value(product, name).is_some());
    let offered: Vec<&Product> = table.products.iter().filter(known).take(OFFERED_PRODUCTS).collect();
    let options: Vec<TurnOption> =
        offered.iter().map(|product| TurnOption { id: product.id.0.clone(), label: product.name.clone() }).collect();
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
