//! One entry in the place of others, wherever they are named.

use std::collections::BTreeSet;

use super::care::care_moment_drafts;
use super::edits::Edit;
use super::escalation_settings::escalation_settings_draft;
use super::rule::rule_drafts;
use crate::{Dialogue, FaqId, KbFiles, KnowledgeBase};

/// The edits that name `to` wherever one of `from` is named: in hand-over rules, in what counts as a
/// complaint, in care moments and in what test dialogues expect. Nothing is named twice in a list.
///
/// ```
/// use kaopu_model::{Edit, FaqId, analyse, redirect_entries};
/// let rule = "[[rule]]\nid = \"money\"\nqueue = \"q\"\nwhen = { entries = [\"refund\", \"refund-2\"] }\n";
/// let files = [("escalation.toml".to_owned(), rule.into())].into();
/// let kb = analyse(&files, None).kb;
/// let edits = redirect_entries(&files, &kb, &[FaqId::from("refund-2")].into(), &FaqId::from("refund"));
/// let [Edit::PutRule(rule)] = edits.as_slice() else { panic!("{edits:?}") };
/// assert_eq!(rule.when.entries, [FaqId::from("refund")]);
/// ```
#[must_use]
pub fn redirect_entries(
    files: &KbFiles,
    kb: &KnowledgeBase,
    from: &BTreeSet<FaqId>,
    to: &FaqId,
) -> Vec<Edit> {
    let redirect = |ids: &mut Vec<FaqId>| {
        if ids.iter().any(|id| from.contains(id)) {
            let mut seen = BTreeSet::new();
            let now = std::mem::take(ids).into_iter();
            let now = now.map(|id| if from.contains(&id) { to.clone() } else { id });
            *ids = now.filter(|id| seen.insert(id.clone())).collect();
        }
    };
    let mut edits = Vec::new();
    for before in rule_drafts(files) {
        let mut draft = before.clone();
        redirect(&mut draft.when.entries);
        draft.any.iter_mut().for_each(|one| redirect(&mut one.entries));
        if draft != before {
            edits.push(Edit::PutRule(draft));
        }
    }
    let before = escalation_settings_draft(files);
    let mut settings = before.clone();
    redirect(&mut settings.complaint_entries);
    if settings != before {
        edits.push(Edit::PutEscalationSettings(settings));
    }
    for before in care_moment_drafts(files) {
        let mut draft = before.clone();
        redirect(&mut draft.entries);
        if draft != before {
            edits.push(Edit::PutCareMoment(draft));
        }
    }
    for before in &kb.dialogues {
        let dialogue = expecting(before, &redirect);
        if dialogue != *before {
            edits.push(Edit::PutDialogue(dialogue));
        }
    }
    edits
}

fn expecting(before: &Dialogue, redirect: &dyn Fn(&mut Vec<FaqId>)) -> Dialogue {
    let mut dialogue = before.clone();
    for expect in dialogue.turns.iter_mut().filter_map(|turn| turn.expect.as_mut()) {
        let mut first: Vec<FaqId> = expect.entry.take().into_iter().collect();
        redirect(&mut first);
        expect.entry = first.pop();
        redirect(&mut expect.entries);
        redirect(&mut expect.options);
    }
    dialogue
}
