//! `kaopu mood`.

use crate::sandbox::{Run, Sandbox};

const LABELLED: &str = "angry\t你们这是什么破店，气死我了\nangry\t什么时候发货\nurgent\t急用，快点发货\nneutral\t水温多少合适\nneutral_trap\t别急，我就问问\nfurious\t气死我了\n没有制表符\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("moods.tsv", LABELLED);
    sandbox
}

fn mood(sandbox: &Sandbox, more: &[&str]) -> Run {
    sandbox.kaopu(&[&["mood", "moods.tsv", "--encoder", "none"], more].concat())
}

#[test]
fn the_table_is_for_people() {
    let sandbox = sandbox();
    mood(&sandbox, &[]).looks_like("mood");
    mood(&sandbox, &["--kb", "teashop", "--lang", "zh"]).looks_like("mood-zh");
}

#[test]
fn the_document_has_every_number() {
    let document = mood(&sandbox(), &["--json"]).ends_with(0).json();
    assert_eq!((&document["rows"], &document["skipped"]), (&5.into(), &2.into()));
    let labels = document["labels"].as_array().unwrap();
    let names: Vec<&str> = labels.iter().map(|label| label["label"].as_str().unwrap()).collect();
    assert_eq!(names, ["angry", "urgent", "neutral"]);
    let angry = &labels[0];
    assert_eq!(
        (&angry["rows"], &angry["right"], &angry["recall"]),
        (&2.into(), &1.into(), &0.5.into())
    );
    assert_eq!(document["traps"]["rows"], 1);
    let skipped = document["skipped_lines"].as_array().unwrap();
    assert_eq!((&skipped[0]["line"], &skipped[1]["line"]), (&6.into(), &7.into()));
    let missed = document["misses"].as_array().unwrap();
    assert!(missed.iter().any(|miss| miss["line"] == 2 && miss["mood"] == "calm"), "{document}");
}

#[test]
fn what_was_misjudged_can_be_written_down() {
    let sandbox = sandbox();
    mood(&sandbox, &["--misses", "misses.tsv"]).ends_with(0);
    let table = String::from_utf8(sandbox.read("misses.tsv")).unwrap();
    assert!(
        table.starts_with("line\tlabel\tmood\tanger\twords\ttext\n2\tangry\tcalm\t0\t\t"),
        "{table}"
    );
    mood(&sandbox, &["--misses", "misses.tsv"]).ends_with(0);
    mood(&sandbox, &["--misses", "teashop/faqs.csv"]).looks_like("mood-over-table");
}

#[test]
fn a_file_of_no_moods_is_refused() {
    let sandbox = sandbox();
    sandbox.write("moods.tsv", "furious\t气死我了\n没有制表符\n");
    mood(&sandbox, &[]).looks_like("mood-no-labels");
    sandbox.write("moods.tsv", "\n");
    assert_eq!(mood(&sandbox, &["--json"]).ends_with(2).json()["error"]["code"], "bad-input");
}
