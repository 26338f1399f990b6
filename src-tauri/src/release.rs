//! What leaves the computer: commands that sign and write.

use std::path::Path;

use kaopu_studio::{
    ApiResult, Export, Exported, GateOverride, Localized, ReleaseNumber, Studio, overrides,
    unlock_key,
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

/// Signs and writes a bundle of exactly the KB whose digest the person saw, with one of the keys on
/// this computer, to where a person chose in this run. `last` is as in `release_preview`;
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
    last: Option<u32>,
    passed_over: Vec<GateOverride>,
) -> ApiResult<Exported> {
    let path = grants.file(&path)?;
    if !studio.keys().iter().any(|key| key.path == key_path) {
        return Err(not_chosen());
    }
    let key = unlock_key(Path::new(&key_path), &SecretString::from(passphrase))?;
    let seq = last.map(ReleaseNumber::after).transpose()?;
    let overrides = overrides(&passed_over)?;
    let export = Export {
        key: &key,
        path: &path,
        kb_digest: &kb_digest,
        seq,
        issued_at: None,
        overrides: &overrides,
    };
    studio.workspace()?.export(&export)
}
