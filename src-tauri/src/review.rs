//! Looking through what a release changes for customers, and approving it.

use kaopu_studio::{ApiResult, LogRead, ReleaseReview, SentBack, Studio, Verdict, in_background};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

use crate::discover::LOG_ENDINGS;
use crate::events::ReviewProgress;
use crate::pace::Pace;

/// What a release changes for customers; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn release_review(
    app: AppHandle,
    studio: State<'_, Studio>,
) -> ApiResult<ReleaseReview> {
    // A window that is closing misses a number; the look goes on.
    let pace = Pace::default();
    let desk = studio.desk()?;
    in_background(|| {
        desk.review.look(|done, total| {
            if pace.is_due(0, done, total) {
                drop(ReviewProgress { done, total }.emit(&app));
            }
        })
    })
}

/// Stops looking at what a release changes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_release_review(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk().map(|desk| desk.review.stop())
}

/// Approves changes, or sends them back with a reason.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn decide_changes(
    studio: State<'_, Studio>,
    ids: Vec<String>,
    verdict: Verdict,
) -> ApiResult<()> {
    studio.workspace()?.decide_changes(&ids, &verdict)
}

/// Takes back what was decided about changes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reopen_changes(studio: State<'_, Studio>, ids: Vec<String>) -> ApiResult<()> {
    studio.workspace()?.reopen_changes(&ids)
}

/// What was sent back and is still as it was.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sent_back(studio: State<'_, Studio>) -> ApiResult<Vec<SentBack>> {
    studio.workspace()?.sent_back()
}

/// Lets the person choose a log of chats, and takes it into the comparison; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_log(
    app: AppHandle,
    studio: State<'_, Studio>,
    title: String,
) -> ApiResult<Option<LogRead>> {
    let dialog = app.dialog().file().set_title(title);
    let picked = dialog.add_filter("CSV, Excel, JSON, TXT", &LOG_ENDINGS).blocking_pick_file();
    let picked = picked.and_then(|path| path.into_path().ok());
    picked.map(|path| studio.compare_with_log(&path)).transpose()
}
