//! Paths that no system takes: the message says that they are too long, and shows only how they begin.

use crate::sandbox::Sandbox;

#[test]
fn a_name_that_is_too_long_is_called_that_by_every_command() {
    let sandbox = Sandbox::with_bundle();
    let long = "长".repeat(2_000);
    let commands: [&[&str]; 11] = [
        &["check", &long],
        &["ask", &long, "x"],
        &["test", "teashop", "--junit", &long],
        &["import", "labelled", &long, "--into", "new"],
        &["import", "labelled", "teashop/facts.csv", "--into", &long],
        &["export", "teashop", "--key", &long, "--out", "x.kbx"],
        &["export", "teashop", "--key", "shop.key", "--out", &long],
        &["export", &long, "--key", "shop.key", "--out", "x.kbx"],
        &["verify", &long, "--key", "shop.pub"],
        &["key", "new", &long],
        &["key", "show", &long],
    ];
    for command in commands {
        let run = sandbox.kaopu(&[command, &["--json"]].concat());
        let document = run.ends_with(4).json();
        assert_eq!(document["error"]["code"], "path-too-long", "{command:?} {run}");
        assert!(run.stderr.len() < 1_000 && run.stderr.contains("longer than"), "{run}");
    }
}

#[test]
fn a_folder_too_deep_for_the_history_is_called_that() {
    let sandbox = Sandbox::with_key();
    let deep = ["y".repeat(100).as_str(); 6].join("/");
    std::fs::create_dir_all(sandbox.path(&deep)).unwrap();
    crate::sandbox::copy(&sandbox.path("teashop"), &sandbox.path(&deep).join("teashop"));
    let folder = format!("{deep}/teashop");
    let run = sandbox.kaopu(&["export", &folder, "--key", "shop.key", "--out", "x.kbx"]);
    assert!(run.ends_with(4).stderr.contains("path is too long"), "{run}");
}
