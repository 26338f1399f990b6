//! The permit with which a bot goes back to an older release.

use serde_json::Value;

use crate::sandbox::{Run, Sandbox};

/// The tea shop with its releases `shop.kbx` (7) and `v8.kbx`, one person signing.
fn two_releases() -> Sandbox {
    let sandbox = Sandbox::with_bundle();
    let more = ["--notes", "新的说法"];
    let export = ["export", "teashop", "--key", "shop.key", "--out", "v8.kbx"];
    sandbox.kaopu(&[&export[..], &more].concat()).ends_with(0);
    sandbox
}

fn new(sandbox: &Sandbox, from: &str, to: &str, more: &[&str]) -> Run {
    let new = ["rollback", "new", "--from", from, "--to", to, "--root", "teashop", "--json"];
    let rest = ["--key", "shop.key", "--out", "shop.permit"];
    sandbox.kaopu(&[&new[..], &rest, more].concat())
}

fn code(document: &Value) -> &str {
    document["error"]["code"].as_str().unwrap_or("")
}

const WHY: [&str; 2] = ["--reason", "新版把水温说错了"];

#[test]
fn one_person_makes_a_permit_and_sees_what_it_says() {
    let sandbox = two_releases();
    let made = new(&sandbox, "v8.kbx", "shop.kbx", &WHY).ends_with(0).json();
    assert_eq!((&made["from"]["seq"], &made["to"]["seq"]), (&8.into(), &7.into()));
    assert_eq!(made["reason"], "新版把水温说错了");
    let shown = sandbox.kaopu(&["rollback", "show", "shop.permit", "--root", "teashop", "--json"]);
    assert_eq!(shown.ends_with(0).json(), made);
    let shown =
        sandbox.kaopu(&["rollback", "show", "shop.permit", "--root", "teashop", "--lang", "zh"]);
    assert!(shown.ends_with(0).stdout.contains("从第 8 版退回第 7 版"), "{shown}");
    // Only a permit is written over, only a release leads to an older one, only for a reason.
    new(&sandbox, "v8.kbx", "shop.kbx", &WHY).ends_with(0);
    assert_eq!(code(&new(&sandbox, "shop.kbx", "v8.kbx", &WHY).ends_with(2).json()), "bad-input");
    let empty = new(&sandbox, "v8.kbx", "shop.kbx", &["--reason", "  "]);
    assert_eq!(code(&empty.ends_with(2).json()), "bad-input");
    new(&sandbox, "v8.kbx", "shop.kbx", &[&WHY[..], &["--days", "31"]].concat()).ends_with(2);
    sandbox.write("shop.permit", "a list of mine");
    assert_eq!(code(&new(&sandbox, "v8.kbx", "shop.kbx", &WHY).ends_with(2).json()), "bad-input");
    assert_eq!(sandbox.read("shop.permit"), b"a list of mine");
    let no_permit = ["rollback", "show", "shop.permit", "--root", "teashop", "--json"];
    assert_eq!(code(&sandbox.kaopu(&no_permit).ends_with(3).json()), "not-a-permit");
}

#[test]
fn where_two_sign_releases_two_sign_a_permit() {
    let sandbox = Sandbox::with_bundle();
    sandbox.kaopu(&["key", "new", "li.key"]).ends_with(0);
    let add = ["key", "add", "li.pub", "--kb", "teashop", "--person", "李雷", "--key", "shop.key"];
    sandbox.kaopu(&[&add[..], &["--role", "approver"]].concat()).ends_with(0);
    for release in ["v8.kbx", "v9.kbx"] {
        let export = ["export", "teashop", "--key", "shop.key", "--out", release];
        sandbox.kaopu(&[&export[..], &["--notes", release]].concat()).ends_with(0);
        let approve = ["approve", release, "--root", "teashop", "--key", "li.key"];
        sandbox.kaopu(&[&approve[..], &["--out", release]].concat()).ends_with(0);
    }
    let made = new(&sandbox, "v9.kbx", "v8.kbx", &WHY).ends_with(1).json();
    assert_eq!((&made["missing_authors"], &made["missing_approvers"]), (&0.into(), &1.into()));
    let sign = |key: &str| {
        sandbox.kaopu(&[
            "rollback",
            "sign",
            "shop.permit",
            "--root",
            "teashop",
            "--key",
            key,
            "--json",
        ])
    };
    assert_eq!(code(&sign("shop.key").ends_with(1).json()), "same-person");
    let whole = sign("li.key").ends_with(0).json();
    let persons: Vec<&str> =
        whole["signers"].as_array().unwrap().iter().filter_map(|s| s["person"].as_str()).collect();
    assert_eq!(persons.len(), 2);
    assert!(persons.contains(&"李雷"));
}

#[test]
fn a_dry_run_says_that_the_permit_leads_back() {
    let sandbox = two_releases();
    let serve = |bundle: &str| {
        let given = ["serve", "--check", "--bundle", bundle, "--root", "teashop", "--json"];
        sandbox.kaopu(&given)
    };
    sandbox.write("bot.kbx", sandbox.read("shop.kbx"));
    assert_eq!(serve("bot.kbx").ends_with(0).json()["tenants"][0]["seq"], 7);
    new(&sandbox, "v8.kbx", "shop.kbx", &WHY).ends_with(0);
    sandbox.write("bot.permit", sandbox.read("shop.permit"));
    assert_eq!(serve("bot.kbx").ends_with(0).json()["tenants"][0]["seq"], 7);
    sandbox.write("bot.kbx", sandbox.read("v8.kbx"));
    let found = serve("bot.kbx").ends_with(3).json();
    assert_eq!(found["tenants"][0]["refusal"]["code"], "permit-without-bundle");
}
