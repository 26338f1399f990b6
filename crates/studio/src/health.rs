//! An entry's check-up: each of its wordings is asked as if it did not stand there.

use std::sync::Arc;

use kaopu_engine::insight::{
    Confusable, NearestRival, Neighbour, WordingHealth, entry_health, neighbours, outlook, spoilt,
};
use kaopu_model::EntryDraft;

use crate::draft::preview::DraftPreview;
use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::{Checkup, ConfusableEntry, Draft, Elsewhere, Rival, Tie, WordingCheck};

/// Wordings of other entries that are named.
const MOST_SPOILT: usize = 50;

impl DraftPreview {
    /// Checks an entry as the draft has it.
    ///
    /// # Errors
    /// A file that the draft would change can't be read.
    pub fn check_up(&self, draft: &EntryDraft) -> ApiResult<Checkup> {
        let opened = self.state_when_opened(&draft.id);
        let state = self.state_as_if(&Draft::Entry(draft.clone()))?;
        let program = state.program();
        let elsewhere = elsewhere(&opened, &state, draft);
        let Some(health) = entry_health(program, &draft.id) else {
            return Ok(Checkup { wordings: Vec::new(), confusable: Vec::new(), elsewhere });
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
            elsewhere,
        })
    }
}

/// What has become of other entries.
fn elsewhere(opened: &Arc<Snapshot>, state: &Arc<Snapshot>, draft: &EntryDraft) -> Elsewhere {
    let (before, now) = (opened.program(), state.program());
    let answered = |state: &Snapshot| {
        outlook(state.program(), state.kb().settings.wrong_answers).questions.answered_right
    };
    let (answered_before, answered_now) = (answered(opened), answered(state));
    // Words alone and meaning are two measures: what lies between them is nobody's doing.
    if Arc::ptr_eq(opened, state) || before.is_semantic() != now.is_semantic() {
        return Elsewhere { answered_before: answered_now, answered_now, ..Elsewhere::default() };
    }
    let mut spoilt = spoilt(before, now, &draft.id);
    let count = count(spoilt.len());
    spoilt.truncate(MOST_SPOILT);
    Elsewhere { spoilt, count, answered_before, answered_now }
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
