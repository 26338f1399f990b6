//! Files that can't be read as they are.

use kaopu_exchange::{ImportNote, Mended};
use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

/// A file that can't be read as it is, or that a spreadsheet program saved its own way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UnreadFile {
    /// Its path below the KB's folder.
    pub file: String,
    /// What is wrong with it.
    pub cause: UnreadCause,
    /// The same in words.
    pub reason: Localized,
    /// Whether what it held before is shown, and stays in use, until this is settled.
    pub keeps_last: bool,
    /// What it was meant to be, if that can be told.
    pub resaved: Option<ResavedView>,
}

/// Why a file can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum UnreadCause {
    /// It is not there any more.
    Gone,
    /// The system does not let it be read: another program keeps it open, or it may not be read.
    Locked,
    /// A table that a spreadsheet program saved its own way.
    Resaved,
    /// Anything else: a merge that git left open, no header, no text at all.
    Unreadable,
}

/// What a table was meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ResavedView {
    /// What it was saved in, as people call it: `GBK`, `UTF-16`, `UTF-8`.
    pub encoding: String,
    /// What stands between its cells: `,`, `;`, a tab.
    pub delimiter: String,
    /// Cells that are read otherwise than they stand there, the first of them.
    pub mended: Vec<Mended>,
    /// How many there are in all.
    pub mended_count: u32,
    /// What can't be told, place by place. Unless this is empty it can't be taken over.
    pub faults: Vec<ImportNote>,
    /// How many rows the table has.
    pub rows: u32,
    /// Names the bytes that this was read from: what is taken over is what was looked at.
    pub digest: String,
}

/// What is to become of a file that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "settlement", rename_all = "snake_case")]
pub enum UnreadSettlement {
    /// It is read as what was meant, and written as Kaopu writes it.
    TakeOver {
        /// The bytes that were looked at.
        digest: String,
    },
    /// What it held before is written again.
    PutBack,
    /// It is gone, and shall be.
    LetGo,
}
