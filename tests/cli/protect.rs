//! `kaopu protect`.

use serde_json::Value;

use crate::sandbox::Sandbox;

fn measured(sandbox: &Sandbox, more: &[&str]) -> Value {
    let arguments = [&["protect", "teashop", "--encoder", "none", "--json"], more].concat();
    sandbox.kaopu(&arguments).json()
}

fn number(document: &Value, key: &str) -> u64 {
    document[key].as_u64().unwrap_or_else(|| panic!("no {key} in {document}"))
}

/// What it proposes passes, and protects what it was proposed for.
#[test]
fn the_missing_dialogues_are_told_then_written_and_then_they_protect() {
    let sandbox = Sandbox::with("teashop");
    let before = measured(&sandbox, &[]);
    assert!(number(&before, "unnoticed") > 0, "{before}");
    assert!(!before["proposals"].as_array().unwrap().is_empty());
    assert!(before["gaps"][0]["what"]["zh"].is_string());
    assert_eq!(measured(&sandbox, &[])["gaps"], before["gaps"], "measuring writes nothing");
    let low = ["protect", "teashop", "--encoder", "none", "--least", "100"];
    sandbox.kaopu(&low).ends_with(1);

    measured(&sandbox, &["--write"]);
    sandbox.kaopu(&["test", "teashop", "--encoder", "none"]).ends_with(0);
    let after = measured(&sandbox, &[]);
    assert!(number(&after, "unnoticed") < number(&before, "unnoticed"), "{after}");
    assert!(after["score"].as_f64() >= Some(0.95), "{after}");
}

#[test]
fn people_read_what_nobody_notices_and_the_score_by_kind() {
    let sandbox = Sandbox::with("teashop");
    let run = sandbox.kaopu(&["protect", "teashop", "--encoder", "none", "--lang", "zh"]);
    for told in ["防护 ", "事实写错", "加上 --write"] {
        assert!(run.ends_with(0).stdout.contains(told), "{run}");
    }
}
