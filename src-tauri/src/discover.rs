//! The commands of the page 发现: what a log of chats asks, and what is made of it.

use kaopu_studio::{
    ApiResult, DialogueRow, DiscoveryProgress, DiscoveryView, EntryName, FaqId, Judging, LeftPage,
    LogChoice, LogColumn, ReplyVerdict, Studio, in_background,
};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

use crate::events::DiscoveryGoesOn;
use crate::grants::Grants;
use crate::pace::Pace;

/// Endings of files that may be logs.
pub(crate) const LOG_ENDINGS: [&str; 9] =
    ["csv", "tsv", "txt", "xlsx", "xls", "ods", "jsonl", "json", "log"];

/// Lets the person choose a log; `None` if they don't.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_chats(
    app: AppHandle,
    grants: State<'_, Grants>,
    title: String,
) -> ApiResult<Option<String>> {
    let dialog =
        app.dialog().file().set_title(title).add_filter("CSV, Excel, JSON, TXT", &LOG_ENDINGS);
    let picked = dialog.blocking_pick_file().and_then(|path| path.into_path().ok());
    Ok(picked.map(|path| grants.allow_import(&path)))
}

/// What the log that was read last asks; `None` if there is none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn discovery(studio: State<'_, Studio>) -> ApiResult<Option<DiscoveryView>> {
    Ok(studio.desk()?.discoverer.view())
}

/// Reads a log in place of the one before; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_chats(
    app: AppHandle,
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    choice: LogChoice,
) -> ApiResult<()> {
    let file = grants.import(&choice.file)?;
    // A window that is closing misses a number; the look goes on.
    in_background(|| studio.read_chats(&choice, &file, told_to(app)))
}

/// The columns of a log, for whoever says what they hold.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn chat_columns(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    choice: LogChoice,
) -> ApiResult<Vec<LogColumn>> {
    studio.chat_columns(&choice, &grants.import(&choice.file)?)
}

/// Holds the log against the knowledge base as it is now; tells how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn discover_again(app: AppHandle, studio: State<'_, Studio>) -> ApiResult<()> {
    let desk = studio.desk()?;
    in_background(|| desk.discoverer.look_again(told_to(app)))
}

/// Stops what is being found out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_discovery(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk().map(|desk| desk.discoverer.stop())
}

/// Deletes the log.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_chats(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk()?.discoverer.forget()
}

/// Some clusters of what is left, or of those that are put aside.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn left_clusters(
    studio: State<'_, Studio>,
    aside: bool,
    from: u32,
) -> ApiResult<LeftPage> {
    studio.desk()?.discoverer.left(aside, from)
}

/// Entries that a cluster comes closest to.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn near_entries(
    studio: State<'_, Studio>,
    cluster: String,
) -> ApiResult<Vec<EntryName>> {
    studio.desk()?.discoverer.near(&cluster)
}

/// Makes an entry of a cluster.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cluster_to_entry(
    studio: State<'_, Studio>,
    cluster: String,
    left_out: Vec<String>,
) -> ApiResult<EntryName> {
    studio.desk()?.discoverer.write_entry(&cluster, &left_out)
}

/// Adds a cluster's wordings to an entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_cluster(
    studio: State<'_, Studio>,
    cluster: String,
    entry: FaqId,
    left_out: Vec<String>,
) -> ApiResult<EntryName> {
    studio.desk()?.discoverer.add_to_entry(&cluster, &entry, &left_out)
}

/// Puts a cluster aside for ever, or takes it back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn put_cluster_aside(
    studio: State<'_, Studio>,
    cluster: String,
    aside: bool,
) -> ApiResult<()> {
    studio.desk()?.discoverer.put_aside(&cluster, aside)
}

/// Keeps a question of the log as a test dialogue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn question_to_dialogue(
    studio: State<'_, Studio>,
    text: String,
    verdict: Option<ReplyVerdict>,
) -> ApiResult<DialogueRow> {
    studio.desk()?.discoverer.keep_question(&text, verdict)
}

/// What is to be judged next, and what comes of what was.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn judging(studio: State<'_, Studio>) -> ApiResult<Judging> {
    studio.desk()?.discoverer.judging()
}

/// Says something of the reply to a question of the sample.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn judge_reply(
    studio: State<'_, Studio>,
    text: String,
    verdict: ReplyVerdict,
) -> ApiResult<Judging> {
    studio.desk()?.discoverer.judge(&text, verdict)
}

/// Takes the last judgement back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_judgement_back(studio: State<'_, Studio>) -> ApiResult<Judging> {
    studio.desk()?.discoverer.take_judgement_back()
}

/// Tells the window how far it is.
fn told_to(app: AppHandle) -> impl Fn(DiscoveryProgress) {
    let pace = Pace::default();
    move |far| {
        if pace.is_due(far.stage as u8, far.done, far.total) {
            drop(DiscoveryGoesOn(far).emit(&app));
        }
    }
}
