//! The commands of taking over files, and of writing workbooks.

use std::path::PathBuf;

use kaopu_studio::{
    ApiResult, ImportChoice, ImportProgress, ImportRequest, ImportView, SheetColumns,
    SheetExportView, Studio, WorkspaceView, in_background,
};
use tauri::{AppHandle, DragDropEvent, Manager as _, State, Window, WindowEvent};
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

use crate::events::{FilesDropped, ImportGoesOn};
use crate::grants::Grants;
use crate::pace::Pace;

/// Endings of files that can be taken over.
const ENDINGS: [&str; 10] =
    ["xlsx", "xls", "ods", "csv", "tsv", "txt", "json", "yml", "yaml", "zip"];

/// Lets the person choose files to take over; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_import(
    app: AppHandle,
    grants: State<'_, Grants>,
    title: String,
) -> ApiResult<Option<Vec<String>>> {
    let dialog =
        app.dialog().file().set_title(title).add_filter("Excel, CSV, JSON, YAML", &ENDINGS);
    let Some(picked) = dialog.blocking_pick_files() else { return Ok(None) };
    let paths = picked.into_iter().filter_map(|path| path.into_path().ok());
    Ok(Some(paths.map(|path| grants.allow_import(&path)).collect()))
}

/// What an import would do; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_import(
    app: AppHandle,
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    choice: ImportChoice,
) -> ApiResult<ImportView> {
    // A window that is closing misses a number; the look goes on.
    let request = request(&grants, &choice)?;
    in_background(|| studio.plan_import(&request, told_to(app)))
}

/// Makes the import that was looked at; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn apply_import(
    app: AppHandle,
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    choice: ImportChoice,
    version: String,
) -> ApiResult<ImportView> {
    let request = request(&grants, &choice)?;
    in_background(|| studio.apply_import(&request, &version, told_to(app)))
}

/// Stops looking at files, or taking them over if nothing is written yet.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_import(studio: State<'_, Studio>) {
    studio.stop_import();
}

/// The columns of tables, where nothing is known of them yet.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn import_columns(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    choice: ImportChoice,
) -> ApiResult<Vec<SheetColumns>> {
    studio.import_columns(&request(&grants, &choice)?)
}

/// Begins a knowledge base without entries, into which files are then taken over.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn begin_for_import(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    path: String,
    choice: ImportChoice,
) -> ApiResult<WorkspaceView> {
    let place = grants.folder(&path)?;
    Ok(grants.view(studio.begin_for_import(&place, &request(&grants, &choice)?)?))
}

/// Lets the person choose where, and writes the open knowledge base as a workbook there; `None` if
/// they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn export_workbook(
    app: AppHandle,
    studio: State<'_, Studio>,
    title: String,
    suggested: String,
) -> ApiResult<Option<SheetExportView>> {
    let workspace = studio.workspace()?;
    let dialog = app.dialog().file().set_title(title).add_filter("Excel", &["xlsx"]);
    let picked = dialog.set_file_name(suggested).blocking_save_file();
    let path = picked.and_then(|path| path.into_path().ok());
    path.map(|path| workspace.export_workbook(&path)).transpose()
}

/// Tells the window how far it is.
fn told_to(app: AppHandle) -> impl Fn(ImportProgress) {
    let pace = Pace::default();
    move |far| {
        if pace.is_due(far.stage as u8, far.done, far.total) {
            drop(ImportGoesOn(far).emit(&app));
        }
    }
}

fn request(grants: &Grants, choice: &ImportChoice) -> ApiResult<ImportRequest> {
    let files: ApiResult<Vec<PathBuf>> =
        choice.files.iter().map(|name| grants.import(name)).collect();
    Ok(ImportRequest::chosen(choice, files?))
}

/// Files that a person drops on the window are ones that they chose.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event else { return };
    let grants = window.state::<Grants>();
    let files = paths.iter().map(|path| grants.allow_import(path)).collect();
    // A window that is closing need not know.
    let _ = FilesDropped { files }.emit(window.app_handle());
}
