//! One command for each use case. They run off the window's thread, so nothing here blocks typing.

use std::path::Path;

use kaopu_studio::{
    ApiResult, BudgetView, CareView, Checkup, DialogueChange, Draft, EntryDraft, EntryRow,
    EntryView, EscalationView, FactDraft, FaqId, Fix, FixImpact, KeptDraft, KeyView, Localized,
    Message, NewShop, Overview, PartId, PastReleaseView, PersonaConversation, PersonaDraft,
    PersonasView, PlaceholderRow, ProductRow, ProposedFix, RecentWorkspace, ReleasePreview,
    ReleaseRow, RuleCoverage, RuleId, SaveOutcome, SearchFound, Status, Studio, TemplateView,
    ToneRow, Trial, WorkspaceView,
};
use secrecy::SecretString;
use tauri::{AppHandle, State};
use tauri_specta::Event;

use crate::events::FixImpactProgress;
use crate::grants::Grants;
use crate::pace::Pace;

/// KBs that were open before.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recent_workspaces(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
) -> ApiResult<Vec<RecentWorkspace>> {
    let mut recent = studio.recent_workspaces();
    for workspace in &mut recent {
        workspace.path = grants.allow_folder(Path::new(&workspace.path));
    }
    Ok(recent)
}

/// Opens the working copy of the sample.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_sample(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
) -> ApiResult<WorkspaceView> {
    Ok(grants.view(studio.open_sample()?))
}

/// What a shop of one's own can begin with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn templates() -> ApiResult<Vec<TemplateView>> {
    Ok(kaopu_studio::templates())
}

/// Begins a shop of one's own inside of a folder that was chosen in this run, and opens it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn new_workspace(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    path: String,
    shop: NewShop,
) -> ApiResult<WorkspaceView> {
    Ok(grants.view(studio.new_workspace(&grants.folder(&path)?, &shop)?))
}

/// Opens a KB by its folder, which was chosen in this run.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_workspace(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    path: String,
) -> ApiResult<WorkspaceView> {
    Ok(grants.view(studio.open_workspace(&grants.folder(&path)?)?))
}

/// What is open, if anything.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn workspace(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
) -> ApiResult<Option<WorkspaceView>> {
    Ok(studio.current()?.map(|view| grants.view(view)))
}

/// Looks at the folder again: on focus.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rescan(studio: State<'_, Studio>) -> ApiResult<bool> {
    studio.rescan()
}

/// How the open KB stands.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn status(studio: State<'_, Studio>) -> ApiResult<Status> {
    studio.status()
}

/// Whether a release is possible, and what would be in it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn overview(studio: State<'_, Studio>) -> ApiResult<Overview> {
    studio.workspace()?.overview()
}

/// All entries.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn entries(studio: State<'_, Studio>) -> ApiResult<Vec<EntryRow>> {
    Ok(studio.workspace()?.entries())
}

/// Finds anything by words, pinyin or initials.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn search(studio: State<'_, Studio>, query: String) -> ApiResult<SearchFound> {
    Ok(studio.workspace()?.search(&query))
}

/// One entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn entry(studio: State<'_, Studio>, id: String) -> ApiResult<EntryView> {
    studio.workspace()?.entry(&id)
}

/// Adds an entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn create_entry(
    studio: State<'_, Studio>,
    category: String,
    question: String,
) -> ApiResult<EntryView> {
    studio.workspace()?.create_entry(&category, &question)
}

/// Takes an entry out of the rules that hand it over whenever it is asked.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn answer_by_bot(studio: State<'_, Studio>, entry: FaqId) -> ApiResult<()> {
    studio.workspace()?.answer_by_bot(&entry)
}

/// Takes back the last operation.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo(studio: State<'_, Studio>) -> ApiResult<Option<Localized>> {
    studio.workspace()?.undo()
}

/// Repeats what was undone last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn redo(studio: State<'_, Studio>) -> ApiResult<Option<Localized>> {
    studio.workspace()?.redo()
}

