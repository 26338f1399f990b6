//! What a draft means for the test dialogues: which rules have a part in which, and what would
//! change.

use kaopu_engine::PlayedDialogue;
use kaopu_model::{Dialogue, RuleId};

use crate::error::ApiResult;
use crate::simulate::same_for_customer;
use crate::snapshot::{Snapshot, count};
use crate::view::{DialogueChange, Draft, RuleTouch, TouchedDialogue};
use crate::workspace::Workspace;

impl Workspace {
    /// Which test dialogues each rule has a part in, as if the draft were saved: found by playing
    /// them all.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn rule_touches(&self, draft: Option<&Draft>) -> ApiResult<Vec<RuleTouch>> {
        let state = self.state(draft)?;
        let kb = state.kb();
        let played = all_played(&state);
        let touches = |rule: &RuleId| {
            let dialogues = kb
                .dialogues
                .iter()
                .zip(played)
                .filter_map(|(dialogue, played)| touched(rule, dialogue, played));
            RuleTouch { rule: rule.0.clone(), dialogues: dialogues.collect() }
        };
        Ok(kb.escalation.rules.iter().map(|rule| touches(&rule.id)).collect())
    }

    /// What a draft would change in the test dialogues.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn dialogue_changes(&self, draft: &Draft) -> ApiResult<Vec<DialogueChange>> {
        let (before, after) = (self.snapshot(), self.state_as_if(draft)?);
        Ok(all_played(&before)
            .iter()
            .zip(all_played(&after))
            .filter_map(|(before, after)| change(before, after))
            .collect())
    }
}

fn all_played(state: &Snapshot) -> &[PlayedDialogue] {
    state.play_all(&mut |_, _| true).unwrap_or_default()
}

fn touched(rule: &RuleId, dialogue: &Dialogue, played: &PlayedDialogue) -> Option<TouchedDialogue> {
    let fires = played
        .turns
        .iter()
        .position(|turn| turn.turn.rule.as_ref().is_some_and(|fired| fired.id == *rule));
    let expects = dialogue.turns.iter().filter_map(|turn| turn.expect.as_ref());
    let expected = expects.into_iter().any(|expect| expect.rule.as_ref() == Some(rule));
    (fires.is_some() || expected).then(|| TouchedDialogue {
        file: dialogue.file.clone(),
        title: dialogue.title.clone(),
        turn: fires.map(count),
        expected,
    })
}

/// The first turn that is another, if any is, or that no longer goes as expected.
fn change(before: &PlayedDialogue, after: &PlayedDialogue) -> Option<DialogueChange> {
    let mut turns = before.turns.iter().zip(&after.turns).enumerate();
    let (at, (was, is)) = turns.find(|(_, (was, is))| {
        !same_for_customer(&was.turn, &is.turn) || was.failures.is_empty() != is.failures.is_empty()
    })?;
    Some(DialogueChange {
        file: before.file.clone(),
        title: before.title.clone(),
        turn: count(at),
        message: was.customer.clone(),
        before: was.turn.text(),
        after: is.turn.text(),
        passes_before: before.passed,
        passes_after: after.passed,
    })
}
