//! `root.kbx`: who may sign for this knowledge base, in a plain file beside it that travels with it
//! (and is no part of it). What is in it is signed; the store only keeps its bytes.

use crate::error::Result;
use crate::folder::Folder;

/// Its name.
pub const ROOT_FILE: &str = "root.kbx";

/// The most bytes that it may have: 64 roots with their signatures.
const MAX_BYTES: u64 = 2 << 20;

/// Its bytes; nothing if it is not there.
pub(crate) fn read(folder: &Folder) -> Result<Option<Vec<u8>>> {
    folder.dir()?.read(ROOT_FILE, MAX_BYTES).map_err(|e| folder.failed(e))
}

/// Replaces it.
pub(crate) fn write(folder: &Folder, bytes: &[u8]) -> Result<()> {
    folder.dir()?.replace(ROOT_FILE, bytes).map_err(|e| folder.failed(e))
}
