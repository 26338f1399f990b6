//! A log of chats held against a knowledge base: what it asks, and what is left.
//!
//! [`Discoverer`] is what the window has of it: the log that was read last ([`kept`]), what is shown
//! of it ([`shown`]), what is made of clusters ([`gestures`]) and of questions ([`questions`]), and
//! how often the bot was right ([`judging`]).

mod discoverer;
mod gestures;
mod judging;
mod kept;
mod questions;
mod shown;
mod window;

pub use discoverer::Discoverer;
pub(crate) use discoverer::knowledge;
pub(crate) use shown::asked_in_tests;

use std::path::{Path, PathBuf};

use kaopu_exchange::{
    ChatLog, ImportError, LOG_BYTES, LogMapping, is_workbook, read_log, read_log_of_grids,
};
use kaopu_lab::{ClusterMemory, DiscoverPlan, Discovery, QuestionLog, Stage};

use crate::beside::{read_beside, write_beside};
use crate::error::{ApiError, ApiResult};
use crate::import::{WorkbookReader, read_bytes};
use crate::snapshot::Snapshot;

/// The file of the names of clusters.
const MEMORY: &str = "clusters.json";

/// The most bytes of that file.
const MEMORY_BYTES: u64 = 32 << 20;

/// A log to be read.
pub struct LogRequest<'a> {
    /// The file.
    pub file: &'a Path,
    /// An encoding that somebody chose for it.
    pub encoding: Option<&'a str>,
    /// What its columns hold, where somebody said so.
    pub mapping: &'a LogMapping,
    /// Reads workbooks.
    pub workbooks: WorkbookReader,
}

/// Reads a log, as long as it is `wanted`. Nothing of it is kept.
///
/// # Errors
/// `io` if it can't be read, `too-large`, `stopped`, and `bad-input` if nothing in it can be used.
pub fn load_log(request: &LogRequest<'_>, wanted: &mut dyn FnMut() -> bool) -> ApiResult<ChatLog> {
    let LogRequest { file, encoding, mapping, workbooks } = request;
    let bytes = read_bytes(file, LOG_BYTES)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let log = if is_workbook(&bytes) {
        read_log_of_grids(&name, workbooks.read(file, bytes, wanted)?, mapping)
    } else {
        read_log(&name, &bytes, *encoding, mapping)
    };
    log.map_err(|error: ImportError| {
        let hints = error.notes.iter().take(3).map(|note| note.said()).collect();
        ApiError { code: "bad-input".to_owned(), message: error.said(), hints }
    })
}

/// Looks into a log. `names` has the names of clusters and remembers new ones. `progress` is told how
/// far it is, and says whether to go on; `None` if not.
pub fn discover(
    snapshot: &Snapshot,
    log: &QuestionLog,
    all: bool,
    names: &mut ClusterMemory,
    progress: &mut dyn FnMut(Stage, usize, usize) -> bool,
) -> Option<Discovery> {
    let plan = DiscoverPlan { program: snapshot.program(), log, all };
    kaopu_lab::discover(&plan, names, progress)
}

/// The names that clusters were given beside a knowledge base: `.kaopu/clusters.json`. It holds
/// digests and no words.
pub struct ClusterNames {
    folder: PathBuf,
    /// The names.
    pub names: ClusterMemory,
}

impl ClusterNames {
    /// Reads them; none if there are none, or if they can't be read: then clusters are named by their
    /// oldest questions alone.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let names = read_beside(folder, MEMORY, MEMORY_BYTES).unwrap_or_default();
        Self { folder: folder.to_owned(), names }
    }

    /// Keeps them.
    ///
    /// # Errors
    /// `io`, `read-only` and the like if they can't be written.
    pub fn keep(&self) -> ApiResult<()> {
        write_beside(&self.folder, MEMORY, &self.names)
    }
}
