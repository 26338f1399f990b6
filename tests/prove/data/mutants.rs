//! Tables with something wrong in them: a fault at a known row, or bytes that were changed anywhere.

use encoding_rs::GB18030;
use rust_xlsxwriter::Workbook;

use crate::dice::Dice;

/// A file, and what must come of it.
pub(super) struct Mutant {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) expected: Expected,
}

/// What must come of a file.
pub(super) enum Expected {
    /// It is taken over or refused; what is said names the file.
    Named,
    /// A row is named, and all other questions are taken over.
    Rows { named: Option<u64>, taken: Vec<String> },
}

const HEADER: [&str; 4] = ["标准问题", "相似问法", "回复", "状态"];
const ROWS: usize = 30;

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    Nothing,
    NoQuestion,
    OnlyMarks,
    LostDigits,
    UnknownState,
    TooLong,
    MoreCells,
    /// Only text files can have these.
    Nul,
    OpenQuote,
}

const OF_ALL: [Fault; 7] = [
    Fault::Nothing,
    Fault::NoQuestion,
    Fault::OnlyMarks,
    Fault::LostDigits,
    Fault::UnknownState,
    Fault::TooLong,
    Fault::MoreCells,
];
const OF_TEXT: [Fault; 2] = [Fault::Nul, Fault::OpenQuote];

fn question(number: usize) -> String {
    format!("第{number}样货怎么换")
}

fn rows(fault: Fault, at: usize) -> Vec<Vec<String>> {
    let row = |number: usize| {
        let mut cells =
            [question(number), format!("{number}号货想换"), "七天内可换".into(), "启用".into()];
        if number == at {
            match fault {
                Fault::NoQuestion => cells[0].clear(),
                Fault::OnlyMarks => cells[0] = "？！".into(),
                Fault::LostDigits => cells[2] = "1.20261E+17".into(),
                Fault::UnknownState => cells[3] = "待审核".into(),
                Fault::TooLong => cells[2] = "长".repeat(20_001),
                Fault::Nul => cells[2] = "七天\0内".into(),
                Fault::Nothing | Fault::MoreCells | Fault::OpenQuote => {}
            }
        }
        let mut cells = cells.to_vec();
        if number == at && fault == Fault::MoreCells {
            cells.push("多出来的".into());
        }
        cells
    };
    (0..ROWS).map(row).collect()
}

/// How a table is written: `above` rows stand before its header.
fn text(fault: Fault, at: usize, above: usize, delimiter: char) -> String {
    let mut text = format!("小满好物话术{}\n", delimiter.to_string().repeat(3)).repeat(above);
    text.push_str(&HEADER.join(&delimiter.to_string()));
    text.push('\n');
    for (number, cells) in rows(fault, at).into_iter().enumerate() {
        let mut line = cells.join(&delimiter.to_string());
        if number == at && fault == Fault::OpenQuote {
            line = line.replace("七天", "\"七天");
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn workbook(fault: Fault, at: usize, above: usize) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("话术").unwrap();
    let title = vec![vec!["小满好物话术".to_owned()]; above];
    let header = vec![HEADER.map(str::to_owned).to_vec()];
    let all = title.into_iter().chain(header).chain(rows(fault, at));
    for (row, cells) in (0_u32..).zip(all) {
        for (column, cell) in (0_u16..).zip(cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, &cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Half of them with a fault at a known row, half with changed bytes.
pub(super) fn mutants(count: usize, dice: &mut Dice) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for number in 0..count {
        let is_workbook = dice.below(6) == 0;
        let faults: Vec<Fault> =
            if is_workbook { OF_ALL.to_vec() } else { OF_ALL.into_iter().chain(OF_TEXT).collect() };
        let (fault, at, above) = (*dice.one_of(&faults), dice.below(ROWS), dice.below(3));
        let ending = if is_workbook { "xlsx" } else { "csv" };
        let name = match number % 2 {
            0 => format!("{number:05}-{fault:?}.{ending}"),
            _ => format!("{number:05}-changed.{ending}"),
        };
        let bytes = if is_workbook {
            workbook(fault, at, above)
        } else {
            let text = text(fault, at, above, *dice.one_of(&[',', '\t', ';']));
            encoded(&text, dice.below(4))
        };
        mutants.push(if number % 2 == 0 {
            Mutant { name, bytes, expected: expected(fault, at, above) }
        } else {
            Mutant { name, bytes: changed(&bytes, dice), expected: Expected::Named }
        });
    }
    mutants
}

fn expected(fault: Fault, at: usize, above: usize) -> Expected {
    let row = (above + 1 + at + 1) as u64;
    let is_named = !matches!(fault, Fault::Nothing | Fault::MoreCells);
    // A quote that is never closed takes the rest of the file with it, which is why it is named.
    let last = if fault == Fault::OpenQuote { at } else { ROWS };
    let is_whole = matches!(fault, Fault::Nothing | Fault::MoreCells | Fault::UnknownState);
    let taken = (0..last).filter(|number| is_whole || *number != at).map(question);
    Expected::Rows { named: is_named.then_some(row), taken: taken.collect() }
}

fn encoded(text: &str, how: usize) -> Vec<u8> {
    match how {
        0 => text.as_bytes().to_vec(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => GB18030.encode(text).0.into_owned(),
        _ => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
    }
}

fn changed(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(3) {
        if bytes.is_empty() {
            break;
        }
        let at = dice.below(bytes.len());
        let end = (at + dice.below(60)).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes.insert(at, b"\",\t;\n\r\0|={[-:"[dice.below(13)]),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => bytes[at] = 0xff,
        }
    }
    bytes
}
