//! A table seen through its header: cells by column name, whatever their order in the file.

use std::collections::BTreeSet;

use crate::findings::Findings;
use crate::limits::{CELLS, COLUMNS, ROWS, TEXT_CHARS, too_large};
use crate::source::{Row, RowFault, RowKind, Table};
use crate::{Diagnostic, Place, Severity};

/// The columns of a CSV file that Kaopu knows, in the order in which a new file gets them.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) file: &'static str,
    pub(crate) names: &'static [&'static str],
    /// Those without which the file can't be read.
    pub(crate) needed: &'static [&'static str],
    /// How many of the last ones a file gets only when something is written there: formats before
    /// did not have them.
    pub(crate) when_used: usize,
}

impl Columns {
    /// The columns of a new file.
    pub(crate) fn of_new_file(&self) -> &'static [&'static str] {
        let (fresh, _) = self.names.split_at(self.names.len().saturating_sub(self.when_used));
        fresh
    }
}

pub(crate) const FAQS: Columns = Columns {
    file: "faqs.csv",
    names: &["id", "category", "question", "answer", "enabled", "review_by", "note", "sensitive"],
    needed: &["id", "question", "answer"],
    when_used: 1,
};
pub(crate) const PHRASINGS: Columns = Columns {
    file: "phrasings.csv",
    names: &["faq_id", "phrasing"],
    needed: &["faq_id", "phrasing"],
    when_used: 0,
};
pub(crate) const ANSWERS: Columns = Columns {
    file: "answers.csv",
    names: &[
        "faq_id",
        "when_order",
        "when_product",
        "when_channel",
        "from",
        "until",
        "keyword",
        "answer",
    ],
    needed: &["faq_id", "answer"],
    when_used: 0,
};
pub(crate) const FACTS: Columns = Columns {
    file: "facts.csv",
    names: &["key", "value", "unit", "note"],
    needed: &["key", "value"],
    when_used: 0,
};
pub(crate) const PRODUCTS: Columns = Columns {
    file: "products.csv",
    names: &["id", "name", "aliases"],
    needed: &["id", "name"],
    when_used: 0,
};
pub(crate) const SYNONYMS: Columns = Columns {
    file: "synonyms.csv",
    names: &["term", "synonyms"],
    needed: &["term", "synonyms"],
    when_used: 0,
};

pub(crate) const FORBIDDEN: Columns = Columns {
    file: "forbidden.csv",
    names: &["word", "unless", "severity", "marketplace", "source", "note"],
    needed: &["word"],
    when_used: 0,
};

pub(crate) const MEDIA_TABLE: Columns = Columns {
    file: "media.csv",
    names: &["id", "name", "file", "alt", "note"],
    needed: &["id", "name", "file"],
    when_used: 0,
};

/// The columns of a CSV file of the KB.
pub(crate) fn columns_of(file: &str) -> Option<&'static Columns> {
    [&FAQS, &PHRASINGS, &ANSWERS, &FACTS, &PRODUCTS, &SYNONYMS, &FORBIDDEN, &MEDIA_TABLE]
        .into_iter()
        .find(|columns| columns.file == file)
}

/// A CSV file whose header is understood.
pub(crate) struct Sheet<'t> {
    columns: &'static Columns,
    pub(crate) table: Table<'t>,
    /// For each known column its position in the file, from 0.
    positions: Vec<Option<usize>>,
    /// Positions and names of columns that Kaopu does not know.
    pub(crate) others: Vec<(usize, String)>,
    width: usize,
}

/// A record of a sheet.
#[derive(Clone, Copy)]
pub(crate) struct Line<'s, 't> {
    sheet: &'s Sheet<'t>,
    record: &'s Row<'t>,
    /// The row as a spreadsheet counts it.
    pub(crate) row: u32,
}

impl<'t> Sheet<'t> {
    /// Like [`Sheet::open`], for a file that is to be written: only what makes it unreadable
    /// counts.
    pub(crate) fn open_strictly(
        columns: &'static Columns,
        table: Table<'t>,
        out: &mut Findings,
    ) -> Option<Self> {
        report_faults(columns.file, &table, out);
        Self::of_table(columns, table, out)
    }

    /// Reads the header; says what is wrong with it and with the shape of the rows. `None`: nothing
    /// can be read.
    pub(crate) fn open(
        columns: &'static Columns,
        text: &'t str,
        out: &mut Findings,
    ) -> Option<Self> {
        let table = Table::parse(text);
        report_faults(columns.file, &table, out);
        let sheet = Self::of_table(columns, table, out)?;
        sheet.report_widths(out);
        Some(sheet)
    }

