//! Conditional answers: other texts for other circumstances.

use jiff::civil::DateTime;

use super::{Channel, OrderState};
use crate::ProductId;

/// An answer that applies when all its conditions hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConditionalAnswer {
    /// When it applies.
    pub when: AnswerConditions,
    /// The text, with placeholders.
    pub answer: String,
    /// Row in `answers.csv`.
    pub row: u32,
}

/// Conditions of an answer. What is empty or `None` always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerConditions {
    /// The order is in one of these states.
    pub orders: Vec<OrderState>,
    /// The product being talked about.
    pub product: Option<ProductCondition>,
    /// Where the customer writes or speaks.
    pub channel: Option<Channel>,
    /// From this instant of the shop's clock, inclusive.
    pub from: Option<DateTime>,
    /// Until this instant of the shop's clock, exclusive.
    pub until: Option<DateTime>,
    /// The message contains one of these words.
    pub keywords: Vec<String>,
}

/// A condition on the product being talked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProductCondition {
    /// It is one of these.
    OneOf(Vec<ProductId>),
    /// The attribute's cell lists one of these values.
    Attribute {
        /// Column name in `products.csv`.
        attribute: String,
        /// Accepted values.
        values: Vec<String>,
    },
}
