//! Joining two edits of the same part: what was changed here, and what was changed in the files
//! meanwhile.

use kaopu_model::merge_entry;
use serde_json::{Map, Value};

use crate::view::Draft;

/// What came of joining two edits.
pub(crate) struct Merge {
    /// The part with the changes of both sides; where they conflict, ours.
    pub(crate) merged: Draft,
    /// The fields that both sides changed to different things.
    pub(crate) conflicts: Vec<String>,
}

/// Joins two edits that began from the same draft. An entry's phrasings and conditional answers are
/// joined line by line, all else field by field.
pub(crate) fn merge(base: &Draft, ours: &Draft, theirs: &Draft) -> Merge {
    if let (Draft::Entry(base), Draft::Entry(ours), Draft::Entry(theirs)) = (base, ours, theirs) {
        let merge = merge_entry(base, ours, theirs);
        return Merge { merged: Draft::Entry(merge.merged), conflicts: merge.conflicts };
    }
    field_by_field(base, ours, theirs)
}

fn field_by_field(base: &Draft, ours: &Draft, theirs: &Draft) -> Merge {
    let (base, mut merged, theirs) = (top_fields(base), top_fields(ours), top_fields(theirs));
    let mut conflicts = Vec::new();
    for (field, theirs) in theirs {
        let (base, ours) = (base.get(&field), merged.get(&field));
        if base == Some(&theirs) || ours == Some(&theirs) {
            continue;
        }
        if ours == base {
            merged.insert(field, theirs);
        } else {
            conflicts.push(field);
        }
    }
    let merged = from_fields(ours, merged).unwrap_or_else(|| ours.clone());
    Merge { merged, conflicts }
}

/// The fields in which two drafts of the same part differ.
pub(crate) fn differing(one: &Draft, other: &Draft) -> Vec<String> {
    let other = top_fields(other);
    top_fields(one)
        .into_iter()
        .filter(|(field, value)| other.get(field) != Some(value))
        .map(|(field, _)| field)
        .collect()
}

/// A draft's fields by name. A draft is plain data, which always has a JSON form.
pub(crate) fn top_fields(draft: &Draft) -> Map<String, Value> {
    match serde_json::to_value(draft.plain()) {
        Ok(Value::Object(mut tagged)) => match tagged.remove("draft") {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}

/// A draft of the same kind with these fields.
pub(crate) fn from_fields(like: &Draft, fields: Map<String, Value>) -> Option<Draft> {
    let Ok(Value::Object(mut tagged)) = serde_json::to_value(like) else { return None };
    tagged.insert("draft".to_owned(), Value::Object(fields));
    serde_json::from_value(Value::Object(tagged)).ok()
}
