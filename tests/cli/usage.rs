//! Help, mistakes in arguments, completions.

use crate::sandbox::Sandbox;

const COMMANDS: [&[&str]; 39] = [
    &["check"],
    &["calendar"],
    &["diff"],
    &["discover"],
    &["ask"],
    &["chat"],
    &["test"],
    &["protect"],
    &["passport"],
    &["ambiguity"],
    &["search"],
    &["import"],
    &["import", "labelled"],
    &["eval"],
    &["mood"],
    &["key"],
    &["key", "new"],
    &["key", "show"],
    &["key", "list"],
    &["key", "add"],
    &["key", "rotate"],
    &["key", "revoke"],
    &["root"],
    &["root", "init"],
    &["root", "show"],
    &["root", "renew"],
    &["root", "sign"],
    &["approve"],
    &["rollback"],
    &["rollback", "new"],
    &["rollback", "sign"],
    &["rollback", "show"],
    &["sheet"],
    &["export"],
    &["export-sheet"],
    &["verify"],
    &["inspect"],
    &["serve"],
    &["completions"],
];

#[test]
fn help_of_the_whole_and_of_each_command() {
    let sandbox = Sandbox::empty();
    sandbox.kaopu(&["--help"]).looks_like("help");
    for command in COMMANDS {
        let run = sandbox.kaopu(&[command, &["--help"]].concat());
        run.looks_like(&format!("help-{}", command.join("-")));
        if !matches!(command, ["key" | "import" | "root" | "rollback"]) {
            assert!(run.stdout.contains("Examples:"), "{run}");
        }
    }
}

#[test]
fn without_arguments_it_says_what_there_is() {
    let run = Sandbox::empty().kaopu(&[]);
    assert!(run.ends_with(2).stderr.contains("Commands:"), "{run}");
}

#[test]
fn mistakes_are_explained_in_text_and_json() {
    let sandbox = Sandbox::empty();
    sandbox.kaopu(&["chekc"]).looks_like("usage-typo");
    sandbox.kaopu(&["ask", ".", "x", "--order", "飞行中"]).looks_like("usage-order-state");
    sandbox.kaopu(&["check", "--now", "soon"]).looks_like("usage-time");
    let document = sandbox.kaopu(&["verify", "--json"]).ends_with(2).json();
    assert_eq!(document["error"]["code"], "usage");
    assert!(document["error"]["message"]["en"].as_str().unwrap().contains("--key"));
}

#[test]
fn completions_for_every_shell_know_every_command() {
    let sandbox = Sandbox::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = sandbox.kaopu(&["completions", shell]);
        for command in COMMANDS {
            assert!(run.ends_with(0).stdout.contains(command[0]), "{shell} {command:?}");
        }
    }
    let document = sandbox.kaopu(&["completions", "fish", "--json"]).ends_with(0).json();
    assert!(document["script"].as_str().unwrap().contains("kaopu"));
}

#[test]
fn the_version_is_that_of_the_workspace() {
    let run = Sandbox::empty().kaopu(&["--version"]);
    assert_eq!(run.ends_with(0).stdout, format!("kaopu {}\n", env!("CARGO_PKG_VERSION")));
}
