//! Rows about one question, wherever they stand, become one.

use std::collections::BTreeMap;

use kaopu_model::fold;

use crate::incoming::IncomingEntry;
use crate::note::ImportNote;

/// The entries, each once, in the order in which they are first named.
pub(super) fn merged(
    entries: Vec<IncomingEntry>,
    notes: &mut Vec<ImportNote>,
) -> Vec<IncomingEntry> {
    let mut found: Vec<IncomingEntry> = Vec::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let name = match &entry.id {
            Some(id) => format!("id {id}"),
            None => fold(&entry.question),
        };
        match by_name.get(&name).copied() {
            Some(at) if !name.is_empty() => {
                if let Some(first) = found.get_mut(at) {
                    join(first, entry, notes);
                }
            }
            _ => {
                by_name.insert(name, found.len());
                found.push(entry);
            }
        }
    }
    found
}

fn join(first: &mut IncomingEntry, other: IncomingEntry, notes: &mut Vec<ImportNote>) {
    if first.question.is_empty() {
        first.question = other.question;
    } else if !other.question.is_empty() && fold(&first.question) != fold(&other.question) {
        notes.push(ImportNote::unreadable(
            &other.place,
            format!("与「{}」编号相同，问题却不一样", first.question),
            format!("it has the id of \"{}\", and another question", first.question),
        ));
        return;
    }
    for (there, said) in [
        (&mut first.category, other.category),
        (&mut first.review_by, other.review_by),
        (&mut first.note, other.note),
        (&mut first.label, other.label),
    ] {
        if there.is_none() {
            *there = said;
        }
    }
    first.enabled = first.enabled.or(other.enabled);
    first.sensitive = first.sensitive.or(other.sensitive);
    match (&first.answer, other.answer) {
        (None, said) => first.answer = said,
        (Some(there), Some(said)) if *there != said => {
            notes.push(ImportNote::not_carried(
                &other.place,
                format!("「{}」在前面已经有了答案，这一个没有带过来", first.question),
                format!("\"{}\" has an answer further up; this one was left out", first.question),
            ));
        }
        _ => {}
    }
    first.phrasings.extend(other.phrasings);
    first.answers.extend(other.answers);
}
