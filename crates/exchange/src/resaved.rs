//! A table of a knowledge base that a spreadsheet program saved again: in another encoding, with
//! another delimiter, with dates and long numbers as it likes them. Read as what was meant, written
//! as Kaopu writes it; what can't be told is left to a person.

use std::collections::BTreeMap;

use kaopu_model::{Localized, Row, Table};
use serde::{Deserialize, Serialize};

use crate::grid::{CellFault, Decoded, GridRow, decode, is_scientific, read_as_written, sniff};
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Columns that hold a day, or a day with a time.
const DATES: [&str; 3] = ["review_by", "from", "until"];

/// Columns by which a row of each table is known.
const KEYS: [(&str, &str); 3] = [("faqs.csv", "id"), ("facts.csv", "key"), ("products.csv", "id")];

/// Most digits that a spreadsheet keeps of a number.
const EXACT_DIGITS: usize = 15;

/// What a table was meant to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resaved {
    /// The encoding that it was saved in.
    pub encoding: &'static str,
    /// Whether the bytes say so themselves, or it is only the likeliest.
    pub is_certain: bool,
    /// What stands between its cells.
    pub delimiter: char,
    /// Cells that are read otherwise than they stand there.
    pub mended: Vec<Mended>,
    /// What can't be told; empty, or it must not be written.
    pub faults: Vec<ImportNote>,
    /// The table as Kaopu writes it. Rows that say what they said are the bytes that they were.
    pub table: Vec<u8>,
}

/// A cell that is read otherwise than it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mended {
    /// The row as a spreadsheet counts it.
    pub row: u32,
    /// The column's name.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What was meant.
    pub meant: String,
}

/// What a table of a knowledge base was meant to be; `None`: it is as Kaopu writes it. `last` is
/// what the table was before.
///
/// # Errors
/// No encoding reads it.
pub fn resaved(
    file: &str,
    bytes: &[u8],
    last: Option<&[u8]>,
) -> Result<Option<Resaved>, Localized> {
    if !file.ends_with(".csv") {
        return Ok(None);
    }
    let Decoded { text, encoding, is_certain } = decode(bytes, None)?;
    let last = last.and_then(|last| std::str::from_utf8(last).ok());
    let delimiter = sniff(&text);
    let place = FilePlace::file(file);
    let mut grid = read_as_written(&text, delimiter, &place);
    let header: Vec<String> =
        grid.rows.iter().find(|row| !is_comment(row)).map(names).unwrap_or_default();
    let before = last.map(|text| Before::new(file, text));
    let mut mended = Vec::new();
    let mut faults = std::mem::take(&mut grid.notes);
    for row in grid.rows.iter_mut().filter(|row| !is_comment(row)).skip(1) {
        let known = before.as_ref().and_then(|before| before.row(&header, row));
        for (at, column) in header.iter().enumerate() {
            let Some(cell) = row.cells.get_mut(at) else { break };
            let was = known.and_then(|known| known.get(column)).map(String::as_str);
            match meant(column, cell, was) {
                Meant::AsItIs => continue,
                Meant::Text(text) => {
                    let found = std::mem::replace(cell, text.clone());
                    row.faults.retain(|(fault, _)| *fault as usize != at);
                    let column = column.clone();
                    mended.push(Mended { row: row.number, column, found, meant: text });
                }
            }
        }
        for (at, fault) in &row.faults {
            let (zh, en) = fault.said();
            faults.push(ImportNote::unreadable(&place.at(row.number, at + 1), zh, en));
        }
    }
    let is_ours = encoding == "UTF-8" && delimiter == b',';
    if is_ours && mended.is_empty() && !faults.iter().any(is_lost_digits) {
        return Ok(None);
    }
    Ok(Some(Resaved {
        encoding,
        is_certain,
        delimiter: char::from(delimiter),
        mended,
        faults,
        table: written(&grid.rows, last),
    }))
}

fn is_lost_digits(note: &ImportNote) -> bool {
    note.reason.en == CellFault::LostDigits.said().1
}

fn is_comment(row: &GridRow) -> bool {
    row.cell(0).starts_with('#')
}

fn names(row: &GridRow) -> Vec<String> {
    row.cells.iter().map(|cell| cell.trim().to_lowercase()).collect()
}

/// The table as it was, by the keys of its rows.
struct Before {
    key: Option<&'static str>,
    rows: BTreeMap<String, BTreeMap<String, String>>,
}

impl Before {
    fn new(file: &str, text: &str) -> Self {
        let key = KEYS.iter().find(|(known, _)| *known == file).map(|(_, key)| *key);
        let table = Table::parse(text);
        let cells = |row: &Row<'_>| row.cells().iter().map(|cell| cell.to_string()).collect();
        let header: Vec<String> = table.header().map(cells).unwrap_or_default();
        let header: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
        let mut rows = BTreeMap::new();
        if let Some(at) = key.and_then(|key| header.iter().position(|name| name == key)) {
            for (_, row) in table.records() {
                let named = header.iter().cloned().zip(cells(row));
                rows.entry(row.cell(at).trim().to_owned()).or_insert_with(|| named.collect());
            }
        }
        Self { key, rows }
    }

