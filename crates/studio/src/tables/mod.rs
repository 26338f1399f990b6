//! Products, facts and synonyms: read as tables, and changed gesture by gesture.

mod label;
mod uses;

use std::collections::BTreeMap;

use kaopu_bundle::sha256_hex;
use kaopu_model::{
    Diagnostic, KbFiles, Placeholder, TableColumnText, TableEdit, TableName, table_edits,
    table_text,
};

use crate::error::{ApiError, ApiResult};
use crate::fact_usage;
use crate::merge::Decisions;
use crate::merge::tables::carried_over;
use crate::snapshot::{Snapshot, count};
use crate::view::{
    CellFinding, CellPlace, ColumnKind, MergeDecision, TableColumn, TableRow, TableSaved, TableView,
};
use crate::workspace::Workspace;
use label::label;

impl Workspace {
    /// A table; `None` if `known` is the state that it would be told in.
    ///
    /// # Errors
    /// `not-readable`: the file can't be read wholly.
    pub fn table(&self, table: TableName, known: Option<&str>) -> ApiResult<Option<TableView>> {
        let snapshot = self.snapshot();
        if known == Some(snapshot.digest()) {
            return Ok(None);
        }
        view(&snapshot, table).map(Some)
    }

    /// Makes a gesture in a table, and renames what it renames wherever that is named: one
    /// operation. `version` is the content in which the gesture was made: what another program did
    /// to the table since is kept, row by row and cell by cell. Where both changed the same, nothing
    /// is written until it is decided.
    ///
    /// # Errors
    /// `table-changed` if the history has forgotten that content; `bad-input` if the gesture would
    /// break the table, or something that is in use would be gone; the files can't be written.
    pub fn edit_table(
        &self,
        version: &str,
        edit: &TableEdit,
        decisions: &[MergeDecision],
    ) -> ApiResult<TableSaved> {
        self.refresh()?;
        let before = self.snapshot();
        let is_known = self::version(&before, edit.table) == version;
        let file = edit.table.file();
        let content = if is_known {
            before.files().get(file).cloned()
        } else {
            Some(self.store.content(version)?.ok_or_else(|| changed(edit.table))?)
        };
        let base: KbFiles = content.map(|content| (file.to_owned(), content)).into_iter().collect();
        let label = label(&base, edit);
        let conflicts = self.transact_all("table.edit", label, |snapshot| {
            if self::version(snapshot, edit.table) == version {
                return Ok((table_edits(snapshot.files(), snapshot.kb(), edit)?, Vec::new()));
            }
            let mut decisions = Decisions::new(decisions);
            let edit = carried_over(&base, snapshot.files(), edit, &mut decisions)?;
            if decisions.open.is_empty() && !edit.is_nothing() {
                return Ok((table_edits(snapshot.files(), snapshot.kb(), &edit)?, Vec::new()));
            }
            Ok((Vec::new(), decisions.open))
        })?;
        if !conflicts.is_empty() {
            return Ok(TableSaved::Conflict { conflicts });
        }
        let after = view(&self.snapshot(), edit.table)?;
        // Whoever made the gesture in another content doesn't know the one before this.
        let view = if is_known { only_changed(&view(&before, edit.table)?, after) } else { after };
        Ok(TableSaved::Saved { view: Box::new(view) })
    }
}

/// A gesture names rows by their numbers, which are another's once the file is another.
pub(crate) fn must_be_version(
    snapshot: &Snapshot,
    table: TableName,
    version: &str,
) -> ApiResult<()> {
    if self::version(snapshot, table) == version { Ok(()) } else { Err(changed(table)) }
}

fn changed(table: TableName) -> ApiError {
    let zh = format!("{}表刚被别的程序改过，这一步没有做", table.zh());
    ApiError::new(
        "table-changed",
        zh,
        format!("the table of {table} was just changed by another program; this step was not made"),
    )
    .hint("看看现在的内容，再做一次。", "Look at it as it is now, and do it again.")
}

fn version(snapshot: &Snapshot, table: TableName) -> String {
    sha256_hex(snapshot.files().get(table.file()).map(Vec::as_slice).unwrap_or_default())
}

