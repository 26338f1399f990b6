//! What is said elsewhere than in answers.

use kaopu_model::{PhraseDraft, care_moment_drafts, persona_drafts, rule_drafts};

use crate::snapshot::Snapshot;
use crate::view::{Draft, PartId};

/// All parts besides entries that say something.
pub(super) fn saying(snapshot: &Snapshot) -> Vec<(PartId, Draft)> {
    let files = snapshot.files();
    let personas = persona_drafts(files).into_iter();
    let personas = personas.map(|one| (PartId::Persona(one.id.clone()), Draft::Persona(one)));
    let care = care_moment_drafts(files).into_iter();
    let care = care.map(|one| (PartId::CareMoment(one.id.clone()), Draft::CareMoment(one)));
    let rules = rule_drafts(files).into_iter();
    let rules = rules.map(|one| (PartId::Rule(one.id.clone()), Draft::Rule(one)));
    personas.chain(care).chain(rules).collect()
}

/// What a part says, text by text, in an order of its own.
pub(super) fn texts(draft: &mut Draft) -> Vec<&mut String> {
    fn words(phrases: &mut [PhraseDraft]) -> impl Iterator<Item = &mut String> {
        phrases.iter_mut().map(|phrase| &mut phrase.text)
    }
    match draft {
        Draft::Persona(persona) => {
            let moments = persona.moments.iter_mut().flat_map(|moment| words(&mut moment.phrases));
            let care = persona.care.iter_mut().flat_map(|care| words(&mut care.phrases));
            moments.chain(care).collect()
        }
        Draft::CareMoment(moment) => words(&mut moment.say).collect(),
        Draft::Rule(rule) => vec![&mut rule.say, &mut rule.say_closed],
        Draft::Entry(_) | Draft::Queue(_) | Draft::Danger(_) | Draft::EscalationSettings(_) => {
            Vec::new()
        }
    }
}