    fn row(&self, header: &[String], row: &GridRow) -> Option<&BTreeMap<String, String>> {
        let at = header.iter().position(|name| Some(name.as_str()) == self.key)?;
        self.rows.get(row.cell(at))
    }
}

/// What a cell was meant to be.
enum Meant {
    AsItIs,
    Text(String),
}

fn meant(column: &str, cell: &str, was: Option<&str>) -> Meant {
    let found = cell.trim();
    if found.is_empty() || was.is_some_and(|was| was.trim() == found) {
        return Meant::AsItIs;
    }
    if let Some(was) = was
        && says_the_same(found, was.trim())
    {
        return Meant::Text(was.to_owned());
    }
    if DATES.contains(&column)
        && let Some(date) = date(found)
        && date != found
    {
        return Meant::Text(date);
    }
    Meant::AsItIs
}

/// Whether a spreadsheet shows what was there before as what is there now.
fn says_the_same(found: &str, was: &str) -> bool {
    let dates = || date(found).is_some_and(|found| date(was) == Some(found));
    // 00123 becomes 123.
    let zeros = || {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        is_number(found)
            && is_number(was)
            && was.len() > found.len()
            && was.trim_start_matches('0') == found
    };
    // 123456789012345678 becomes 1.23457E+17.
    let rounded = || {
        if !is_scientific(found) || !was.bytes().all(|b| b.is_ascii_digit()) || was.len() < 6 {
            return false;
        }
        let (Ok(shown), Ok(exact)) = (found.parse::<f64>(), was.parse::<f64>()) else {
            return false;
        };
        let mantissa = found.split(['E', 'e']).next().unwrap_or_default();
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).count().min(EXACT_DIGITS);
        format!("{exact:.*e}", digits.saturating_sub(1))
            == format!("{shown:.*e}", digits.saturating_sub(1))
    };
    dates() || zeros() || rounded()
}

/// `2026/1/5` as `2026-01-05`, `2026/1/5 9:00:00` as `2026-01-05 09:00`.
fn date(text: &str) -> Option<String> {
    let (day, time) = text.split_once([' ', 'T']).map_or((text, None), |(d, t)| (d, Some(t)));
    let day = day.replace(['/', '.', '年', '月'], "-");
    let parts: Vec<&str> = day.trim_end_matches('日').split('-').collect();
    let [year, month, date] = parts.as_slice() else { return None };
    let number = |text: &str, most: u32| -> Option<u32> {
        let is_short = text.len() <= 4 && !text.is_empty();
        let is_number = is_short && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|number| is_number && *number <= most)
    };
    if year.len() != 4 {
        return None;
    }
    let (year, month, date) = (number(year, 9999)?, number(month, 12)?, number(date, 31)?);
    let mut said = format!("{year:04}-{month:02}-{date:02}");
    if let Some(time) = time {
        let parts: Vec<&str> = time.trim().split(':').collect();
        let (hours, minutes) = match parts.as_slice() {
            [hours, minutes] | [hours, minutes, "00" | "0"] => (hours, minutes),
            _ => return None,
        };
        let (hours, minutes) = (number(hours, 24)?, number(minutes, 59)?);
        said.push_str(&format!(" {hours:02}:{minutes:02}"));
    }
    Some(said)
}

/// Rows as Kaopu writes them; those that say what a row said before as they stood there.
fn written(rows: &[GridRow], last: Option<&str>) -> Vec<u8> {
    let mark = if last.is_some_and(|last| last.starts_with('\u{feff}')) { "\u{feff}" } else { "" };
    let last = last.map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut known: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let table = last.map(Table::parse);
    for row in table.iter().flat_map(|table| table.rows()) {
        let cells = row.cells().iter().map(|cell| cell.to_string()).collect();
        known.insert(without_empty_tail(cells), row.raw().to_owned());
    }
    let is_windows = last.is_some_and(|last| last.contains("\r\n"));
    let line_end = if is_windows { "\r\n" } else { "\n" };
    let mut text = String::new();
    for row in rows {
        let cells = without_empty_tail(row.cells.clone());
        let raw = known.get(&cells).cloned().unwrap_or_else(|| {
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            Table::with_header(&cells).format()
        });
        text.push_str(raw.trim_end_matches(['\r', '\n']));
        text.push_str(line_end);
    }
    // Blank rows are all that was lost on the way: then nothing was changed.
    let without_blank = |text: &str| {
        text.lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    };
    match last {
        Some(last) if without_blank(last) == without_blank(&text) => {
            format!("{mark}{last}").into_bytes()
        }
        _ => format!("{mark}{text}").into_bytes(),
    }
}

