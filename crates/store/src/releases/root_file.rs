//! `root.kbx`: who may sign for this knowledge base, in a plain file beside it that travels with it
//! (and is no part of it), and a copy in Kaopu's own folder: bots know the first one, so a lost one
//! must not be begun anew. What is in it is signed; the store only keeps its bytes.

use kaopu_durable::Dir;

use crate::error::Result;
use crate::folder::{Folder, OWN_DIR};

/// Its name.
pub const ROOT_FILE: &str = "root.kbx";

/// The most bytes that it may have: 64 roots with their signatures.
const MAX_BYTES: u64 = 2 << 20;

/// Its bytes; nothing if it is not there.
pub(crate) fn read(folder: &Folder) -> Result<Option<Vec<u8>>> {
    folder.dir()?.read(ROOT_FILE, MAX_BYTES).map_err(|e| folder.failed(e))
}

/// The bytes of the copy, if there is one that can be read.
pub(crate) fn copy(folder: &Folder) -> Option<Vec<u8>> {
    folder.dir().ok()?.folder(OWN_DIR).ok()??.read(ROOT_FILE, MAX_BYTES).ok()?
}

/// Replaces it, and the copy.
pub(crate) fn write(folder: &Folder, own: &Dir, bytes: &[u8]) -> Result<()> {
    if read(folder)?.as_deref() != Some(bytes) {
        folder.dir()?.replace(ROOT_FILE, bytes).map_err(|e| folder.failed(e))?;
    }
    if copy(folder).as_deref() == Some(bytes) {
        return Ok(());
    }
    own.replace(ROOT_FILE, bytes).map_err(|e| folder.failed(e))
}
