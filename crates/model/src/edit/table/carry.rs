//! The edits that rename something wherever it is named.

use super::super::care::care_moment_drafts;
use super::super::draft::entry_drafts;
use super::super::edits::Edit;
use super::super::persona::persona_drafts;
use super::super::persona_draft::PhraseDraft;
use super::super::rule::rule_drafts;
use super::rename::Rename;
use crate::{Dialogue, Expectation, KbFiles, KnowledgeBase, ProductId};

/// An edit for each part that names what is renamed.
pub(in crate::edit) fn carried(files: &KbFiles, kb: &KnowledgeBase, rename: &Rename) -> Vec<Edit> {
    let mut edits = Vec::new();
    for before in entry_drafts(files).into_values() {
        let mut draft = before.clone();
        text(rename, &mut draft.answer);
        for answer in &mut draft.answers {
            text(rename, &mut answer.answer);
            answer.when_product = rename.in_condition(&answer.when_product);
        }
        if draft != before {
            edits.push(Edit::PutEntry(draft));
        }
    }
    for before in persona_drafts(files) {
        let mut draft = before.clone();
        let moments = draft.moments.iter_mut().map(|moment| &mut moment.phrases);
        let care = draft.care.iter_mut().map(|care| &mut care.phrases);
        moments.chain(care).for_each(|said| phrases(rename, said));
        let stickers = draft.moments.iter_mut().map(|moment| &mut moment.sticker);
        stickers.chain([&mut draft.face]).for_each(|called| *called = rename.of_picture(called));
        if draft != before {
            edits.push(Edit::PutPersona(draft));
        }
    }
    for before in care_moment_drafts(files) {
        let mut draft = before.clone();
        phrases(rename, &mut draft.say);
        if draft != before {
            edits.push(Edit::PutCareMoment(draft));
        }
    }
    for before in rule_drafts(files) {
        let mut draft = before.clone();
        text(rename, &mut draft.say);
        text(rename, &mut draft.say_closed);
        if draft != before {
            edits.push(Edit::PutRule(draft));
        }
    }
    for before in &kb.dialogues {
        let renamed = dialogue(rename, before);
        if renamed != *before {
            edits.push(Edit::PutDialogue(renamed));
        }
    }
    edits
}

fn text(rename: &Rename, text: &mut String) {
    *text = rename.in_text(text);
}

fn phrases(rename: &Rename, phrases: &mut [PhraseDraft]) {
    phrases.iter_mut().for_each(|phrase| text(rename, &mut phrase.text));
}

fn dialogue(rename: &Rename, before: &Dialogue) -> Dialogue {
    let mut dialogue = before.clone();
    let product = |product: &mut Option<ProductId>| {
        if let (Rename::Product { from, to }, Some(id)) = (rename, product)
            && **id == **from
        {
            *id = ProductId::from(to.as_str());
        }
    };
    product(&mut dialogue.context.product);
    for turn in &mut dialogue.turns {
        if let Some(change) = &mut turn.context {
            product(&mut change.product);
        }
        // Only facts are filled in where texts are expected.
        if let (Rename::Fact { .. }, Some(Expectation { contains, .. })) =
            (rename, &mut turn.expect)
        {
            contains.iter_mut().for_each(|expected| text(rename, expected));
        }
    }
    dialogue
}
