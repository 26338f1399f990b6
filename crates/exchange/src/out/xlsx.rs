//! A workbook with a sheet for each table: text cells, so that nothing is a formula and no number
//! loses its digits.

use kaopu_model::{KbFiles, Localized};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError,
};

use super::format::{ExportError, ExportFormat, Exported};
use super::tables::{OutColumn, OutTable, tables};
use crate::table::ColumnRole;

/// The row of the table of formats.
pub(super) const XLSX: ExportFormat = ExportFormat {
    name: "xlsx",
    about: "A workbook, a sheet for each table",
    extension: "xlsx",
    write,
};

fn write(files: &KbFiles) -> Result<Exported, ExportError> {
    let (tables, losses) = tables(files)?;
    let bytes = workbook(&tables).map_err(|error| ExportError {
        reason: Localized::new(
            format!("写不进 Excel：{error}；一格最多 32767 个字"),
            format!("a workbook can't hold it: {error}"),
        ),
    })?;
    Ok(Exported { files: vec![("knowledge.xlsx".to_owned(), bytes)], losses })
}

fn workbook(tables: &[OutTable]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same knowledge base gives the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for table in tables {
        sheet(book.add_worksheet(), table)?;
    }
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &OutTable) -> Result<(), XlsxError> {
    sheet.set_name(table.title)?;
    let text = Format::new().set_num_format("@").set_text_wrap();
    let header = Format::new().set_bold().set_num_format("@");
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_format(at, &text)?;
        sheet.set_column_width(at, width(column))?;
        sheet.write_string_with_format(0, at, &column.heading, &header)?;
        if let Some(said) = column.role.and_then(explained) {
            sheet.insert_note(0, at, &Note::new(said).add_author_prefix(false))?;
        }
        if let Some(choices) = column.role.and_then(choices) {
            let list = DataValidation::new().allow_list_strings(choices)?.ignore_blank(true);
            sheet.add_data_validation(1, at, 1_048_575, at, &list)?;
        }
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (at, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row, at, cell, &text)?;
        }
    }
    Ok(())
}

fn width(column: &OutColumn) -> f64 {
    match column.role {
        Some(ColumnRole::Answer) => 70.0,
        Some(ColumnRole::Question | ColumnRole::Phrasing | ColumnRole::Synonyms) => 36.0,
        Some(ColumnRole::Enabled | ColumnRole::Sensitive | ColumnRole::Unit) => 8.0,
        _ => 18.0,
    }
}

/// What an operator should know before writing into a column.
fn explained(role: ColumnRole) -> Option<&'static str> {
    Some(match role {
        ColumnRole::Id => "编号请不要改：再导入时按它认出是哪一条。新加的行留空，导入时自动编号。",
        ColumnRole::FaqId => "填「问答」表里的编号，说明属于哪一条。",
        ColumnRole::Question => "顾客最常见的问法，每条不一样。",
        ColumnRole::Phrasing => "一行一个说法；一个说法只能属于一条问答。",
        ColumnRole::Answer => "可以用 {事实名称} 这样的占位符。",
        ColumnRole::Enabled => "yes 启用，no 停用。",
        ColumnRole::Sensitive => "yes：涉及健康、钱款或承诺，拿准了才答。",
        ColumnRole::ReviewBy => "写成 2026-11-11，到这一天提醒复核。",
        ColumnRole::From => "写成 2026-11-11 或 2026-11-11 00:05。",
        ColumnRole::Until => "到这一刻为止，这一刻起不再用。",
        ColumnRole::WhenProduct => "商品编号，或 属性=值；多个用 | 隔开。",
        ColumnRole::WhenOrder => "待付款、待发货、运输中等；多个用 | 隔开。",
        ColumnRole::Keyword | ColumnRole::Aliases | ColumnRole::Synonyms => "多个用 | 隔开。",
        ColumnRole::Severity => "block 禁用，warn 提醒。",
        _ => return None,
    })
}

fn choices(role: ColumnRole) -> Option<&'static [&'static str]> {
    match role {
        ColumnRole::Enabled | ColumnRole::Sensitive => Some(&["yes", "no"]),
        ColumnRole::Severity => Some(&["block", "warn"]),
        ColumnRole::WhenChannel => Some(&["chat", "phone"]),
        _ => None,
    }
}
