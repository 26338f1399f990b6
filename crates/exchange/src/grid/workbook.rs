//! Workbooks: XLSX, XLS and ODS, cell by cell.
//!
//! A workbook of 5 KB can ask for half a terabyte: two cells at opposite corners. Cells of XLSX are
//! streamed, so that only those that are there count; XLS and ODS are read whole by the library.
//! Whoever reads files of strangers calls this in a process of its own, with limits.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::{
    CellType, Data, DataRef, Dimensions, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls,
    Xlsx,
};
use kaopu_model::Localized;
use kaopu_model::limits::{CELLS, COLUMNS, ROWS};
use serde::{Deserialize, Serialize};

use super::fault::CellFault;
use super::number;
use super::row::{Grid, GridRow};
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Bytes of a sheet that are looked through for hidden rows.
const MOST_PART: u64 = 64 << 20;

/// Why a workbook can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookError {
    /// The sentence, without the file's name at its beginning.
    pub reason: Localized,
}

impl WorkbookError {
    fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { reason: Localized::new(zh, en) }
    }

    fn damaged(error: &dyn std::fmt::Display) -> Self {
        Self::new(
            format!("打不开，文件可能坏了或加了密码（{error}）；用 Excel 或 WPS 打开再另存一次"),
            format!(
                "it can't be opened; it may be damaged or have a password ({error}). Open it in a \
                 spreadsheet and save it again"
            ),
        )
    }

    fn too_large() -> Self {
        Self::new(
            format!("格子太多了，最多 {ROWS} 行、{CELLS} 格；删掉用不到的行列，或分成几个文件"),
            format!(
                "it has too many cells; at most {ROWS} rows and {CELLS} cells are read. Delete what \
                 nobody uses, or split it"
            ),
        )
    }
}

/// Whether these bytes are a workbook: a zip with a workbook in it, or an old Office file.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        || (bytes.starts_with(b"PK\x03\x04")
            && (has(b"xl/workbook")
                || has(b"opendocument.spreadsheet")
                || has(b"[Content_Types].xml")))
}

/// Reads every sheet.
///
/// # Errors
/// It is no workbook that can be read, or one that is too large.
pub fn read_workbook(bytes: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let grids = if bytes.starts_with(b"PK") {
        if bytes.windows(24).any(|part| part == b"opendocument.spreadsheet") {
            ods(bytes)
        } else {
            xlsx(bytes)
        }
    } else {
        xls(bytes)
    }?;
    let cells: usize = grids.iter().flat_map(|grid| &grid.rows).map(|row| row.cells.len()).sum();
    if cells > CELLS { Err(WorkbookError::too_large()) } else { Ok(grids) }
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| WorkbookError::damaged(&error))?;
    let mut grids = Vec::new();
    let mut seen = 0;
    let hidden = hidden_rows(bytes);
    for (name, is_hidden) in sheets(&book) {
        let mut formulas = BTreeSet::new();
        let mut reader =
            book.worksheet_cells_reader(&name).map_err(|error| WorkbookError::damaged(&error))?;
        while let Some(cell) =
            reader.next_formula().map_err(|error| WorkbookError::damaged(&error))?
        {
            if !cell.get_value().is_empty() {
                formulas.insert(cell.get_position());
            }
            if formulas.len() > CELLS {
                return Err(WorkbookError::too_large());
            }
        }
        drop(reader);
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut builder = Builder::new(&name, is_hidden, formulas);
        let mut reader =
            book.worksheet_cells_reader(&name).map_err(|error| WorkbookError::damaged(&error))?;
        while let Some((cell, style)) =
            reader.next_cell_with_style_id().map_err(|error| WorkbookError::damaged(&error))?
        {
            seen += 1;
            if seen > CELLS * 2 {
                return Err(WorkbookError::too_large());
            }
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let percent = format.is_some_and(|format| format.format_code.contains('%'));
            let zeros = format.map_or(0, |format| padded_to(&format.format_code));
            let (row, column) = cell.get_position();
            let (text, fault) = value(cell.get_value(), percent);
            builder.put(row, column, (padded(text, zeros), fault))?;
        }
        grids.push(builder.finish(&merged));
    }
    if let Some(first) = grids.first_mut().filter(|_| hidden > 0) {
        let zh = format!("{hidden} 行是隐藏的（例如筛选后），也读了");
        let en =
            format!("{hidden} rows are hidden, by a filter perhaps, and were read all the same");
        first.notes.push(ImportNote::told(&FilePlace::default(), zh, en));
    }
    Ok(grids)
}

/// How many digits a format of zeros alone shows at least: postcodes, numbers of goods.
fn padded_to(format: &str) -> usize {
    if format.chars().all(|c| c == '0') { format.len() } else { 0 }
}

fn padded(text: String, digits: usize) -> String {
    if text.len() < digits && !text.is_empty() && text.chars().all(|c| c.is_ascii_digit()) {
        format!("{text:0>digits$}")
    } else {
        text
    }
}

