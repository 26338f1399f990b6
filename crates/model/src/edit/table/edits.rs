//! A gesture with all that follows from it.

use std::collections::BTreeSet;

use super::super::edits::Edit;
use super::super::error::EditError;
use super::carry::carried;
use super::gesture::{ColumnEdit, TableEdit, TableName};
use super::put::put;
use super::read::table_text;
use super::rename::Rename;
use crate::uses::{Subject, Uses, uses};
use crate::{KbFiles, KnowledgeBase};

/// The edits that a gesture comes to: the table's own, and those that keep up what names a fact, an
/// attribute or a product that is called otherwise from then on. Only a gesture that changes nothing
/// but a name renames; one that replaces whole rows does not say which of them became which.
///
/// # Errors
/// The gesture would break the file, or something that is in use would be gone.
pub fn table_edits(
    files: &KbFiles,
    kb: &KnowledgeBase,
    edit: &TableEdit,
) -> Result<Vec<Edit>, EditError> {
    let changed = put(files, edit)?;
    let mut edits = vec![Edit::EditTable(edit.clone())];
    for column in &edit.columns {
        match column {
            ColumnEdit::Rename { column, name } if edit.table == TableName::Products => {
                let (from, to) = (column.clone(), name.trim().to_owned());
                edits.extend(carried(files, kb, &Rename::Attribute { from, to }));
            }
            ColumnEdit::Remove { column } if edit.table == TableName::Products => {
                must_be_unused(kb, &Subject::Attribute(column))?;
            }
            _ => {}
        }
    }
    let before = names(files, edit.table)?;
    let mut after_files = files.clone();
    super::super::changed::overlay(&mut after_files, &changed);
    let after = names(&after_files, edit.table)?;
    match renamed(edit, files)? {
        Some((from, to)) if !after.contains(&from) && !before.contains(&to) => {
            let rename = match edit.table {
                TableName::Facts => Rename::Fact { from, to },
                _ => Rename::Product { from, to },
            };
            edits.extend(carried(files, kb, &rename));
        }
        _ => {
            for gone in before.difference(&after) {
                must_be_unused(kb, &subject(edit.table, gone))?;
            }
        }
    }
    Ok(edits)
}

fn subject(table: TableName, name: &str) -> Subject<'_> {
    match table {
        TableName::Facts => Subject::Fact(name),
        _ => Subject::Product(name),
    }
}

/// What rows are called.
fn names(files: &KbFiles, table: TableName) -> Result<BTreeSet<String>, EditError> {
    let text = table_text(files, table)?;
    let at = text.columns.iter().position(|column| Some(column.name.as_str()) == table.key());
    let cells = text.rows.iter().filter_map(|(_, cells)| cells.get(at?));
    Ok(cells.map(|cell| cell.trim().to_owned()).filter(|name| !name.is_empty()).collect())
}

/// The old and the new name, if all that a gesture does is to give a row another one.
fn renamed(edit: &TableEdit, files: &KbFiles) -> Result<Option<(String, String)>, EditError> {
    let [block] = edit.set.as_slice() else { return Ok(None) };
    let ([row], [column], [cells]) =
        (block.rows.as_slice(), block.columns.as_slice(), block.cells.as_slice())
    else {
        return Ok(None);
    };
    let alone = edit.columns.is_empty() && edit.add.rows.is_empty() && edit.remove.is_empty();
    if !alone || edit.table.key() != Some(column.as_str()) {
        return Ok(None);
    }
    let text = table_text(files, edit.table)?;
    let at = text.columns.iter().position(|known| known.name == *column);
    let old = text.rows.iter().find(|(number, _)| number == row);
    let old = old.and_then(|(_, cells)| cells.get(at?)).map(|cell| cell.trim().to_owned());
    Ok(match (old, cells.first()) {
        (Some(old), Some(new)) if !old.is_empty() => Some((old, new.trim().to_owned())),
        _ => None,
    })
}

pub(in crate::edit) fn must_be_unused(
    kb: &KnowledgeBase,
    subject: &Subject<'_>,
) -> Result<(), EditError> {
    let uses = uses(kb, subject);
    if uses.is_empty() {
        return Ok(());
    }
    let name = subject.name();
    Err(EditError::refused(
        "used",
        format!("「{name}」还在用：{}。先把那里改掉，再来删", used_zh(kb, &uses)),
        format!("`{name}` is in use: {}. Change that first", used_en(&uses)),
    ))
}

fn used_zh(kb: &KnowledgeBase, uses: &Uses) -> String {
    let entries: BTreeSet<_> = uses.answers.iter().chain(&uses.conditions).collect();
    let first = entries.first().and_then(|id| kb.faq(id));
    let named = first.map_or_else(String::new, |faq| format!("「{}」等 ", faq.question));
    let counts = [
        (entries.len(), format!("{named}{} 个回答", entries.len())),
        (uses.phrases.len(), format!("{} 句人设、关怀或转人工的话", uses.phrases.len())),
        (uses.faces.len(), format!("{} 套人设的头像", uses.faces.len())),
        (uses.dialogues.len(), format!("{} 个对话用例", uses.dialogues.len())),
    ];
    let told: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    told.join("、")
}

fn used_en(uses: &Uses) -> String {
    let entries: BTreeSet<_> = uses.answers.iter().chain(&uses.conditions).collect();
    let counts = [
        (entries.len(), "answers"),
        (uses.phrases.len(), "phrases"),
        (uses.faces.len(), "faces"),
        (uses.dialogues.len(), "test dialogues"),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    told.join(", ")
}
