//! The rows of a text, each with the line on which it begins.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::column_name::role_of;
use super::limits::LOG_MESSAGES;
use super::mapping::LogMapping;
use super::role::LogRole;
use crate::grid::sniff;

/// Rows in which the header of a table may stand: below its title.
pub(super) const TITLES: usize = 10;

/// Whether cells are names of columns, one of them that of what was said.
pub(super) fn is_header(cells: &[String]) -> bool {
    let roles: Vec<LogRole> = cells.iter().filter_map(|cell| Some(role_of(cell)?.0)).collect();
    roles.contains(&LogRole::Text) && roles.len() > 1 && cells.len() > 1
}

/// Lines by which it is told how cells are parted.
const SAMPLE: usize = 200;

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct LogRow {
    /// The line on which it begins, from 1.
    pub line: u32,
    pub cells: Vec<String>,
}

impl LogRow {
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }
}

/// The rows of a text that hold anything: with tabs between the cells, with what its header has
/// between them, or a cell a line.
pub(super) fn rows(text: &str, name: &str, mapping: &LogMapping) -> Vec<LogRow> {
    if let Some(rows) = drawn(text) {
        return rows;
    }
    match table(text, name, mapping) {
        Some(b'\t') => whole(by_lines(text, Some('\t'))),
        Some(delimiter) => delimited(text, delimiter),
        None if name.to_lowercase().ends_with(".csv") => one_column(text),
        None => listed(by_lines(text, None)),
    }
}

/// The rows of a table that is drawn with lines, as Markdown has them; without what stands around it.
fn drawn(text: &str) -> Option<Vec<LogRow>> {
    let rule = |line: &str| line.len() > 2 && line.chars().all(|c| "|-: ".contains(c));
    let row = |line: &str| -> Option<Vec<String>> {
        let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        Some(inside.split('|').map(|cell| cell.replace("**", "").trim().to_owned()).collect())
    };
    let rows = (1..).zip(text.lines()).filter_map(|(line, said)| Some((line, said, row(said)?)));
    let (rules, rows): (Vec<_>, Vec<_>) = rows.partition(|(_, said, _)| rule(said.trim()));
    let rows = rows.into_iter().map(|(line, _, cells)| LogRow { line, cells });
    (!rules.is_empty()).then(|| rows.take(LOG_MESSAGES + 2).collect())
}

/// A table of one column: what is between quotes is a cell, and commas part nothing.
fn one_column(text: &str) -> Vec<LogRow> {
    let joined = |row: LogRow| LogRow { cells: vec![row.cells.join(",")], ..row };
    delimited(text, b',').into_iter().map(joined).collect()
}

/// Lines without the numbers or points in front of them, where all have such.
fn listed(rows: Vec<LogRow>) -> Vec<LogRow> {
    let bare = |row: &LogRow| without_point(row.cell(0)).map(str::to_owned);
    let points = rows.iter().take(SAMPLE).filter(|row| bare(row).is_some()).count();
    if points < 2 || points * 5 < rows.len().min(SAMPLE) * 4 {
        return rows;
    }
    // What stands above the first number is the list's title.
    let title = rows.iter().take_while(|row| bare(row).is_none()).count();
    let title = if rows.iter().skip(title).all(|row| bare(row).is_some()) { title } else { 0 };
    let list = rows.into_iter().skip(title).map(|row| {
        let cells = bare(&row).map_or_else(|| row.cells.clone(), |said| vec![said]);
        LogRow { cells, ..row }
    });
    list.collect()
}

/// What stands behind the number or the point of a list.
fn without_point(line: &str) -> Option<&str> {
    if let Some(said) = line.strip_prefix(['-', '*', '•', '·']) {
        return said.strip_prefix(' ');
    }
    let said = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - said.len();
    let behind = said.strip_prefix(['.', '、', ')', '）'])?;
    // 1.5升 is a number.
    ((1..=5).contains(&digits) && !behind.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| behind.trim_start())
}

