//! Workbooks that ask for more than there is.

use std::io::{Cursor, Read as _, Write as _};

use kaopu_exchange::read_workbook;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

/// A workbook of some 5 KB with two cells at opposite corners: as one block it has 17 billion.
pub(crate) fn two_corners() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "问题").unwrap().write_string(0, 1, "答案").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn two_cells_at_opposite_corners_are_two_cells() {
    let bytes = two_corners();
    assert!(bytes.len() < 10_000);
    let mut grids = Vec::new();
    let taken = allocation_counter::measure(|| grids = read_workbook(&bytes).unwrap());
    assert!(taken.bytes_max < 64 << 20, "{taken:?}");
    assert_eq!(grids[0].rows.len(), 1);
    assert_eq!(grids[0].notes.len(), 1);
}

/// A part of the workbook's zip that says something else.
pub(crate) fn with_part(
    bytes: &[u8],
    part: &str,
    change: impl FnOnce(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut change = Some(change);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut read = Vec::new();
        file.read_to_end(&mut read).unwrap();
        out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        if name == part {
            read = change.take().unwrap()(&read);
        }
        out.write_all(&read).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
#[ignore = "the long run, nightly: a minute where nothing is optimised"]
fn rows_without_end_are_refused() {
    let mut sheet = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#.to_owned();
    for row in 1..=200_010 {
        sheet.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"));
    }
    sheet.push_str("</sheetData></worksheet>");
    let bytes = with_part(&two_corners(), "xl/worksheets/sheet1.xml", |_| sheet.into_bytes());
    let error = read_workbook(&bytes).unwrap_err();
    assert!(error.reason.en.contains("too many cells"), "{error:?}");
}
