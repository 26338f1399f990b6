//! Tables with a header: whatever the columns are called, and wherever the header stands.

mod cells;
mod header;
mod kind;
mod mapping;
mod rows;
mod words;

pub use kind::SheetKind;
pub use mapping::Mapping;
pub use words::{ColumnRole, role_of};

pub use header::{SheetColumn, SheetColumns, columns_of_grid};
pub(crate) use rows::read_grids;
