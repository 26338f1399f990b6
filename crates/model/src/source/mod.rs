//! Files as text: lossless tables, TOML with positions, and what to say about bytes that are not
//! UTF-8.
//!
//! Nothing here knows what a column or a key means; `parse` does.

pub(crate) mod encoding;
pub(crate) mod quote;
mod split;
mod table;
pub(crate) mod toml;
mod toml_pieces;
pub(crate) mod toml_words;

pub use split::RowFault;
pub use table::{LineEnd, Row, RowKind, Table};
