//! `releases.csv`: the numbers, in a plain file beside the knowledge base that travels with it.
//!
//! Rows are only ever appended; what others wrote stays as it is, byte for byte. A row needs no
//! more than its number, so that whoever knows the last one can write it down.

use kaopu_model::Table;

use super::NewRelease;
use super::number::{Begun, Known};
use crate::error::Result;
use crate::folder::Folder;

/// Its name.
pub const LEDGER: &str = "releases.csv";

/// The most bytes that it may have: some 50,000 releases.
const MAX_BYTES: u64 = 8 << 20;

const COLUMNS: [&str; 5] = ["seq", "issued_at", "kb_digest", "digest", "title"];

/// Adds what it says to what is known. A row that cannot be read is doubt, not an error: the number
/// may have been the highest.
pub(super) fn read(folder: &Folder, known: &mut Known) -> Result<()> {
    let bytes = folder.dir()?.read(LEDGER, MAX_BYTES).map_err(|e| folder.failed(e))?;
    let text = bytes.unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let table = Table::parse(&text);
    let column = |name: &str| {
        let header = table.header()?.cells();
        header.iter().position(|cell| cell.trim_start_matches('\u{feff}').trim() == name)
    };
    let columns = COLUMNS.map(column);
    for (index, row) in table.records() {
        let cell = |column: usize| {
            let text = columns[column].map(|column| row.cell(column).trim().to_owned());
            text.filter(|text| !text.is_empty())
        };
        match cell(0).and_then(|seq| seq.parse().ok()).filter(|seq| *seq > 0) {
            Some(seq) => known.add(Begun {
                seq,
                issued_at: cell(1),
                kb_digest: cell(2),
                digest: cell(3),
                unfinished: false,
            }),
            None => {
                known.unread_row.get_or_insert(index + 1);
            }
        }
    }
    if table.is_broken() {
        known.unread_row.get_or_insert(table.rows().len());
    }
    Ok(())
}

/// Appends a release, unless it is there.
pub(super) fn append(folder: &Folder, new: &NewRelease<'_>) -> Result<()> {
    let mut there = Known::default();
    read(folder, &mut there)?;
    if there.has_bundle(new.seq, new.digest) {
        return Ok(());
    }
    let seq = new.seq.to_string();
    let mut table = Table::with_header(&COLUMNS);
    table.insert(1, &[&seq, new.issued_at, new.kb_digest, new.digest, new.title]);
    let fresh = table.format();
    let dir = folder.dir()?;
    let mut bytes = dir.read(LEDGER, MAX_BYTES).map_err(|e| folder.failed(e))?.unwrap_or_default();
    if bytes.is_empty() {
        bytes = fresh.into_bytes();
    } else {
        let line_end: &[u8] =
            if bytes.windows(2).any(|two| two == b"\r\n") { b"\r\n" } else { b"\n" };
        if !bytes.ends_with(b"\n") {
            bytes.extend_from_slice(line_end);
        }
        let row = fresh.split_once('\n').map_or("", |(_, row)| row);
        bytes.extend_from_slice(row.trim_end_matches(['\r', '\n']).as_bytes());
        bytes.extend_from_slice(line_end);
    }
    dir.replace(LEDGER, &bytes).map_err(|e| folder.failed(e))
}
