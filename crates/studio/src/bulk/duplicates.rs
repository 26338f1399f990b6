//! Wordings that stand in several places.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{Edit, EntryDraft, Faq, FaqId, KnowledgeBase, entry_drafts, fold};

use super::planned::Planned;
use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::{BulkEffect, DuplicateWording, KeptWording, TextField, TextPiece, WordingPlace};

/// All of them, in the order in which they first stand in the files. Two entries with one standard
/// question are no matter of phrasings: they are to be merged.
pub(super) fn duplicates(kb: &KnowledgeBase) -> Vec<DuplicateWording> {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<DuplicateWording> = Vec::new();
    for faq in &kb.faqs {
        let phrasings = faq.phrasings.iter().map(|phrasing| (phrasing.text.as_str(), false));
        for (text, is_question) in std::iter::once((faq.question.as_str(), true)).chain(phrasings) {
            let folded = fold(text);
            if folded.is_empty() {
                continue;
            }
            let at = *at.entry(folded).or_insert(all.len());
            match all.get_mut(at) {
                Some(wording) => add(wording, faq, is_question),
                None => {
                    let mut wording = DuplicateWording {
                        wording: text.to_owned(),
                        places: Vec::new(),
                        suggested: faq.id.clone(),
                    };
                    add(&mut wording, faq, is_question);
                    all.push(wording);
                }
            }
        }
    }
    all.retain(|wording| {
        let times: u32 = wording.places.iter().map(|place| place.times).sum();
        times > 0 && (wording.places.len() > 1 || times + u32::from(asks(wording)) > 1)
    });
    for wording in &mut all {
        wording.suggested = suggested(&wording.places, &wording.suggested);
    }
    all
}

fn add(wording: &mut DuplicateWording, faq: &Faq, is_question: bool) {
    let known = wording.places.iter_mut().find(|place| place.entry == faq.id);
    match known {
        Some(place) => {
            place.is_question |= is_question;
            place.times += u32::from(!is_question);
        }
        None => wording.places.push(WordingPlace {
            entry: faq.id.clone(),
            question: faq.question.clone(),
            enabled: faq.enabled,
            is_question,
            times: u32::from(!is_question),
        }),
    }
}

fn asks(wording: &DuplicateWording) -> bool {
    wording.places.iter().any(|place| place.is_question)
}

/// A standard question stays in any case; else an entry that is on comes first.
fn suggested(places: &[WordingPlace], first: &FaqId) -> FaqId {
    let asked = places.iter().find(|place| place.is_question);
    let on = || places.iter().find(|place| place.enabled);
    asked.or_else(on).map_or_else(|| first.clone(), |place| place.entry.clone())
}

/// Leaves each wording in the entry that keeps it, once; as its question if it is that.
pub(super) fn plan(snapshot: &Snapshot, keep: &[KeptWording]) -> ApiResult<Planned> {
    let drafts = entry_drafts(snapshot.files());
    let has = |draft: &EntryDraft, folded: &str| {
        let mut all = std::iter::once(&draft.question).chain(&draft.phrasings);
        all.any(|text| fold(text) == folded)
    };
    // Who keeps a wording must have it: else it would be gone.
    let keep: BTreeMap<String, &FaqId> = keep
        .iter()
        .map(|kept| (fold(&kept.wording), &kept.entry))
        .filter(|(folded, id)| drafts.get(*id).is_some_and(|draft| has(draft, folded)))
        .collect();
    let mut planned = Planned::default();
    let mut changed: Vec<EntryDraft> = Vec::new();
    let mut seen = BTreeSet::new();
    for id in snapshot.kb().faqs.iter().map(|faq| &faq.id).filter(|id| seen.insert(*id)) {
        let Some(before) = drafts.get(id) else { continue };
        let mut here: BTreeSet<String> = BTreeSet::from([fold(&before.question)]);
        let mut left = Vec::new();
        for (at, text) in before.phrasings.iter().enumerate() {
            let folded = fold(text);
            let goes = keep.get(&folded).is_some_and(|kept| *kept != id)
                || (keep.contains_key(&folded) && !here.insert(folded));
            if goes {
                let piece = TextPiece::removed(text);
                let (field, effect) = (TextField::Phrasings, BulkEffect::Removed);
                planned.entry_text(before, field, count(at), piece, effect);
            } else {
                left.push(text.clone());
            }
        }
        if left.len() < before.phrasings.len() {
            changed.push(EntryDraft { phrasings: left, ..before.clone() });
        }
    }
    if !changed.is_empty() {
        planned.edits.push(Edit::PutEntries(changed));
    }
    Ok(planned)
}
