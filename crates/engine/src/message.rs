//! What comes in: the customer's words and what is known besides them.

use kaopu_model::Context;
use serde::{Deserialize, Serialize};

/// One message of the customer.
///
/// Time, order and channel come in with it: the engine asks nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// What the customer sent, as it was sent.
    pub text: String,
    /// What is known besides the words.
    #[serde(default)]
    pub context: Context,
}

impl Message {
    /// A message without context.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), context: Context::default() }
    }
}