fn without_empty_tail(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;
    use proptest::prelude::*;

    use super::*;

    const FAQS: &str = "id,category,question,answer,review_by,note\n# 物流\nship,物流,什么时候发货,\"48小时内, 发出\",2026-01-05,00123\n\nsize,尺码,偏大吗,正常,,\n";

    fn read(bytes: &[u8]) -> Resaved {
        resaved("faqs.csv", bytes, Some(FAQS.as_bytes())).unwrap().unwrap()
    }

    /// As Excel writes it: every cell quoted, dates with slashes, no zero before a number.
    fn by_excel(delimiter: &str) -> String {
        [
            ["id", "category", "question", "answer", "review_by", "note"],
            ["# 物流", "", "", "", "", ""],
            ["ship", "物流", "什么时候发货", "48小时内, 发出", "2026/1/5", "123"],
            ["size", "尺码", "偏大吗", "正常", "", ""],
        ]
        .map(|row| row.map(|cell| format!("\"{cell}\"")).join(delimiter) + "\r\n")
        .concat()
    }

    #[test]
    fn what_was_only_saved_again_is_what_it_was_to_the_byte() {
        for delimiter in [",", "\t", ";"] {
            let text = by_excel(delimiter);
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for (bytes, encoding) in [
                (text.as_bytes().to_vec(), "UTF-8"),
                (GB18030.encode(&text).0.into_owned(), "gb18030"),
                ([b"\xff\xfe".as_slice(), &utf16].concat(), "UTF-16LE"),
            ] {
                let read = read(&bytes);
                assert_eq!(
                    (read.encoding, read.delimiter.to_string().as_str(), read.faults.len()),
                    (encoding, delimiter, 0)
                );
                let mended: Vec<_> = read.mended.iter().map(|one| one.meant.as_str()).collect();
                assert_eq!(mended, ["2026-01-05", "00123"]);
                assert_eq!(
                    String::from_utf8(read.table).unwrap(),
                    FAQS,
                    "{encoding} {delimiter:?}"
                );
            }
        }
    }

    #[test]
    fn what_was_changed_there_is_taken_over_and_nothing_else_touched() {
        let text = by_excel("\t").replace("正常", "正常，偏小请拍大一码");
        let read = read(&GB18030.encode(&text).0);
        let table = String::from_utf8(read.table).unwrap();
        assert_eq!(table, FAQS.replace("\n\n", "\n").replace("正常", "正常，偏小请拍大一码"));
    }

    #[test]
    fn digits_that_are_gone_are_an_error_with_the_row_unless_the_table_had_them() {
        let products = "id,name,条码\na,锅,6901234567892\nb,碗,6\n";
        let excel = "id,name,条码\na,锅,6.90123E+12\nb,碗,1.23457E+17\n";
        let read = resaved("products.csv", excel.as_bytes(), Some(products.as_bytes()));
        let read = read.unwrap().unwrap();
        assert_eq!((read.mended[0].row, read.mended[0].meant.as_str()), (2, "6901234567892"));
        let faults: Vec<_> =
            read.faults.iter().map(|one| (one.place.row, one.place.column)).collect();
        assert_eq!(faults, [(3, 3)]);
    }

    #[test]
    fn a_table_of_ours_is_none_of_those() {
        assert_eq!(resaved("faqs.csv", FAQS.as_bytes(), Some(FAQS.as_bytes())), Ok(None));
        assert_eq!(resaved("faqs.csv", FAQS.as_bytes(), None), Ok(None));
        assert_eq!(resaved("kb.toml", b"\xff", None), Ok(None));
        assert!(resaved("faqs.csv", &[0xff, 0xff, 0xff], None).is_err());
    }

    #[test]
    fn dates_are_told_from_what_only_looks_like_some() {
        for (text, said) in [
            ("2026/1/5", Some("2026-01-05")),
            ("2026年1月5日", Some("2026-01-05")),
            ("2026/11/11 9:00:00", Some("2026-11-11 09:00")),
            ("2026-01-05", Some("2026-01-05")),
            ("2026/13/5", None),
            ("5/1/2026", None),
            ("1.2.3", None),
            ("2026/1/5 9:00:30", None),
        ] {
            assert_eq!(date(text).as_deref(), said, "{text}");
        }
    }

    proptest! {
        /// Whatever stands in cells: saved again in any way, it is what it was.
        #[test]
        fn cells_survive(
            cells in proptest::collection::vec("[a-z0-9发货，。,;\t\" ]{0,6}", 1..12),
            delimiter in prop_oneof![Just(b','), Just(b'\t'), Just(b';')],
        ) {
            let rows: Vec<Vec<String>> = cells.iter().enumerate()
                .map(|(n, cell)| vec![format!("k{n}"), cell.clone(), "x".into()]).collect();
            let mut ours = Table::with_header(&["key", "value", "unit"]);
            for row in &rows {
                let row: Vec<&str> = row.iter().map(String::as_str).collect();
                ours.insert(usize::MAX, &row);
            }
            let ours = ours.format();
            let mut theirs = csv::WriterBuilder::new().delimiter(delimiter)
                .quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            theirs.write_record(["key", "value", "unit"]).unwrap();
            for row in &rows { theirs.write_record(row).unwrap(); }
            let theirs = String::from_utf8(theirs.into_inner().unwrap()).unwrap();
            let bytes = GB18030.encode(&theirs).0;
            if let Some(read) = resaved("facts.csv", &bytes, Some(ours.as_bytes())).unwrap() {
                prop_assert_eq!(String::from_utf8(read.table).unwrap(), ours);
            }
        }
    }
}
