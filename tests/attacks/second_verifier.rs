//! `tests/vectors/verify.py` was written from docs/bundle-format.md alone, in another language, by
//! somebody who had not seen this code. That it agrees on every vector shows that the document says
//! what a verifier must do.

use std::fs;
use std::path::Path;

use crate::shop::Shop;
use crate::tools::run;

fn vectors() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

#[test]
fn a_verifier_written_from_the_document_agrees_on_every_vector() {
    let list = fs::read_to_string(vectors().join("vectors.json")).unwrap();
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    assert!(list.len() > 150, "{}", list.len());
    for vector in list {
        let text = |name: &str| vector[name].as_str().unwrap_or_default().to_owned();
        let (file, root, key) = (text("file"), text("root"), text("key"));
        let trust = if root.is_empty() { ["--key", &key] } else { ["--root", &root] };
        let at = text("at");
        let arguments = ["verify.py", &file, trust[0], trust[1], "--at", &at];
        let outcome = run(&vectors(), "", "python3", &arguments);
        let said: serde_json::Value = serde_json::from_str(&outcome.output).unwrap();
        match text("code").as_str() {
            "accepted" => assert_eq!(said["verified"], true, "{file}: {said}"),
            code => assert_eq!(said["error"], code, "{file}"),
        }
    }
}

#[test]
fn it_is_short_and_knows_nothing_of_us() {
    let text = fs::read_to_string(vectors().join("verify.py")).unwrap();
    assert!(text.lines().count() <= 400, "{}", text.lines().count());
    // Python's standard library and minisign, nothing else.
    let modules = text.lines().filter_map(|line| line.strip_prefix("import "));
    let standard = [
        "argparse",
        "base64",
        "datetime",
        "hashlib",
        "itertools",
        "json",
        "os",
        "re",
        "stat",
        "subprocess",
    ];
    assert!(modules.eq(standard), "it imports something else");
}

#[test]
fn it_refuses_what_an_attacker_changes_in_our_own_bundle() {
    let shop = Shop::open();
    let good = fs::read(shop.path("shop.kbx")).unwrap();
    let script = vectors().join("verify.py").display().to_string();
    let key = shop.public().to_string();
    let at = "2026-11-22T08:00:00Z";
    let verdict = |bytes: &[u8]| {
        fs::write(shop.path("odd.kbx"), bytes).unwrap();
        let arguments = [script.as_str(), "odd.kbx", "--key", &key, "--at", at];
        run(shop.folder.path(), "", "python3", &arguments).success
    };
    assert!(verdict(&good));
    // A byte here and there, from the first header to the last block.
    for at in (0..good.len()).step_by(good.len() / 60) {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        assert!(!verdict(&bytes), "byte {at}");
    }
}
