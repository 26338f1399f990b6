//! docs/cli.md says what is so.

use std::path::Path;

use crate::sandbox::Sandbox;

fn document() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/cli.md")).unwrap()
}

#[test]
fn every_option_of_every_command_is_documented() {
    let sandbox = Sandbox::empty();
    let document = document();
    for command in [
        "check",
        "calendar",
        "ask",
        "chat",
        "test",
        "protect",
        "passport",
        "ambiguity",
        "diff",
        "discover",
        "search",
        "new",
        "import",
        "import labelled",
        "eval",
        "key new",
        "key show",
        "key list",
        "key add",
        "key rotate",
        "key revoke",
        "root init",
        "root show",
        "root renew",
        "root sign",
        "approve",
        "rollback new",
        "rollback sign",
        "rollback show",
        "sheet",
        "export",
        "export-sheet",
        "verify",
        "inspect",
        "serve",
        "completions",
    ] {
        let heading = format!("`kaopu {command}");
        assert!(document.contains(&heading), "docs/cli.md has no {heading}");
        let arguments: Vec<&str> = command.split(' ').chain(["-h"]).collect();
        let help = sandbox.kaopu(&arguments).ends_with(0).stdout.clone();
        for line in help.lines().map(str::trim_start).filter(|line| line.starts_with('-')) {
            let option =
                line.split([' ', ',', '<']).find(|word| word.starts_with("--")).unwrap_or("-");
            assert!(
                document.contains(option),
                "docs/cli.md does not mention {option} of {command}"
            );
        }
    }
}

/// The examples of documents in docs/cli.md, by the command line above them, have the fields that
/// the command prints, and no others.
#[test]
fn every_documented_field_is_printed() {
    let sandbox = Sandbox::with_bundle();
    sandbox.write("questions.tsv", "怎么寄回\t退货寄到哪里\n怎么寄回\t退货寄到哪里？\n");
    sandbox.write("test.tsv", "ship-when\t什么时候发货\npoints\t积分怎么用\n");
    sandbox.write("far.tsv", "x\t今晚月色真美\n");
    sandbox.write("faq.csv", "问题,相似问,答案\n包邮吗,免邮吗,满59包邮\n运单号,,1.20261E+17\n");
    sandbox.write(
        "chats.csv",
        "会话,角色,内容\n1,客户,什么时候发货\n1,客服,两天内\n2,客户,茶叶能空运到海外吗\n2,客户,茶叶可以空运到海外吗\n",
    );
    let document = document();
    let mut examples = 0;
    for block in document.split("```jsonc\n").skip(1) {
        let (example, _) = block.split_once("```").unwrap();
        let (command, example) = example.split_once('\n').unwrap();
        let arguments =
            command.strip_prefix("// kaopu ").expect("an example begins with its command line");
        let run = sandbox.kaopu(&arguments.split(' ').collect::<Vec<_>>());
        let documented: serde_json::Value =
            serde_json::from_str(example).unwrap_or_else(|error| panic!("{command}: {error}"));
        same_fields(command, &documented, &run.json());
        examples += 1;
    }
    assert!(examples >= 9, "{examples} examples");
}

/// Objects must have the same keys; of lists the first elements are compared.
fn same_fields(place: &str, documented: &serde_json::Value, printed: &serde_json::Value) {
    use serde_json::Value::{Array, Object};
    match (documented, printed) {
        (Object(documented), Object(printed)) => {
            let keys = |object: &serde_json::Map<String, serde_json::Value>| {
                object.keys().cloned().collect::<Vec<_>>()
            };
            assert_eq!(keys(documented), keys(printed), "{place}");
            for (key, value) in documented {
                same_fields(&format!("{place}: {key}"), value, &printed[key]);
            }
        }
        (Array(documented), Array(printed)) => {
            if let (Some(documented), Some(printed)) = (documented.first(), printed.first()) {
                same_fields(place, documented, printed);
            }
        }
        (documented, printed) => assert_eq!(
            std::mem::discriminant(documented),
            std::mem::discriminant(printed),
            "{place}: {documented} is documented, {printed} is printed"
        ),
    }
}
