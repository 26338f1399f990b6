//! Copies of what was released, in `.kaopu/releases/<n>/`: what changed since can be told from
//! them without a bundle or a key.

use kaopu_durable::Dir;
use kaopu_model::{KbFiles, TOP_FILES, is_dialogue_name};

use crate::error::Result;
use crate::folder::{DIALOGUES_FOLDER, Folder, MAX_FILE_BYTES, OWN_DIR, write_all};

/// Where they are, in Kaopu's own folder.
pub(crate) const KEPT: &str = "releases";

/// The numbers of which there is a copy, or a part of one.
pub(super) fn numbers(folder: &Folder) -> Result<Vec<u32>> {
    let Some(kept) = opened(folder) else { return Ok(Vec::new()) };
    let names = kept.names().map_err(|e| folder.failed(e))?;
    Ok(names.iter().filter_map(|name| number(name)).collect())
}

/// A name as we write it: no sign, no zeros in front.
fn number(name: &str) -> Option<u32> {
    name.parse().ok().filter(|seq: &u32| *seq > 0 && seq.to_string() == *name)
}

/// The copies' folder; links on the way are not followed, and lead to nothing.
fn opened(folder: &Folder) -> Option<Dir> {
    folder.dir().ok()?.folder(OWN_DIR).ok()??.folder(KEPT).ok()?
}

/// The files of a release. A copy without `kb.toml`, which is written last, is not whole.
pub(super) fn read(folder: &Folder, seq: u32) -> Option<KbFiles> {
    let copy = opened(folder)?.folder(&seq.to_string()).ok()??;
    let mut files = KbFiles::new();
    for name in TOP_FILES {
        if let Some(bytes) = copy.read(name, MAX_FILE_BYTES).ok()? {
            files.insert(name.to_owned(), bytes);
        }
    }
    if let Some(dialogues) = copy.folder(DIALOGUES_FOLDER).ok()? {
        for name in dialogues.names().ok()?.into_iter().filter(|name| is_dialogue_name(name)) {
            let bytes = dialogues.read(&name, MAX_FILE_BYTES).ok()??;
            files.insert(format!("{DIALOGUES_FOLDER}/{name}"), bytes);
        }
    }
    files.contains_key("kb.toml").then_some(files)
}

/// Makes the copy of a release, unless it is there.
pub(super) fn write(folder: &Folder, own: &Dir, seq: u32, files: &KbFiles) -> Result<()> {
    if read(folder, seq).as_ref() == Some(files) {
        return Ok(());
    }
    let copy = own.make_folder(KEPT).and_then(|kept| kept.make_folder(&seq.to_string()));
    copy.and_then(|copy| write_all(&copy, files)).map_err(|e| folder.failed(e))
}