fn view(snapshot: &Snapshot, table: TableName) -> ApiResult<TableView> {
    let text = table_text(snapshot.files(), table)?;
    let used = fact_usage::uses(snapshot.kb());
    let columns = text.columns.iter().map(|column| {
        let kind = kind(table, column);
        let said = match kind {
            ColumnKind::Attribute => Some(Placeholder::ProductAttribute(column.name.clone())),
            ColumnKind::Name => Some(Placeholder::ProductName),
            _ => None,
        };
        let used = said.and_then(|placeholder| used.get(&placeholder)).map_or(0, Vec::len);
        TableColumn { name: column.name.clone(), kind, used: count(used) }
    });
    let positions: BTreeMap<u32, &str> = text
        .columns
        .iter()
        .filter_map(|column| Some((column.position?, column.name.as_str())))
        .collect();
    let found = snapshot.diagnostics().iter();
    let findings =
        found.filter(|one| one.place.file == table.file()).map(|one| finding(&positions, one));
    let leaks = snapshot.leaks().iter().filter(|_| table == TableName::Products);
    let leaks = leaks.map(|leak| CellPlace { row: leak.row, column: leak.attribute.clone() });
    Ok(TableView {
        table,
        version: version(snapshot, table),
        state: snapshot.digest().to_owned(),
        columns: columns.collect(),
        findings: findings.collect(),
        leaks: leaks.collect(),
        rows: text.rows.into_iter().map(|(row, cells)| TableRow { row, cells }).collect(),
        only_changed: false,
        next_row: text.next_row,
    })
}

fn kind(table: TableName, column: &TableColumnText) -> ColumnKind {
    match (table, column.name.as_str()) {
        (TableName::Products, "id") => ColumnKind::Id,
        (TableName::Products, "name") => ColumnKind::Name,
        (TableName::Products, "aliases") => ColumnKind::Aliases,
        (TableName::Products, _) => ColumnKind::Attribute,
        (TableName::Facts, "key") => ColumnKind::Key,
        (TableName::Facts, "value") => ColumnKind::Value,
        (TableName::Facts, "unit") => ColumnKind::Unit,
        (TableName::Facts, "note") => ColumnKind::Note,
        (TableName::Synonyms, "term") => ColumnKind::Term,
        (TableName::Synonyms, "synonyms") => ColumnKind::Synonyms,
        (TableName::Forbidden, "word") => ColumnKind::Word,
        (TableName::Forbidden, "unless") => ColumnKind::Unless,
        (TableName::Forbidden, "severity") => ColumnKind::Severity,
        (TableName::Forbidden, "marketplace") => ColumnKind::Marketplace,
        (TableName::Forbidden, "source") => ColumnKind::Source,
        (TableName::Forbidden, "note") => ColumnKind::Note,
        (TableName::Facts | TableName::Synonyms | TableName::Forbidden, _) => ColumnKind::Other,
    }
}

fn finding(positions: &BTreeMap<u32, &str>, diagnostic: &Diagnostic) -> CellFinding {
    CellFinding {
        row: diagnostic.place.row,
        column: positions.get(&diagnostic.place.column).map(|name| (*name).to_owned()),
        diagnostic: diagnostic.clone(),
    }
}

/// A table without the rows that whoever knows the one before has already: rows keep their numbers
/// unless some go.
fn only_changed(before: &TableView, after: TableView) -> TableView {
    let same_columns = before
        .columns
        .iter()
        .map(|column| &column.name)
        .eq(after.columns.iter().map(|column| &column.name));
    let kept = before.rows.iter().zip(&after.rows).all(|(old, new)| old.row == new.row);
    if !same_columns || !kept || before.rows.len() > after.rows.len() {
        return after;
    }
    let known = before.rows.iter().map(Some).chain(std::iter::repeat(None));
    let rows = after.rows.into_iter().zip(known);
    let rows = rows.filter(|(new, old)| *old != Some(new)).map(|(new, _)| new).collect();
    TableView { rows, only_changed: true, ..after }
}
