//! Three-way merge of one entry: what was changed here and what was changed in the file meanwhile.

use super::draft::{AnswerDraft, EntryDraft};

/// What came of a merge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryMerge {
    /// The entry with the changes of both sides; where they conflict, ours.
    pub merged: EntryDraft,
    /// The fields that both sides changed to different things, by their names in [`EntryDraft`].
    pub conflicts: Vec<String>,
}

/// Merges two edits of the same entry field by field. Phrasings and conditional answers are merged
/// one by one: what either side added is added, what either side removed goes.
///
/// ```
/// use kaopu_model::{EntryDraft, merge_entry};
/// let base = EntryDraft { phrasings: vec!["a".into(), "b".into()], ..EntryDraft::default() };
/// let ours = EntryDraft { answer: "Soon.".into(), phrasings: vec!["a".into(), "b".into(), "c".into()], ..base.clone() };
/// let theirs = EntryDraft { phrasings: vec!["b".into()], ..base.clone() };
/// let merge = merge_entry(&base, &ours, &theirs);
/// assert_eq!(merge.merged.answer, "Soon.");
/// assert_eq!(merge.merged.phrasings, ["b", "c"]);
/// assert!(merge.conflicts.is_empty());
/// ```
#[must_use]
pub fn merge_entry(base: &EntryDraft, ours: &EntryDraft, theirs: &EntryDraft) -> EntryMerge {
    let mut conflicts = Vec::new();
    let mut field = |name: &str, clash: bool| {
        if clash {
            conflicts.push(name.to_owned());
        }
    };
    macro_rules! merged {
        ($name:ident) => {{
            let (value, clash) = one(&base.$name, &ours.$name, &theirs.$name);
            field(stringify!($name), clash);
            value.clone()
        }};
    }
    let merged = EntryDraft {
        id: ours.id.clone(),
        category: merged!(category),
        question: merged!(question),
        answer: merged!(answer),
        enabled: merged!(enabled),
        review_by: merged!(review_by),
        sensitive: merged!(sensitive),
        note: merged!(note),
        phrasings: merge_lists(&base.phrasings, &ours.phrasings, &theirs.phrasings),
        answers: {
            let answers = merge_lists(&base.answers, &ours.answers, &theirs.answers);
            let clash = answers_clash(&base.answers, &ours.answers, &theirs.answers);
            field("answers", clash);
            if clash { ours.answers.clone() } else { answers }
        },
    };
    EntryMerge { merged, conflicts }
}

/// The value that changed; ours and `true` if both did, differently.
fn one<'v, T: PartialEq>(base: &'v T, ours: &'v T, theirs: &'v T) -> (&'v T, bool) {
    if ours == base { (theirs, false) } else { (ours, theirs != base && theirs != ours) }
}

/// Ours, without what they removed and with what they added, each after the item that it follows on
/// their side.
pub(super) fn merge_lists<T: PartialEq + Clone>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    if ours == base {
        return theirs.to_vec();
    }
    if theirs == base || theirs == ours {
        return ours.to_vec();
    }
    let mut merged: Vec<T> =
        ours.iter().filter(|item| !base.contains(item) || theirs.contains(item)).cloned().collect();
    let mut follows: Option<&T> = None;
    for item in theirs {
        if !base.contains(item) && !merged.contains(item) {
            let at = follows
                .and_then(|before| merged.iter().position(|other| other == before))
                .map_or(0, |at| at + 1);
            merged.insert(at, item.clone());
        }
        if merged.contains(item) {
            follows = Some(item);
        }
    }
    merged
}

/// Whether both sides gave the same circumstances different answers, or one side rewrote what the
/// other removed.
fn answers_clash(base: &[AnswerDraft], ours: &[AnswerDraft], theirs: &[AnswerDraft]) -> bool {
    if ours == base || theirs == base || ours == theirs {
        return false;
    }
    let text_for = |side: &[AnswerDraft], like: &AnswerDraft| -> Vec<String> {
        side.iter()
            .filter(|answer| same_circumstances(answer, like))
            .map(|answer| answer.answer.clone())
            .collect()
    };
    base.iter().chain(ours).chain(theirs).any(|answer| {
        let (base, ours, theirs) =
            (text_for(base, answer), text_for(ours, answer), text_for(theirs, answer));
        one(&base, &ours, &theirs).1
    })
}

fn same_circumstances(left: &AnswerDraft, right: &AnswerDraft) -> bool {
    let bare = |answer: &AnswerDraft| AnswerDraft { answer: String::new(), ..answer.clone() };
    bare(left) == bare(right)
}
