//! What a draft means for the test dialogues: which rules have a part in which, and what would
//! change.

use kaopu_engine::PlayedDialogue;
use kaopu_engine::compare::{
    BehaviorChange, BehaviorPlace, ChangeVerdict, Corpus, CorpusDialogue, compare,
};
use kaopu_model::{Dialogue, RuleId};

use crate::draft::preview::DraftPreview;
use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::{DialogueChange, Draft, RuleCoverage, TouchedDialogue};

impl DraftPreview {
    /// Which test dialogues each rule has a part in, as if the draft were saved: found by playing
    /// them all.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn rule_coverage(&self, draft: Option<&Draft>) -> ApiResult<Vec<RuleCoverage>> {
        let state = self.state(draft)?;
        let kb = state.kb();
        let played = all_played(&state);
        let touches = |rule: &RuleId| {
            let dialogues = kb
                .dialogues
                .iter()
                .zip(played)
                .filter_map(|(dialogue, played)| touched(rule, dialogue, played));
            RuleCoverage { rule: rule.0.clone(), dialogues: dialogues.collect() }
        };
        Ok(kb.escalation.rules.iter().map(|rule| touches(&rule.id)).collect())
    }

    /// What a draft would change in the test dialogues.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn dialogue_changes(&self, draft: &Draft) -> ApiResult<Vec<DialogueChange>> {
        let (before, after) = (self.current(), self.state_as_if(draft)?);
        let played = all_played(&before).iter().zip(all_played(&after));
        let known = before.kb().dialogues.iter().zip(played.clone());
        let known = known.map(|(dialogue, (before, after))| CorpusDialogue {
            dialogue,
            before: Some(before),
            after: Some(after),
        });
        let corpus = Corpus { dialogues: known.collect(), ..Corpus::default() };
        let diff = compare(before.program(), after.program(), &corpus, &mut |_| true);
        Ok(played.filter_map(|(before, after)| change(&diff.changes, before, after)).collect())
    }
}

fn all_played(state: &Snapshot) -> &[PlayedDialogue] {
    state.play_all(&mut |_, _| true).unwrap_or_default()
}

fn touched(rule: &RuleId, dialogue: &Dialogue, played: &PlayedDialogue) -> Option<TouchedDialogue> {
    let fires = played.turns.iter().position(|played| {
        let told = played.turn.notices.iter().filter_map(|notice| notice.rule.as_ref());
        let fired = played.turn.rule.as_ref().map(|fired| &fired.id);
        fired.into_iter().chain(told).any(|id| id == rule)
    });
    let expects = dialogue.turns.iter().filter_map(|turn| turn.expect.as_ref());
    let expected = expects.into_iter().any(|expect| expect.rule.as_ref() == Some(rule));
    (fires.is_some() || expected).then(|| TouchedDialogue {
        file: dialogue.file.clone(),
        title: dialogue.title.clone(),
        turn: fires.map(count),
        expected,
    })
}

/// Whether the turn differs for the customer or for the dialogue's expectations.
fn is_told(change: &BehaviorChange) -> bool {
    let differs = change.differs;
    differs.is_noticed()
        || differs.is_understood_otherwise()
        || change.verdict != ChangeVerdict::Open
}

/// The first turn of a dialogue that differs or no longer goes as expected.
fn change(
    changes: &[BehaviorChange],
    before: &PlayedDialogue,
    after: &PlayedDialogue,
) -> Option<DialogueChange> {
    changes.iter().find_map(|change| match &change.place {
        BehaviorPlace::Dialogue { file, title, turn }
            if *file == before.file && is_told(change) =>
        {
            Some(DialogueChange {
                file: file.clone(),
                title: title.clone(),
                turn: *turn,
                message: change.text.clone(),
                before: change.before.said.clone(),
                after: change.after.said.clone(),
                passes_before: before.passed,
                passes_after: after.passed,
            })
        }
        _ => None,
    })
}
