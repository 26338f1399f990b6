//! The commands about files that can't be read.

use kaopu_studio::{ApiResult, Studio, UnreadFile, UnreadSettlement};
use tauri::State;

/// Files that can't be read as they are, each with the ways out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unread_files(studio: State<'_, Studio>) -> ApiResult<Vec<UnreadFile>> {
    Ok(studio.workspace()?.unread_files())
}

/// Settles what is to become of one of them.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settle_unread(
    studio: State<'_, Studio>,
    file: String,
    settlement: UnreadSettlement,
) -> ApiResult<()> {
    studio.workspace()?.settle_unread(&file, &settlement)
}