/// Everything that can stand between braces.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn placeholders(studio: State<'_, Studio>) -> ApiResult<Vec<PlaceholderRow>> {
    Ok(studio.workspace()?.placeholders())
}

/// Writes a fact.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_fact(studio: State<'_, Studio>, fact: FactDraft) -> ApiResult<()> {
    studio.workspace()?.save_fact(&fact)
}

/// All products.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn products(studio: State<'_, Studio>) -> ApiResult<Vec<ProductRow>> {
    Ok(studio.workspace()?.products())
}

/// What is shown at each key: the check of the draft under the pen, if there is one, and the
/// conversation with it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn try_out(
    studio: State<'_, Studio>,
    draft: Option<Draft>,
    messages: Vec<Message>,
    editing: bool,
) -> ApiResult<Trial> {
    studio.desk()?.simulator.try_out(draft.as_ref(), &messages, editing)
}

/// The same at another time: each turn says whether it is another than now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn try_out_then(
    studio: State<'_, Studio>,
    draft: Option<Draft>,
    messages: Vec<Message>,
    editing: bool,
    now: Vec<Message>,
) -> ApiResult<Trial> {
    studio.desk()?.simulator.try_out_then(draft.as_ref(), &messages, editing, &now)
}

/// Remembers the conversation that is open, so that a change can be held against it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_conversation(
    studio: State<'_, Studio>,
    messages: Vec<Message>,
) -> ApiResult<()> {
    studio.desk()?.simulator.keep(&messages)
}

/// The fixes that could make the right entry answer the last message.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn propose_fixes(
    studio: State<'_, Studio>,
    messages: Vec<Message>,
    right: String,
) -> ApiResult<Vec<ProposedFix>> {
    studio.desk()?.impact.propose(&messages, &right.as_str().into())
}

/// What a fix would do about the last message and everything else that is known to be asked; tells
/// how far it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn fix_impact(
    app: AppHandle,
    studio: State<'_, Studio>,
    messages: Vec<Message>,
    fix: Fix,
) -> ApiResult<FixImpact> {
    // A window that is closing misses a number; the look goes on.
    let pace = Pace::default();
    studio.desk()?.impact.of(&messages, &fix, |done, total| {
        if pace.is_due(0, done, total) {
            drop(FixImpactProgress { done, total }.emit(&app));
        }
    })
}

/// Stops looking at what a fix would do.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_fix_impact(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.desk().map(|desk| desk.impact.stop())
}

/// Whether each wording of an entry, as the draft has it, would find it without standing there, and
/// what it is confused with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_up(studio: State<'_, Studio>, draft: EntryDraft) -> ApiResult<Checkup> {
    studio.desk()?.preview.check_up(&draft)
}

/// The wrong-answer budget, and what each choice of it would lead to.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn budget(studio: State<'_, Studio>) -> ApiResult<BudgetView> {
    Ok(studio.workspace()?.budget())
}

/// Chooses the wrong-answer budget, in hundredths of a percent.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_budget(studio: State<'_, Studio>, budget: u32) -> ApiResult<()> {
    studio.workspace()?.save_budget(budget)
}

/// Makes a fix.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn apply_fix(studio: State<'_, Studio>, fix: Fix) -> ApiResult<()> {
    studio.workspace()?.apply_fix(&fix)
}

/// All personas.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn personas(studio: State<'_, Studio>) -> ApiResult<PersonasView> {
    Ok(studio.workspace()?.personas())
}

/// Chooses who speaks.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn use_persona(studio: State<'_, Studio>, id: String) -> ApiResult<()> {
    studio.workspace()?.use_persona(&id)
}

/// Everything that can be said, by persona, moment and feeling, with an unsaved draft if there is
/// one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn tone_matrix(
    studio: State<'_, Studio>,
    draft: Option<Draft>,
) -> ApiResult<Vec<ToneRow>> {
    studio.desk()?.preview.tone_matrix(draft.as_ref())
}

