//! `kaopu import` of tables and files of other programs, and `kaopu export-sheet`.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

const TABLE: &str = "分类,标准问题,相似问,话术\n运费,包邮吗,免邮吗|有运费吗,满59包邮\n";

#[test]
fn a_table_is_looked_at_and_then_taken_over() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("话术.csv", TABLE);
    let before = sandbox.read("teashop/faqs.csv");
    let import = ["import", "话术.csv", "--into", "teashop"];
    sandbox.kaopu(&[&import[..], &["--dry-run"]].concat()).looks_like("import-table-dry");
    assert_eq!(sandbox.read("teashop/faqs.csv"), before);
    sandbox.kaopu(&import).looks_like("import-table");
    let faqs = String::from_utf8(sandbox.read("teashop/faqs.csv")).unwrap();
    assert!(faqs.contains("运费,包邮吗,满59包邮"), "{faqs}");
    let again = sandbox.kaopu(&[&import[..], &["--json"]].concat()).ends_with(0).json();
    assert_eq!((&again["identical"], &again["new"]), (&1.into(), &0.into()));
    let answer = sandbox.kaopu(&["ask", "teashop", "免邮吗", "--now", "2026-11-22"]);
    assert!(answer.ends_with(0).stdout.contains("满59包邮"), "{answer}");
}

#[test]
fn what_can_not_be_read_is_named_and_the_rest_is_taken_over() {
    let sandbox = Sandbox::empty();
    sandbox.write("t.csv", "问题;答案;店员\n包邮吗;满59;小王\n运单号;1.20261E+17;\n;没人问;\n");
    let run = sandbox.kaopu(&["import", "t.csv", "--into", "new"]);
    run.looks_like("import-table-problems");
    sandbox.kaopu(&["ask", "new", "包邮吗", "--now", "2026-11-22"]).ends_with(0);
    sandbox.kaopu(&["import", "t.csv", "--into", "other", "--format", "rasa"]).ends_with(2);
    sandbox.write("u.csv", "客户问,我们答\n包邮吗,满59\n");
    sandbox.kaopu(&["import", "u.csv", "--into", "other"]).looks_like("import-table-unknown");
    let map = [
        "import",
        "u.csv",
        "--into",
        "other",
        "--map",
        "客户问=question",
        "--map",
        "我们答=answer",
    ];
    sandbox.kaopu(&map).ends_with(0);
}

#[test]
fn a_workbook_comes_back_as_it_went() {
    let sandbox = Sandbox::with("teashop");
    let export = ["export-sheet", "teashop", "--out", "teashop.xlsx"];
    sandbox.kaopu(&export).looks_like("export-sheet");
    sandbox.kaopu(&export).ends_with(2);
    let same = sandbox.kaopu(&["import", "teashop.xlsx", "--into", "teashop", "--json"]);
    let same = same.ends_with(0).json();
    assert_eq!((&same["new"], &same["changed"]), (&0.into(), &0.into()), "{same}");
    sandbox.kaopu(&["import", "teashop.xlsx", "--into", "copy"]).ends_with(0);
    for (to, out) in [("csv", "tables"), ("rasa", "rasa"), ("azure", "a.tsv"), ("nlpjs", "c.json")]
    {
        sandbox.kaopu(&["export-sheet", "copy", "--to", to, "--out", out]).ends_with(0);
    }
    let table =
        ["import", "tables/faqs.csv", "tables/phrasings.csv", "--into", "teashop", "--json"];
    let same = sandbox.kaopu(&table).ends_with(0).json();
    assert_eq!((&same["new"], &same["changed"]), (&0.into(), &0.into()), "{same}");
}

/// A spreadsheet of a few hundred bytes with 82 million cells: within what the library allows, and gigabytes of memory.
fn bomb() -> Vec<u8> {
    let content = r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="5000"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", plain).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    zip.start_file("META-INF/manifest.xml", plain).unwrap();
    zip.write_all(br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#).unwrap();
    zip.start_file("content.xml", plain).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
#[cfg(target_os = "linux")]
fn a_workbook_that_asks_for_all_memory_is_refused() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("bomb.ods", bomb());
    let before = sandbox.read("teashop/faqs.csv");
    let began = Instant::now();
    let run = sandbox.kaopu(&["import", "bomb.ods", "--into", "teashop", "--json"]);
    assert_eq!(run.ends_with(2).json()["error"]["code"], "bad-input", "{run}");
    assert!(began.elapsed() < Duration::from_secs(40));
    assert_eq!(sandbox.read("teashop/faqs.csv"), before);
}
