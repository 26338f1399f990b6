//! Reading and putting what `escalation.toml` sets once for all.

use toml_edit::{Item, TableLike};

use super::changed::ChangedFiles;
use super::error::EditError;
use super::escalation_draft::EscalationSettingsDraft;
use super::rule::{FILE, HEADING};
use super::toml_merge::open_or_new;
use super::toml_read::{child, choices, root, texts};
use super::toml_table::TableMut;
use crate::{FaqId, KbFiles, RecordField};

/// What `escalation.toml` sets once for all, as it stands there.
#[must_use]
pub fn escalation_settings_draft(files: &KbFiles) -> EscalationSettingsDraft {
    read(&root(files, FILE))
}

fn read(root: &dyn TableLike) -> EscalationSettingsDraft {
    let list = |table: &str, key: &str| {
        child(root, table).map(|table| texts(table, key)).unwrap_or_default()
    };
    EscalationSettingsDraft {
        holidays: texts(root, "holidays"),
        workdays: texts(root, "workdays"),
        needs: child(root, "record")
            .map(|record| choices(record, "needs", RecordField::parse))
            .unwrap_or_default(),
        angry: list("mood", "angry"),
        urgent: list("mood", "urgent"),
        worried: list("mood", "worried"),
        calm: list("mood", "calm"),
        complaint_words: list("complaint", "words"),
        complaint_entries: list("complaint", "entries").into_iter().map(FaqId).collect(),
        complaint_categories: list("complaint", "categories"),
    }
}

pub(super) fn put(
    files: &KbFiles,
    draft: &EscalationSettingsDraft,
) -> Result<ChangedFiles, EditError> {
    let mut file = open_or_new(files, FILE, HEADING)?;
    write(&mut file.document, draft);
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn write(document: &mut toml_edit::DocumentMut, wanted: &EscalationSettingsDraft) {
    let now = read(document.as_table());
    let first_key = document.as_table().get_values().is_empty();
    let mut root = TableMut::Block(document.as_table_mut());
    root.texts("holidays", &wanted.holidays);
    root.texts("workdays", &wanted.workdays);
    if now.needs != wanted.needs
        && let Some(mut record) = root.child("record")
    {
        record.choices("needs", &wanted.needs, RecordField::parse, |field| field.code());
    }
    let entries = |ids: &[FaqId]| ids.iter().map(|id| id.0.clone()).collect::<Vec<_>>();
    let lists = [
        ("mood", "angry", now.angry, wanted.angry.clone()),
        ("mood", "urgent", now.urgent, wanted.urgent.clone()),
        ("mood", "worried", now.worried, wanted.worried.clone()),
        ("mood", "calm", now.calm, wanted.calm.clone()),
        ("complaint", "words", now.complaint_words, wanted.complaint_words.clone()),
        (
            "complaint",
            "entries",
            entries(&now.complaint_entries),
            entries(&wanted.complaint_entries),
        ),
        ("complaint", "categories", now.complaint_categories, wanted.complaint_categories.clone()),
    ];
    for (table, key, now, wanted) in lists {
        if now != wanted
            && let Some(mut table) = root.child(table)
        {
            table.texts(key, &wanted);
        }
    }
    if first_key && document.as_table().get("holidays").is_some_and(Item::is_value) {
        super::toml_blocks::key_below_heading(document, "holidays");
    }
}
