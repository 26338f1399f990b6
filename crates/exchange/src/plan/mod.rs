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
        let incoming = writable::writable(incoming);
        let mut plan = Self { notes: incoming.notes, ..Self::default() };
        let entries = merge::merged(incoming.entries, &mut plan.notes);
        entries::plan(files, entries, options, &mut plan);
        for table in incoming.tables {
            tables::plan(files, table, &mut plan);
        }
        plan
    }
}
