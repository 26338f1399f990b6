//! The commands of the test dialogues.

use kaopu_studio::{
    ApiResult, Deviation, DialogueRow, ExpectationRef, Message, PlayedDialogue, Protected,
    RunReport, Studio, in_background,
};
use tauri::{AppHandle, State};
use tauri_specta::Event;

use crate::events::DialogueProgress;
use crate::pace::Pace;

/// All test dialogues.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn dialogues(studio: State<'_, Studio>) -> ApiResult<Vec<DialogueRow>> {
    Ok(studio.workspace()?.dialogues())
}

/// Plays one test dialogue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn dialogue(studio: State<'_, Studio>, file: String) -> ApiResult<PlayedDialogue> {
    studio.workspace()?.dialogue(&file)
}

/// Stops a run of the dialogues.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_run(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk().map(|desk| desk.runner.stop())
}

/// Keeps a conversation as a test dialogue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_as_dialogue(
    studio: State<'_, Studio>,
    title: String,
    messages: Vec<Message>,
) -> ApiResult<DialogueRow> {
    studio.workspace()?.save_as_dialogue(&title, &messages)
}

/// Makes a test dialogue another conversation.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn update_dialogue(
    studio: State<'_, Studio>,
    file: String,
    title: String,
    messages: Vec<Message>,
) -> ApiResult<DialogueRow> {
    studio.workspace()?.update_dialogue(&file, &title, &messages)
}

/// Writes a test dialogue for each entry that none protects.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn protect(studio: State<'_, Studio>) -> ApiResult<Protected> {
    studio.workspace()?.protect()
}

/// What no longer goes as the dialogues expect, by its cause.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn deviations(studio: State<'_, Studio>) -> ApiResult<Vec<Deviation>> {
    Ok(studio.workspace()?.deviations())
}

/// Accepts what the bot does now where these expectations are not met.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn accept(studio: State<'_, Studio>, accepted: Vec<ExpectationRef>) -> ApiResult<()> {
    studio.workspace()?.accept(&accepted)
}

/// Gives a test dialogue another title.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rename_dialogue(
    studio: State<'_, Studio>,
    file: String,
    title: String,
) -> ApiResult<()> {
    studio.workspace()?.rename_dialogue(&file, &title)
}

/// Copies a test dialogue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_dialogue(
    studio: State<'_, Studio>,
    file: String,
) -> ApiResult<DialogueRow> {
    studio.workspace()?.duplicate_dialogue(&file)
}

/// The messages of a test dialogue, each with the circumstances in which it is said.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn dialogue_messages(
    studio: State<'_, Studio>,
    file: String,
) -> ApiResult<Vec<Message>> {
    studio.workspace()?.dialogue_messages(&file)
}

/// Removes a test dialogue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_dialogue(studio: State<'_, Studio>, file: String) -> ApiResult<()> {
    studio.workspace()?.remove_dialogue(&file)
}

/// Plays all test dialogues and tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn run_dialogues(app: AppHandle, studio: State<'_, Studio>) -> ApiResult<RunReport> {
    // A window that is closing misses a number; the run goes on.
    let pace = Pace::default();
    let desk = studio.desk()?;
    in_background(|| {
        desk.runner.run(|done, total| {
            if pace.is_due(0, done, total) {
                drop(DialogueProgress { done, total }.emit(&app));
            }
        })
    })
}
