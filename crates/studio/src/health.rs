//! An entry's check-up: each of its wordings is asked as if it did not stand there.

use kaopu_engine::insight::{Confusable, NearestRival, WordingHealth, WordingStanding, entry_health};
use kaopu_model::EntryDraft;

use crate::error::ApiResult;
use crate::snapshot::count;
use crate::view::{Checkup, ConfusableEntry, Rival, Standing, Tie, WordingCheck};
use crate::workspace::Workspace;

impl Workspace {
    /// Checks an entry as the draft has it.
    ///
    /// # Errors
    /// A file that the draft would change can't be read.
    pub fn check_up(&self, draft: &EntryDraft) -> ApiResult<Checkup> {
        let program = self.program_for(draft)?;
        let Some(health) = entry_health(&program, &draft.id) else {
            return Ok(Checkup { wordings: Vec::new(), confusable: Vec::new() });
        };
        let wordings = health.wordings.into_iter().filter_map(|wording| in_draft(draft, wording)).collect();
        Ok(Checkup { wordings, confusable: health.confusable.into_iter().map(confusable).collect() })
    }
}

/// A wording with its place in the draft, where blank rows count as well.
fn in_draft(draft: &EntryDraft, wording: WordingHealth) -> Option<WordingCheck> {
    let is_it = |phrasing: &String| phrasing.trim() == wording.text.trim();
    let index = if wording.is_phrasing { Some(count(draft.phrasings.iter().position(is_it)?)) } else { None };
    Some(WordingCheck {
        index,
        standing: standing(wording.standing),
        own: wording.own,
        rival: wording.rival.map(rival),
        text: wording.text,
    })
}

pub(crate) fn standing(standing: WordingStanding) -> Standing {
    match standing {
        WordingStanding::Found => Standing::Holds,
        WordingStanding::AskedBack => Standing::Wavers,
        WordingStanding::Lost => Standing::Alone,
        WordingStanding::Strays => Standing::Strays,
    }
}

fn rival(rival: NearestRival) -> Rival {
    Rival { entry: rival.entry, question: rival.question, wording: rival.wording, score: rival.score }
}

fn confusable(other: Confusable) -> ConfusableEntry {
    let ties = other.ties.into_iter().map(|tie| Tie { ours: tie.ours, theirs: tie.theirs });
    ConfusableEntry { entry: other.entry, question: other.question, ties: ties.collect() }
}
