//! Zips of strangers, in memory: so many files, of so many bytes, and none of it is believed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// Files that are read.
const MOST_FILES: usize = 20_000;

/// Bytes of a file in it, and of all.
const MOST_FILE: u64 = 8 << 20;
const MOST_ALL: u64 = 128 << 20;

/// Whether these bytes begin like a zip.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The names of what is in it.
pub(crate) fn names(bytes: &[u8]) -> Vec<String> {
    if !is_zip(bytes) {
        return Vec::new();
    }
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.map_or_else(
        |_| Vec::new(),
        |archive| archive.file_names().flatten().map(Into::into).collect(),
    )
}

/// The JSON files in it, by their paths below the folder that all of it may stand in.
pub(crate) fn json_files(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, (String, String)> {
    let damaged = |error: &dyn std::fmt::Display| {
        (format!("压缩包坏了：{error}"), format!("is a damaged zip: {error}"))
    };
    let too_large =
        || ("压缩包里的内容太大了".to_owned(), "is a zip with too much in it".to_owned());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MOST_FILES {
        return Err(too_large());
    }
    let mut files = BTreeMap::new();
    let mut all = 0;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| damaged(&error))?;
        let name = file.name().map_err(|error| damaged(&error))?.into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        let mut read = Vec::new();
        // What the zip says of its size is not believed: what comes out is counted.
        file.take(MOST_FILE + 1).read_to_end(&mut read).map_err(|error| damaged(&error))?;
        all += read.len() as u64;
        if read.len() as u64 > MOST_FILE || all > MOST_ALL {
            return Err(too_large());
        }
        files.insert(name, read);
    }
    Ok(files)
}
