//! Secret key files: minisign's format, always encrypted with a passphrase, readable by their owner
//! only.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use minisign::{KeyPair, SecretKeyBox};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::cost::{check_cost, has_its_form};
use super::{KeyError, PublicKey, SigningKey};
use crate::open::{Links, open, read_at_most};

/// The largest secret key file, in bytes. A real one has about 300.
const MAX_FILE_BYTES: usize = 4 << 10;

/// The longest passphrase that minisign takes, in bytes.
const MAX_PASSPHRASE_BYTES: usize = 1024;

/// The text of an encrypted secret key file. Useless without the passphrase; unlocking takes about
/// a quarter of a second and 32 MiB, on purpose.
#[derive(Clone)]
pub struct SecretKeyFile(Zeroizing<String>);

impl SecretKeyFile {
    /// Makes a new key, encrypted with this passphrase.
    ///
    /// # Errors
    /// [`KeyError::Passphrase`] if it is empty or too long; [`KeyError::Generate`] if the system
    /// gives no randomness.
    pub fn generate(passphrase: &SecretString) -> Result<(Self, PublicKey), KeyError> {
        if passphrase.expose_secret().is_empty()
            || passphrase.expose_secret().len() > MAX_PASSPHRASE_BYTES
        {
            return Err(KeyError::Passphrase);
        }
        let pair = KeyPair::generate_encrypted_keypair(Some(passphrase.expose_secret().to_owned()))
            .map_err(KeyError::Generate)?;
        let public = PublicKey::parse(&pair.pk.to_base64())?;
        let comment = format!("Kaopu signing key {}, encrypted", public.key_id());
        let text = pair.sk.to_box(Some(&comment)).map_err(KeyError::Generate)?;
        Ok((Self(Zeroizing::new(text.into_string())), public))
    }

    /// Takes the text of a secret key file, from wherever the caller keeps it. Whether it is one
    /// shows when it is unlocked.
    #[must_use]
    pub fn from_text(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Whether it looks like an encrypted key that can be unlocked, as far as that shows without
    /// the passphrase.
    ///
    /// # Errors
    /// [`KeyError::Format`] if it is something else, [`KeyError::Cost`].
    pub fn examine(&self) -> Result<(), KeyError> {
        if has_its_form(&self.0) { check_cost(&self.0) } else { Err(KeyError::Format) }
    }

    /// Decrypts the key.
    ///
    /// # Errors
    /// [`KeyError::Cost`] if the file asks for too much; otherwise [`KeyError::Unlock`], whatever
    /// the reason.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<SigningKey, KeyError> {
        check_cost(&self.0)?;
        let text = SecretKeyBox::from(self.0.as_str().to_owned());
        let key = text
            .into_secret_key(Some(passphrase.expose_secret().to_owned()))
            .map_err(|_| KeyError::Unlock)?;
        SigningKey::from_minisign(&Zeroizing::new(key.to_bytes()))
    }

    /// Writes the file: new, and for its owner only. An existing file is never touched.
    ///
    /// # Errors
    /// [`KeyError::Exists`] or [`KeyError::Io`]; then no half-written file stays behind.
    pub fn create(&self, path: &Path) -> Result<(), KeyError> {
        let mut file = create_private(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => KeyError::Exists,
            _ => KeyError::Io(error),
        })?;
        let written = file
            .write_all(self.0.as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| sync_folder_of(path));
        written.map_err(|error| {
            drop(file);
            discard(path);
            KeyError::Io(error)
        })
    }

    /// Reads a secret key file.
    ///
    /// # Errors
    /// [`KeyError::Exposed`] if others can read it (Unix), [`KeyError::NotAFile`],
    /// [`KeyError::Format`] or [`KeyError::Io`].
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let file = open(path, Links::Follow)?.ok_or(KeyError::NotAFile)?;
        check_private(&file)?;
        let bytes = Zeroizing::new(read_at_most(file, MAX_FILE_BYTES)?.ok_or(KeyError::NotAFile)?);
        let text = std::str::from_utf8(&bytes).map_err(|_| KeyError::Format)?;
        Ok(Self::from_text(text.to_owned()))
    }
}

impl fmt::Debug for SecretKeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKeyFile(redacted)")
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "a key must never replace a file, so the store's temp-and-rename is the wrong tool"
)]
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes what this call created and could not finish. If even that fails, the first error says
/// more.
#[expect(clippy::disallowed_methods, reason = "takes back our own create_new")]
fn discard(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Makes the new name durable, where the system can.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder_of(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn check_private(file: &File) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata()?.permissions().mode() & 0o7777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyError::Exposed { mode }) }
}

#[cfg(not(unix))]
fn check_private(_: &File) -> Result<(), KeyError> {
    Ok(())
}
