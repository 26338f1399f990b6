//! Several entries made one.

use std::collections::BTreeSet;

use kaopu_model::{Edit, EntryDraft, FaqId, Localized, fold, redirect_entries};

use super::chosen::drafts;
use super::planned::{Planned, about, entry_title, listed};
use crate::draft::save::gone;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};
use crate::view::{BulkEffect, PartId, TextField, TextPiece};

pub(super) fn plan(snapshot: &Snapshot, entries: &[FaqId], into: &FaqId) -> ApiResult<Planned> {
    let mut others = drafts(snapshot.files(), entries)?;
    let at = others.iter().position(|draft| draft.id == *into);
    let before = others.remove(at.ok_or_else(|| gone(&PartId::Entry(into.clone()).called()))?);
    if others.is_empty() {
        return Err(ApiError::new(
            "bad-input",
            "至少选两个问答才能合并",
            "choose two entries or more to merge",
        ));
    }
    let mut planned = Planned { entry: Some(into.clone()), ..Planned::default() };
    let after = united(&before, &others, &mut planned);
    let ids: BTreeSet<FaqId> = others.iter().map(|draft| draft.id.clone()).collect();
    for entry in &others {
        let piece = TextPiece::removed(&entry.question);
        planned.entry_text(entry, TextField::Entry, 0, piece, BulkEffect::Removed);
    }
    planned.edits.push(Edit::RemoveEntries(ids.iter().cloned().collect()));
    planned.edits.push(Edit::PutEntry(after));
    let elsewhere = redirect_entries(snapshot.files(), snapshot.kb(), &ids, into);
    let naming: Vec<Localized> = elsewhere.iter().filter_map(about).collect();
    if !naming.is_empty() {
        let who = listed(&naming);
        planned.note(
            format!("{}提到了它们，会一起改成「{}」", who.zh, before.question),
            format!("{} names them, and will name \"{}\"", who.en, before.question),
        );
    }
    planned.edits.extend(elsewhere);
    lost(&before, &others, &mut planned);
    Ok(planned)
}

/// The one that stays, with the wordings of all, each once.
fn united(before: &EntryDraft, others: &[EntryDraft], planned: &mut Planned) -> EntryDraft {
    let mut after = before.clone();
    let own = before.phrasings.iter().chain([&before.question]);
    let mut taken: BTreeSet<String> = own.map(|text| fold(text)).collect();
    for other in others {
        for wording in std::iter::once(&other.question).chain(&other.phrasings) {
            let folded = fold(wording);
            if folded.is_empty() || !taken.insert(folded) {
                continue;
            }
            let index = count(after.phrasings.len());
            let piece = TextPiece::added(wording);
            planned.entry_text(before, TextField::Phrasings, index, piece, BulkEffect::Added);
            after.phrasings.push(wording.clone());
        }
        // What colleagues noted, and how careful to be, holds for what is one from now on.
        after.sensitive |= other.sensitive;
        if !other.note.trim().is_empty() && !after.note.contains(other.note.trim()) {
            let between = if after.note.trim().is_empty() { "" } else { "\n" };
            after.note = format!("{}{between}{}", after.note, other.note.trim());
        }
        let sooner = after.review_by.trim().is_empty() || other.review_by < after.review_by;
        if !other.review_by.trim().is_empty() && sooner {
            after.review_by.clone_from(&other.review_by);
        }
    }
    if after.note != before.note {
        planned.changed(before, TextField::Note, [&before.note, &after.note]);
    }
    after
}

/// Answers that go, because another's stay.
fn lost(kept: &EntryDraft, others: &[EntryDraft], planned: &mut Planned) {
    let differ = |other: &&EntryDraft| {
        let is_own = !other.answer.trim().is_empty() && other.answer.trim() != kept.answer.trim();
        is_own || other.answers.iter().any(|answer| !kept.answers.contains(answer))
    };
    let losing: Vec<Localized> = others
        .iter()
        .filter(differ)
        .map(|entry| {
            let title = entry_title(entry);
            Localized::new(format!("「{}」", title.zh), format!("\"{}\"", title.en))
        })
        .collect();
    if !losing.is_empty() {
        let who = listed(&losing);
        planned.note(
            format!("留用「{}」的答案；{}自己的答案不再用，历史里找得回来", kept.question, who.zh),
            format!(
                "The answers of \"{}\" stay; those of {} go, and can be found in the history",
                kept.question, who.en
            ),
        );
    }
}
