//! The commands of the page 日历: what the bot says by itself, and what a moment changes.

use kaopu_studio::{ApiResult, MomentChange, Studio, Timeline};
use tauri::State;

/// Some weeks of what changes by itself, from a day on; without one from this week on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn timeline(studio: State<'_, Studio>, from: Option<String>) -> ApiResult<Timeline> {
    studio.workspace()?.timeline(from.as_deref())
}

/// What is answered otherwise from a moment on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn changes_at(
    studio: State<'_, Studio>,
    moment: String,
) -> ApiResult<Vec<MomentChange>> {
    studio.workspace()?.changes_at(&moment)
}
