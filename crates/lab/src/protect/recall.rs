//! What an earlier run found, so that a further one tries again only what may have changed.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::fate::{Fate, Noticed};
use super::mutant::Mutant;

/// An earlier run, and what of its state is as it was.
///
/// Where nothing but test dialogues differs, mutants are told by what the new ones make of them.
/// Otherwise each is tried again, beginning with the dialogue that noticed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// What became of each mutant, by what was wrong with it in English; in their order.
    pub fates: Vec<(String, Fate)>,
    /// Whether everything but the test dialogues is as it was, the engine too.
    pub same_knowledge: bool,
    /// When it was asked, where nothing else was said.
    pub asked_at: DateTime,
    /// The files of the dialogues that were there and are as they were.
    pub unchanged: BTreeSet<String>,
    /// Whether all dialogues that were there are as they were.
    pub all_there: bool,
}

impl Earlier {
    /// What became of a mutant: of that with this number, or of one that is told by the same words.
    pub(super) fn fate(&self, number: usize, mutant: &Mutant) -> Option<&Fate> {
        let is_it = |one: &&(String, Fate)| one.0 == mutant.what.en;
        let there = self.fates.get(number).filter(is_it);
        let known = match self.same_knowledge {
            true => there,
            false => there.or_else(|| self.fates.iter().find(is_it)),
        };
        known.map(|(_, fate)| fate)
    }

    /// Whether what was found is still true but for other dialogues, if it is asked at this moment.
    pub(super) fn holds(&self, now: DateTime) -> bool {
        self.same_knowledge && self.asked_at == now
    }

    /// Whether who noticed still does, where the rest holds.
    pub(super) fn still_notices(&self, by: &Noticed) -> bool {
        match by {
            Noticed::Dialogue { file, .. } => self.unchanged.contains(file),
            // A check may have been about a dialogue.
            Noticed::Check { .. } => self.all_there,
            Noticed::Gate { .. } => true,
        }
    }
}
