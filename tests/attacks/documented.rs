//! The scripts in docs/bundle-format.md do what the document says.

use std::fs;
use std::path::Path;

use crate::shop::{COMMENT, PASSPHRASE, Shop};
use crate::tools::{Outcome, run};

const DOCUMENT: &str = include_str!("../../docs/bundle-format.md");

/// The script below a heading of the document.
fn script(heading: &str) -> &'static str {
    let (_, section) =
        DOCUMENT.split_once(heading).unwrap_or_else(|| panic!("no section {heading}"));
    let (_, script) = section.split_once("```sh\n").expect("a script");
    script.split_once("```").expect("its end").0
}

fn verified_by_script(shop: &Shop, bundle: &str) -> Outcome {
    fs::write(shop.path("verify.sh"), script("## Verifying with public tools")).unwrap();
    run(shop.folder.path(), "", "bash", &["verify.sh", bundle, "author.pub", "author.pub"])
}

#[test]
fn the_documented_script_accepts_our_bundle() {
    let shop = Shop::open();
    let output = verified_by_script(&shop, "shop.kbx").succeeded();
    assert!(output.contains(COMMENT), "{output}");
    assert!(output.lines().last().unwrap().contains("verified"), "{output}");
}

#[test]
fn the_documented_script_refuses_what_we_refuse() {
    let shop = Shop::open();
    let good = fs::read(shop.path("shop.kbx")).unwrap();
    let text = |from: &str, to: &str| {
        let at = good.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        let mut changed = good.clone();
        changed[at..at + from.len()].copy_from_slice(to.as_bytes());
        changed
    };
    let byte = |at: usize| {
        let mut changed = good.clone();
        changed[at] ^= 1;
        changed
    };
    for (what, bytes) in [
        ("an answer changed", text("啥时候", "啥地方")),
        ("the manifest changed", text("kbx-manifest-v2", "kbx-manifest-v3")),
        ("the comment changed", text("seq=3", "seq=4")),
        ("the padding used", byte(good.len() - 1024 - 1)),
        ("the end used", byte(good.len() - 1)),
        ("appended", [good.clone(), vec![0; 512]].concat()),
        ("cut off", good[..good.len() - 2048].to_vec()),
        ("another owner", byte(108 + 6)),
        ("empty", vec![]),
    ] {
        fs::write(shop.path("bad.kbx"), bytes).unwrap();
        assert!(shop.verify("bad.kbx").is_err(), "we accept: {what}");
        let outcome = verified_by_script(&shop, "bad.kbx");
        assert!(!outcome.success, "the script accepts: {what}\n{}", outcome.output);
    }
}

#[test]
fn the_documented_script_makes_the_same_bundle() {
    let shop = Shop::open();
    let folder = shop.path("release");
    fs::create_dir(&folder).unwrap();
    run(&folder, "", "tar", &["-xf", "../shop.kbx", "--exclude=manifest", "--exclude=sig"])
        .succeeded();
    fs::write(shop.path("make.sh"), script("## Making a bundle with public tools")).unwrap();
    let arguments = ["make.sh", "release", "author.key", "author.pub", COMMENT, "again.kbx"];
    run(shop.folder.path(), &format!("{PASSPHRASE}\n"), "bash", &arguments).succeeded();
    assert_eq!(fs::read(shop.path("again.kbx")).unwrap(), fs::read(shop.path("shop.kbx")).unwrap());
}

/// Where the tests are that the threat model names by `module::test`.
const TESTS: [&str; 8] = [
    "crates/bot/tests/suite",
    "crates/bundle/tests/suite",
    "crates/bundle/src",
    "crates/durable/src",
    "crates/runtime/src/activation/tests",
    "crates/store/src/store/tests",
    "crates/studio/tests/suite",
    "tests/cli",
];

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let model = fs::read_to_string(root.join("docs/threat-model.md")).unwrap();
    let mut checked = 0;
    for name in model.split('`').skip(1).step_by(2) {
        let Some((module, test)) = name.split_once("::").filter(|(_, test)| !test.is_empty())
        else {
            continue;
        };
        let test = test.rsplit("::").next().unwrap_or(test);
        let within = TESTS.map(|folder| root.join(folder).join(format!("{module}.rs")));
        let mut sources = within.iter().filter_map(|path| fs::read_to_string(path).ok());
        let found = sources.any(|source| match test.strip_suffix('*') {
            Some(prefix) => source.contains(&format!("fn {prefix}")),
            None => {
                source.contains(&format!("fn {test}(")) || source.contains(&format!("mod {test} "))
            }
        });
        assert!(found, "docs/threat-model.md names `{name}`, which is not there");
        checked += 1;
    }
    assert!(checked > 45, "the tables are read: {checked}");
}
