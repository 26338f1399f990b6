//! The situations that answers know: what a phrasing alone never meets. An answer for paid orders, or
//! from the 11th of November on, is asked for in exactly these; at the two ends of a time window on
//! either side of it, so that a window that ends a day early is seen.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use kaopu_engine::Message;
use kaopu_model::{
    AnswerConditions, Context, Faq, FaqId, KnowledgeBase, Money, Order, OrderState,
    ProductCondition, ProductId, ShopEvent,
};

/// The standard question of each entry, in each situation that one of its answers, before or after,
/// is for.
pub(super) fn situations(
    before: &KnowledgeBase,
    after: &KnowledgeBase,
) -> Vec<(FaqId, String, Message)> {
    let mut all = Vec::new();
    let edited = edited_products(before, after);
    for faq in &after.faqs {
        let old = before.faq(&faq.id);
        let mut situations: Vec<(Option<&str>, Context)> = Vec::new();
        let mut add = |word, context: Context| {
            if !situations.contains(&(word, context.clone())) {
                situations.push((word, context));
            }
        };
        for (kb, faq) in [(after, Some(faq)), (before, old)] {
            for answer in faq.into_iter().filter(|faq| faq.enabled).flat_map(|faq| &faq.answers) {
                // The word that the answer waits for is said with the question.
                let word = answer.when.keywords.first().map(String::as_str);
                in_which(kb, &answer.when).into_iter().for_each(|context| add(word, context));
            }
        }
        let texts = faq.answers.iter().map(|answer| &answer.answer);
        if faq.enabled && texts.chain([&faq.answer]).any(|text| text.contains(PRODUCT_FIELD)) {
            for product in &edited {
                add(None, Context { product: Some(product.clone()), ..Context::default() });
            }
        }
        all.extend(situations.into_iter().map(|(word, context)| {
            let mut text = question(faq, old);
            text.extend(word.into_iter().flat_map(|word| ["，", word]));
            (faq.id.clone(), faq.question.clone(), Message { text, context })
        }));
    }
    all
}

/// How an answer begins to name something of the product.
const PRODUCT_FIELD: &str = "{商品.";

/// Products of which the table says something else.
fn edited_products(before: &KnowledgeBase, after: &KnowledgeBase) -> Vec<ProductId> {
    let same = |product: &&kaopu_model::Product| {
        let old = before.products.products.iter().find(|old| old.id == product.id);
        old.is_some_and(|old| {
            let cells = |kb: &KnowledgeBase, product| -> Vec<String> {
                let columns = after.products.attributes.iter();
                let value = |name: &String| kb.products.value(product, name);
                columns.map(|name| value(name).unwrap_or_default().to_owned()).collect()
            };
            old.name == product.name && cells(before, old) == cells(after, product)
        })
    };
    let edited = after.products.products.iter().filter(|product| !same(product));
    edited.map(|product| product.id.clone()).collect()
}

/// What no phrasing says: each word that betrays a danger, a complaint or a mood, before or after;
/// and each thing that can happen to an order, of which the bot speaks by itself.
pub(super) fn unasked(before: &KnowledgeBase, after: &KnowledgeBase) -> Vec<Vec<Message>> {
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for kb in [before, after] {
        let handover = &kb.escalation;
        let dangers = handover.dangers.iter().flat_map(|danger| &danger.words);
        let moods = [&handover.moods.angry, &handover.moods.urgent, &handover.moods.worried];
        let all = dangers.chain(&handover.complaints.words).chain(moods.into_iter().flatten());
        words.extend(all.map(String::as_str));
    }
    let event = |event: &ShopEvent, round: usize| Message {
        text: String::new(),
        context: Context {
            events: vec![*event],
            order: Some(Order {
                id: format!("202611010000{round:04}"),
                ..known_order(OrderState::Signed)
            }),
            ..Context::default()
        },
    };
    let words = words.into_iter().map(|word| vec![Message::new(word)]);
    // For another order another phrase has its turn.
    let events = ShopEvent::ALL.iter().map(|one| (0..PHRASES).map(|n| event(one, n)).collect());
    words.chain(events).collect()
}

/// How many phrases of one moment are heard.
const PHRASES: usize = 5;

/// An order of which everything is known, so that no answer falls through for want of its number.
fn known_order(state: OrderState) -> Order {
    Order {
        id: "2026110100000001".to_owned(),
        state,
        amount: Some(Money(12_900)),
        carrier: Some("顺丰速运".to_owned()),
        tracking: Some("SF1000000000001".to_owned()),
    }
}

/// The words with which it is asked.
fn question(faq: &Faq, old: Option<&Faq>) -> String {
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
        states => states.iter().map(|state| Some(known_order(*state))).collect(),
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
