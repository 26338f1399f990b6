//! A working copy of a knowledge base.

use std::fs;
use std::path::Path;

use super::Folder;
use crate::atomic::{create_dir, write_atomically};
use crate::error::{Result, StoreError, shown};

/// Copies the files of the KB in `from` (not its history, and nothing else from that folder) into `to`, which is created and
/// must be empty or missing. `kb.toml` comes last, so that an interrupted copy is not taken for a knowledge base.
///
/// # Errors
/// [`StoreError::Occupied`] if `to` holds anything; what [`Folder::open`], [`Folder::read`] and [`write_atomically`] report.
pub fn copy_kb(from: &Path, to: &Path) -> Result<Folder> {
    let files = Folder::open(from)?.read()?;
    create_dir(to)?;
    let mut found = fs::read_dir(to).map_err(|e| StoreError::reading(shown(to), e))?;
    if found.next().is_some() {
        return Err(StoreError::Occupied { path: shown(to) });
    }
    let (head, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| *path == "kb.toml");
    for (path, bytes) in rest.into_iter().chain(head) {
        let target = to.join(path);
        if let Some(dir) = target.parent() {
            create_dir(dir)?;
        }
        write_atomically(&target, bytes)?;
    }
    Folder::open(to)
}
