//! Merges of entries, personas, care moments and the hand-over, part by part and field by field.

use std::collections::BTreeMap;

use kaopu_model::{
    AnswerDraft, Edit, EntryDraft, KbFiles, care_moment_drafts, danger_drafts, entry_drafts,
    escalation_settings_draft, persona_drafts, queue_drafts, rule_drafts,
};

use serde_json::Value;

use super::{Decisions, Versions};
use crate::changes::answer_line;
use crate::draft::merge::{Merge, from_fields, merge, top_fields};
use crate::part_changes::field_text;
use crate::view::{ChangedPart, Draft, MergeConflict};

pub(super) use crate::history::order_of_rules;

/// Which parts are merged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Entries, with their phrasings and conditional answers.
    Entries,
    /// Personas.
    Personas,
    /// Care moments.
    Care,
    /// Rules, queues, danger topics, and what is set once for all.
    HandOver,
}

impl Of {
    /// The parts that a file holds.
    pub(super) fn file(file: &str) -> Option<Self> {
        match file {
            "persona.toml" => Some(Self::Personas),
            "care.toml" => Some(Self::Care),
            "escalation.toml" => Some(Self::HandOver),
            _ => None,
        }
    }

    /// All parts of a version: what is named by others stands before them.
    fn drafts(self, files: &KbFiles) -> Vec<Draft> {
        match self {
            Self::Entries => entry_drafts(files).into_values().map(Draft::Entry).collect(),
            Self::Personas => persona_drafts(files).into_iter().map(Draft::Persona).collect(),
            Self::Care => care_moment_drafts(files).into_iter().map(Draft::CareMoment).collect(),
            Self::HandOver => {
                let settings = Draft::EscalationSettings(escalation_settings_draft(files));
                let queues = queue_drafts(files).into_iter().map(Draft::Queue);
                let dangers = danger_drafts(files).into_iter().map(Draft::Danger);
                let rules = rule_drafts(files).into_iter().map(Draft::Rule);
                queues.chain(dangers).chain(rules).chain([settings]).collect()
            }
        }
    }
}

/// A part among all: its kind and its id.
type Key = (&'static str, String);

/// The edits that bring the other version's parts in.
pub(super) fn merged(versions: Versions<'_>, of: Of, decisions: &mut Decisions<'_>) -> Vec<Edit> {
    let keyed = |files| -> Vec<(Key, Draft)> {
        let drafts = of.drafts(files).into_iter();
        drafts.map(|draft| ((draft.kind(), draft.id().to_owned()), draft)).collect()
    };
    let by_key = |drafts: Vec<(Key, Draft)>| drafts.into_iter().collect::<BTreeMap<Key, Draft>>();
    let others = keyed(versions.other);
    let order: Vec<Key> = others.iter().map(|(key, _)| key.clone()).collect();
    let (base, now, other) =
        (by_key(keyed(versions.base)), by_key(keyed(versions.now)), by_key(others));
    let gone = base.keys().filter(|key| !other.contains_key(*key)).cloned();
    let keys: Vec<Key> = order.into_iter().chain(gone).collect();
    let edit = |key: Key| one(base.get(&key), now.get(&key), other.get(&key), decisions);
    keys.into_iter().filter_map(edit).collect()
}

/// What is to be done to one part.
fn one(
    base: Option<&Draft>,
    now: Option<&Draft>,
    other: Option<&Draft>,
    decisions: &mut Decisions<'_>,
) -> Option<Edit> {
    let says = |one: Option<&Draft>, two: Option<&Draft>| match (one, two) {
        (Some(one), Some(two)) => one.says_the_same(two),
        (one, two) => one.is_none() && two.is_none(),
    };
    if says(other, base) || says(other, now) {
        return None;
    }
    match (base, now, other) {
        // Only the other version changed it.
        (_, _, Some(other)) if says(now, base) => Some(other.edit()),
        (_, Some(now), None) if says(Some(now), base) => now.removal(),
        (base, Some(now), Some(other)) => {
            let merged = joined(base, now, other, decisions);
            (!merged.says_the_same(now)).then(|| merged.edit())
        }
        (base, now, other) => {
            let named = other.or(now).or(base)?;
            let text = |draft: Option<&Draft>| draft.map(summary);
            let conflict = conflict(named, "", [text(base), text(now), text(other)]);
            if !decisions.takes_other(conflict) {
                return None;
            }
            other.map(Draft::edit).or_else(|| now.and_then(Draft::removal))
        }
    }
}

/// Both sides' changes of a part.
fn joined(
    base: Option<&Draft>,
    now: &Draft,
    other: &Draft,
    decisions: &mut Decisions<'_>,
) -> Draft {
    let Some(base) = base else { return joined_anew(now, other, decisions) };
    let Merge { merged, conflicts } = merge(base, now, other);
    let mut fields = top_fields(&merged);
    let others = top_fields(other);
    for field in conflicts {
        let texts = [base, now, other].map(|draft| Some(text_of(draft, &field)));
        if decisions.takes_other(conflict(now, &field, texts))
            && let Some(value) = others.get(&field)
        {
            fields.insert(field, value.clone());
        }
    }
    from_fields(&merged, fields).unwrap_or(merged)
}

/// A part that both sides brought, or of which it is not known what it was before.
fn joined_anew(now: &Draft, other: &Draft, decisions: &mut Decisions<'_>) -> Draft {
    let mut fields = top_fields(now);
    for (field, theirs) in top_fields(other) {
        let ours = fields.get(&field).unwrap_or(&Value::Null);
        if *ours == theirs || says_nothing(&theirs) {
            continue;
        }
        if let Some(joined) = joined_words(ours, &theirs) {
            fields.insert(field, joined);
            continue;
        }
        let texts = [None, Some(text_of(now, &field)), Some(text_of(other, &field))];
        if says_nothing(ours) || decisions.takes_other(conflict(now, &field, texts)) {
            fields.insert(field, theirs);
        }
    }
    from_fields(now, fields).unwrap_or_else(|| now.clone())
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Two lists of words, with all that stands in either.
fn joined_words(ours: &Value, theirs: &Value) -> Option<Value> {
    let (Value::Array(ours), Value::Array(theirs)) = (ours, theirs) else { return None };
    if !ours.iter().chain(theirs).all(Value::is_string) {
        return None;
    }
    let mut joined = ours.clone();
    joined.extend(theirs.iter().filter(|word| !ours.contains(word)).cloned());
    Some(Value::Array(joined))
}

fn conflict(
    draft: &Draft,
    field: &str,
    [base, current, other]: [Option<String>; 3],
) -> MergeConflict {
    let part = ChangedPart { what: draft.thing(), id: draft.id().to_owned(), title: draft.title() };
    MergeConflict { part, nth: 0, field: field.to_owned(), base, current, other }
}

/// A field in words.
fn text_of(draft: &Draft, field: &str) -> String {
    match (draft, field) {
        (Draft::Entry(EntryDraft { answers, .. }), "answers") => answers
            .iter()
            .map(|answer: &AnswerDraft| answer_line(answer))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => field_text(&top_fields(draft), field),
    }
}

/// A part in words, where all of it is at stake.
fn summary(draft: &Draft) -> String {
    match draft {
        Draft::Entry(entry) => format!("{}\n{}", entry.question, entry.answer),
        _ => draft.title(),
    }
}
