//! What other programs keep, as edits of a knowledge base, and the way back: one file for each
//! foreign format, all of them over bytes. Nothing is read or written here: a shell brings the
//! bytes.
//!
//! Files come in by one door. [`read_files`] finds the format of each (a row of [`FORMATS`]) and
//! reads it into what it brings, [`Incoming`], with a note for whatever can't be read or has no
//! place; [`Plan::new`] holds that against a knowledge base: what is new, changed, identical, what
//! contradicts. A plan is shown, and its edits go through the one door of edits
//! ([`kaopu_model::apply`]), like everything that an author does. To add a format, write its file
//! and its row.
//!
//! ```
//! use kaopu_exchange::{ItemKind, Mapping, Plan, PlanOptions, SourceFile, read_files};
//! use kaopu_model::{KbFiles, apply_all, parse};
//!
//! let text = "标准问题;相似问;回复\n怎么寄回;退货寄到哪里|寄回的地址给一下;签收后七天内寄回\n;;多余的\n";
//! let file = SourceFile::new("话术.csv", text.into(), None);
//! let incoming = read_files(&[file], None, &Mapping::default()).unwrap();
//! let plan = Plan::new(&KbFiles::new(), incoming, PlanOptions::default());
//! assert_eq!((plan.count(ItemKind::New), plan.notes[0].place.row), (1, 3));
//!
//! let files = apply_all(&KbFiles::new(), &plan.edits)?.into_iter().filter_map(|(path, bytes)| Some((path, bytes?))).collect();
//! assert_eq!(parse(&files).kb.faqs[0].phrasings.len(), 2);
//! # Ok::<(), kaopu_model::EditError>(())
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod archive;
mod azure;
mod botium;
mod botpress;
pub mod calendar;
mod chatterbot;
mod dialogflow_cx;
mod dialogflow_es;
mod format;
mod formats;
mod grid;
mod incoming;
mod labelled;
mod labels;
mod log;
mod maxkb;
mod nlpjs;
mod note;
mod out;
mod pairing;
mod pairs;
mod place;
mod plan;
mod rasa;
mod resaved;
mod slug;
mod source_file;
mod starter;
mod table;
mod table_format;
mod yaml;

pub use format::{Format, Help, ImportError};
pub use formats::{FORMATS, format_named, read_files, sniff};
pub use grid::{
    CellFault, Decoded, Grid, GridRow, WorkbookError, decode, is_workbook, read_workbook,
};
pub use incoming::{Incoming, IncomingEntry, IncomingTable};
pub use labelled::{Labelled, LabelledError, LabelledFile, LineNote, line_end};
pub use log::{
    ChatLog, LOG_BYTES, LOG_MESSAGES, LogColumn, LogMapping, LogMessage, LogRole, LogSpeaker,
    log_columns, log_columns_of_grids, read_log, read_log_of_grids,
};
pub use note::{ImportNote, NoteKind};
pub use out::{EXPORTS, ExportError, ExportFormat, Exported, export_named};
pub use place::FilePlace;
pub use plan::{FieldChange, ItemKind, ItemOf, Plan, PlanItem, PlanOptions};
pub use resaved::{Mended, Resaved, resaved};
pub use source_file::SourceFile;
pub use starter::starter;
pub use table::{
    ColumnRole, Mapping, SheetColumn, SheetColumns, SheetKind, columns_of_grid, role_of,
};
