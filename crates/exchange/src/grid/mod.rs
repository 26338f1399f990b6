//! Tables as a spreadsheet shows them, whatever file they come from.

mod decode;
mod delimited;
mod fault;
mod number;
mod row;
mod workbook;

pub use decode::{Decoded, decode};
pub(crate) use delimited::{guarded, read as read_delimited, read_as_written, sniff};
pub use fault::CellFault;
pub(crate) use number::is_scientific;
pub use row::{Grid, GridRow};
pub use workbook::{WorkbookError, is_workbook, read_workbook};
