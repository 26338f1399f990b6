//! The commands that change many things at once.

use kaopu_studio::{ApiResult, BulkDone, BulkEdit, BulkPlan, DuplicateWording, Studio};
use tauri::State;

/// What a change to many things would do.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_bulk(studio: State<'_, Studio>, edit: BulkEdit) -> ApiResult<BulkPlan> {
    studio.workspace()?.plan_bulk(&edit)
}

/// Makes a change to many things, as it was looked at.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn apply_bulk(
    studio: State<'_, Studio>,
    edit: BulkEdit,
    version: String,
) -> ApiResult<BulkDone> {
    studio.workspace()?.apply_bulk(&edit, &version)
}

/// Wordings that stand in several places.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_wordings(studio: State<'_, Studio>) -> ApiResult<Vec<DuplicateWording>> {
    Ok(studio.workspace()?.duplicate_wordings())
}
