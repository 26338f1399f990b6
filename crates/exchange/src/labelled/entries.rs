//! From lines to entries: every wording belongs to exactly one of them.

use std::collections::BTreeMap;

use kaopu_model::fold;

use super::lines::{Labelled, LineNote};
use super::name::Names;

/// One label's entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ImportedEntry {
    pub id: String,
    pub label: String,
    pub question: String,
    /// The line that the standard question comes from; 0 is the label.
    pub named_by: u32,
    /// The first line of the label.
    pub first: u32,
    /// Each with its line.
    pub phrasings: Vec<(u32, String)>,
}

/// The wording that is already there.
struct Known {
    entry: usize,
    /// The line that it comes from; 0 is the label.
    line: u32,
}

/// An entry for each label, in the order of their first lines. Texts without words, and wordings
/// that are there already, are left out and noted in `skipped`.
pub(super) fn collect(lines: Vec<Labelled>, skipped: &mut Vec<LineNote>) -> Vec<ImportedEntry> {
    let mut worded = Vec::with_capacity(lines.len());
    for line in lines {
        match fold(&line.text) {
            folded if folded.is_empty() => {
                skipped.push(LineNote::new(line.line, "文本里没有文字", "its text has no words"));
            }
            folded => worded.push((line, folded)),
        }
    }
    let (mut entries, places) = name_entries(&worded);
    let mut known = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        known.insert(fold(&entry.question), Known { entry: at, line: entry.named_by });
    }
    for (line, folded) in worded {
        let Some(at) = places.get(&line.label).copied() else { continue };
        match known.get(&folded) {
            None => {
                known.insert(folded, Known { entry: at, line: line.line });
                entries[at].phrasings.push((line.line, line.text));
            }
            Some(first) if first.line == line.line => {}
            Some(first) => skipped.push(there_already(line.line, first, at, &entries)),
        }
    }
    entries
}

/// The entries without phrasings, and where each label's stands.
fn name_entries(lines: &[(Labelled, String)]) -> (Vec<ImportedEntry>, BTreeMap<String, usize>) {
    let mut names = Names::default();
    let mut places = BTreeMap::new();
    let mut entries: Vec<ImportedEntry> = Vec::new();
    for (line, _) in lines {
        if places.contains_key(&line.label) {
            continue;
        }
        let id = names.id(&line.label, entries.len() + 1);
        let question = names.question(&line.label).unwrap_or_default();
        places.insert(line.label.clone(), entries.len());
        entries.push(ImportedEntry {
            id,
            label: line.label.clone(),
            question,
            named_by: 0,
            first: line.line,
            phrasings: Vec::new(),
        });
    }
    // A label without letters names nothing: the first of its texts that is free does.
    for (line, _) in lines {
        if let Some(entry) = places.get(&line.label).and_then(|at| entries.get_mut(*at))
            && entry.question.is_empty()
            && names.take(&line.text)
        {
            entry.question.clone_from(&line.text);
            entry.named_by = line.line;
        }
    }
    for entry in entries.iter_mut().filter(|entry| entry.question.is_empty()) {
        // All of its texts are called for by other entries.
        entry.question =
            names.question(&format!("entry {}", entry.label)).unwrap_or_else(|| entry.id.clone());
    }
    (entries, places)
}

fn there_already(line: u32, first: &Known, at: usize, entries: &[ImportedEntry]) -> LineNote {
    let label = entries.get(first.entry).map_or("", |entry| entry.label.as_str());
    match (first.entry == at, first.line) {
        (true, 0) => LineNote::new(line, "与标签本身说法相同", "it says the same as its label"),
        (true, other) => LineNote::new(
            line,
            format!("与第 {other} 行说法相同"),
            format!("it says the same as line {other}"),
        ),
        (false, 0) => LineNote::new(
            line,
            format!("与标签“{label}”说法相同，一种说法只能属于一条问答"),
            format!("it says the same as the label \"{label}\"; a wording belongs to one entry"),
        ),
        (false, other) => LineNote::new(
            line,
            format!("与第 {other} 行（标签“{label}”）说法相同，一种说法只能属于一条问答"),
            format!(
                "it says the same as line {other}, which is labelled \"{label}\"; a wording \
                 belongs to one entry"
            ),
        ),
    }
}