    /// Finds the columns of a table.
    pub(crate) fn of_table(
        columns: &'static Columns,
        table: Table<'t>,
        out: &mut Findings,
    ) -> Option<Self> {
        let file = columns.file;
        let Some((row, header)) = table
            .rows()
            .iter()
            .zip(1u32..)
            .find_map(|(row, number)| (row.kind() == RowKind::Header).then_some((number, row)))
        else {
            if !table.is_broken() {
                out.push(
                    header_error(
                        Place::file(file),
                        "文件是空的，没有表头",
                        "the file is empty: no header",
                    )
                    .with_hint(wanted_zh(columns), wanted_en(columns)),
                );
            }
            return None;
        };
        let names: Vec<String> =
            header.cells().iter().map(|cell| cell.trim().to_ascii_lowercase()).collect();
        let complete = report_header(columns, row, &names, out);
        let positions =
            columns.names.iter().map(|name| names.iter().position(|found| found == name)).collect();
        let others = header
            .cells()
            .iter()
            .enumerate()
            .filter(|(at, name)| {
                !name.trim().is_empty() && !columns.names.contains(&names[*at].as_str())
            })
            .map(|(at, name)| (at, name.trim().to_owned()))
            .collect();
        let width = names.len();
        complete.then_some(Self { columns, table, positions, others, width })
    }

    /// Whether every row could be read.
    pub(crate) fn is_complete(&self) -> bool {
        !self.table.is_broken()
    }

    /// The records below the header.
    pub(crate) fn lines(&self) -> impl DoubleEndedIterator<Item = Line<'_, 't>> {
        self.table.records().map(|(index, record)| Line {
            sheet: self,
            record,
            row: row_number(index),
        })
    }

    /// Where a known column stands in the file, from 0.
    pub(crate) fn position(&self, column: &str) -> Option<usize> {
        let known = self.columns.names.iter().position(|name| *name == column)?;
        self.positions.get(known).copied().flatten()
    }

    fn report_widths(&self, out: &mut Findings) {
        let file = self.columns.file;
        let last_needed =
            self.columns.needed.iter().filter_map(|name| self.position(name)).max().unwrap_or(0);
        for line in self.lines() {
            let found = line.record.cells().len();
            if found == self.width {
                continue;
            }
            // Excel leaves empty cells out at the end of some rows and adds them to others: nothing
            // is lost, but it is worth a look.
            let harmless = if found < self.width {
                found > last_needed
            } else {
                line.record.cells().iter().skip(self.width).all(|cell| cell.trim().is_empty())
            };
            let severity = if harmless { Severity::Warning } else { Severity::Error };
            let wanted = self.width;
            let diagnostic = Diagnostic::error(
                "csv-columns",
                Place::row(file, line.row),
                format!("这一行有 {found} 格，表头有 {wanted} 列"),
                format!("this row has {found} cells, the header has {wanted}"),
            );
            out.push(diagnostic.with_severity(severity).with_hint(
                "内容里有英文逗号时，整格要用英文双引号括起来；空的格子也要留逗号",
                "Put a cell that contains a comma in quotes; keep the commas of empty cells",
            ));
        }
    }
}

