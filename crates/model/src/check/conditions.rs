//! When one answer's conditions hold wherever another's do.

use std::collections::BTreeSet;

use super::windows::has_window;
use crate::{AnswerConditions, Channel, KnowledgeBase, OrderState, ProductCondition, fold};

/// Every combination of order state and channel, in their natural order.
pub(super) fn situations() -> impl Iterator<Item = (OrderState, Channel)> {
    OrderState::ALL
        .iter()
        .flat_map(|order| Channel::ALL.iter().map(move |channel| (*order, *channel)))
}

/// Whether the conditions on order and channel hold.
pub(super) fn fits(when: &AnswerConditions, (order, channel): (OrderState, Channel)) -> bool {
    (when.orders.is_empty() || when.orders.contains(&order))
        && when.channel.is_none_or(|wanted| wanted == channel)
}

/// How specific an answer is: of those that apply the highest wins, of equals the upper row.
pub(super) fn specificity(when: &AnswerConditions) -> [bool; 6] {
    let attribute = matches!(when.product, Some(ProductCondition::Attribute { .. }));
    [
        !when.keywords.is_empty(),
        has_window(when),
        !when.orders.is_empty(),
        when.product.is_some() && !attribute,
        attribute,
        when.channel.is_some(),
    ]
}

/// Whether the keywords, window and product of `narrow` can hold only where those of `wide` do.
pub(super) fn implies(
    kb: &KnowledgeBase,
    narrow: &AnswerConditions,
    wide: &AnswerConditions,
) -> bool {
    keywords_imply(&narrow.keywords, &wide.keywords)
        && window_implies(narrow, wide)
        && product_implies(kb, narrow, wide)
}

fn keywords_imply(narrow: &[String], wide: &[String]) -> bool {
    if wide.is_empty() {
        return true;
    }
    let wide: Vec<String> =
        wide.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
    let proves = |word: &String| wide.iter().any(|part| fold(word).contains(part.as_str()));
    !narrow.is_empty() && narrow.iter().all(proves)
}

fn window_implies(narrow: &AnswerConditions, wide: &AnswerConditions) -> bool {
    !has_window(wide)
        || has_window(narrow)
            && wide.from.is_none_or(|from| narrow.from.is_some_and(|later| later >= from))
            && wide.until.is_none_or(|until| narrow.until.is_some_and(|earlier| earlier <= until))
}

fn product_implies(kb: &KnowledgeBase, narrow: &AnswerConditions, wide: &AnswerConditions) -> bool {
    match (&narrow.product, &wide.product) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(narrow), Some(wide)) => {
            // What no product meets is reported for that.
            let narrow = products(kb, narrow);
            !narrow.is_empty() && narrow.is_subset(&products(kb, wide))
        }
    }
}

/// The products for which a condition holds, by their position in the table.
pub(super) fn products(kb: &KnowledgeBase, condition: &ProductCondition) -> BTreeSet<usize> {
    let holds = |product: &&crate::Product| match condition {
        ProductCondition::OneOf(ids) => ids.contains(&product.id),
        ProductCondition::Attribute { attribute, values } => {
            kb.products.value(product, attribute).is_some_and(|cell| {
                cell.split(['|', '｜', '、'])
                    .any(|one| values.iter().any(|value| value == one.trim()))
            })
        }
    };
    kb.products
        .products
        .iter()
        .enumerate()
        .filter(|(_, product)| holds(product))
        .map(|(at, _)| at)
        .collect()
}
