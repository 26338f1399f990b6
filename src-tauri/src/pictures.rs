//! The commands of pictures.

use std::path::PathBuf;

use kaopu_studio::{AddedPicture, ApiResult, PictureDraft, PictureSource, PicturesView, Studio};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;

use crate::grants::Grants;

/// Endings of files that are offered. What else somebody chooses all the same is refused by name.
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "webp", "gif"];

/// All pictures.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pictures(studio: State<'_, Studio>) -> ApiResult<PicturesView> {
    Ok(studio.workspace()?.pictures())
}

/// A picture as an address that has the picture in it; `null` for what the page may not decode.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn picture(studio: State<'_, Studio>, file: String) -> ApiResult<Option<String>> {
    Ok(studio.workspace()?.picture(&file))
}

/// Lets the person choose pictures; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_pictures(
    app: AppHandle,
    grants: State<'_, Grants>,
    title: String,
    several: bool,
) -> ApiResult<Option<Vec<String>>> {
    let dialog = app.dialog().file().set_title(title).add_filter("PNG, JPG, WebP, GIF", &ENDINGS);
    let picked = if several {
        dialog.blocking_pick_files()
    } else {
        dialog.blocking_pick_file().map(|one| vec![one])
    };
    let paths = picked.map(|picked| picked.into_iter().filter_map(|path| path.into_path().ok()));
    Ok(paths.map(|paths| paths.map(|path| grants.allow_import(&path)).collect()))
}

/// Takes a picture in and adds it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_picture(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    source: PictureSource,
) -> ApiResult<AddedPicture> {
    studio.add_picture(&source, path(&grants, &source)?)
}

/// Takes a picture in and puts it in another's place.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn replace_picture(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    id: String,
    source: PictureSource,
) -> ApiResult<AddedPicture> {
    studio.replace_picture(&id, &source, path(&grants, &source)?)
}

/// Makes a picture's name, words and note what the draft says.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_picture(studio: State<'_, Studio>, draft: PictureDraft) -> ApiResult<()> {
    studio.workspace()?.save_picture(&draft)
}

/// Removes a picture that nothing shows.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_picture(studio: State<'_, Studio>, id: String) -> ApiResult<()> {
    studio.workspace()?.remove_picture(&id)
}

/// The file that was chosen; `None` for what was pasted.
fn path(grants: &Grants, source: &PictureSource) -> ApiResult<Option<PathBuf>> {
    if source.parts.is_empty() { grants.import(&source.name).map(Some) } else { Ok(None) }
}
