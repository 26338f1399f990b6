//! The tables as CSV that Excel opens right: with a byte-order mark, and nothing that it would take
//! for a formula.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use kaopu_model::{KbFiles, Localized};

use super::format::{ExportError, ExportFormat, Exported};
use super::tables::tables;
use crate::grid::guarded;

/// The row of the table of formats.
pub(super) const CSV: ExportFormat = ExportFormat {
    name: "csv",
    about: "CSV files that Excel opens right, one for each table",
    extension: "",
    write,
};

fn write(files: &KbFiles) -> Result<Exported, ExportError> {
    let (tables, mut losses) = tables(files)?;
    let mut written = Vec::new();
    let mut guards = 0;
    for table in tables {
        let heading = table.columns.iter().map(|column| column.heading.clone()).collect();
        let mut rows: Vec<Vec<String>> = vec![heading];
        for cells in table.rows {
            let row: Vec<String> = cells.iter().map(|cell| guarded(cell)).collect();
            guards += row.iter().zip(&cells).filter(|(after, before)| after != before).count();
            rows.push(row);
        }
        written.push((format!("{}.csv", table.file), text(&rows, b',', true)?));
    }
    if guards > 0 {
        losses.push(Localized::new(
            format!("{guards} 格以 = + - @ 开头，前面加了单引号，免得被当成公式；导入时会去掉"),
            format!("{guards} cells begin with = + - @ and got an apostrophe, so that they are no formulas; an import takes it off"),
        ));
    }
    Ok(Exported { files: written, losses })
}

/// Rows as delimited text.
pub(super) fn text(
    rows: &[Vec<String>],
    delimiter: u8,
    mark: bool,
) -> Result<Vec<u8>, ExportError> {
    let failed = |error: &dyn std::fmt::Display| ExportError {
        reason: Localized::new(error.to_string(), error.to_string()),
    };
    let start = if mark { b"\xef\xbb\xbf".to_vec() } else { Vec::new() };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(start);
    for row in rows {
        writer.write_record(row).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}
