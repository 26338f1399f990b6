//! `root.kbx`: who may sign for this knowledge base, in a plain file beside it that travels with it
//! (and is no part of it), and a copy in Kaopu's own folder: bots know the first one, so a lost one
//! must not be begun anew. What is in it is signed; the store only keeps its bytes.

use kaopu_durable::Dir;

use crate::error::Result;
use crate::folder::{Folder, OWN_DIR};

/// Its name.
pub const ROOT_FILE: &str = "root.kbx";

/// Where the next root waits for signatures, beside it.
pub const NEXT_ROOT_FILE: &str = "root-next.kbx";

/// Under which names a root is put aside that is begun anew.
const OLD_ROOT: &str = "root-old.kbx";

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

/// The bytes of the root that waits; nothing if none does.
pub(crate) fn read_next(folder: &Folder) -> Result<Option<Vec<u8>>> {
    folder.dir()?.read(NEXT_ROOT_FILE, MAX_BYTES).map_err(|e| folder.failed(e))
}

/// Replaces the root that waits; `None` takes it away.
pub(crate) fn write_next(folder: &Folder, bytes: Option<&[u8]>) -> Result<()> {
    let dir = folder.dir()?;
    let written = match bytes {
        Some(bytes) => dir.replace(NEXT_ROOT_FILE, bytes),
        None => dir.holds(NEXT_ROOT_FILE).and_then(|there| match there {
            true => dir.remove(NEXT_ROOT_FILE),
            false => Ok(()),
        }),
    };
    written.map_err(|e| folder.failed(e))
}

/// Puts it aside under a name that is free, if it is there.
pub(crate) fn set_aside(folder: &Folder) -> Result<()> {
    let dir = folder.dir()?;
    let aside = dir.holds(ROOT_FILE).and_then(|there| match there {
        true => dir.set_aside(ROOT_FILE, OLD_ROOT).map(drop),
        false => Ok(()),
    });
    aside.map_err(|e| folder.failed(e))
}
