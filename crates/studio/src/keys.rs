//! Signing keys on this computer: one file each, protected by a passphrase.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use kaopu_bundle::{KeyError, PublicKey, SecretKeyFile, SigningKey};
use kaopu_durable::{Links, create_dir_all, write};
use kaopu_model::is_id;
use secrecy::SecretString;

use crate::error::{ApiError, ApiResult};
use crate::view::{DamagedKey, KeyDamage, KeyFolderView, KeyView};

/// Makes a key pair: `path` holds the secret half, encrypted and readable by its owner alone;
/// `path` with `.pub` the public half.
///
/// # Errors
/// `key-exists`, `passphrase`, or the files can't be written.
pub fn create_key(path: &Path, passphrase: &SecretString) -> ApiResult<KeyView> {
    let public_path = public_path(path);
    // A secret key called x.pub would be replaced by its own public half.
    if public_path == path || public_path.exists() {
        return Err(KeyError::Exists.into());
    }
    let (secret, public) = SecretKeyFile::generate(passphrase)?;
    secret.create(path)?;
    write(&public_path, public.to_file_text().as_bytes(), Links::Refuse)?;
    Ok(view(path, &public))
}

/// Unlocks a key.
///
/// # Errors
/// `wrong-passphrase`, `key-exposed`, `bad-key`.
pub fn unlock_key(path: &Path, passphrase: &SecretString) -> ApiResult<SigningKey> {
    Ok(SecretKeyFile::read(path)?.unlock(passphrase)?)
}

/// The file of a key's public half.
#[must_use]
pub fn public_path(secret: &Path) -> PathBuf {
    secret.with_extension("pub")
}

/// The keys in a folder, by name, and what else there once was a key.
pub(crate) fn key_folder(folder: &Path) -> KeyFolderView {
    let listing = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = listing.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let ends_in = |path: &Path, ending: &str| path.extension().is_some_and(|own| own == ending);
    let (mut keys, mut damaged) = (Vec::new(), Vec::new());
    for path in paths {
        let found = if ends_in(&path, "key") {
            examined(&path)
        } else if ends_in(&path, "pub") && !path.with_extension("key").exists() {
            Err(KeyDamage::SecretMissing)
        } else {
            continue;
        };
        match found {
            Ok(key) => keys.push(key),
            Err(damage) => damaged.push(DamagedKey { path: path.display().to_string(), damage }),
        }
    }
    KeyFolderView { folder: folder.display().to_string(), keys, damaged }
}

/// Both halves of a key, as far as they show without the passphrase.
fn examined(path: &Path) -> Result<KeyView, KeyDamage> {
    match SecretKeyFile::read(path).and_then(|file| file.examine()) {
        Ok(()) => {}
        Err(KeyError::Exposed { .. }) => return Err(KeyDamage::Exposed),
        Err(_) => return Err(KeyDamage::NotAKey),
    }
    let text = match std::fs::read_to_string(public_path(path)) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(KeyDamage::PublicMissing),
        Err(_) => return Err(KeyDamage::NotAKey),
    };
    let public = PublicKey::parse(&text).map_err(|_| KeyDamage::NotAKey)?;
    Ok(view(path, &public))
}

/// Makes a key with a name in a folder.
pub(crate) fn create_key_in(
    folder: &Path,
    name: &str,
    passphrase: &SecretString,
) -> ApiResult<KeyView> {
    if !is_id(name) {
        return Err(ApiError::new(
            "bad-input",
            "密钥名只能用小写字母、数字和连字符",
            "a key's name consists of a-z, 0-9 and hyphens",
        ));
    }
    create_dir_all(folder)?;
    create_key(&folder.join(format!("{name}.key")), passphrase)
}

fn view(path: &Path, public: &PublicKey) -> KeyView {
    KeyView {
        path: path.display().to_string(),
        public_key: public.to_string(),
        key_id: public.key_id().to_string(),
    }
}
