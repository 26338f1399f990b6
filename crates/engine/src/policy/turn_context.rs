//! What every policy looks at: the program, what was observed, and what the message asks for.

use std::cell::OnceCell;

use kaopu_model::FaqId;

use crate::observe::Observed;
use crate::program::Program;
use crate::understand::{Disposition, Understanding};

/// A message in its program. What it asks for is worked out when the first step wants to know, and
/// once: that is what takes time.
#[derive(Debug)]
pub(crate) struct TurnContext<'a> {
    pub program: &'a Program,
    pub observed: &'a Observed<'a>,
    understood: OnceCell<Understanding>,
}

impl<'a> TurnContext<'a> {
    pub(crate) fn new(program: &'a Program, observed: &'a Observed<'a>) -> Self {
        Self { program, observed, understood: OnceCell::new() }
    }

    /// Which entry the message asks for when it stands alone, and whether that is sure enough.
    pub(crate) fn understood(&self) -> &Understanding {
        let Observed { utterance, embedding, mentions, .. } = self.observed;
        self.understood.get_or_init(|| {
            self.program.understand(utterance, embedding.clone(), &mentions.subject)
        })
    }

    /// The same for a text that was made of the message.
    pub(crate) fn understand(&self, text: &str) -> Understanding {
        let utterance = self.program.matcher.read(text);
        self.program.understand(&utterance, None, &self.observed.mentions.subject)
    }

    /// What the message asks for, if any step wanted to know.
    pub(crate) fn understood_so_far(&self) -> Option<&Understanding> {
        self.understood.get()
    }

    /// The entry that a message which is handed over at once is most likely about, for the case
    /// record. A bare request for a human is about what was asked before.
    pub(crate) fn likely_issue(&self) -> Option<FaqId> {
        let understood = self.understood();
        let likely = understood.disposition != Disposition::Unknown;
        let best = understood.candidates.first();
        let best = best.filter(|_| likely && self.observed.asks_human.is_none());
        best.map(|best| best.entry.clone())
    }
}
