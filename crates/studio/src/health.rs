//! An entry's check-up: each of its wordings is asked as if it did not stand there.

use kaopu_engine::insight::{
    Confusable, NearestRival, Neighbour, WordingHealth, entry_health, neighbours,
};
use kaopu_model::EntryDraft;

use crate::draft::preview::DraftPreview;
use crate::error::ApiResult;
use crate::snapshot::count;
use crate::view::{Checkup, ConfusableEntry, Draft, Rival, Tie, WordingCheck};

impl DraftPreview {
    /// Checks an entry as the draft has it.
    ///
    /// # Errors
    /// A file that the draft would change can't be read.
    pub fn check_up(&self, draft: &EntryDraft) -> ApiResult<Checkup> {
        let state = self.state_as_if(&Draft::Entry(draft.clone()))?;
        let program = state.program();
        let Some(health) = entry_health(program, &draft.id) else {
            return Ok(Checkup { wordings: Vec::new(), confusable: Vec::new() });
        };
        let mut near = neighbours(program, &draft.id);
        let mut of = |text: &str| {
            let place = near.iter().position(|(wording, _)| wording == text);
            place.map(|place| near.remove(place).1).unwrap_or_default()
        };
        let wordings = health.wordings.into_iter();
        let wordings =
            wordings.filter_map(|wording| in_draft(draft, of(&wording.text), wording)).collect();
        Ok(Checkup {
            wordings,
            confusable: health.confusable.into_iter().map(confusable).collect(),
        })
    }
}

/// A wording with its place in the draft, where blank rows count as well.
fn in_draft(
    draft: &EntryDraft,
    neighbours: Vec<Neighbour>,
    wording: WordingHealth,
) -> Option<WordingCheck> {
    let is_it = |phrasing: &String| phrasing.trim() == wording.text.trim();
    let index = if wording.is_phrasing {
        Some(count(draft.phrasings.iter().position(is_it)?))
    } else {
        None
    };
    Some(WordingCheck {
        index,
        standing: wording.standing,
        own: wording.own,
        neighbours,
        rival: wording.rival.map(rival),
        text: wording.text,
    })
}

fn rival(rival: NearestRival) -> Rival {
    Rival {
        entry: rival.entry,
        question: rival.question,
        wording: rival.wording,
        score: rival.score,
    }
}

fn confusable(other: Confusable) -> ConfusableEntry {
    let ties = other.ties.into_iter().map(|tie| Tie { ours: tie.ours, theirs: tie.theirs });
    ConfusableEntry { entry: other.entry, question: other.question, ties: ties.collect() }
}
