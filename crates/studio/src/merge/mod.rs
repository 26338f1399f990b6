//! Two versions of files made one, by entry, rule, row and cell: a gesture in a table that another
//! program changed meanwhile, a copy that a synchronising program left, what another program saved
//! over.

mod ancestor;
mod files;
mod found;
mod parts;
mod settings;
mod sources;
pub(crate) mod tables;
mod whole;

pub(crate) use found::FoundVersions;

use kaopu_model::KbFiles;

use crate::view::{MergeConflict, MergeDecision};

/// Three versions of the same files.
#[derive(Clone, Copy)]
pub(crate) struct Versions<'a> {
    /// What both others come from; without a file: it was not there, or is not known.
    pub(crate) base: &'a KbFiles,
    /// What stands in the knowledge base.
    pub(crate) now: &'a KbFiles,
    /// What is brought in.
    pub(crate) other: &'a KbFiles,
}

/// What was decided, and what has to be.
pub(crate) struct Decisions<'a> {
    made: &'a [MergeDecision],
    pub(crate) open: Vec<MergeConflict>,
}

impl<'a> Decisions<'a> {
    pub(crate) fn new(made: &'a [MergeDecision]) -> Self {
        Self { made, open: Vec::new() }
    }

    /// How this conflict was decided, if it was.
    pub(crate) fn find(&self, conflict: &MergeConflict) -> Option<bool> {
        let made = self.made.iter().find(|decision| decision.conflict == *conflict);
        made.map(|decision| decision.takes_other)
    }

    /// Whether what is brought in is taken. What nobody has decided is noted, and stays as it is.
    fn takes_other(&mut self, conflict: MergeConflict) -> bool {
        let decided = self.find(&conflict);
        if decided.is_none() {
            self.open.push(conflict);
        }
        decided.unwrap_or(false)
    }
}
