//! What goes otherwise than the test dialogues expect, by its cause, and accepting it.

mod as_fact;
mod cause;
mod rewrite;

use std::collections::BTreeMap;

use kaopu_engine::PlayedDialogue;
use kaopu_model::{Dialogue, Edit, KnowledgeBase, Localized};

use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::{DeviatingExpectation, Deviation, DeviationCause, ExpectationRef};
use crate::workspace::Workspace;
use as_fact::{Changed, facts_that_changed};
use cause::causes;
use rewrite::{rewrite, unmet};

impl Workspace {
    /// What no longer goes as the dialogues expect, each cause once, the one with most expectations
    /// first. Plays the dialogues if they were not played since the last change.
    #[must_use]
    pub fn deviations(&self) -> Vec<Deviation> {
        let snapshot = self.snapshot();
        let played = snapshot.play_all(&mut |_, _| true).unwrap_or_default();
        let changed = changed(&snapshot, played);
        let mut deviations: Vec<Deviation> = Vec::new();
        for (dialogue, played) in snapshot.kb().dialogues.iter().zip(played) {
            for (cause, expectation) in deviating(&snapshot, &changed, dialogue, played) {
                match deviations.iter_mut().find(|known| known.cause == cause) {
                    Some(known) => known.expectations.push(expectation),
                    None => deviations.push(Deviation { cause, expectations: vec![expectation] }),
                }
            }
        }
        deviations.sort_by_key(|deviation| std::cmp::Reverse(deviation.expectations.len()));
        deviations
    }

    /// Accepts what the bot does now: each of these expectations is made what came, in one
    /// operation. One that is met meanwhile stays as it is.
    ///
    /// # Errors
    /// The files can't be written.
    pub fn accept(&self, accepted: &[ExpectationRef]) -> ApiResult<()> {
        let mut by_file: BTreeMap<&str, Vec<&ExpectationRef>> = BTreeMap::new();
        for one in accepted {
            by_file.entry(&one.file).or_default().push(one);
        }
        let files = by_file.len();
        let label = Localized::new(
            format!("认可 {files} 个用例的新表现"),
            format!("Accept what {files} test dialogues do now"),
        );
        self.transact_all("dialogue.accept", label, |snapshot| {
            let played = snapshot.play_all(&mut |_, _| true).unwrap_or_default();
            let changed = changed(snapshot, played);
            let dialogues = snapshot.kb().dialogues.iter().zip(played);
            let edits = dialogues.filter_map(|(dialogue, played)| {
                let refs = by_file.get(dialogue.file.as_str())?;
                Some(Edit::PutDialogue(as_it_goes(
                    snapshot.kb(),
                    &changed,
                    (dialogue, played),
                    refs,
                )))
            });
            Ok((edits.collect(), ()))
        })
    }
}

/// The unmet expectations of a dialogue, each with its cause.
fn deviating(
    snapshot: &Snapshot,
    changed: &Changed,
    dialogue: &Dialogue,
    played: &PlayedDialogue,
) -> Vec<(DeviationCause, DeviatingExpectation)> {
    let kb = snapshot.kb();
    let mut found = Vec::new();
    for (turn, (step, came)) in dialogue.turns.iter().zip(&played.turns).enumerate() {
        let Some(expect) = step.expect.as_ref().filter(|_| !came.failures.is_empty()) else {
            continue;
        };
        let unmet = unmet(kb, expect, came);
        for (unmet, cause) in causes(kb, changed, came, unmet) {
            let at = ExpectationRef {
                file: dialogue.file.clone(),
                turn: count(turn),
                field: unmet.failure.field.clone(),
                text: unmet.written.clone(),
            };
            let expectation = DeviatingExpectation {
                at,
                title: dialogue.title.clone(),
                customer: came.customer.clone(),
                failure: unmet.failure.message.clone(),
                said: came.turn.text(),
                becomes: unmet.becomes(kb, changed, came),
            };
            found.push((cause, expectation));
        }
    }
    found
}

/// A dialogue with these expectations made what came.
fn as_it_goes(
    kb: &KnowledgeBase,
    changed: &Changed,
    (dialogue, played): (&Dialogue, &PlayedDialogue),
    refs: &[&ExpectationRef],
) -> Dialogue {
    let mut dialogue = dialogue.clone();
    for (number, (step, came)) in (0_u32..).zip(dialogue.turns.iter_mut().zip(&played.turns)) {
        let Some(expect) = &mut step.expect else { continue };
        for unmet in unmet(kb, expect, came) {
            let is_this = |one: &&&ExpectationRef| {
                one.turn == number && one.field == unmet.failure.field && one.text == unmet.written
            };
            if refs.iter().find(is_this).is_some() {
                rewrite(kb, changed, expect, came, &unmet);
            }
        }
    }
    dialogue
}

/// The facts of which it is certain that they changed.
fn changed(snapshot: &Snapshot, played: &[PlayedDialogue]) -> Changed {
    let turns = snapshot.kb().dialogues.iter().zip(played).flat_map(|(dialogue, played)| {
        let turns = dialogue.turns.iter().zip(&played.turns);
        turns.filter_map(|(step, came)| Some((step.expect.as_ref()?, came)))
    });
    facts_that_changed(snapshot.kb(), turns)
}
