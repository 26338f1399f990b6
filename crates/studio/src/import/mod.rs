//! Taking over what other programs keep: read to a plan, looked at, then made as one step that one
//! undo takes back.

mod child;
mod new_kb;
mod plan;
mod sources;
mod watch;
mod window;

pub use child::WorkbookReader;
pub(crate) use child::serve_workbook;
pub use new_kb::import_new;
pub use plan::{ImportPlan, ImportRequest};

pub(crate) use sources::{load_labelled, read, read_bytes};
