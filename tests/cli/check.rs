//! `kaopu check`.

use crate::sandbox::Sandbox;

const TODAY: &str = "2026-11-22";

#[test]
fn a_sound_knowledge_base_has_no_problems() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["check", "teashop", "--now", TODAY]).looks_like("check-sound");
}

#[test]
fn every_mistake_is_reported_at_once() {
    let sandbox = Sandbox::with("broken");
    sandbox.kaopu(&["check", "broken", "--now", TODAY]).looks_like("check-broken");
    sandbox
        .kaopu(&["check", "broken", "--now", TODAY, "--lang", "zh"])
        .looks_like("check-broken-zh");
}

#[test]
fn the_folder_is_the_current_one_unless_named() {
    let sandbox = Sandbox::with("broken");
    let mut command = sandbox.command(&["check", "--now", TODAY]);
    command.current_dir(sandbox.path("broken"));
    let run = sandbox.run(command, b"");
    run.ends_with(1);
    assert!(run.stdout.starts_with("answers.csv:2:2 error bad-value"), "{run}");
}

#[test]
fn the_hours_of_the_next_sixty_days_are_shown_where_they_are_asked_for() {
    let sandbox = Sandbox::with("teashop");
    let path = sandbox.path("teashop").join("escalation.toml");
    let queues = std::fs::read_to_string(&path).unwrap();
    let days = "holidays = [\"2026-12-24..2026-12-26\"]\nworkdays = [\"2026-12-27\"]\n";
    let desk = "[[queue]]\nid = \"desk\"\nname = \"柜台\"\nhours = \"09:00-12:00, 13:30-18:00\"\n\
                days = [1, 2, 3, 4, 5]\ndates = { 2026-12-31 = \"09:00-12:00\" }\n\n";
    std::fs::write(&path, format!("{days}{desk}{queues}")).unwrap();
    let check = ["check", "teashop", "--hours", "--now", TODAY];
    sandbox.kaopu(&check).looks_like("check-hours");
    sandbox.kaopu(&[&check[..], &["--lang", "zh"]].concat()).looks_like("check-hours-zh");
    let document = sandbox.kaopu(&[&check[..], &["--json"]].concat()).json();
    let days = document["hours"][0]["days"].as_array().unwrap();
    assert_eq!(days.len(), 60);
    assert_eq!((&days[35]["date"], &days[35]["kind"]), (&"2026-12-27".into(), &"workday".into()));
    assert_eq!(sandbox.kaopu(&["check", "teashop", "--json"]).json().get("hours"), None);
}

#[test]
fn the_document_has_every_diagnostic_in_both_languages() {
    let sandbox = Sandbox::with("broken");
    let run = sandbox.kaopu(&["check", "broken", "--now", TODAY, "--json"]);
    run.ends_with(1);
    let document = run.json();
    assert_eq!(document["kb"]["id"], "broken");
    let diagnostics = document["diagnostics"].as_array().unwrap();
    let errors = diagnostics.iter().filter(|one| one["severity"] == "error").count();
    assert_eq!(document["errors"], errors);
    for one in diagnostics {
        assert!(
            one["message"]["zh"].is_string()
                && one["message"]["en"].is_string()
                && one["place"]["row"].is_u64()
        );
    }
}

#[test]
fn warnings_count_when_they_are_told_to() {
    let sandbox = Sandbox::with("teashop");
    sandbox.edit("teashop/faqs.csv", "怎么退货,", "怎么退,");
    sandbox.kaopu(&["check", "teashop", "--now", TODAY]).ends_with(0);
    sandbox.kaopu(&["check", "teashop", "--now", TODAY, "--strict"]).looks_like("check-strict");
}

#[test]
fn a_review_date_passes_with_the_day() {
    let sandbox = Sandbox::with("teashop");
    let run = sandbox.kaopu(&["check", "teashop", "--now", "2028-01-01", "--json"]);
    run.ends_with(0);
    assert_eq!(run.json()["warnings"], 3, "{run}");
}

#[test]
fn a_table_that_excel_saved_again_is_told_and_taken_over() {
    let sandbox = Sandbox::with("teashop");
    let path = sandbox.path("teashop").join("faqs.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let theirs = text.replace(',', "\t");
    let utf16: Vec<u8> = theirs.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&path, [b"\xff\xfe".as_slice(), &utf16].concat()).unwrap();
    let run = sandbox.kaopu(&["check", "teashop", "--now", TODAY]);
    run.ends_with(1);
    assert!(
        run.stdout.contains("faqs.csv: a spreadsheet program saved it as UTF-16, with tabs"),
        "{run}"
    );
    let document = sandbox.kaopu(&["check", "teashop", "--now", TODAY, "--json"]).json();
    assert_eq!(document["resaved"][0]["resaved"]["encoding"], "UTF-16");

    let run = sandbox.kaopu(&["check", "teashop", "--now", TODAY, "--take-over"]);
    run.ends_with(0);
    assert!(run.stdout.starts_with("✓ faqs.csv: read as UTF-16"), "{run}");
    let read = std::fs::read_to_string(&path).unwrap();
    assert!(!read.contains('\t') && read.lines().count() == text.lines().count(), "{read}");

    let lost = format!("{read}lost,1.23457E+17,a,b\n").replace(',', ";");
    std::fs::write(&path, &lost).unwrap();
    let run = sandbox.kaopu(&["check", "teashop", "--take-over", "--now", TODAY]);
    run.ends_with(1);
    assert!(run.stdout.contains("lost its last digits") && run.stdout.contains("row"), "{run}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), lost, "nothing is guessed");
}
