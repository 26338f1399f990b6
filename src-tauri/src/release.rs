//! What leaves the computer: commands that sign and write.

use std::path::Path;

use kaopu_studio::{
    ApiResult, CandidateView, DEFAULT_DAYS, Export, Exported, GateOverride, KeyFolderView,
    Localized, ReleaseNumber, SigningKey, SigningView, Studio, overrides, unlock_key,
};
use secrecy::SecretString;
use tauri::State;

use crate::grants::{Grants, not_chosen};

/// What an export to this path would replace, in words.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn export_replaces(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    path: String,
) -> ApiResult<Option<Localized>> {
    studio.export_replaces(&grants.file(&path)?)
}

/// Who may sign for the open knowledge base.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn signing(studio: State<'_, Studio>) -> ApiResult<SigningView> {
    studio.workspace()?.signing()
}

/// Asks a second person to look at each release from now on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_approver(
    studio: State<'_, Studio>,
    public_key: String,
    person: String,
    manages: bool,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.add_approver(&public_key, &person, manages, &key)
}

/// How many of those who may change who signs must sign a change.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn ask_managers(
    studio: State<'_, Studio>,
    managers: u32,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.ask_managers(managers, &key)
}

/// Takes a key's right to sign away.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_signer(
    studio: State<'_, Studio>,
    key_id: String,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.remove_signer(&key_id, &key)
}

/// Puts a new key in the place of an old one; with its passphrase if it is on this computer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rotate_signer(
    studio: State<'_, Studio>,
    key_id: String,
    public_key: String,
    new_passphrase: Option<String>,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    let files = studio.keys();
    let new_file = files.iter().find(|file| file.public_key == public_key);
    let new_key = new_file
        .zip(new_passphrase)
        .map(|(file, passphrase)| listed_key(&studio, &file.path, passphrase))
        .transpose()?;
    studio.workspace()?.rotate_signer(&key_id, &public_key, &key, new_key.as_ref())
}

/// Signs the change of who may sign that waits, if it is the one that was looked at.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sign_waiting_root(
    studio: State<'_, Studio>,
    digest: String,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.sign_waiting_root(&digest, &key)
}

/// Takes the change that waits back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_root(studio: State<'_, Studio>) -> ApiResult<SigningView> {
    studio.workspace()?.withdraw_root()
}

/// Begins anew with one person and one key.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn begin_signing_anew(
    studio: State<'_, Studio>,
    person: String,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.begin_signing_anew(&person, &key)
}

/// The signing keys on this computer, with their folder and what is wrong with files there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn key_files(studio: State<'_, Studio>) -> ApiResult<KeyFolderView> {
    Ok(studio.key_files())
}

/// Lets the same people sign for ten more years.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn renew_signing(
    studio: State<'_, Studio>,
    key_path: String,
    passphrase: String,
) -> ApiResult<SigningView> {
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.renew_signing(&key)
}

/// Signs exactly the release that was looked at, with one of the keys on this computer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn approve_candidate(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    path: String,
    digest: String,
    key_path: String,
    passphrase: String,
) -> ApiResult<CandidateView> {
    let file = grants.file(&path)?;
    let key = listed_key(&studio, &key_path, passphrase)?;
    studio.workspace()?.approve(&file, &digest, &key)
}

/// One of the keys on this computer, unlocked.
fn listed_key(studio: &Studio, path: &str, passphrase: String) -> ApiResult<SigningKey> {
    if !studio.keys().iter().any(|key| key.path == path) {
        return Err(not_chosen());
    }
    unlock_key(Path::new(path), &SecretString::from(passphrase))
}

/// Signs and writes a bundle of exactly the KB whose digest the person saw, with one of the keys on
/// this computer, to where a person chose in this run. `last` is as in `release_preview`,
/// `person` what the author is called, for a first release;
/// `passed_over` are the gates that the person passes over.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::too_many_arguments, reason = "the window's call, argument by argument")]
pub(crate) fn export_bundle(
    studio: State<'_, Studio>,
    grants: State<'_, Grants>,
    key_path: String,
    passphrase: String,
    path: String,
    kb_digest: String,
    notes: String,
    person: String,
    last: Option<u32>,
    passed_over: Vec<GateOverride>,
) -> ApiResult<Exported> {
    let path = grants.file(&path)?;
    let key = listed_key(&studio, &key_path, passphrase)?;
    let seq = last.map(ReleaseNumber::after).transpose()?;
    let overrides = overrides(&passed_over)?;
    let export = Export {
        key: &key,
        path: &path,
        kb_digest: &kb_digest,
        seq,
        issued_at: None,
        days: DEFAULT_DAYS,
        notes: notes.trim(),
        person: &person,
        overrides: &overrides,
    };
    studio.workspace()?.export(&export)
}
