//! Tables as a spreadsheet shows them, whatever file they come from.

mod decode;
mod delimited;
mod fault;
mod number;
mod row;
mod workbook;

pub use decode::{Decoded, decode};
pub(crate) use delimited::{guarded, read as read_delimited};
pub use fault::CellFault;
pub use row::{Grid, GridRow};
pub use workbook::{WorkbookError, is_workbook, read_workbook};
