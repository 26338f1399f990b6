//! Workbooks as people in China keep their answers in, each with what comes of it
//! (`tests/tables/sheet-*.snap`).

use kaopu_exchange::{Mapping, SourceFile, is_workbook, read_files, read_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use crate::told::told;

type Drawn = Result<(), XlsxError>;
/// A workbook by its name, as it is filled in.
type Case = (&'static str, fn(&mut Workbook) -> Drawn);

/// Rows of texts from a row on.
fn texts(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) -> Drawn {
    for (row, cells) in (from..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell)?;
            }
        }
    }
    Ok(())
}

fn number(format: &str) -> Format {
    Format::new().set_num_format(format)
}

const HEADER: &[&str] = &["分类", "标准问题", "相似问法", "回复"];

const CASES: &[Case] = &[
    ("sheet-merged", |book| {
        let sheet = book.add_worksheet().set_name("问答")?;
        texts(sheet, 0, &[HEADER, &["", "", "多久发", ""], &["", "", "几天发", ""]])?;
        sheet.merge_range(1, 0, 2, 0, "发货", &Format::new())?;
        sheet.merge_range(1, 1, 2, 1, "什么时候发货", &Format::new())?;
        sheet.merge_range(1, 3, 2, 3, "48小时内", &Format::new())?;
        texts(sheet, 3, &[&["售后", "怎么退货", "想退", "7天内"]])
    }),
    ("sheet-title", |book| {
        let sheet = book.add_worksheet().set_name("话术")?;
        sheet.merge_range(0, 0, 1, 3, "小满好物 客服话术 2026版", &Format::new())?;
        texts(sheet, 2, &[&["填表人：小王"], &[], HEADER, &["运费", "包邮吗", "免邮吗", "满59"]])
    }),
    ("sheet-many", |book| {
        for (name, question) in [("售前", "有货吗"), ("售后", "怎么退"), ("物流", "到哪了")]
        {
            let sheet = book.add_worksheet().set_name(name)?;
            texts(sheet, 0, &[HEADER, &[name, question, "", "有的，亲"]])?;
        }
        texts(book.add_worksheet().set_name("填写说明")?, 0, &[&["每行一个问题，别合并单元格"]])
    }),
    ("sheet-hidden-rows", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[HEADER, &["", "包邮吗", "", "满59"], &["", "藏起来的", "", "也要"]])?;
        sheet.set_row_hidden(2)?;
        Ok(())
    }),
    ("sheet-hidden-column", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[HEADER, &["运费", "包邮吗", "免邮吗", "满59"]])?;
        sheet.set_column_hidden(2)?;
        Ok(())
    }),
    ("sheet-hidden-sheet", |book| {
        texts(book.add_worksheet(), 0, &[HEADER, &["", "包邮吗", "", "满59"]])?;
        let hidden = book.add_worksheet().set_name("旧的")?;
        texts(hidden, 0, &[HEADER, &["", "老问题", "", "老答案"]])?;
        hidden.set_hidden(true);
        Ok(())
    }),
    ("sheet-percent", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案"], &["打几折"], &["退税点"], &["涨了多少"]])?;
        sheet.write_number_with_format(1, 1, 0.85, &number("0%"))?;
        sheet.write_number_with_format(2, 1, 0.0625, &number("0.00%"))?;
        sheet.write_number_with_format(3, 1, -0.5, &number("0%"))?;
        Ok(())
    }),
    ("sheet-money", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案"], &["邮费多少"], &["起送价"], &["负数"]])?;
        sheet.write_number_with_format(1, 1, 12.5, &number("¥#,##0.00"))?;
        sheet.write_number(2, 1, 59)?;
        sheet.write_number(3, 1, -8.125)?;
        Ok(())
    }),
    ("sheet-dates", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案", "复核日期"], &["春节", "放假"], &["双11", "照发"]])?;
        let day = ExcelDateTime::from_ymd(2026, 1, 5)?;
        sheet.write_datetime_with_format(1, 2, &day, &number("yyyy\"年\"m\"月\"d\"日\""))?;
        sheet.write_string(2, 2, "2026/11/11")?;
        Ok(())
    }),
    ("sheet-times", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案"], &["几点截单"], &["活动到什么时候"]])?;
        let time = ExcelDateTime::from_hms(16, 30, 0)?;
        sheet.write_datetime_with_format(1, 1, &time, &number("hh:mm"))?;
        let both = ExcelDateTime::from_ymd(2026, 11, 11)?.and_hms(23, 59, 0)?;
        sheet.write_datetime_with_format(2, 1, &both, &number("yyyy-mm-dd hh:mm"))?;
        Ok(())
    }),
    ("sheet-leading-zeros", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案"], &["货号", "00123"], &["邮编"]])?;
        sheet.write_number_with_format(2, 1, 5000, &number("000000"))?;
        Ok(())
    }),
    ("sheet-long-numbers", |book| {
        let sheet = book.add_worksheet();
        texts(
            sheet,
            0,
            &[&["问题", "答案"], &["电话"], &["订单号"], &["单号", "20261122000012345678"]],
        )?;
        sheet.write_number(1, 1, 13_800_138_000_f64)?;
        sheet.write_number(2, 1, 20_261_122_000_012_345_678.0)?;
        Ok(())
    }),
    ("sheet-formulas", |book| {
        let sheet = book.add_worksheet();
        texts(
            sheet,
            0,
            &[&["问题", "答案"], &["多少钱"], &["发到哪"], &["除以零"], &["=1+1", "'写成文字的"]],
        )?;
        sheet.write_formula(1, 1, Formula::new("=50+9").set_result("59"))?;
        sheet.write_formula(2, 1, Formula::new("=A2&\"全国\"").set_result("全国"))?;
        sheet.write_formula(3, 1, Formula::new("=1/0").set_result("#DIV/0!"))?;
        Ok(())
    }),
    ("sheet-booleans", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案", "是否启用"], &["在吗", "在的"], &["旧的", "不用"]])?;
        sheet.write_boolean(1, 2, true)?.write_boolean(2, 2, false)?;
        Ok(())
    }),
    ("sheet-rich-text", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案"], &["包邮吗"]])?;
        let (plain, bold) = (Format::new(), Format::new().set_bold());
        sheet.write_rich_string(1, 1, &[(&plain, "满 "), (&bold, "59 元"), (&plain, " 包邮")])?;
        Ok(())
    }),
    ("sheet-line-breaks", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[HEADER, &["", "怎么退", "想退\n能退吗\r\n退一下", "1. 申请\n2. 寄回"]])
    }),
    ("sheet-gaps", |book| {
        let sheet = book.add_worksheet();
        texts(
            sheet,
            2,
            &[&["", "", "问题", "", "答案"], &[], &["", "", "包邮吗", "", "满59"], &[]],
        )?;
        texts(sheet, 7, &[&["", "", "能退吗", "", "7天内"]])
    }),
    ("sheet-notes-and-links", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["问题", "答案"], &["官网是什么"]])?;
        sheet.write_url_with_text(1, 1, "https://shop.example/", "点这里看")?;
        sheet.insert_note(1, 0, &rust_xlsxwriter::Note::new("小王：这条要改"))?;
        Ok(())
    }),
    ("sheet-two-tables", |book| {
        let facts = book.add_worksheet().set_name("变量")?;
        texts(facts, 0, &[&["变量名", "变量值", "单位"], &["发货时限", "48", "小时"]])?;
        let words = book.add_worksheet().set_name("同义词")?;
        texts(words, 0, &[&["标准词", "同义词"], &["包邮", "免邮|免运费"]])
    }),
    ("sheet-one-phrasing-a-row", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["标准问", "相似问", "答案"], &["包邮吗", "免邮吗", "满59"]])?;
        texts(sheet, 2, &[&["包邮吗", "有运费吗", "满59"], &["包邮吗", "要邮费不", ""]])
    }),
    ("sheet-no-question", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[HEADER, &["", "包邮吗", "免邮吗", "满59"], &["", "", "能退吗", "7天内"]])
    }),
    ("sheet-full-width", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &[&["　问题　", "答案（必填）"], &["　包邮吗　", "满５９包邮　"]])
    }),
];

