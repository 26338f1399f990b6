//! What the bot asks back: which entry is meant, which product, which order.

use kaopu_model::{FaqId, Locale, Moment, Product, ProductId};

use super::answers::{Lack, Wanting};
use super::realised::{Line, Realised, Words};
use crate::mentions::Subject;
use crate::policy::{Act, Amiss, NotedQuestion, Plan, TurnContext};
use crate::session::Pending;
use crate::turn::{Action, Candidate, TurnOption};

/// So many products are offered when asking which is meant.
const OFFERED_PRODUCTS: usize = 3;

/// Asks for what an answer needs; else which entry is meant, if the plan leaves that open.
pub(super) fn question(
    context: &TurnContext<'_>,
    plan: &Plan<'_>,
    wanting: Option<&Wanting<'_>>,
    realised: Realised,
) -> Realised {
    match (wanting, &plan.act) {
        (Some(Wanting { faq, lack: Lack::Product { attribute, among } }), _) => {
            let realised = none_such(context, realised);
            which_product(context, &faq.id, (attribute.as_ref(), among), realised)
        }
        (Some(Wanting { faq, lack: Lack::Order }), _) => {
            let pending = Pending::Order { entry: faq.id.clone() };
            asking(realised, Action::AskOrder, Moment::AskOrder, pending)
        }
        (Some(Wanting { lack: Lack::Value(_), .. }), _) => realised,
        (None, Act::Clarify(offered)) => which_entry(realised, offered),
        (None, Act::Confirm { faq, alternatives, further }) => {
            or_else(realised, &faq.id, alternatives, further)
        }
        (None, Act::AskOrderAgain(faq, amiss)) => order_again(context, &faq.id, *amiss, realised),
        (None, Act::AnswerSeveral { open, .. }) if !open.is_empty() => {
            let mut realised = realised;
            realised.questions.push(NotedQuestion::default());
            which_entry(realised, open)
        }
        (None, Act::TakeBack { entry, offered }) => put_aside(context, entry, offered, realised),
        (None, _) => realised,
    }
}

fn asking(realised: Realised, action: Action, moment: Moment, pending: Pending) -> Realised {
    let mut lines = realised.lines;
    lines.push(Line { words: Words::Phrase(moment), feeling: realised.feeling });
    Realised { action, lines, pending: Some(pending), ..realised }
}

/// Asks for the order number once more, and says what is amiss with what came.
fn order_again(
    context: &TurnContext<'_>,
    entry: &FaqId,
    amiss: Amiss,
    mut realised: Realised,
) -> Realised {
    let text = match (context.program.kb.settings.locale, amiss) {
        (_, Amiss::Other) => None,
        (Locale::ZhCn, Amiss::Phone) => {
            Some("这是手机号。查订单要用订单号，在“我的订单”里可以复制。")
        }
        (Locale::ZhCn, Amiss::Missing) => {
            Some("订单号在“我的订单”里可以复制；实在找不到，回复“转人工”，同事帮您查。")
        }
        (Locale::En, Amiss::Phone) => {
            Some("That is a phone number. What I need is the order number, as in \"My orders\".")
        }
        (Locale::En, Amiss::Missing) => {
            Some("The order number stands in \"My orders\". If you can't find it, reply \"human\".")
        }
    };
    let pending = Pending::Order { entry: entry.clone() };
    let realised = match text {
        None => asking(realised, Action::AskOrder, Moment::AskOrder, pending),
        Some(text) => {
            let words = Words::Text(text.to_owned());
            realised.lines.push(Line { words, feeling: realised.feeling });
            Realised { pending: Some(pending), ..realised }
        }
    };
    Realised { entry: Some(entry.clone()), ..realised }
}

fn which_entry(realised: Realised, offered: &[Candidate]) -> Realised {
    let options = offered.iter().map(|candidate| candidate.entry.clone()).collect();
    let asking = asking(realised, Action::Clarify, Moment::Clarify, Pending::Choice { options });
    Realised { options: offered.iter().map(TurnOption::from).collect(), ..asking }
}

/// Behind an answer that told what was understood: what else may have been meant.
fn or_else(
    realised: Realised,
    entry: &FaqId,
    alternatives: &[Candidate],
    further: &[FaqId],
) -> Realised {
    let mut lines = realised.lines;
    if !alternatives.is_empty() {
        let words = Words::Phrase(Moment::Alternatives);
        lines.push(Line { words, feeling: realised.feeling });
    }
    let options = alternatives.iter().map(|candidate| candidate.entry.clone()).collect();
    let (entry, further) = (entry.clone(), further.to_vec());
    let pending = Some(Pending::Confirmation { entry, options, further });
    let options = alternatives.iter().map(TurnOption::from).collect();
    Realised { lines, pending, options, ..realised }
}

/// Says that there is no product of the name that the message has.
fn none_such(context: &TurnContext<'_>, mut realised: Realised) -> Realised {
    let Subject::NoSuch(name) = &context.observed.mentions.subject else { return realised };
    let text = match context.program.kb.settings.locale {
        Locale::ZhCn => format!("店里没有查到「{name}」这款商品。"),
        Locale::En => format!("I find no product called \"{name}\" in this shop."),
    };
    realised.lines.push(Line { words: Words::Text(text), feeling: realised.feeling });
    realised
}

/// Asks which product is meant, offering some for which the answer is known.
fn which_product(
    context: &TurnContext<'_>,
    entry: &FaqId,
    (attribute, among): (Option<&String>, &[ProductId]),
    realised: Realised,
) -> Realised {
    let table = &context.program.kb.products;
    let known =
        |product: &&Product| attribute.is_none_or(|name| table.value(product, name).is_some());
    let meant = |product: &&Product| among.is_empty() || among.contains(&product.id);
    let offered: Vec<&Product> =
        table.products.iter().filter(known).filter(meant).take(OFFERED_PRODUCTS).collect();
    let ids: Vec<ProductId> = offered.iter().map(|product| product.id.clone()).collect();
    let option =
        |product: &&Product| TurnOption { id: product.id.0.clone(), label: product.name.clone() };
    let pending = Pending::Product { entry: entry.clone(), options: ids };
    let asking = asking(realised, Action::AskProduct, Moment::AskProduct, pending);
    Realised { options: offered.iter().map(option).collect(), ..asking }
}

/// Says that a wish taken back was heard, offers what else may be meant, and answers nothing.
fn put_aside(
    context: &TurnContext<'_>,
    entry: &FaqId,
    offered: &[Candidate],
    realised: Realised,
) -> Realised {
    let kb = &context.program.kb;
    let question = kb.faq(entry).map_or("", |faq| faq.question.as_str());
    let text = match kb.settings.locale {
        Locale::ZhCn => format!(
            "好的，「{question}」这件事先放下。要撤回已经提交的申请，或者有别的问题，请直接告诉我，也可以回复“转人工”。"
        ),
        Locale::En => format!(
            "All right, I leave \"{question}\" aside. If something already filed must be \
             withdrawn, or you meant something else, just tell me, or reply \"human\"."
        ),
    };
    let options = || offered.iter().map(|candidate| candidate.entry.clone()).collect();
    let line = Line { words: Words::Text(text), feeling: realised.feeling };
    Realised {
        lines: vec![line],
        pending: (!offered.is_empty()).then(|| Pending::Choice { options: options() }),
        options: offered.iter().map(TurnOption::from).collect(),
        ..realised
    }
}
