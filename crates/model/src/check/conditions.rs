//! In which states an answer's conditions hold, and how much they ask for.

use super::windows::has_window;
use crate::{AnswerConditions, Channel, OrderState, ProductCondition};

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
