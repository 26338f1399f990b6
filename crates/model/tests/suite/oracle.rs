//! Our reader of tables against one that the world uses: the cells are the same wherever a text has
//! no fault (`docs/decisions/own-table-reader.md`).

use csv_core::{ReadRecordResult, Reader};
use kaopu_model::{RowKind, Table};
use proptest::prelude::*;

/// The records of a text as `csv-core` has them. It passes over lines without anything.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::new();
    let mut input = text.as_bytes();
    let (mut out, mut ends) = (vec![0; 4096], vec![0; 512]);
    let (mut written, mut cells) = (0, 0);
    let mut records = Vec::new();
    loop {
        let (result, read, bytes, fields) =
            reader.read_record(input, &mut out[written..], &mut ends[cells..]);
        input = &input[read..];
        written += bytes;
        cells += fields;
        match result {
            ReadRecordResult::Record => {
                let mut from = 0;
                let texts = ends[..cells].iter().map(|end| {
                    let text = String::from_utf8(out[from..*end].to_vec()).unwrap();
                    from = *end;
                    text
                });
                records.push(texts.collect());
                (written, cells) = (0, 0);
            }
            ReadRecordResult::End => return records,
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                panic!("a text of the test fits")
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn cells_are_those_of_csv_core(text in "[a\"，,;\t \r\n发#]{0,40}") {
        let table = Table::parse(&text);
        if table.is_broken() {
            return Ok(());
        }
        let has_text = |raw: &str| !raw.trim_matches(['\r', '\n']).is_empty();
        let rows = table.rows().iter().filter(|row| has_text(row.raw()));
        let ours: Vec<Vec<String>> =
            rows.map(|row| row.cells().iter().map(|cell| cell.to_string()).collect()).collect();
        prop_assert_eq!(ours, records(&text), "{:?}", text);
    }
}

#[test]
fn what_no_library_tells_is_told() {
    let table = Table::parse("a,b\r\n\r\n1,\"open\nc,d\n");
    let kinds: Vec<_> = table.rows().iter().map(kaopu_model::Row::kind).collect();
    assert!(
        matches!(kinds[..], [RowKind::Header, RowKind::Blank, RowKind::Broken(_)]),
        "{kinds:?}"
    );
    assert_eq!(records("a,b\r\n\r\n1,\"open\nc,d\n").len(), 2);
}
