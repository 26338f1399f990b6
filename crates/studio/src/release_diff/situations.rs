//! The situations that answers know: what a phrasing alone never meets. An answer for paid orders, or
//! from the 11th of November on, is asked for in exactly these; at the two ends of a time window on
//! either side of it, so that a window that ends a day early is seen.

use jiff::civil::DateTime;
use kaopu_engine::Message;
use kaopu_model::{
    AnswerConditions, Context, Faq, FaqId, KnowledgeBase, Order, ProductCondition, ProductId,
};

/// The standard question of each entry, in each situation that one of its answers, before or after,
/// is for.
pub(super) fn situations(
    before: &KnowledgeBase,
    after: &KnowledgeBase,
) -> Vec<(FaqId, String, Message)> {
    let mut all = Vec::new();
    for faq in &after.faqs {
        let old = before.faq(&faq.id);
        let mut contexts: Vec<Context> = Vec::new();
        for (kb, faq) in [(after, Some(faq)), (before, old)] {
            let answers = faq.into_iter().filter(|faq| faq.enabled).flat_map(|faq| &faq.answers);
            for context in answers.flat_map(|answer| in_which(kb, &answer.when)) {
                if !contexts.contains(&context) {
                    contexts.push(context);
                }
            }
        }
        let asked = |context| Message { text: keyword(faq, old), context };
        all.extend(
            contexts
                .into_iter()
                .map(|context| (faq.id.clone(), faq.question.clone(), asked(context))),
        );
    }
    all
}

/// The words with which it is asked.
fn keyword(faq: &Faq, old: Option<&Faq>) -> String {
    match old {
        // Both know the old question, as a rule; the new one only one of them.
        Some(old) if old.enabled => old.question.clone(),
        _ => faq.question.clone(),
    }
}

fn in_which(kb: &KnowledgeBase, when: &AnswerConditions) -> Vec<Context> {
    let product = when.product.as_ref().and_then(|condition| product(kb, condition));
    let orders: Vec<Option<Order>> = match when.orders.as_slice() {
        [] => vec![None],
        states => {
            let order = |state| Order { state, ..Order::default() };
            states.iter().map(|state| Some(order(*state))).collect()
        }
    };
    let times = instants(when);
    let mut contexts = Vec::with_capacity(orders.len() * times.len());
    for order in &orders {
        for now in &times {
            contexts.push(Context {
                channel: when.channel.unwrap_or_default(),
                now: *now,
                order: order.clone(),
                product: product.clone(),
                ..Context::default()
            });
        }
    }
    contexts
}

/// Just before a window, at its first minute, at its last, and just behind it.
fn instants(when: &AnswerConditions) -> Vec<Option<DateTime>> {
    let minute = jiff::Span::new().minutes(1);
    let around = |at: &DateTime| [at.checked_sub(minute).ok(), Some(*at)];
    let ends: Vec<Option<DateTime>> =
        when.from.iter().chain(&when.until).flat_map(around).collect();
    if ends.is_empty() { vec![None] } else { ends }
}

/// A product for which the condition holds.
fn product(kb: &KnowledgeBase, condition: &ProductCondition) -> Option<ProductId> {
    match condition {
        ProductCondition::OneOf(ids) => ids.first().cloned(),
        ProductCondition::Attribute { attribute, values } => {
            let has = |product: &&kaopu_model::Product| {
                let value = kb.products.value(product, attribute).unwrap_or_default();
                values.iter().any(|wanted| value.contains(wanted.as_str()))
            };
            kb.products.products.iter().find(has).map(|product| product.id.clone())
        }
    }
}
