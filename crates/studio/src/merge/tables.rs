//! Merges of tables.

use kaopu_model::{
    KbFiles, TableConflict, TableEdit, TableName, rebase_table_edit, table_difference, table_text,
};

use super::{Decisions, Versions};
use crate::error::ApiResult;
use crate::view::{ChangedPart, ChangedThing, MergeConflict};

/// The gesture that brings a table's other version in.
pub(super) fn merged(
    versions: Versions<'_>,
    table: TableName,
    decisions: &mut Decisions<'_>,
) -> ApiResult<TableEdit> {
    let (base, other) = (table_text(versions.base, table)?, table_text(versions.other, table)?);
    let edit = table_difference(table, &base, &other);
    carried_over(versions.base, versions.now, &edit, decisions)
}

/// A gesture made in one content, carried over to another.
pub(crate) fn carried_over(
    base: &KbFiles,
    now: &KbFiles,
    edit: &TableEdit,
    decisions: &mut Decisions<'_>,
) -> ApiResult<TableEdit> {
    let (base, now) = (table_text(base, edit.table)?, table_text(now, edit.table)?);
    let shown = |conflict: &TableConflict| shown(edit.table, conflict);
    let takes = |conflict: &TableConflict| decisions.find(&shown(conflict));
    let rebased = rebase_table_edit(&base, &now, edit, &takes);
    decisions.open.extend(rebased.conflicts.iter().map(shown));
    Ok(rebased.edit)
}

/// The table that a file holds.
pub(super) fn table_of(file: &str) -> Option<TableName> {
    use TableName::{Facts, Forbidden, Products, Synonyms};
    [Products, Facts, Synonyms, Forbidden].into_iter().find(|table| table.file() == file)
}

fn shown(table: TableName, conflict: &TableConflict) -> MergeConflict {
    let what = match table {
        TableName::Products => ChangedThing::Product,
        TableName::Facts => ChangedThing::Fact,
        TableName::Synonyms => ChangedThing::Synonyms,
        TableName::Forbidden => ChangedThing::Forbidden,
    };
    let id = conflict.row.clone();
    MergeConflict {
        part: ChangedPart { what, title: id.clone(), id },
        nth: conflict.nth,
        field: conflict.column.clone(),
        base: conflict.base.clone(),
        current: conflict.theirs.clone(),
        other: conflict.ours.clone(),
    }
}
