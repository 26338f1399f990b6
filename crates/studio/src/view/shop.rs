//! The shop's facts and products.

use kaopu_model::FactDraft;
use serde::{Deserialize, Serialize};

/// Something that can stand between braces in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlaceholderRow {
    /// What is written between the braces.
    pub insert: String,
    /// What it is now, or an example.
    pub value: String,
    /// For colleagues.
    pub note: String,
    /// The fact's cells, for editing; `None` for what is no fact.
    pub fact: Option<FactDraft>,
    /// What kind of thing it is.
    pub kind: PlaceholderKind,
    /// The entries whose answers use it.
    pub used_in: Vec<PlaceholderUse>,
}

/// Kinds of placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PlaceholderKind {
    /// A fact.
    Fact,
    /// A picture.
    Picture,
    /// About the product being talked about.
    Product,
    /// About the customer's order.
    Order,
    /// Anything else.
    Other,
}

/// An entry that uses a placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlaceholderUse {
    /// The entry.
    pub id: String,
    /// Its standard question.
    pub question: String,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProductRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What customers call it.
    pub aliases: Vec<String>,
    /// Its known attributes.
    pub attributes: Vec<AttributeValue>,
}

/// An attribute of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AttributeValue {
    /// Column name.
    pub name: String,
    /// Value.
    pub value: String,
}
