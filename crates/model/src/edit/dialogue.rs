//! Putting and removing a test dialogue.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::changed::ChangedFiles;
use super::diff::{Step, align};
use super::error::EditError;
use super::format_dialogue::format_dialogue;
use super::toml_merge::{merge_table, open};
use crate::findings::Findings;
use crate::parse::parse_dialogue;
use crate::{DIALOGUES, Dialogue, DialogueTurn, KbFiles, is_dialogue_name};

/// The keys that a dialogue has below its top and its turns; others that stand in the file are left
/// alone.
const KNOWN: [&str; 32] = [
    "title", "context", "channel", "now", "product", "order", "id", "state", "amount", "carrier",
    "tracking", "customer", "name", "expect", "action", "entry", "entries", "options", "contains",
    "lacks", "queue", "rule", "record", "issue", "mood", "phone", "level", "orders", "birthday",
    "events", "care", "notice",
];

pub(super) fn put(files: &KbFiles, dialogue: &Dialogue) -> Result<ChangedFiles, EditError> {
    let path = path(&dialogue.file)?;
    let canonical = format_dialogue(dialogue);
    let Some(mut file) = open(files, &path)? else {
        return Ok([(path, Some(canonical.into_bytes()))].into());
    };
    let wanted = canonical.parse::<DocumentMut>().map_err(|error| {
        EditError::refused(
            "dialogue",
            "这个用例写不成 TOML",
            format!("can't be written as TOML: {}", error.message()),
        )
    })?;
    let current = parse_dialogue(&path, &file.document.to_string(), &mut Findings::default());
    let mut keys = without_turns(&wanted);
    // What says the same already stays as it is spelled.
    if current.context == dialogue.context {
        keep(&mut keys, file.document.as_table(), "context");
    }
    if current.title == dialogue.title {
        keep(&mut keys, file.document.as_table(), "title");
    }
    let before = file.document.to_string();
    let had_context = file.document.contains_key("context");
    merge_table(file.document.as_table_mut(), &keys, &KNOWN);
    merge_turns(&mut file.document, &current.turns, &wanted, &dialogue.turns);
    if file.document.to_string() != before {
        if !had_context && let Some(turns) = file.document.remove("turn") {
            // The context stands before the turns.
            file.document.insert("turn", turns);
        }
        // Tables remember where they stood in the file they came from; now they follow each other
        // as they are.
        forget_positions(file.document.as_table_mut());
    }
    Ok([(path, Some(file.into_bytes()))].into())
}

/// Makes a key what it is in another table.
fn keep(table: &mut Table, like: &Table, key: &str) {
    match like.get(key) {
        Some(item) => table.insert(key, item.clone()),
        None => table.remove(key),
    };
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
        format!(
            "`{name}` can't be a dialogue's file name: use a–z, 0–9, `.`, `_`, `-`, ending in .toml"
        ),
    ))
}

fn without_turns(document: &DocumentMut) -> Table {
    let mut table = document.as_table().clone();
    table.remove("turn");
    table
}

/// Turns that say the same stay with their comments; changed ones are changed key by key.
fn merge_turns(
    document: &mut DocumentMut,
    says: &[DialogueTurn],
    wanted: &DocumentMut,
    wants: &[DialogueTurn],
) {
    let old = turns(document.get("turn"));
    let new = turns(wanted.get("turn"));
    // A list of turns that was not read turn for turn can't be aligned by what it says.
    let says: Vec<DialogueTurn> =
        if says.len() == old.len() { says.iter().map(without_row).collect() } else { Vec::new() };
    let steps = align(&says, &wants.iter().map(without_row).collect::<Vec<_>>());
    if says.len() == old.len() && steps.iter().all(|step| matches!(step, Step::Keep(_))) {
        return;
    }
    let mut merged = ArrayOfTables::new();
    for step in steps {
        match step {
            Step::Keep(o) => merged.extend(old.get(o).cloned()),
            Step::Change(o, n) => {
                if let (Some(mut turn), Some(to)) = (old.get(o).cloned(), new.get(n)) {
                    merge_table(&mut turn, to, &KNOWN);
                    merged.push(turn);
                }
            }
            Step::Remove(_) => {}
            Step::Add(n) => merged.extend(new.get(n).cloned()),
        }
    }
    if merged.is_empty() {
        document.remove("turn");
    } else {
        document.insert("turn", Item::ArrayOfTables(merged));
    }
}

fn without_row(turn: &DialogueTurn) -> DialogueTurn {
    DialogueTurn { row: 0, ..turn.clone() }
}

/// The turns, also if they are written as an inline list.
fn turns(item: Option<&Item>) -> Vec<Table> {
    match item {
        Some(Item::ArrayOfTables(tables)) => tables.iter().cloned().collect(),
        Some(Item::Value(value)) => {
            let tables =
                value.as_array().into_iter().flatten().filter_map(|value| value.as_inline_table());
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
