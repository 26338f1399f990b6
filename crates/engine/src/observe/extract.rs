//! What a message mentions besides its question: an order number, a phone number, a product.

use crate::mentions::Subject;
use crate::numbers::{Number, NumberKind};
use crate::turn::Extracted;

/// What is noted of the message's numbers, and the product.
pub(crate) fn extract(numbers: &[Number], subject: &Subject) -> Extracted {
    let first = |kind: NumberKind| {
        numbers.iter().find(|number| number.kind == kind).map(|number| number.text.clone())
    };
    Extracted {
        order: first(NumberKind::Order),
        phone: first(NumberKind::Phone),
        tracking: first(NumberKind::Tracking),
        product: subject.first().cloned(),
    }
}
