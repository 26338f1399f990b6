//! Products, facts and synonyms edited as tables: one gesture of a spreadsheet is one edit, and what
//! it renames is renamed wherever it is named.

mod carry;
mod columns;
mod difference;
mod edits;
mod gesture;
mod put;
mod read;
mod rebase;
mod rename;
mod rows;

pub(super) use carry::carried;
pub use difference::table_difference;
pub(super) use edits::must_be_unused;
pub use edits::table_edits;
pub use gesture::{CellBlock, ColumnEdit, NewRows, TableEdit, TableName};
pub(super) use put::put;
pub use read::{TableColumnText, TableText, table_text};
pub use rebase::{RebasedEdit, TableConflict, rebase_table_edit};
pub(super) use rename::Rename;
