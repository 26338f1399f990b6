//! Products, facts and synonyms edited as tables: one gesture of a spreadsheet is one edit, and what
//! it renames is renamed wherever it is named.

mod carry;
mod columns;
mod edits;
mod gesture;
mod put;
mod read;
mod rename;

pub(super) use carry::carried;
pub(super) use edits::must_be_unused;
pub use edits::table_edits;
pub use gesture::{CellBlock, ColumnEdit, NewRows, TableEdit, TableName};
pub(super) use put::put;
pub use read::{TableColumnText, TableText, table_text};
pub(super) use rename::Rename;
