//! The log that was read last, as it is kept beside the knowledge base: masked, with what was found
//! in it. Nothing here ever becomes part of the knowledge base, of a bundle or of an export.

use std::collections::BTreeSet;
use std::path::Path;

use kaopu_durable::Dir;
use kaopu_lab::{Discovery, QuestionLog};
use kaopu_model::{FaqId, Localized};
use serde::{Deserialize, Serialize};

use crate::beside::{BESIDE, read_beside, write_beside};
use crate::error::ApiResult;
use crate::view::ReplyVerdict;

/// The files.
const LOG: &str = "discovery.json";
const DECISIONS: &str = "discovery-decisions.json";

/// The most bytes of one of them.
const MOST_BYTES: u64 = 256 << 20;

/// What is written is of this kind; another is not read.
const FORMAT: u32 = 1;

/// A log that was read, and what was found in it.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptLog {
    format: u32,
    /// The file's name.
    pub name: String,
    /// When it was read, RFC 3339.
    pub read_at: String,
    /// What is to be known of how it was read.
    pub notes: Vec<Localized>,
    /// What it asks.
    pub log: QuestionLog,
    /// What was found.
    pub found: Discovery,
    /// Names the knowledge that it was held against.
    pub held_against: String,
    /// How many questions were answered before it was worked out anew.
    pub before: Option<usize>,
}

/// What makes a [`KeptLog`].
pub(super) struct FoundInLog {
    pub name: String,
    pub read_at: String,
    pub notes: Vec<Localized>,
    pub log: QuestionLog,
    pub found: Discovery,
    pub held_against: String,
    pub before: Option<usize>,
}

impl From<FoundInLog> for KeptLog {
    fn from(found: FoundInLog) -> Self {
        let FoundInLog { name, read_at, notes, log, found, held_against, before } = found;
        Self { format: FORMAT, name, read_at, notes, log, found, held_against, before }
    }
}

impl KeptLog {
    /// The log beside a knowledge base; `None` if there is none that can be read.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        read_beside::<Self>(folder, LOG, MOST_BYTES).filter(|log| log.format == FORMAT)
    }

    pub(super) fn keep(&self, folder: &Path) -> ApiResult<()> {
        write_beside(folder, LOG, self)
    }

    /// Deletes it.
    pub(super) fn delete(folder: &Path) -> ApiResult<()> {
        if let Some(beside) = Dir::open(folder)?.folder(BESIDE)?
            && beside.holds(LOG)?
        {
            beside.remove(LOG)?;
        }
        Ok(())
    }

    /// How many of its questions are answered, right away or after one question back.
    pub(super) fn answered(&self) -> usize {
        self.found.coverage.now.saturating_add(self.found.coverage.back)
    }
}

/// What somebody decided about logs: it outlasts the log that it was decided for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LogDecisions {
    /// Clusters that are put aside, by their names.
    pub aside: BTreeSet<String>,
    /// Judgements, the newest last.
    pub judged: Vec<JudgedQuestion>,
}

/// A reply that was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct JudgedQuestion {
    /// The question, masked and folded.
    pub text: String,
    /// The entries that were answered: of another reply it says nothing.
    pub entries: Vec<FaqId>,
    /// What was said of it.
    pub verdict: ReplyVerdict,
}

impl LogDecisions {
    pub(super) fn of(folder: &Path) -> Self {
        read_beside(folder, DECISIONS, MOST_BYTES).unwrap_or_default()
    }

    pub(super) fn keep(&self, folder: &Path) -> ApiResult<()> {
        write_beside(folder, DECISIONS, self)
    }
}
