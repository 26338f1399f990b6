//! Copies of what was released, in `.kaopu/releases/<n>/`: what changed since can be told from
//! them without a bundle or a key. Pictures, whose names say what they are, stand once for all of
//! them in `.kaopu/releases/media/`; a release that has any lists their names in `media.txt`.

use kaopu_durable::Dir;
use kaopu_model::{KbFiles, MEDIA, TOP_FILES, is_dialogue_name, is_media_name, media_files};

use crate::error::Result;
use crate::folder::{DIALOGUES_FOLDER, Folder, MAX_FILE_BYTES, MEDIA_FOLDER, OWN_DIR, write_all};

/// Where they are, in Kaopu's own folder.
pub(crate) const KEPT: &str = "releases";

/// The names of a release's pictures, one a line.
const PICTURES: &str = "media.txt";

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
    let kept = opened(folder)?;
    let copy = kept.folder(&seq.to_string()).ok()??;
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
    if let Some(names) = copy.read(PICTURES, MAX_FILE_BYTES).ok()? {
        let pictures = kept.folder(MEDIA_FOLDER).ok()??;
        for name in std::str::from_utf8(&names).ok()?.lines().filter(|name| is_media_name(name)) {
            files.insert(format!("{MEDIA}{name}"), pictures.read(name, MAX_FILE_BYTES).ok()??);
        }
    }
    files.contains_key("kb.toml").then_some(files)
}

/// Makes the copy of a release, unless it is there.
pub(super) fn write(folder: &Folder, own: &Dir, seq: u32, files: &KbFiles) -> Result<()> {
    if read(folder, seq).as_ref() == Some(files) {
        return Ok(());
    }
    let written = own.make_folder(KEPT).and_then(|kept| write_in(&kept, seq, files));
    written.map_err(|e| folder.failed(e))
}

/// Pictures first, so that a copy with `kb.toml` has all of them.
fn write_in(kept: &Dir, seq: u32, files: &KbFiles) -> kaopu_durable::Result<()> {
    let copy = kept.make_folder(&seq.to_string())?;
    let (mut rest, mut names) = (files.clone(), String::new());
    for (path, bytes) in media_files(files) {
        let Some(name) = path.strip_prefix(MEDIA) else { continue };
        let pictures = kept.make_folder(MEDIA_FOLDER)?;
        // What is there under this name is the same, unless somebody spoilt it.
        if pictures.read(name, MAX_FILE_BYTES).ok().flatten().as_ref() != Some(bytes) {
            pictures.replace(name, bytes)?;
        }
        names.push_str(name);
        names.push('\n');
        rest.remove(path);
    }
    if !names.is_empty() {
        copy.replace(PICTURES, names.as_bytes())?;
    } else if copy.holds(PICTURES)? {
        copy.remove(PICTURES)?;
    }
    write_all(&copy, &rest)
}
