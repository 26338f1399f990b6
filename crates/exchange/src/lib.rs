//! What other programs keep, as edits of a knowledge base: one file for each foreign format, all of
//! them over bytes. Nothing is read or written here: a shell brings the bytes, and what comes out
//! goes through the one door of edits ([`kaopu_model::apply`]), like everything that an author
//! does.
//!
//! A format is a row of [`FORMATS`]: how it is recognised, how it is read. To add one, write its
//! file and its row.
//!
//! ```
//! use kaopu_exchange::{sniff, starter};
//! use kaopu_model::{KbFiles, apply_all, parse};
//!
//! let bytes = "怎么寄回\t退货寄到哪里\n怎么寄回\t寄回的地址给一下\n没有制表符\n".as_bytes();
//! let format = sniff(bytes).unwrap();
//! assert_eq!(format.name, "labelled");
//! let import = (format.import)(bytes).unwrap();
//! assert_eq!(import.notes[0].said().en, "line 3: it has no tab");
//!
//! // A new knowledge base around what was read.
//! let edits = [starter("my-kb", import.locale), import.edits].concat();
//! let files = apply_all(&KbFiles::new(), &edits)?.into_iter().filter_map(|(path, bytes)| Some((path, bytes?))).collect();
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

pub mod calendar;
mod format;
mod formats;
mod labelled;
mod slug;
mod starter;

pub use format::{Format, Help, Import, ImportError, Note};
pub use formats::{FORMATS, sniff};
pub use labelled::{Labelled, LabelledFile, line_end};
pub use starter::starter;
