//! Which of an entry's answers applies: exact keyword > time window > order state > product >
//! attribute > channel > default.

use kaopu_model::{
    AnswerConditions, ConditionalAnswer, Context, Faq, KnowledgeBase, Product, ProductCondition,
    fold,
};

use crate::negation::Negation;
use crate::turn::AnswerCondition;

/// The circumstances that conditions are held against.
pub(crate) struct Circumstances<'a> {
    pub context: &'a Context,
    pub product: Option<&'a Product>,
    /// What the message says, and what it denies.
    pub negation: Negation<'a>,
}

/// An answer's text, where it stands and why it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen<'a> {
    pub text: &'a str,
    pub row: Option<u32>,
    pub conditions: Vec<AnswerCondition>,
}

/// The most specific answer that applies; `None` if the entry has nothing to say here.
pub(crate) fn choose<'a>(
    kb: &KnowledgeBase,
    faq: &'a Faq,
    now: &Circumstances<'_>,
) -> Option<Chosen<'a>> {
    let mut best: Option<(Vec<AnswerCondition>, &ConditionalAnswer)> = None;
    for answer in faq.answers.iter().filter(|answer| !answer.answer.is_empty()) {
        let Some(conditions) = held(kb, &answer.when, now) else { continue };
        // Conditions are ordered from the most to the least specific, so the comparison below is
        // "has the more specific one"; what is still tied stays with the upper row.
        if best.as_ref().is_none_or(|(top, _)| rank(&conditions) > rank(top)) {
            best = Some((conditions, answer));
        }
    }
    match best {
        Some((conditions, answer)) => {
            Some(Chosen { text: &answer.answer, row: Some(answer.row), conditions })
        }
        None if faq.answer.is_empty() => None,
        None => Some(Chosen { text: &faq.answer, row: None, conditions: Vec::new() }),
    }
}

/// One bit for each condition, the most specific highest.
fn rank(conditions: &[AnswerCondition]) -> u32 {
    conditions
        .iter()
        .map(|condition| 1 << (AnswerCondition::Channel as u32 - *condition as u32))
        .sum()
}

/// The conditions of an answer, if all of them hold; `None` if one does not.
fn held(
    kb: &KnowledgeBase,
    when: &AnswerConditions,
    now: &Circumstances<'_>,
) -> Option<Vec<AnswerCondition>> {
    let mut held = Vec::new();
    if !when.keywords.is_empty() {
        let hit = when
            .keywords
            .iter()
            .map(|word| fold(word))
            .any(|word| !word.is_empty() && now.negation.names(&word));
        held.push(hit.then_some(AnswerCondition::Keyword)?);
    }
    if when.from.is_some() || when.until.is_some() {
        let instant = now.context.now?;
        let inside = when.from.is_none_or(|from| from <= instant)
            && when.until.is_none_or(|until| instant < until);
        held.push(inside.then_some(AnswerCondition::Time)?);
    }
    if !when.orders.is_empty() {
        let state = now.context.order.as_ref().map(|order| order.state).unwrap_or_default();
        held.push(when.orders.contains(&state).then_some(AnswerCondition::Order)?);
    }
    if let Some(condition) = &when.product {
        let kind = match condition {
            ProductCondition::OneOf(_) => AnswerCondition::Product,
            ProductCondition::Attribute { .. } => AnswerCondition::Attribute,
        };
        held.push(is_of(kb, condition, now.product?).then_some(kind)?);
    }
    if let Some(channel) = when.channel {
        held.push((channel == now.context.channel).then_some(AnswerCondition::Channel)?);
    }
    Some(held)
}

/// Whether a product is one of those that a condition is about.
pub(crate) fn is_of(kb: &KnowledgeBase, condition: &ProductCondition, product: &Product) -> bool {
    match condition {
        ProductCondition::OneOf(ids) => ids.contains(&product.id),
        ProductCondition::Attribute { attribute, values } => {
            let listed = kb.products.value(product, attribute).unwrap_or_default();
            let mut listed = listed.split(['|', '｜', '、']).map(str::trim);
            listed.any(|one| values.iter().any(|value| value == one))
        }
    }
}
