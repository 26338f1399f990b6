//! The commands about other versions of files: copies, and what was saved over.

use kaopu_studio::{ApiResult, MergeDecision, MergePlan, MergeSource, OpenMerge, Studio};
use tauri::State;

/// Versions that can be brought in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_merges(studio: State<'_, Studio>) -> ApiResult<Vec<OpenMerge>> {
    studio.workspace()?.open_merges()
}

/// What bringing one in would do.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_merge(
    studio: State<'_, Studio>,
    source: MergeSource,
    decisions: Vec<MergeDecision>,
) -> ApiResult<MergePlan> {
    studio.workspace()?.plan_merge(&source, &decisions)
}

/// Brings one in; says where a copy is then.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn apply_merge(
    studio: State<'_, Studio>,
    source: MergeSource,
    version: String,
    decisions: Vec<MergeDecision>,
) -> ApiResult<Option<String>> {
    studio.workspace()?.apply_merge(&source, &version, &decisions)
}

/// Leaves one where it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn leave_merge(studio: State<'_, Studio>, source: MergeSource) -> ApiResult<()> {
    studio.workspace()?.leave_merge(&source);
    Ok(())
}
