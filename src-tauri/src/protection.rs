//! The commands of 对话用例 › 保护: what nobody would notice.

use kaopu_studio::{ApiResult, ProtectionView, Studio, in_background};
use tauri::{AppHandle, State};
use tauri_specta::Event as _;

use crate::events::ProtectionGoesOn;
use crate::pace::Pace;

/// What the last run found; `None` if there was none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn protection(studio: State<'_, Studio>) -> ApiResult<Option<ProtectionView>> {
    Ok(studio.desk()?.protector.view())
}

/// Makes mistakes in a copy and asks who notices; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn measure_protection(app: AppHandle, studio: State<'_, Studio>) -> ApiResult<()> {
    // A window that is closing misses a number; the run goes on.
    let pace = Pace::default();
    let desk = studio.desk()?;
    in_background(|| {
        desk.protector.run(|far| {
            if pace.is_due(0, far.done, far.total) {
                drop(ProtectionGoesOn(far).emit(&app));
            }
        })
    })
}

/// Stops a run.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_protection(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk().map(|desk| desk.protector.stop())
}

/// Takes over the dialogues that were proposed for these mistakes; tells how many were written.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_proposals(studio: State<'_, Studio>, mistakes: Vec<String>) -> ApiResult<u32> {
    studio.desk()?.protector.add(&mistakes)
}
