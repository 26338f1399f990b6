//! A knowledge base made from what another program kept.

use std::io::Read as _;
use std::path::Path;

use kaopu_durable::{DurableError, open_regular};
use kaopu_exchange::{Format, Import, ImportError, LabelledFile, Note, line_end, starter};
use kaopu_model::{KbFiles, Locale, apply_all};
use kaopu_store::{create_kb, expect_empty};
use serde::Serialize;

use crate::error::{ApiError, ApiResult};
use crate::new_folder::occupied;

/// The most bytes that such a file may have, twice what a table of a knowledge base may.
const MOST_BYTES: u64 = 16 << 20;

/// The most lines: each of them is understood, or becomes a row.
const MOST_LINES: usize = kaopu_model::limits::ROWS;

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// The new knowledge base's folder, as it was given.
    pub path: String,
    /// Its language, by what most of the texts are written in.
    pub locale: Locale,
    /// Entries.
    pub entries: usize,
    /// Phrasings, not counting standard questions.
    pub phrasings: usize,
    /// Lines that are not in it, and why.
    pub skipped: Vec<Note>,
}

/// Makes a knowledge base in the folder `into`, which must be empty or missing, from a file of a
/// foreign format. The same file and folder name give the same bytes.
///
/// # Errors
/// `bad-input` if the folder holds anything or nothing of the file can be used, `io`, `too-large`,
/// and what can go wrong in writing.
pub fn import(format: &Format, file: &Path, into: &Path) -> ApiResult<Imported> {
    let occupied = |error| occupied(error, ("没有导入", "nothing was imported"));
    expect_empty(into).map_err(occupied)?;
    let import = (format.import)(&read(file)?).map_err(|error| unusable(file, &error))?;
    create_kb(&new_kb(into, &import)?, into).map_err(occupied)?;
    Ok(Imported {
        path: into.display().to_string(),
        locale: import.locale,
        entries: import.entries,
        phrasings: import.phrasings,
        skipped: import.notes,
    })
}

/// Reads a file of `label<TAB>text` lines of which at least one can be used.
///
/// # Errors
/// `io` if it can't be read, `too-large`, and `bad-input` if no line of it can be used.
pub(crate) fn load_labelled(file: &Path) -> ApiResult<LabelledFile> {
    LabelledFile::read(&read(file)?).map_err(|error| unusable(file, &error))
}

fn new_kb(into: &Path, import: &Import) -> ApiResult<KbFiles> {
    let folder =
        into.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut edits = starter(&folder, import.locale);
    edits.extend_from_slice(&import.edits);
    let files = apply_all(&KbFiles::new(), &edits)?;
    Ok(files.into_iter().filter_map(|(path, content)| Some((path, content?))).collect())
}

/// All of a regular file that is not too large.
pub(crate) fn read(file: &Path) -> ApiResult<Vec<u8>> {
    let shown = file.display();
    let mut bytes = Vec::new();
    let opened = open_regular(file).map_err(|error| match error {
        DurableError::Reading { source, .. } => ApiError::unreadable(file, &source),
        other => other.into(),
    })?;
    opened
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError::unreadable(file, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        let (zh, en) =
            (format!("{shown} 太大了，超过 16 MB"), format!("{shown} is larger than 16 MB"));
        return Err(too_large(zh, en));
    }
    if bytes.split(|byte| *byte == line_end(&bytes)).nth(MOST_LINES).is_some() {
        let zh = format!("{shown} 太大了，超过 {MOST_LINES} 行");
        return Err(too_large(zh, format!("{shown} has more than {MOST_LINES} lines")));
    }
    Ok(bytes)
}

fn too_large(zh: String, en: String) -> ApiError {
    ApiError::new("too-large", zh, en).hint("分成几个文件。", "Split it into several files.")
}

fn unusable(file: &Path, error: &ImportError) -> ApiError {
    let message = error.about(&file.display().to_string());
    let hints = error.notes.iter().take(3).map(Note::said).collect();
    ApiError { code: "bad-input".to_owned(), message, hints }
}

#[cfg(test)]
mod tests {
    use kaopu_durable::{Links, write};
    use kaopu_exchange::FORMATS;
    use kaopu_store::Folder;

    use super::*;

    fn labelled() -> &'static Format {
        FORMATS.iter().find(|format| format.name == "labelled").unwrap()
    }

    #[test]
    fn what_is_there_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let (file, into) = (folder.path().join("in.tsv"), folder.path().join("my kb"));
        write(&file, b"a\tb\n", Links::Refuse).unwrap();
        import(labelled(), &file, &into).unwrap();
        let made = Folder::open(&into).unwrap().read().unwrap();
        assert_eq!(import(labelled(), &file, &into).unwrap_err().code, "bad-input");
        assert_eq!(import(labelled(), &file, &file).unwrap_err().code, "bad-input");
        assert_eq!(Folder::open(&into).unwrap().read().unwrap(), made);
        let nothing = folder.path().join("nothing.tsv");
        write(&nothing, b"a\t!?\n", Links::Refuse).unwrap();
        let other = folder.path().join("other");
        assert_eq!(import(labelled(), &nothing, &other).unwrap_err().code, "bad-input");
        assert!(!other.exists());
    }

    #[test]
    fn a_file_of_nothing_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.tsv");
        assert_eq!(load_labelled(&path).unwrap_err().code, "io");
        write(&path, b"\n", Links::Refuse).unwrap();
        assert_eq!(load_labelled(&path).unwrap_err().code, "bad-input");
        for most in ["a\tb".repeat(MOST_BYTES as usize / 3 + 1), "a\tb\n".repeat(MOST_LINES)] {
            write(&path, most.as_bytes(), Links::Refuse).unwrap();
            assert_eq!(load_labelled(&path).unwrap_err().code, "too-large");
        }
        write(&path, "a\tb\n".repeat(MOST_LINES - 1).as_bytes(), Links::Refuse).unwrap();
        assert_eq!(load_labelled(&path).unwrap().lines.len(), MOST_LINES - 1);
    }
}
