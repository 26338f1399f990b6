//! The commands of the tables: products, facts, synonyms.

use kaopu_studio::{
    ApiResult, CellUses, MergeDecision, Studio, TableEdit, TableImpact, TableName, TableSaved,
    TableView,
};
use tauri::State;

/// A table; `null` if the page has it already.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn table(
    studio: State<'_, Studio>,
    table: TableName,
    known: Option<String>,
) -> ApiResult<Option<TableView>> {
    studio.workspace()?.table(table, known.as_deref())
}

/// Makes a gesture in a table.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_table(
    studio: State<'_, Studio>,
    version: String,
    edit: TableEdit,
    decisions: Vec<MergeDecision>,
) -> ApiResult<TableSaved> {
    studio.workspace()?.edit_table(&version, &edit, &decisions)
}

/// Who uses a cell.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn table_uses(
    studio: State<'_, Studio>,
    table: TableName,
    row: u32,
    column: String,
) -> ApiResult<CellUses> {
    Ok(studio.workspace()?.table_uses(table, row, &column))
}

/// Which replies a gesture in a table would change.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn table_impact(
    studio: State<'_, Studio>,
    version: String,
    edit: TableEdit,
) -> ApiResult<TableImpact> {
    studio.desk()?.impact.of_table(&version, &edit)
}
