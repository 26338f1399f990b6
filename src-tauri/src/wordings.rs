//! The commands of 对话用例 › 说法体检: how entries stand up to the ways in which customers write.

use kaopu_studio::{ApiResult, DialogueRow, EntryName, FaqId, Studio, WordingsView, in_background};
use tauri::{AppHandle, State};
use tauri_specta::Event as _;

use crate::events::WordingsGoOn;
use crate::pace::Pace;

/// What the last check found; `None` if there was none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn wordings(studio: State<'_, Studio>) -> ApiResult<Option<WordingsView>> {
    Ok(studio.desk()?.wordings.view())
}

/// Tries the ways in which customers write; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_wordings(app: AppHandle, studio: State<'_, Studio>) -> ApiResult<()> {
    // A window that is closing misses a number; the check goes on.
    let pace = Pace::default();
    let desk = studio.desk()?;
    in_background(|| {
        desk.wordings.run(|far| {
            if pace.is_due(far.stage as u8, far.done, far.total) {
                drop(WordingsGoOn(far).emit(&app));
            }
        })
    })
}

/// Stops a check.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_wordings(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk().map(|desk| desk.wordings.stop())
}

/// Adds a wording to an entry's phrasings.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_wording(
    studio: State<'_, Studio>,
    entry: FaqId,
    text: String,
) -> ApiResult<EntryName> {
    studio.desk()?.wordings.add_phrasing(&entry, &text)
}

/// Keeps a wording as a test dialogue that expects its entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn wording_to_dialogue(
    studio: State<'_, Studio>,
    entry: FaqId,
    text: String,
) -> ApiResult<DialogueRow> {
    studio.desk()?.wordings.keep_as_dialogue(&entry, &text)
}
