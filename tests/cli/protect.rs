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

#[test]
fn a_passport_counts_each_wording_once_in_every_way() {
    let sandbox = Sandbox::with("teashop");
    let passport = ["passport", "teashop", "--encoder", "none", "--wordings", "2"];
    let document = sandbox.kaopu(&[&passport[..], &["--json"]].concat()).json();
    let wordings = number(&document, "wordings");
    for way in document["ways"].as_array().unwrap() {
        let counts = ["kept", "asked_back", "handed_over", "lost", "misrouted", "not_varied"];
        let counted: u64 = counts.iter().map(|key| number(way, key)).sum();
        assert_eq!(counted, wordings, "{way}");
    }
    let told = sandbox.kaopu(&[&passport[..], &["--all", "--lang", "zh"]].concat());
    for words in ["全打拼音", "漏字", "照旧"] {
        assert!(told.ends_with(0).stdout.contains(words), "{told}");
    }
    sandbox.kaopu(&[&passport[..], &["--least", "100"]].concat()).ends_with(1);
}

/// What it says ties two entries does: the bot asks back about it, or says what it understood.
#[test]
fn a_message_that_ties_two_entries_is_asked_back_about() {
    let sandbox = Sandbox::with("teashop");
    let ambiguity = ["ambiguity", "teashop", "--encoder", "none"];
    let document = sandbox.kaopu(&[&ambiguity[..], &["--json"]].concat()).json();
    assert_eq!(document["bounds"]["wordings"], document["bounds"]["looked_at"]);
    let pairs = document["pairs"].as_array().unwrap();
    let tied = pairs.iter().find(|pair| pair["shortest_tie"].is_object()).unwrap();
    let message = tied["shortest_tie"]["message"].as_str().unwrap();
    let asked = sandbox.kaopu(&["ask", "teashop", message, "--encoder", "none", "--json"]).json();
    assert!(asked.to_string().contains(tied["other"].as_str().unwrap()), "{message}: {asked}");
    let told = sandbox.kaopu(&[&ambiguity[..], &["--lang", "zh", "--most", "0"]].concat());
    assert!(told.ends_with(1).stdout.contains("全部试过：漏一个字"), "{told}");
}
