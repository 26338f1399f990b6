//! Files to be taken over, read from disk.

use std::io::Read as _;
use std::path::Path;

use kaopu_durable::{DurableError, open_regular};
use kaopu_exchange::{FilePlace, ImportError, LabelledFile, SourceFile, is_workbook, line_end};

use super::child::WorkbookReader;
use crate::error::{ApiError, ApiResult};

/// The most bytes that such a file may have, twice what a table of a knowledge base may.
const MOST_BYTES: u64 = 16 << 20;

/// The most lines: each of them is understood, or becomes a row.
const MOST_LINES: usize = kaopu_model::limits::ROWS;

/// Reads a file to be taken over; a workbook in a process of its own, as long as it is `wanted`.
pub(super) fn source(
    file: &Path,
    encoding: Option<&str>,
    reader: &WorkbookReader,
    wanted: &mut dyn FnMut() -> bool,
) -> ApiResult<(SourceFile, Vec<u8>)> {
    let bytes = bytes(file)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    if is_workbook(&bytes) {
        let grids = reader.read(file, bytes.clone(), wanted)?;
        return Ok((SourceFile::of_workbook(&name, grids), bytes));
    }
    Ok((SourceFile::new(&name, bytes.clone(), encoding), bytes))
}

/// Reads a file of `label<TAB>text` lines of which at least one can be used.
///
/// # Errors
/// `io` if it can't be read, `too-large`, and `bad-input` if no line of it can be used.
pub(crate) fn load_labelled(file: &Path) -> ApiResult<LabelledFile> {
    LabelledFile::read(&read(file)?)
        .map_err(|error| unusable(&error.of(&FilePlace::file(&file.display().to_string()))))
}

/// All of a regular file that is not too large.
pub(crate) fn read(file: &Path) -> ApiResult<Vec<u8>> {
    let shown = file.display();
    let bytes = bytes(file)?;
    if bytes.split(|byte| *byte == line_end(&bytes)).nth(MOST_LINES).is_some() {
        let zh = format!("{shown} 太大了，超过 {MOST_LINES} 行");
        return Err(too_large(zh, format!("{shown} has more than {MOST_LINES} lines")));
    }
    Ok(bytes)
}

fn bytes(file: &Path) -> ApiResult<Vec<u8>> {
    read_bytes(file, MOST_BYTES)
}

/// All bytes of a regular file that has no more than these.
pub(crate) fn read_bytes(file: &Path, most: u64) -> ApiResult<Vec<u8>> {
    let shown = file.display();
    let mut bytes = Vec::new();
    let opened = open_regular(file).map_err(|error| match error {
        DurableError::Reading { source, .. } => ApiError::unreadable(file, &source),
        other => other.into(),
    })?;
    opened
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError::unreadable(file, &error))?;
    if bytes.len() as u64 > most {
        let megabytes = most >> 20;
        let (zh, en) = (
            format!("{shown} 太大了，超过 {megabytes} MB"),
            format!("{shown} is larger than {megabytes} MB"),
        );
        return Err(too_large(zh, en));
    }
    Ok(bytes)
}

fn too_large(zh: String, en: String) -> ApiError {
    ApiError::new("too-large", zh, en).hint("分成几个文件。", "Split it into several files.")
}

pub(super) fn unusable(error: &ImportError) -> ApiError {
    let hints = error.notes.iter().take(3).map(|note| note.said()).collect();
    ApiError { code: "bad-input".to_owned(), message: error.said(), hints }
}

#[cfg(test)]
mod tests {
    use kaopu_durable::{Links, write};

    use super::*;

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
