//! An entry made of phrasings of another.

use std::collections::BTreeSet;

use kaopu_model::{Edit, EntryDraft, FaqId, fold, next_entry_id};

use super::chosen::drafts;
use super::planned::Planned;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};
use crate::view::{BulkEffect, TextField, TextPiece};

pub(super) fn plan(
    snapshot: &Snapshot,
    entry: &FaqId,
    phrasings: &[String],
    question: &str,
    keep_answers: bool,
) -> ApiResult<Planned> {
    let question = question.trim();
    if fold(question).is_empty() {
        return Err(ApiError::new(
            "bad-input",
            "给新问答写一个标准问",
            "the new entry needs a standard question",
        ));
    }
    let mut source = drafts(snapshot.files(), std::slice::from_ref(entry))?;
    let Some(mut source) = source.pop() else { return Ok(Planned::default()) };
    let chosen: BTreeSet<&str> = phrasings.iter().map(|text| text.trim()).collect();
    let (moved, kept): (Vec<String>, Vec<String>) = std::mem::take(&mut source.phrasings)
        .into_iter()
        .partition(|text| chosen.contains(text.trim()));
    source.phrasings = kept;
    if moved.is_empty() {
        return Err(ApiError::new(
            "bad-input",
            "先勾选要分出去的相似问",
            "choose the phrasings that go to the new entry",
        ));
    }
    let id = next_entry_id(snapshot.kb());
    let mut new = EntryDraft {
        id: id.clone(),
        question: question.to_owned(),
        phrasings: Vec::new(),
        note: String::new(),
        review_by: String::new(),
        ..source.clone()
    };
    if !keep_answers {
        new.answer.clear();
        new.answers.clear();
    }
    let mut planned = Planned { entry: Some(id), ..Planned::default() };
    planned.entry_text(&new, TextField::Entry, 0, TextPiece::added(question), BulkEffect::Added);
    let mut taken = BTreeSet::from([fold(question)]);
    for text in moved {
        // What is the question now needs no phrasing of its own.
        if taken.insert(fold(&text)) {
            let index = count(new.phrasings.len());
            let piece = TextPiece::added(&text);
            planned.entry_text(&new, TextField::Phrasings, index, piece, BulkEffect::Added);
            new.phrasings.push(text);
        }
    }
    planned.edits = vec![Edit::PutEntry(source), Edit::PutEntry(new)];
    Ok(planned)
}