/// One conversation as each persona would lead it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn play_personas(
    studio: State<'_, Studio>,
    messages: Vec<Message>,
    draft: Option<Draft>,
) -> ApiResult<Vec<PersonaConversation>> {
    studio.desk()?.preview.play_personas(&messages, draft.as_ref())
}

/// A phrase as it would be spoken on the phone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn voice_preview(
    studio: State<'_, Studio>,
    draft: PersonaDraft,
    text: String,
) -> ApiResult<String> {
    studio.workspace()?.voice_preview(&draft, &text)
}

/// All care moments.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn care(studio: State<'_, Studio>) -> ApiResult<CareView> {
    Ok(studio.workspace()?.care())
}

/// Queues and rules.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn escalation(studio: State<'_, Studio>) -> ApiResult<EscalationView> {
    Ok(studio.workspace()?.escalation())
}

/// Puts a rule before another; without one at the end.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn move_rule(
    studio: State<'_, Studio>,
    rule: RuleId,
    before: Option<RuleId>,
) -> ApiResult<()> {
    studio.workspace()?.move_rule(&rule, before.as_ref())
}

/// Which test dialogues each rule has a part in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rule_coverage(
    studio: State<'_, Studio>,
    draft: Option<Draft>,
) -> ApiResult<Vec<RuleCoverage>> {
    studio.desk()?.preview.rule_coverage(draft.as_ref())
}

/// What a draft would change in the test dialogues.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn dialogue_changes(
    studio: State<'_, Studio>,
    draft: Draft,
) -> ApiResult<Vec<DialogueChange>> {
    studio.desk()?.preview.dialogue_changes(&draft)
}

/// Saves a draft that was begun from `base`; without one it is new. Saves of one visit of a field
/// are one step of undo.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_draft(
    studio: State<'_, Studio>,
    base: Option<Draft>,
    draft: Draft,
    visit: Option<String>,
) -> ApiResult<SaveOutcome> {
    studio.workspace()?.save_draft(base.as_ref(), &draft, visit.as_deref())
}

/// Remembers what has been typed and is not saved yet.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_draft(studio: State<'_, Studio>, base: Draft, draft: Draft) -> ApiResult<()> {
    studio.workspace()?.keep_draft(&base, &draft)
}

/// Forgets what was typed and not saved.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_draft(studio: State<'_, Studio>, draft: Draft) -> ApiResult<()> {
    studio.workspace()?.forget_draft(&draft)
}

/// What was typed before and has not reached the files.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn kept_drafts(studio: State<'_, Studio>) -> ApiResult<Vec<KeptDraft>> {
    studio.workspace()?.kept_drafts()
}

/// Removes a part.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_part(studio: State<'_, Studio>, part: PartId) -> ApiResult<()> {
    studio.workspace()?.remove_part(&part)
}

/// The signing keys on this computer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keys(studio: State<'_, Studio>) -> ApiResult<Vec<KeyView>> {
    Ok(studio.keys())
}

/// Makes a signing key.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn create_key(
    studio: State<'_, Studio>,
    name: String,
    passphrase: String,
) -> ApiResult<KeyView> {
    studio.create_key(&name, &SecretString::from(passphrase))
}

/// What an export would sign. `last` is the last release's number, where the person was asked for
/// it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn release_preview(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    last: Option<u32>,
) -> ApiResult<ReleasePreview> {
    let mut preview = studio.workspace()?.release_preview_after(last)?;
    preview.suggested_path = grants.allow_proposed(Path::new(&preview.suggested_path));
    Ok(preview)
}

/// Releases so far.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn releases(studio: State<'_, Studio>) -> ApiResult<Vec<ReleaseRow>> {
    studio.workspace()?.releases()
}

/// What is known of a release of former days.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn past_release(studio: State<'_, Studio>, seq: u32) -> ApiResult<PastReleaseView> {
    studio.workspace()?.past_release(seq)
}

/// Makes the knowledge base what it was when a release was signed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_release(studio: State<'_, Studio>, seq: u32) -> ApiResult<()> {
    studio.workspace()?.restore_release(seq)
}
