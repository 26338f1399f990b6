//! `kaopu test`.

use crate::sandbox::Sandbox;

/// A tea shop of which one dialogue fails in several ways.
fn failing() -> Sandbox {
    let sandbox = Sandbox::with("teashop");
    sandbox.edit("teashop/facts.csv", "发货时限,48", "发货时限,24");
    sandbox.edit(
        "teashop/dialogues/ship.toml",
        "contains = [\"72小时\"]",
        "entry = \"return-how\"\nlacks = [\"今天\"]",
    );
    sandbox
}

#[test]
fn all_pass() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["test", "teashop"]).looks_like("test-pass");
}

#[test]
fn a_failure_is_shown_as_the_conversation() {
    let sandbox = failing();
    sandbox.kaopu(&["test", "teashop"]).looks_like("test-fail");
    sandbox.kaopu(&["test", "teashop", "--lang", "zh"]).looks_like("test-fail-zh");
}

#[test]
fn the_document_has_every_dialogue() {
    let run = failing().kaopu(&["test", "teashop", "--json"]);
    let document = run.ends_with(1).json();
    assert_eq!((&document["passed"], &document["failed"]), (&2.into(), &1.into()));
    let failed = document["dialogues"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["passed"] == false)
        .unwrap();
    assert_eq!(failed["file"], "ship.toml");
    assert_eq!(failed["turns"][0]["failures"][0]["field"], "contains");
}

#[test]
fn the_report_for_build_servers_is_the_same_each_time() {
    let sandbox = failing();
    sandbox.kaopu(&["test", "teashop", "--junit", "report.xml"]).ends_with(1);
    let report = sandbox.read("report.xml");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("test-junit", String::from_utf8_lossy(&report));
    });
    sandbox.kaopu(&["test", "teashop", "--junit", "report.xml"]).ends_with(1);
    assert_eq!(sandbox.read("report.xml"), report);
}

#[test]
fn only_those_that_are_asked_for() {
    let sandbox = failing();
    for (filter, code) in [("转人工", 0), ("brew", 0), ("双11", 1)] {
        let run = sandbox.kaopu(&["test", "teashop", "--filter", filter, "--json"]);
        assert_eq!(
            run.ends_with(code).json()["dialogues"].as_array().unwrap().len(),
            1,
            "{filter}"
        );
    }
}

#[test]
fn a_run_that_proves_nothing_does_not_pass() {
    let sandbox = Sandbox::with("teashop");
    sandbox
        .kaopu(&["test", "teashop", "--filter", "咖啡"])
        .looks_like("test-filter-matches-nothing");
    std::fs::remove_dir_all(sandbox.path("teashop/dialogues")).unwrap();
    sandbox.kaopu(&["test", "teashop"]).looks_like("test-no-dialogues");
}
