//! Where the columns of a table really stand.

use std::collections::BTreeMap;

use crate::parse::sheet::columns_of;
use crate::source::Table;
use crate::source::encoding::decode;
use crate::{KbFiles, Place};

/// Checks know a table's columns by name and count them as a new file would have them; the file may
/// have them in another order.
#[derive(Debug, Default)]
pub(super) struct Layouts<'f> {
    files: Option<&'f KbFiles>,
    /// By file, for each column of a new one where it stands in this one; 0 if it does not.
    known: BTreeMap<String, Vec<u32>>,
}

impl<'f> Layouts<'f> {
    pub(super) fn of(files: &'f KbFiles) -> Self {
        Self { files: Some(files), known: BTreeMap::new() }
    }

    /// Gives a place the column that the file has.
    pub(super) fn set_real_column(&mut self, place: &mut Place) {
        let (Some(files), Some(column)) = (self.files, place.column.checked_sub(1)) else { return };
        if !self.known.contains_key(&place.file) {
            self.known.insert(place.file.clone(), layout(files, &place.file));
        }
        let layout = self.known.get(&place.file).map(Vec::as_slice).unwrap_or_default();
        if let Some(real) = layout.get(column as usize) {
            place.column = *real;
        }
    }
}

fn layout(files: &KbFiles, file: &str) -> Vec<u32> {
    let Some(columns) = columns_of(file) else { return Vec::new() };
    let Some(text) = files.get(file).and_then(|bytes| decode(file, bytes).ok()) else {
        return Vec::new();
    };
    let table = Table::parse_header(text);
    let Some(header) = table.header() else { return Vec::new() };
    let position = |name: &&str| {
        (1u32..).zip(header.cells()).find(|(_, cell)| cell.trim().eq_ignore_ascii_case(name))
    };
    columns.names.iter().map(|name| position(name).map_or(0, |(number, _)| number)).collect()
}