fn read(name: &str, bytes: &[u8]) -> String {
    assert!(is_workbook(bytes), "{name}");
    let file = SourceFile::of_workbook(name, read_workbook(bytes).unwrap());
    told(
        &read_files(&[file], None, &Mapping::default()).unwrap_or_else(|e| panic!("{name}: {e:?}")),
    )
}

fn in_tables(name: &str, told: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../tables");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, told));
}

#[test]
fn what_workbooks_are_like() {
    for (name, draw) in CASES {
        let mut book = Workbook::new();
        draw(&mut book).unwrap();
        in_tables(name, &read("表.xlsx", &book.save_to_buffer().unwrap()));
    }
}

/// The workbooks of the cases, saved by LibreOffice in the formats of older programs (`tests/workbooks`;
/// `saved_by_libreoffice` makes them anew).
const SAVED: [&str; 8] = [
    "sheet-merged",
    "sheet-title",
    "sheet-many",
    "sheet-percent",
    "sheet-dates",
    "sheet-long-numbers",
    "sheet-formulas",
    "sheet-line-breaks",
];

fn saved(name: &str, ending: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    folder.join(format!("{name}.{ending}"))
}

#[test]
fn older_formats_are_read_the_same() {
    for name in SAVED {
        for ending in ["xls", "ods"] {
            let bytes = std::fs::read(saved(name, ending)).unwrap();
            in_tables(&format!("{name}-{ending}"), &read(&format!("表.{ending}"), &bytes));
        }
    }
}

#[test]
#[ignore = "makes tests/workbooks anew; needs LibreOffice (libreoffice-calc-nogui)"]
fn saved_by_libreoffice() {
    let place = tempfile::tempdir().unwrap();
    let mut written = Vec::new();
    for (name, draw) in CASES.iter().filter(|(name, _)| SAVED.contains(name)) {
        let mut book = Workbook::new();
        draw(&mut book).unwrap();
        let path = place.path().join(format!("{name}.xlsx"));
        std::fs::write(&path, book.save_to_buffer().unwrap()).unwrap();
        written.push(path);
    }
    let folder = saved(SAVED[0], "xls").parent().unwrap().to_owned();
    for ending in ["xls", "ods"] {
        crate::libreoffice::convert(&written, ending, &folder);
    }
}
