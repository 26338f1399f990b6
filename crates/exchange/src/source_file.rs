//! A file that was given, read as far as a format asks.

use std::sync::OnceLock;

use kaopu_model::Localized;

use crate::grid::{Decoded, Grid, decode, read_delimited};
use crate::note::ImportNote;
use crate::place::FilePlace;

/// A file that was given: its bytes, or the sheets of a workbook that was read elsewhere.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    bytes: Vec<u8>,
    encoding: Option<String>,
    text: OnceLock<Result<Decoded, Localized>>,
    grids: OnceLock<Vec<Grid>>,
}

impl SourceFile {
    /// A file of bytes. `encoding` is one that somebody chose for it.
    #[must_use]
    pub fn new(name: &str, bytes: Vec<u8>, encoding: Option<&str>) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
            encoding: encoding.map(str::to_owned),
            text: OnceLock::new(),
            grids: OnceLock::new(),
        }
    }

    /// A workbook whose sheets were read in a process of their own.
    #[must_use]
    pub fn of_workbook(name: &str, grids: Vec<Grid>) -> Self {
        let file = Self::new(name, Vec::new(), None);
        let _ = file.grids.set(grids);
        file
    }

    /// Its name, as people know it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The whole file as a place.
    pub(crate) fn place(&self) -> FilePlace {
        FilePlace::file(&self.name)
    }

    /// Its text.
    pub(crate) fn text(&self) -> Result<&Decoded, &Localized> {
        self.text.get_or_init(|| decode(&self.bytes, self.encoding.as_deref())).as_ref()
    }

    /// Its tables: the sheets of a workbook, or the one of a delimited text; none if it is neither.
    pub fn grids(&self) -> &[Grid] {
        self.grids.get_or_init(|| {
            let Ok(decoded) = self.text() else { return Vec::new() };
            let place = self.place();
            let mut grid = read_delimited(&decoded.text, &place);
            grid.notes.extend(told_encoding(decoded, &place));
            vec![grid]
        })
    }
}

/// What was not certain is said.
pub(crate) fn told_encoding(decoded: &Decoded, place: &FilePlace) -> Option<ImportNote> {
    if decoded.is_certain {
        return None;
    }
    let name = decoded.encoding;
    Some(ImportNote::told(
        place,
        format!("按 {name} 编码读的；看到乱码就另选一种编码"),
        format!("it was read as {name}; choose another encoding if it looks wrong"),
    ))
}
