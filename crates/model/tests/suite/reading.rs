//! Reading: nothing is lost, nothing panics.

use std::time::Duration;

use kaopu_model::{
    Dialogue, DialogueTurn, KbFiles, TOP_FILES, Table, analyse, format_dialogue, parse,
};
use proptest::prelude::*;

/// Text made of what CSV files are made of.
pub(crate) fn csv_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\""),
        Just("\"\""),
        Just(","),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("#"),
        Just(" "),
        Just("a"),
        Just("发货"),
        Just("id"),
        Just("|"),
        Just("\u{feff}"),
        Just("{"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Text made of what the KB's TOML files are made of.
fn toml_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("[[turn]]\n"),
        Just("[context]\n"),
        Just("[turn.expect]\n"),
        Just("[[rule]]\n"),
        Just("[rule.when]\n"),
        Just("[phrases]\n"),
        Just("[[queue]]\n"),
        Just("customer = \"x\"\n"),
        Just("id = \"a\"\n"),
        Just("queue = 1\n"),
        Just("words = [\"a\", 2]\n"),
        Just("now = \"2026-11-11\"\n"),
        Just("now = 2026-11-11T00:00:00\n"),
        Just("hours = \"9-5\"\n"),
        Just("= "),
        Just("\""),
        Just("{"),
        Just("["),
        Just("\n"),
        Just("#"),
        Just("unknowns = -1\n"),
        Just("pace = 99999999999999999999\n"),
        Just("文"),
    ];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

/// Whatever is wrong is said in both languages, sorted, at a place that is there.
fn in_good_order(files: &KbFiles) {
    let diagnostics = analyse(files, None).diagnostics;
    assert!(diagnostics.is_sorted(), "{diagnostics:?}");
    for diagnostic in &diagnostics {
        assert!(
            !diagnostic.message.zh.is_empty() && !diagnostic.message.en.is_empty(),
            "{diagnostic:?}"
        );
        let lines = files
            .get(&diagnostic.place.file)
            .map_or(0, |bytes| bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() + 1);
        assert!(diagnostic.place.row as usize <= lines, "{diagnostic:?}");
    }
}

fn all_files() -> Vec<&'static str> {
    TOP_FILES.into_iter().chain(["dialogues/a.toml"]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_table_is_written_back_byte_for_byte(text in csv_like()) {
        prop_assert_eq!(Table::parse(&text).format(), text);
    }

    #[test]
    fn editing_a_row_leaves_all_others(text in csv_like(), at in 0usize..8, cell in "[a,\"\n 发]{0,5}") {
        let mut table = Table::parse(&text);
        let before: Vec<String> = table.rows().iter().map(|row| row.raw().to_owned()).collect();
        let records: Vec<usize> = table.records().map(|(index, _)| index).collect();
        prop_assume!(!records.is_empty());
        let at = records[at % records.len()];
        table.set(at, &[(1, &cell)]);
        prop_assert_eq!(table.rows()[at].cell(1), &cell);
        for (index, row) in table.rows().iter().enumerate().filter(|(index, _)| *index != at) {
            prop_assert_eq!(row.raw(), &before[index]);
        }
        let written = table.format();
        let again = Table::parse(&written);
        let cells = |table: &Table<'_>| -> Vec<Vec<String>> {
            table.rows().iter().map(|row| row.cells().iter().map(|cell| cell.to_string()).collect()).collect()
        };
        prop_assert_eq!(cells(&again), cells(&table));
    }

    #[test]
    fn no_csv_makes_it_panic(text in csv_like(), which in 0usize..6) {
        let files: KbFiles = [(TOP_FILES[which + 1].to_owned(), text.into_bytes())].into();
        in_good_order(&files);
    }

    #[test]
    fn no_toml_makes_it_panic(text in toml_like(), which in 0usize..4) {
        let path = ["kb.toml", "persona.toml", "escalation.toml", "dialogues/a.toml"][which];
        in_good_order(&[(path.to_owned(), text.into_bytes())].into());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), which in 0usize..10) {
        in_good_order(&[(all_files()[which].to_owned(), bytes)].into());
    }

    #[test]
    fn a_dialogue_is_read_as_it_was_written(dialogue in crate::drafts::dialogue()) {
        let text = format_dialogue(&dialogue);
        let parsed = parse(&[("dialogues/a.toml".to_owned(), text.clone().into_bytes())].into());
        let mine: Vec<_> = parsed.diagnostics.iter().filter(|diagnostic| diagnostic.place.file == "dialogues/a.toml").collect();
        prop_assert!(mine.is_empty(), "{text}\n{mine:?}");
        prop_assert_eq!(without_rows(&parsed.kb.dialogues[0]), without_rows(&dialogue));
    }
}

fn without_rows(dialogue: &Dialogue) -> Dialogue {
    let turns = dialogue.turns.iter().map(|turn| DialogueTurn { row: 0, ..turn.clone() }).collect();
    Dialogue { turns, ..dialogue.clone() }
}

#[test]
fn a_large_file_is_read_in_linear_time() {
    let small = quickest(2_000);
    let large = quickest(20_000);
    // Ten times as much takes about ten times as long; quadratic would be a hundred.
    assert!(large < small * 40, "{small:?} for 2,000 rows, {large:?} for 20,000");
}

/// The shortest of three times in which that many phrasings are read and checked: other work on the
/// machine only ever adds.
fn quickest(rows: usize) -> Duration {
    let mut text = "faq_id,phrasing\n".to_owned();
    for number in 0..rows {
        text.push_str(&format!("ship,\"什么时候发货 {number}, 请问\"\n"));
    }
    let faqs = b"id,question,answer\nship,When?,Soon.\n".to_vec();
    let files =
        [("faqs.csv".to_owned(), faqs), ("phrasings.csv".to_owned(), text.into_bytes())].into();
    (0..3).map(|_| timed(&files, rows)).min().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the time itself is tested")]
fn timed(files: &KbFiles, rows: usize) -> Duration {
    let start = std::time::Instant::now();
    assert_eq!(analyse(files, None).kb.faqs[0].phrasings.len(), rows);
    start.elapsed()
}

#[test]
fn deep_nesting_is_an_error_and_no_crash() {
    for open in ["[", "{a=", "x.", "[[turn]]\ncontext = {order = [["] {
        let text = format!("a = {}", open.repeat(10_000));
        in_good_order(&[("dialogues/a.toml".to_owned(), text.into_bytes())].into());
        in_good_order(&[("kb.toml".to_owned(), open.repeat(10_000).into_bytes())].into());
    }
}

#[test]
fn a_spoiled_file_does_not_drown_the_screen() {
    let rows = "nobody,x\n".repeat(3_000);
    let files: KbFiles = [
        ("faqs.csv".to_owned(), b"id,question,answer\nship,When?,Soon.\n".to_vec()),
        ("phrasings.csv".to_owned(), format!("faq_id,phrasing\n{rows}").into_bytes()),
    ]
    .into();
    let told = analyse(&files, None).diagnostics;
    let unknown: Vec<_> =
        told.iter().filter(|diagnostic| diagnostic.code == "unknown-id").collect();
    assert_eq!(unknown.len(), 1_000);
    assert!(unknown[0].message.zh.contains("2000") && unknown[0].message.en.contains("2000"));
}
