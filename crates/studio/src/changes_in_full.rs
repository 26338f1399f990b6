//! What differs between two states, with all that was said by what is new or gone: for a history, in
//! which nothing else tells what it was.

use std::collections::BTreeSet;

use kaopu_model::{DIALOGUES, EntryDraft, FaqId, KbFiles, entry_draft, parse};

use crate::changes::{Named, changes, entry_details, facts, pictures, products};
use crate::part_changes::whole_part;
use crate::view::{ChangeDetail, ChangeRow, ChangedThing};

/// All differences; each with what it was and what it is, also where it was nothing.
pub(crate) fn changes_in_full(before: &KbFiles, after: &KbFiles) -> Vec<ChangeRow> {
    let mut rows = changes(before, after);
    for row in rows.iter_mut().filter(|row| row.details.is_empty()) {
        row.details = details(row, before, after);
    }
    rows
}

fn details(row: &ChangeRow, before: &KbFiles, after: &KbFiles) -> Vec<ChangeDetail> {
    match row.what {
        ChangedThing::Entry => {
            let of = |files| entry_draft(files, &FaqId(row.id.clone())).unwrap_or_else(no_entry);
            entry_details(&of(before), &of(after))
        }
        ChangedThing::Fact => value(&row.id, facts(&parse(before).kb), facts(&parse(after).kb)),
        ChangedThing::Product => {
            value(&row.id, products(&parse(before).kb), products(&parse(after).kb))
        }
        ChangedThing::Picture => {
            value(&row.id, pictures(&parse(before).kb), pictures(&parse(after).kb))
        }
        ChangedThing::Dialogue => {
            let path = format!("{DIALOGUES}{}", row.id);
            lines("messages", messages(before, &path), messages(after, &path))
        }
        ChangedThing::Settings => settings(before, after),
        // Where a file changed as a whole it stands in the place of an id.
        _ if before.contains_key(&row.id) || after.contains_key(&row.id) => {
            lines("value", text(before, &row.id), text(after, &row.id))
        }
        what => whole_part(what, &row.id, before, after),
    }
}

/// An entry that is not there is switched on like most of those that are.
fn no_entry() -> EntryDraft {
    EntryDraft { enabled: true, ..EntryDraft::default() }
}

fn value(id: &str, before: Named, after: Named) -> Vec<ChangeDetail> {
    let of =
        |named: Named| named.into_iter().find(|(known, ..)| known == id).map(|(_, _, value)| value);
    vec![ChangeDetail {
        field: "value".to_owned(),
        before: of(before).unwrap_or_default(),
        after: of(after).unwrap_or_default(),
    }]
}

fn text(files: &KbFiles, path: &str) -> Vec<String> {
    let text = files.get(path).map(|bytes| String::from_utf8_lossy(bytes));
    text.unwrap_or_default().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// What the customer says in a test dialogue.
fn messages(files: &KbFiles, path: &str) -> Vec<String> {
    let only = files.get(path).map(|bytes| (path.to_owned(), bytes.clone()));
    let kb = parse(&only.into_iter().collect()).kb;
    let turns = kb.dialogues.into_iter().flat_map(|dialogue| dialogue.turns);
    turns.map(|turn| turn.customer).collect()
}

/// The lines that only one side has.
fn lines(field: &str, before: Vec<String>, after: Vec<String>) -> Vec<ChangeDetail> {
    let only = |these: &[String], those: &[String]| {
        let those: BTreeSet<&String> = those.iter().collect();
        let only = these.iter().filter(|line| !line.is_empty() && !those.contains(line));
        only.cloned().collect::<Vec<_>>().join("\n")
    };
    let (before, after) = (only(&before, &after), only(&after, &before));
    if before.is_empty() && after.is_empty() {
        return Vec::new();
    }
    vec![ChangeDetail { field: field.to_owned(), before, after }]
}

/// The keys of `kb.toml` that have another value.
fn settings(before: &KbFiles, after: &KbFiles) -> Vec<ChangeDetail> {
    let keys = |files: &KbFiles| -> Vec<(String, String)> {
        let plain = |line: String| {
            let (key, value) = line.split_once('=')?;
            let value = value.trim().trim_matches('"').to_owned();
            (!key.starts_with('#')).then(|| (key.trim().to_owned(), value))
        };
        text(files, "kb.toml").into_iter().filter_map(plain).collect()
    };
    let (before, after) = (keys(before), keys(after));
    let names: BTreeSet<&String> = before.iter().chain(&after).map(|(key, _)| key).collect();
    let of = |list: &[(String, String)], name: &String| {
        list.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let details = names.into_iter().map(|name| ChangeDetail {
        field: name.clone(),
        before: of(&before, name),
        after: of(&after, name),
    });
    details.filter(|detail| detail.before != detail.after).collect()
}