/// Rows that a spreadsheet does not show, in all sheets; the library does not tell them.
fn hidden_rows(bytes: &[u8]) -> usize {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let mut count = 0;
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else { continue };
        if !part.name().is_ok_and(|name| name.starts_with("xl/worksheets/")) {
            continue;
        }
        let mut text = Vec::new();
        if part.take(MOST_PART).read_to_end(&mut text).is_err() {
            continue;
        }
        let text = String::from_utf8_lossy(&text);
        let rows = text.split("<row ").skip(1).filter_map(|rest| rest.split('>').next());
        count += rows
            .filter(|row| row.contains("hidden=\"1\"") || row.contains("hidden=\"true\""))
            .count();
    }
    count
}

fn xls(bytes: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| WorkbookError::damaged(&error))?;
    let mut grids = Vec::new();
    for (name, is_hidden) in sheets(&book) {
        let range = book.worksheet_range(&name).map_err(|error| WorkbookError::damaged(&error))?;
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let formulas = formulas(book.worksheet_formula(&name).ok());
        grids.push(whole(&name, is_hidden, &range, formulas, &merged)?);
    }
    Ok(grids)
}

fn ods(bytes: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| WorkbookError::damaged(&error))?;
    let mut grids = Vec::new();
    for (name, is_hidden) in sheets(&book) {
        let range = book.worksheet_range(&name).map_err(|error| WorkbookError::damaged(&error))?;
        let formulas = formulas(book.worksheet_formula(&name).ok());
        grids.push(whole(&name, is_hidden, &range, formulas, &[])?);
    }
    Ok(grids)
}

/// The sheets with cells, and whether they are hidden.
fn sheets<'b>(book: &impl Reader<Cursor<&'b [u8]>>) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

/// Whether a formula can come to nothing but a text.
fn makes_a_text(formula: &str) -> bool {
    let formula = formula.trim_start_matches('=');
    let functions = ["CONCATENATE(", "TEXT(", "LEFT(", "RIGHT(", "MID(", "TRIM(", "SUBSTITUTE("];
    formula.contains('&') || functions.iter().any(|name| formula.starts_with(name))
}

fn formulas(range: Option<calamine::Range<String>>) -> BTreeMap<(u32, u32), String> {
    let Some(range) = range else { return BTreeMap::new() };
    let (row, column) = range.start().unwrap_or_default();
    let used = range.used_cells().filter(|(_, _, formula)| !formula.is_empty());
    used.map(|(r, c, formula)| ((row + as_u32(r), column + as_u32(c)), formula.clone())).collect()
}

fn whole(
    name: &str,
    is_hidden: bool,
    range: &calamine::Range<Data>,
    formulas: BTreeMap<(u32, u32), String>,
    merged: &[Dimensions],
) -> Result<Grid, WorkbookError> {
    // Programs that write XLS without working out a text leave a zero in its place.
    let texts = formulas.iter().filter(|(_, formula)| makes_a_text(formula));
    let texts: BTreeSet<_> = texts.map(|(at, _)| *at).collect();
    let formulas = formulas.into_keys().collect();
    let (row, column) = range.start().unwrap_or_default();
    let mut builder = Builder::new(name, is_hidden, formulas);
    // The library does not tell how these formats show a number.
    let mut fractions = range
        .used_cells()
        .filter(|(_, _, data)| matches!(data, Data::Float(n) if n.fract() != 0.0));
    if let Some((r, c, _)) = fractions.next() {
        let count = 1 + fractions.count();
        let place = builder.place.at(row + as_u32(r) + 1, column + as_u32(c) + 1);
        builder.grid.notes.push(ImportNote::told(
            &place,
            format!("{count} 格小数按数值读的：XLS 和 ODS 里的 85% 会读成 0.85；请核对，或另存为 XLSX 再导入"),
            format!(
                "{count} fractions were read as numbers: of XLS and ODS, 85% becomes 0.85. Look at \
                 them, or save the file as XLSX"
            ),
        ));
    }
    for (r, c, data) in range.used_cells() {
        let at = (row + as_u32(r), column + as_u32(c));
        let is_lost = texts.contains(&at) && matches!(data, Data::Float(n) if *n == 0.0);
        let said =
            if is_lost { (String::new(), Some(CellFault::NoValue)) } else { value(data, false) };
        builder.put(at.0, at.1, said)?;
    }
    Ok(builder.finish(merged))
}

fn as_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a cell says.
trait Said {
    fn said(&self, percent: bool) -> (String, Option<CellFault>);
}

fn value(cell: &(impl Said + CellType), percent: bool) -> (String, Option<CellFault>) {
    cell.said(percent)
}

impl Said for Data {
    fn said(&self, percent: bool) -> (String, Option<CellFault>) {
        match self {
            Self::Empty => (String::new(), None),
            Self::Int(number) => whole_number(*number),
            Self::Float(number) => number::text(*number, percent),
            Self::String(text) => (text.clone(), None),
            Self::Bool(yes) => (yes_or_no(*yes), None),
            Self::DateTime(moment) => (date(moment), None),
            Self::DateTimeIso(text) | Self::DurationIso(text) => (iso(text), None),
            Self::Error(error) => (error.to_string(), Some(CellFault::NoValue)),
        }
    }
}

