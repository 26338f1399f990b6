//! The JSON files of a bundle: typed, and with one spelling each.
//!
//! A file must equal what this crate writes for the value it holds. Two readers, in whatever
//! languages, therefore cannot understand the same bundle differently (duplicate keys, number
//! formats, escapes), and unknown fields have no place to hide.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a JSON file is refused before its meaning is looked at.
#[derive(Debug, thiserror::Error)]
pub enum JsonProblem {
    /// It is not JSON, or not of the expected shape.
    #[error("{0}")]
    Syntax(#[source] serde_json::Error),
    /// It is well-formed but not written as this crate writes it.
    #[error(
        "it is not written in the canonical form (two spaces of indent, fixed order of fields, \
         line end at the end)"
    )]
    NotCanonical,
}

/// The canonical text of a value.
pub(crate) fn to_text<T: Serialize>(value: &T) -> Result<Vec<u8>, JsonProblem> {
    let mut text = serde_json::to_vec_pretty(value).map_err(JsonProblem::Syntax)?;
    text.push(b'\n');
    Ok(text)
}

/// The value of a canonical text. Nesting cannot go deeper than the type, because what does not fit
/// the type ends the reading.
pub(crate) fn from_text<T: Serialize + DeserializeOwned>(text: &[u8]) -> Result<T, JsonProblem> {
    let value = serde_json::from_slice(text).map_err(JsonProblem::Syntax)?;
    if to_text(&value)? == text { Ok(value) } else { Err(JsonProblem::NotCanonical) }
}
