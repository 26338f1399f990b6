//! What an import would do: worked out first, shown, then made as edits through the one door.

mod columns;
mod entries;
mod item;
mod merge;
mod names;
mod outcome;
mod tables;
mod writable;

use kaopu_model::KbFiles;

use crate::incoming::Incoming;

pub use item::{FieldChange, ItemKind, ItemOf, PlanItem};
pub use outcome::{Plan, PlanOptions};

impl Plan {
    /// Holds what comes against what is there.
    #[must_use]
    pub fn new(files: &KbFiles, incoming: Incoming, options: PlanOptions) -> Self {
        Self::watched(files, incoming, options, &mut |_, _| true).unwrap_or_default()
    }

    /// The same for somebody who waits: `watch` is told how many questions are done and how many
    /// there are, and says whether to go on; `None` if it did not.
    #[must_use]
    pub fn watched(
        files: &KbFiles,
        incoming: Incoming,
        options: PlanOptions,
        watch: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Option<Self> {
        let incoming = writable::writable(incoming);
        let mut plan = Self { notes: incoming.notes, ..Self::default() };
        let entries = merge::merged(incoming.entries, &mut plan.notes);
        entries::plan(files, entries, options, watch, &mut plan)?;
        for table in incoming.tables {
            tables::plan(files, table, &mut plan);
        }
        Some(plan)
    }
}