impl Said for DataRef<'_> {
    fn said(&self, percent: bool) -> (String, Option<CellFault>) {
        match self {
            Self::Empty => (String::new(), None),
            Self::Int(number) => whole_number(*number),
            Self::Float(number) => number::text(*number, percent),
            Self::String(text) => (text.clone(), None),
            Self::SharedString(text) => ((*text).to_owned(), None),
            Self::Bool(yes) => (yes_or_no(*yes), None),
            Self::DateTime(moment) => (date(moment), None),
            Self::DateTimeIso(text) | Self::DurationIso(text) => (iso(text), None),
            Self::Error(error) => (error.to_string(), Some(CellFault::NoValue)),
        }
    }
}

fn whole_number(number: i64) -> (String, Option<CellFault>) {
    let fault = (number.unsigned_abs() >= 1_000_000_000_000_000).then_some(CellFault::LostDigits);
    (number.to_string(), fault)
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// As the format of a knowledge base has it.
fn date(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        let minutes = (moment.as_f64() * 24.0 * 60.0).round().max(0.0);
        return format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        (_, _, 0) => format!("{date} {hour:02}:{minute:02}"),
        _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}

fn iso(text: &str) -> String {
    text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
}

/// What ODS has as the text of a formula that comes to nothing.
fn is_error(text: &str) -> bool {
    text.starts_with("Err:")
        || ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"].contains(&text)
}

/// Puts cells together as rows.
struct Builder {
    grid: Grid,
    place: FilePlace,
    formulas: BTreeSet<(u32, u32)>,
}

impl Builder {
    fn new(name: &str, is_hidden: bool, formulas: BTreeSet<(u32, u32)>) -> Self {
        let place = FilePlace { sheet: name.to_owned(), ..FilePlace::default() };
        let mut grid = Grid { name: name.to_owned(), ..Grid::default() };
        if is_hidden {
            let (zh, en) =
                ("这张表是隐藏的，也读了", "the sheet is hidden, and was read all the same");
            grid.notes.push(ImportNote::told(&place, zh, en));
        }
        if let Some((row, column)) = formulas.first() {
            let count = formulas.len();
            let zh = format!("{count} 个公式，只取了结果");
            let en = format!("{count} formulas; only what they come to was read");
            let place = place.at(row + 1, column + 1);
            grid.notes.push(ImportNote::not_carried(&place, zh, en));
        }
        Self { grid, place, formulas }
    }

    fn put(
        &mut self,
        row: u32,
        column: u32,
        (text, fault): (String, Option<CellFault>),
    ) -> Result<(), WorkbookError> {
        let is_formula = self.formulas.contains(&(row, column));
        if text.is_empty() && !is_formula {
            return Ok(());
        }
        let at = column as usize;
        if at >= COLUMNS {
            let place = self.place.at(row + 1, column + 1);
            if !self.grid.notes.iter().any(|note| note.place.column as usize > COLUMNS) {
                let zh = format!("第 {COLUMNS} 列之后还有内容，没有读");
                let en = format!("what stands beyond column {COLUMNS} was not read");
                self.grid.notes.push(ImportNote::unreadable(&place, zh, en));
            }
            return Ok(());
        }
        let number = row + 1;
        if self.grid.rows.last().is_none_or(|last| last.number != number) {
            if self.grid.rows.len() == ROWS {
                return Err(WorkbookError::too_large());
            }
            self.grid.rows.push(GridRow { number, ..GridRow::default() });
        }
        let has_no_value = is_formula && (text.is_empty() || is_error(&text));
        let fault = fault.or(has_no_value.then_some(CellFault::NoValue));
        if let Some(last) = self.grid.rows.last_mut() {
            last.cells.resize(last.cells.len().max(at + 1), String::new());
            if let Some(cell) = last.cells.get_mut(at) {
                // Spreadsheets write a line break of a cell as either.
                *cell = text.replace("\r\n", "\n").replace("_x000D_\n", "\n");
            }
            last.faults.extend(fault.map(|fault| (column, fault)));
        }
        Ok(())
    }

    /// The grid. What stands in the first cell of a merged block holds for all its rows; a block
    /// across columns is a title.
    fn finish(mut self, merged: &[Dimensions]) -> Grid {
        self.grid.rows.sort_by_key(|row| row.number);
        for block in merged.iter().filter(|block| block.start.1 == block.end.1) {
            let at = block.start.1 as usize;
            let first = self.grid.rows.iter().find(|row| row.number == block.start.0 + 1);
            let Some(text) = first.map(|row| row.cell(at).to_owned()) else { continue };
            let rows = self.grid.rows.iter_mut();
            for row in rows.filter(|row| {
                row.number > block.start.0 + 1 && row.number <= block.end.0.saturating_add(1)
            }) {
                row.cells.resize(row.cells.len().max(at + 1), String::new());
                if let Some(cell) = row.cells.get_mut(at).filter(|cell| cell.is_empty()) {
                    cell.clone_from(&text);
                }
            }
        }
        self.grid.rows.iter_mut().for_each(GridRow::look_over);
        self.grid.rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        self.grid
    }
}
