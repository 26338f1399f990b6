//! Workbooks: what cells hold, and what a reader of cells alone would miss.

use kaopu_exchange::{Mapping, SourceFile, is_workbook, read_files, read_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use crate::told::told;

fn read(bytes: &[u8]) -> String {
    assert!(is_workbook(bytes));
    let file = SourceFile::of_workbook("话术.xlsx", read_workbook(bytes).unwrap());
    told(
        &read_files(&[file], None, &Mapping::default()).unwrap_or_else(|error| panic!("{error:?}")),
    )
}

#[test]
fn cells_are_read_as_they_are_shown() -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("问答")?;
    sheet.merge_range(0, 0, 0, 3, "小满好物客服话术", &Format::new())?;
    for (at, title) in (0_u16..).zip(["分类", "标准问题", "相似问法", "话术"]) {
        sheet.write_string(2, at, title)?;
    }
    sheet.merge_range(3, 0, 4, 0, "发货", &Format::new())?;
    sheet.write_string(3, 1, "什么时候发货")?.write_string(3, 2, "多久发\n几天发")?;
    sheet.write_number(3, 3, 48)?;
    sheet.write_string(4, 1, "打几折")?;
    sheet.write_number_with_format(4, 3, 0.07, &Format::new().set_num_format("0%"))?;
    let date = Format::new().set_num_format("yyyy/m/d");
    sheet.write_string(5, 1, "哪天上新")?;
    sheet.write_datetime_with_format(5, 3, &ExcelDateTime::from_ymd(2026, 1, 5)?, &date)?;
    sheet.write_string(6, 1, "订单号")?.write_number(6, 3, 20_261_122_000_012_345.0)?;
    sheet.write_string(7, 1, "多少钱")?;
    sheet.write_formula(7, 3, rust_xlsxwriter::Formula::new("=50+9").set_result("59"))?;
    sheet.write_string(8, 1, "坏公式")?;
    sheet.write_formula(8, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"))?;
    sheet.write_string(9, 1, "货号")?.write_string(9, 3, "00123")?;
    sheet.set_row_hidden(9)?;
    let facts = book.add_worksheet().set_name("变量")?;
    facts.write_string(0, 0, "变量名")?.write_string(0, 1, "变量值")?;
    facts.write_string(1, 0, "发货时限")?.write_number(1, 1, 48)?;
    facts.set_hidden(true);
    let other = book.add_worksheet().set_name("说明")?;
    other.write_string(0, 0, "这张表怎么填")?;
    book.add_worksheet().set_name("空表")?;
    insta::assert_snapshot!(read(&book.save_to_buffer()?));
    Ok(())
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", b"", b"text"] {
        assert!(read_workbook(bytes).is_err(), "{bytes:?}");
    }
    assert!(!is_workbook(b"PK\x03\x04 agent.json intents/") && !is_workbook(b"a,b"));
}
