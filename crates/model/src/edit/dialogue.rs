//! Putting and removing a test dialogue.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::ChangedFiles;
use super::diff::{Step, align};
use super::error::EditError;
use super::format_dialogue::format_dialogue;
use super::toml_merge::{merge_table, open, same};
use crate::{DIALOGUES, Dialogue, KbFiles, is_dialogue_name};

/// The keys that a dialogue has below its top and its turns; others that stand in the file are left alone.
const KNOWN: [&str; 24] = [
    "title", "context", "channel", "now", "product", "order", "id", "state", "amount", "carrier", "tracking",
    "customer", "name", "expect", "action", "entry", "options", "contains", "lacks", "queue", "rule", "record",
    "issue", "mood",
];

pub(super) fn put(files: &KbFiles, dialogue: &Dialogue) -> Result<ChangedFiles, EditError> {
    let path = path(&dialogue.file)?;
    let canonical = format_dialogue(dialogue);
    let Some(mut file) = open(files, &path)? else {
        return Ok([(path, Some(canonical.into_bytes()))].into());
    };
    let wanted = canonical.parse::<DocumentMut>().map_err(|error| {
        EditError::refused("dialogue", "这个用例写不成 TOML", format!("can't be written as TOML: {}", error.message()))
    })?;
    let before = file.document.to_string();
    let had_context = file.document.contains_key("context");
    merge_table(file.document.as_table_mut(), &without_turns(&wanted), &KNOWN);
    merge_turns(&mut file.document, &wanted);
    if file.document.to_string() != before {
        if !had_context && let Some(turns) = file.document.remove("turn") {
            // The context stands before the turns.
            file.document.insert("turn", turns);
        }
        // Tables remember where they stood in the file they came from; now they follow each other as they are.
        forget_positions(file.document.as_table_mut());
    }
    Ok([(path, Some(file.into_bytes()))].into())
}

pub(super) fn remove(files: &KbFiles, name: &str) -> Result<ChangedFiles, EditError> {
    let path = path(name)?;
    if !files.contains_key(&path) {
        return Ok(ChangedFiles::new());
    }
    Ok([(path, None)].into())
}

fn path(name: &str) -> Result<String, EditError> {
    if is_dialogue_name(name) {
        return Ok(format!("{DIALOGUES}{name}"));
    }
    Err(EditError::refused(
        "file",
        format!("「{name}」不能做用例的文件名：只用小写字母、数字和 . _ -，以 .toml 结尾"),
        format!("`{name}` can't be a dialogue's file name: use a–z, 0–9, `.`, `_`, `-`, ending in .toml"),
    ))
}

fn without_turns(document: &DocumentMut) -> Table {
    let mut table = document.as_table().clone();
    table.remove("turn");
    table
}

/// Turns that say the same stay with their comments; changed ones are changed key by key.
fn merge_turns(document: &mut DocumentMut, wanted: &DocumentMut) {
    let old = turns(document.get("turn"));
    let new = turns(wanted.get("turn"));
    let comparable = |turns: &[Table]| -> Vec<Turn> { turns.iter().cloned().map(Turn).collect() };
    let (old, new) = (comparable(&old), comparable(&new));
    let steps = align(&old, &new);
    if steps.iter().all(|step| matches!(step, Step::Keep(_))) {
        return;
    }
    let mut merged = ArrayOfTables::new();
    for step in steps {
        match step {
            Step::Keep(o) => merged.extend(old.get(o).map(|turn| turn.0.clone())),
            Step::Change(o, n) => {
                if let (Some(mut turn), Some(to)) = (old.get(o).map(|turn| turn.0.clone()), new.get(n)) {
                    merge_table(&mut turn, &to.0, &KNOWN);
                    merged.push(turn);
                }
            }
            Step::Remove(_) => {}
            Step::Add(n) => merged.extend(new.get(n).map(|turn| turn.0.clone())),
        }
    }
    if merged.is_empty() {
        document.remove("turn");
    } else {
        document.insert("turn", Item::ArrayOfTables(merged));
    }
}

/// A turn that is compared by what it says.
struct Turn(Table);

impl PartialEq for Turn {
    fn eq(&self, other: &Self) -> bool {
        same(&Item::Table(self.0.clone()), &Item::Table(other.0.clone()))
    }
}

/// The turns, also if they are written as an inline list.
fn turns(item: Option<&Item>) -> Vec<Table> {
    match item {
        Some(Item::ArrayOfTables(tables)) => tables.iter().cloned().collect(),
        Some(Item::Value(value)) => {
            let tables = value.as_array().into_iter().flatten().filter_map(|value| value.as_inline_table());
            tables.map(|table| table.clone().into_table()).collect()
        }
        _ => Vec::new(),
    }
}

fn forget_positions(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => forget_positions(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(forget_positions),
            Item::None | Item::Value(_) => {}
        }
    }
}