/// What stands between the cells of a table; `None` if it is none.
pub(super) fn table(text: &str, name: &str, mapping: &LogMapping) -> Option<u8> {
    if drawn(text).is_some() {
        return Some(b'|');
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE);
    let (all, tabs) = (lines().count(), lines().filter(|line| line.contains('\t')).count());
    if tabs > 0 && tabs * 5 >= all * 4 {
        return Some(b'\t');
    }
    let sample: String = lines().flat_map(|line| [line, "\n"]).collect();
    let delimiter = sniff(&sample);
    let first = lines().next().unwrap_or_default();
    let cells = |line: &str| -> Vec<String> {
        let cells = line.split(char::from(delimiter));
        cells.map(|cell| cell.trim_matches('"').to_owned()).collect()
    };
    let has_header = lines().take(TITLES).any(|line| is_header(&cells(line)));
    let is_csv = name.to_lowercase().ends_with(".csv");
    let is_table = first.contains(char::from(delimiter)) && (!mapping.is_empty() || is_csv);
    (has_header || is_table).then_some(delimiter)
}

/// A row a line: a quote is a quote, unless it stands around a whole cell.
fn by_lines(text: &str, delimiter: Option<char>) -> Vec<LogRow> {
    let bare = |cell: &str| {
        let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner
            .filter(|_| delimiter.is_some())
            .map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
    };
    let cells = |line: &str| match delimiter {
        Some(tab) => line.split(tab).map(bare).collect(),
        None => vec![line.to_owned()],
    };
    let filled = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    filled.take(LOG_MESSAGES + 2).map(|(line, said)| LogRow { line, cells: cells(said) }).collect()
}

/// Rows as wide as most: what is said may have a tab in it, where it stands last.
fn whole(rows: Vec<LogRow>) -> Vec<LogRow> {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows.iter().take(SAMPLE) {
        *widths.entry(row.cells.len()).or_default() += 1;
    }
    let most = widths.into_iter().max_by_key(|(_, rows)| *rows).map_or(0, |(width, _)| width);
    let joined = |mut row: LogRow| {
        if most > 1 && row.cells.len() > most {
            let rest = row.cells.split_off(most - 1);
            row.cells.push(rest.join(" ").trim().to_owned());
        }
        row
    };
    rows.into_iter().map(joined).collect()
}

/// Rows with quoted cells, which may hold line ends.
fn delimited(text: &str, delimiter: u8) -> Vec<LogRow> {
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let (mut rows, mut seen, mut line) = (Vec::new(), 0, 1_u32);
    while rows.len() < LOG_MESSAGES + 2 && matches!(reader.read_record(&mut record), Ok(true)) {
        let start = record.position().map_or(0, |at| at.byte() as usize);
        let blank = text.as_bytes().get(start..).unwrap_or_default();
        let start = start + blank.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let passed = text.as_bytes().get(seen..start).unwrap_or_default();
        line += u32::try_from(passed.iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX);
        seen = start;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(LogRow { line, cells: record.iter().map(str::to_owned).collect() });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, name: &str) -> Vec<(u32, Vec<String>)> {
        let rows = rows(text, name, &LogMapping::default());
        rows.into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn rows_know_their_lines() {
        let text = "\n会话,内容\r\n\r\n1,\"什么时候\n发货\"\n2,退货\n";
        let rows = read(text, "a.csv");
        assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4, 6]);
        assert_eq!(rows[1].1, ["1", "什么时候\n发货"]);
    }

    #[test]
    fn a_list_of_messages_is_no_table() {
        let rows = read("你好，在吗, 有货吗\n\"退货\n发票,运费\n", "a.txt");
        assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(rows.iter().all(|(_, cells)| cells.len() == 1));
    }

    #[test]
    fn a_quote_in_a_line_with_tabs_spoils_nothing() {
        let rows = read("a\t\"怎么退\nb\t\"发\"\"票\"\n", "a.tsv");
        assert_eq!(rows[0].1[1], "\"怎么退");
        assert_eq!(rows[1].1[1], "发\"票");
    }
}
