//! Question and answer pairs, of which several may have the same answer.

use std::collections::BTreeMap;

use crate::incoming::IncomingEntry;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Makes entries of pairs: questions with the very same answer are wordings of the first of them.
/// That is said.
pub(crate) fn entries_of_pairs(
    pairs: Vec<(FilePlace, String, String)>,
    notes: &mut Vec<ImportNote>,
) -> Vec<IncomingEntry> {
    let mut entries: Vec<IncomingEntry> = Vec::new();
    let mut by_answer: BTreeMap<String, usize> = BTreeMap::new();
    let mut joined: Option<(FilePlace, usize)> = None;
    for (place, question, answer) in pairs {
        match by_answer.get(&answer).and_then(|at| entries.get_mut(*at)) {
            Some(entry) if !answer.is_empty() => {
                if entry.question != question {
                    joined.get_or_insert_with(|| (place.clone(), 0)).1 += 1;
                    entry.phrasings.push((place, question));
                }
            }
            _ => {
                by_answer.insert(answer.clone(), entries.len());
                entries.push(IncomingEntry {
                    place,
                    question,
                    answer: Some(answer).filter(|answer| !answer.is_empty()),
                    ..IncomingEntry::default()
                });
            }
        }
    }
    if let Some((place, count)) = joined {
        notes.push(ImportNote::told(
            &place,
            format!("{count} 个问题与前面的答案一模一样，当作它的相似问"),
            format!(
                "{count} questions have the very answer of one further up, and are its phrasings"
            ),
        ));
    }
    entries
}
