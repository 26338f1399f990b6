//! Native file dialogs. They run here, so that the page needs no permission for files;
//! what is chosen in them, the page may name.

use kaopu_studio::{ApiResult, CalendarPlan, CandidateView, Studio, read_calendar};
use tauri::{AppHandle, Manager as _, State};
use tauri_plugin_dialog::DialogExt;

use crate::grants::Grants;

/// Lets the person choose a folder; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_folder(
    app: AppHandle,
    grants: State<'_, Grants>,
    title: String,
) -> ApiResult<Option<String>> {
    let picked = app.dialog().file().set_title(title).blocking_pick_folder();
    Ok(picked.and_then(|path| path.into_path().ok()).map(|path| grants.allow_folder(&path)))
}

/// Where new knowledge bases are proposed to stand: among the person's documents.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn place_for_new(
    app: AppHandle,
    grants: State<'_, Grants>,
) -> ApiResult<Option<String>> {
    let place = app.path().document_dir().or_else(|_| app.path().home_dir());
    Ok(place.ok().map(|place| grants.allow_folder(&place)))
}

/// Lets the person choose a calendar file, and reads it; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_calendar(app: AppHandle, title: String) -> ApiResult<Option<CalendarPlan>> {
    let dialog = app.dialog().file().set_title(title);
    let picked = dialog.add_filter("iCalendar, CSV", &["ics", "csv"]).blocking_pick_file();
    picked.and_then(|path| path.into_path().ok()).map(|path| read_calendar(&path)).transpose()
}

/// Lets the person choose a release that waits for a second signature, and opens it; `None` if they
/// don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_candidate(
    app: AppHandle,
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    title: String,
) -> ApiResult<Option<CandidateView>> {
    let dialog = app.dialog().file().set_title(title).add_filter("Kaopu", &["kbx"]);
    let Some(path) = dialog.blocking_pick_file().and_then(|path| path.into_path().ok()) else {
        return Ok(None);
    };
    let view = studio.workspace()?.review(&path)?;
    Ok(Some(CandidateView { path: grants.allow_file(&path), ..view }))
}

/// Lets the person choose where a copy of the trust file goes, and writes it; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn copy_root(
    app: AppHandle,
    studio: State<'_, Studio>,
    title: String,
) -> ApiResult<Option<String>> {
    let dialog = app.dialog().file().set_title(title).add_filter("Kaopu", &["kbx"]);
    let picked = dialog.set_file_name("root.kbx").blocking_save_file();
    let Some(path) = picked.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    studio.workspace()?.copy_root(&path)?;
    Ok(Some(path.display().to_string()))
}

/// Lets the person choose where to save; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_save_path(
    app: AppHandle,
    grants: State<'_, Grants>,
    title: String,
    suggested: String,
) -> ApiResult<Option<String>> {
    let suggested = std::path::PathBuf::from(suggested);
    let mut dialog = app.dialog().file().set_title(title).add_filter("Kaopu", &["kbx"]);
    if let (Some(folder), Some(name)) = (suggested.parent(), suggested.file_name()) {
        dialog = dialog.set_directory(folder).set_file_name(name.to_string_lossy());
    }
    let picked = dialog.blocking_save_file();
    Ok(picked.and_then(|path| path.into_path().ok()).map(|path| grants.allow_file(&path)))
}
