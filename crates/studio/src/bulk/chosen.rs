//! Moving, switching and removing chosen entries.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{
    Edit, EntryDraft, FaqId, KbFiles, Localized, care_moment_drafts, entry_drafts,
    escalation_settings_draft, redirect_entries, rule_drafts,
};

use super::planned::{Planned, about, listed};
use crate::draft::save::gone;
use crate::error::ApiResult;
use crate::snapshot::Snapshot;
use crate::view::{BulkEffect, Draft, PartId, TextField, TextPiece};

/// The chosen entries, each once, as they stand in the files.
pub(super) fn drafts(files: &KbFiles, entries: &[FaqId]) -> ApiResult<Vec<EntryDraft>> {
    let mut there = entry_drafts(files);
    let mut seen = BTreeSet::new();
    let each = entries.iter().filter(|id| seen.insert(*id));
    each.map(|id| there.remove(id).ok_or_else(|| gone(&PartId::Entry(id.clone()).called())))
        .collect()
}

pub(super) fn category(
    snapshot: &Snapshot,
    entries: &[FaqId],
    category: &str,
) -> ApiResult<Planned> {
    let category = category.trim();
    let mut planned = Planned::default();
    let mut moved = Vec::new();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for before in drafts(snapshot.files(), entries)? {
        let old = before.category.trim();
        if old == category {
            continue;
        }
        planned.changed(&before, TextField::Category, [old, category]);
        *left.entry(old.to_owned()).or_default() += 1;
        moved.push(EntryDraft { category: category.to_owned(), ..before });
    }
    if moved.is_empty() {
        return Ok(planned);
    }
    for (old, count) in &left {
        let naming = naming(snapshot.files(), old);
        if !naming.is_empty() {
            let who = listed(&naming);
            planned.note(
                format!("{}按分类「{old}」起作用，这 {count} 个问答以后不算在里面", who.zh),
                format!("{} goes by the category \"{old}\": these {count} no longer count", who.en),
            );
        }
    }
    let naming = naming(snapshot.files(), category);
    if !naming.is_empty() {
        let who = listed(&naming);
        planned.note(
            format!("{}按分类「{category}」起作用，以后也管这些问答", who.zh),
            format!("{} goes by the category \"{category}\": these will count", who.en),
        );
    }
    planned.edits.push(Edit::PutEntries(moved));
    Ok(planned)
}

/// What goes by a category.
fn naming(files: &KbFiles, category: &str) -> Vec<Localized> {
    if category.is_empty() {
        return Vec::new();
    }
    let is_it = |names: &[String]| names.iter().any(|name| name.trim() == category);
    let rules = rule_drafts(files).into_iter();
    let rules = rules.filter(|rule| {
        is_it(&rule.when.categories) || rule.any.iter().any(|one| is_it(&one.categories))
    });
    let care = care_moment_drafts(files).into_iter().filter(|moment| is_it(&moment.categories));
    let complaints = is_it(&escalation_settings_draft(files).complaint_categories)
        .then(|| Localized::new("投诉的范围", "what counts as a complaint"));
    rules
        .map(|rule| Draft::Rule(rule).called())
        .chain(care.map(|moment| Draft::CareMoment(moment).called()))
        .chain(complaints)
        .collect()
}

pub(super) fn enable(snapshot: &Snapshot, entries: &[FaqId], enabled: bool) -> ApiResult<Planned> {
    let mut planned = Planned::default();
    let word = |on: bool| if on { "yes" } else { "no" };
    let mut switched = Vec::new();
    for before in drafts(snapshot.files(), entries)? {
        if before.enabled != enabled {
            planned.changed(&before, TextField::Enabled, [word(!enabled), word(enabled)]);
            switched.push(EntryDraft { enabled, ..before });
        }
    }
    if !switched.is_empty() {
        planned.edits.push(Edit::PutEntries(switched));
    }
    Ok(planned)
}

pub(super) fn remove(snapshot: &Snapshot, entries: &[FaqId]) -> ApiResult<Planned> {
    let mut planned = Planned::default();
    for entry in drafts(snapshot.files(), entries)? {
        let piece = TextPiece::removed(&entry.question);
        planned.entry_text(&entry, TextField::Entry, 0, piece, BulkEffect::Removed);
    }
    planned.edits.push(Edit::RemoveEntries(entries.to_vec()));
    let ids: BTreeSet<FaqId> = entries.iter().cloned().collect();
    // Whoever would be told another name is whoever names them.
    let elsewhere =
        redirect_entries(snapshot.files(), snapshot.kb(), &ids, &FaqId::from("removed"));
    let naming: Vec<Localized> = elsewhere.iter().filter_map(about).collect();
    if !naming.is_empty() {
        let who = listed(&naming);
        planned.note(
            format!("{}还提到它们，删掉以后要改", who.zh),
            format!("{} names them, and has to be changed then", who.en),
        );
    }
    Ok(planned)
}