impl<'s> Line<'s, '_> {
    /// A cell without spaces at its ends; empty if the file has no such column.
    pub(crate) fn get(&self, column: &str) -> &'s str {
        self.raw(column).trim()
    }

    /// A cell exactly as it is.
    pub(crate) fn raw(&self, column: &str) -> &'s str {
        self.sheet.position(column).map_or("", |at| self.record.cell(at))
    }

    /// A cell of a column that Kaopu does not know, by its position.
    pub(crate) fn other(&self, position: usize) -> &'s str {
        self.record.cell(position).trim()
    }

    /// Where a cell stands.
    pub(crate) fn place(&self, column: &str) -> Place {
        let position = self.sheet.position(column).map_or(0, |at| at + 1);
        Place::cell(self.sheet.columns.file, self.row, u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// Says that a cell is not allowed to hold what it holds.
    pub(crate) fn bad_value(
        &self,
        column: &str,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error("bad-value", self.place(column), zh, en)
    }
}

/// The parts of a list cell: `a|b`, also `a｜b`. Empty parts are left out.
pub(crate) fn list_cell(cell: &str) -> Vec<String> {
    cell.split(['|', '｜'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn row_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

fn wanted_zh(columns: &Columns) -> String {
    format!("第一行应当是：{}", columns.names.join(","))
}

fn wanted_en(columns: &Columns) -> String {
    format!("The first row should be: {}", columns.names.join(","))
}

fn header_error(place: Place, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::error("csv-header", place, zh, en)
}

/// Says what is wrong with a header; whether the file can be read all the same.
fn report_header(columns: &Columns, row: u32, names: &[String], out: &mut Findings) -> bool {
    let place =
        |at: usize| Place::cell(columns.file, row, u32::try_from(at + 1).unwrap_or(u32::MAX));
    if let [only] = names
        && columns.names.len() > 1
        && let Some(separator) =
            [';', '\t', '，', '；', '|'].into_iter().find(|c| only.contains(*c))
    {
        let shown = if separator == '\t' { "Tab".to_owned() } else { separator.to_string() };
        out.push(
            header_error(
                place(0),
                format!("列之间用的是「{shown}」，应当用英文逗号"),
                format!("the columns are separated by `{shown}`, not by commas"),
            )
            .with_hint(
                "重新保存为「CSV UTF-8（逗号分隔）」",
                "Save the file again as comma-separated CSV",
            ),
        );
        return false;
    }
    let mut seen = BTreeSet::new();
    for (at, name) in names.iter().enumerate() {
        if !name.is_empty() && !seen.insert(name) {
            out.push(
                header_error(
                    place(at),
                    format!("表头里「{name}」出现了两次"),
                    format!("the column `{name}` occurs twice"),
                )
                .with_hint("删掉或改名其中一列", "Delete or rename one of them"),
            );
        }
    }
    let missing: Vec<&str> = columns
        .needed
        .iter()
        .copied()
        .filter(|name| !names.iter().any(|found| found == name))
        .collect();
    if missing.is_empty() {
        return true;
    }
    out.push(
        header_error(
            Place::row(columns.file, row),
            format!("表头里缺少：{}", missing.join("、")),
            format!("the header lacks: {}", missing.join(", ")),
        )
        .with_hint(wanted_zh(columns), wanted_en(columns)),
    );
    false
}

/// Says which rows can't be read.
fn report_faults(file: &str, table: &Table<'_>, out: &mut Findings) {
    unreadable_rows(file, table).for_each(|diagnostic| out.push(diagnostic));
}

/// The rows that can't be read, and why.
pub(crate) fn unreadable_rows(file: &str, table: &Table<'_>) -> impl Iterator<Item = Diagnostic> {
    table.rows().iter().zip(1u32..).filter_map(move |(row, number)| match row.kind() {
        RowKind::Broken(fault) => Some(unreadable_row(file, number, fault)),
        RowKind::Header | RowKind::Record | RowKind::Comment | RowKind::Blank => None,
    })
}

fn unreadable_row(file: &str, row: u32, fault: RowFault) -> Diagnostic {
    match fault {
        RowFault::Unclosed { column } => Diagnostic::error(
            "csv-quote",
            Place::cell(file, row, column),
            format!("第 {row} 行第 {column} 格的双引号没有闭合，从这一行起都没有读取"),
            format!(
                "the quote opened in row {row}, cell {column} is never closed; nothing from this \
                 row on was read"
            ),
        )
        .with_hint(
            "在这一格的结尾补上英文双引号；内容里的双引号要写成两个",
            "Close the quote at the end of this cell; double the quotes inside it",
        ),
        RowFault::TextAfter { column } => Diagnostic::error(
            "csv-quote",
            Place::cell(file, row, column),
            format!("第 {row} 行第 {column} 格在双引号结束后还有文字，这一行没有读取"),
            format!(
                "text follows the closing quote in row {row}, cell {column}; the row was not read"
            ),
        )
        .with_hint("内容里的双引号要写成两个", "Double the quotes inside a cell"),
        RowFault::TooWide => too_large(
            Place::row(file, row),
            format!("这一行超过了 {COLUMNS} 格，没有读取"),
            format!("the row has more than {COLUMNS} cells and was not read"),
        )
        .with_hint(
            "看看是不是多了逗号，或者放错了文件；用不到的列可以删掉",
            "See whether there are commas too many, or this is another file; columns that nobody \
             uses can go",
        ),
        RowFault::TooLong { column } => too_large(
            Place::cell(file, row, column),
            format!("这一格超过了 {TEXT_CHARS} 个字，这一行没有读取"),
            format!("the cell has more than {TEXT_CHARS} characters; the row was not read"),
        )
        .with_hint(
            "看看是不是少了双引号，把后面的行也算进了这一格；内容确实这么长就缩短",
            "See whether a quote is missing and rows behind it ended up in this cell; if not, \
             shorten it",
        ),
        RowFault::TooManyRows => too_large(
            Place::row(file, row),
            format!("文件超过了 {ROWS} 行，从第 {row} 行起都没有读取"),
            format!("the file has more than {ROWS} rows; nothing from row {row} on was read"),
        )
        .with_hint(
            "看看是不是同样的行重复了很多遍；确实有这么多就分成几个知识库",
            "See whether the same rows stand there again and again; if not, make several \
             knowledge bases",
        ),
        RowFault::TooManyCells => too_large(
            Place::row(file, row),
            format!("文件超过了 {CELLS} 格，从第 {row} 行起都没有读取"),
            format!("the file has more than {CELLS} cells; nothing from row {row} on was read"),
        )
        .with_hint(
            "删掉用不到的列，或者分成几个知识库",
            "Delete columns that nobody uses, or make several knowledge bases",
        ),
    }
}
