//! The commands of the history.

use kaopu_studio::{
    ApiResult, HistoryBackups, HistoryChange, HistoryPage, HistoryQuery, RestorePoint, Studio,
};
use tauri::State;

/// A stretch of the history, newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history(studio: State<'_, Studio>, query: HistoryQuery) -> ApiResult<HistoryPage> {
    studio.workspace()?.history(&query)
}

/// What a line of the history changed, and how that stands now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn operation_changes(
    studio: State<'_, Studio>,
    first: u32,
    last: u32,
) -> ApiResult<Vec<HistoryChange>> {
    studio.workspace()?.operation_changes(first, last)
}

/// Puts back what was at a point of the history: one part, or everything.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore(studio: State<'_, Studio>, point: RestorePoint) -> ApiResult<()> {
    studio.workspace()?.restore(&point)
}

/// Where the backups of the history are, and of when.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history_backups(studio: State<'_, Studio>) -> ApiResult<HistoryBackups> {
    studio.workspace()?.history_backups()
}
