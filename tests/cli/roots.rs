//! Who may sign: roots, a second person, keys that are exchanged and revoked.

use crate::sandbox::{Run, Sandbox};

/// The tea shop with a second person's key pair `li.key`, `li.pub`.
fn two_people() -> Sandbox {
    let sandbox = Sandbox::with_bundle();
    sandbox.kaopu(&["key", "new", "li.key"]).ends_with(0);
    let add = ["key", "add", "li.pub", "--kb", "teashop", "--person", "李雷", "--key", "shop.key"];
    sandbox.kaopu(&[&add[..], &["--role", "approver", "--role", "root"]].concat()).ends_with(0);
    sandbox
}

fn export(sandbox: &Sandbox, key: &str, out: &str) -> Run {
    sandbox.kaopu(&["export", "teashop", "--key", key, "--out", out, "--json"])
}

fn verify(sandbox: &Sandbox, file: &str, trust: [&str; 2]) -> String {
    let run = sandbox.kaopu(&["verify", file, trust[0], trust[1], "--json"]);
    match run.code {
        Some(0) => "verified".to_owned(),
        _ => run.json()["error"]["code"].as_str().unwrap().to_owned(),
    }
}

#[test]
fn one_person_needs_no_ceremony() {
    let sandbox = Sandbox::with_bundle();
    sandbox.kaopu(&["root", "show", "teashop"]).ends_with(0);
    let root = sandbox.kaopu(&["key", "list", "teashop", "--json"]).ends_with(0).json();
    assert_eq!(root["thresholds"]["approver"], 0);
    assert_eq!(root["keys"].as_array().unwrap().len(), 1);
    assert_eq!(verify(&sandbox, "shop.kbx", ["--root", "teashop/root.kbx"]), "verified");
    assert_eq!(verify(&sandbox, "shop.kbx", ["--root", "teashop"]), "verified");
}

#[test]
fn the_second_person_looks_and_signs() {
    let sandbox = two_people();
    let exported = export(&sandbox, "shop.key", "v8.kbx").ends_with(0).json();
    assert_eq!(exported["missing_approvals"], 1);
    // The candidate is nothing to answer from.
    assert_eq!(verify(&sandbox, "v8.kbx", ["--key", "shop.pub"]), "threshold");
    sandbox
        .kaopu(&["ask", "--bundle", "v8.kbx", "--root", "teashop", "什么时候发货", "--json"])
        .ends_with(3);
    let shown = sandbox.kaopu(&["approve", "v8.kbx", "--root", "teashop", "--json"]);
    let shown = shown.ends_with(1).json();
    assert_eq!((&shown["seq"], &shown["missing_approvers"]), (&8.into(), &1.into()));
    assert_eq!(shown["digest"], serde_json::Value::Null);
    let approve = |key| {
        sandbox.kaopu(&[
            "approve", "v8.kbx", "--root", "teashop", "--key", key, "--out", "v8.kbx", "--json",
        ])
    };
    assert_eq!(approve("shop.key").ends_with(1).json()["error"]["code"], "same-person");
    assert_eq!(approve("li.key").ends_with(0).json()["missing_approvers"], 0);
    assert_eq!(verify(&sandbox, "v8.kbx", ["--key", "shop.pub"]), "verified");
    let document = sandbox.kaopu(&["verify", "v8.kbx", "--root", "teashop", "--json"]).json();
    let mut roles: Vec<&str> = document["signers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|signer| signer["role"].as_str().unwrap())
        .collect();
    roles.sort_unstable();
    assert_eq!(roles, ["approver", "author"]);
    // What was released alone still counts by the first root, and no longer by the second.
    assert_eq!(verify(&sandbox, "shop.kbx", ["--key", "shop.pub"]), "verified");
    assert_eq!(verify(&sandbox, "shop.kbx", ["--root", "teashop"]), "threshold");
    // The approver writes nothing.
    assert_eq!(export(&sandbox, "li.key", "x.kbx").ends_with(1).json()["error"]["code"], "role");
    assert!(!sandbox.path("x.kbx").exists());
}

#[test]
fn keys_are_exchanged_and_revoked() {
    let sandbox = two_people();
    sandbox.kaopu(&["key", "new", "new.key"]).ends_with(0);
    let list = sandbox.kaopu(&["key", "list", "teashop", "--json"]).ends_with(0).json();
    let id = |file: &str| {
        let shown = sandbox.kaopu(&["key", "show", file, "--json"]).ends_with(0).json();
        shown["key_id"].as_str().unwrap().to_owned()
    };
    assert_eq!(list["version"], 2);
    // The sandbox hides the id of shop.key in what is printed; li's is enough.
    let rotate = ["key", "rotate", &id("li.pub"), "new.pub", "--kb", "teashop"];
    sandbox.kaopu(&[&rotate[..], &["--key", "shop.key"]].concat()).ends_with(0);
    export(&sandbox, "shop.key", "v8.kbx").ends_with(0);
    let approve = |key| {
        sandbox.kaopu(&["approve", "v8.kbx", "--root", "teashop", "--key", key, "--out", "v8.kbx"])
    };
    approve("li.key").ends_with(1);
    approve("new.key").ends_with(0);
    assert_eq!(verify(&sandbox, "v8.kbx", ["--root", "teashop"]), "verified");
    let revoke = ["key", "revoke", &id("new.pub"), "--min-seq", "9", "--kb", "teashop"];
    let by = ["--key", "shop.key"];
    // Then nobody could approve any more: that has to be said.
    assert_eq!(
        sandbox.kaopu(&[&revoke[..], &by, &["--json"]].concat()).ends_with(1).json()["error"]["code"],
        "root"
    );
    sandbox.kaopu(&[&revoke[..], &by, &["--approvers", "0"]].concat()).ends_with(0);
    assert_eq!(verify(&sandbox, "v8.kbx", ["--root", "teashop"]), "unknown-signer");
    assert_eq!(verify(&sandbox, "shop.kbx", ["--root", "teashop"]), "seq-revoked");
    export(&sandbox, "shop.key", "v9.kbx").ends_with(0);
    assert_eq!(verify(&sandbox, "v9.kbx", ["--root", "teashop"]), "verified");
    let unknown = ["key", "revoke", "0123456789abcdef", "--kb", "teashop", "--json"];
    let run = sandbox.kaopu(&[&unknown[..], &by].concat());
    assert_eq!(run.ends_with(1).json()["error"]["code"], "unknown-key");
}

#[test]
fn two_who_manage_sign_a_change_together() {
    let sandbox = two_people();
    let renew = |more: &[&str]| {
        let renew = ["root", "renew", "--kb", "teashop", "--key", "shop.key", "--json"];
        sandbox.kaopu(&[&renew[..], more].concat())
    };
    let three = renew(&["--managers", "3"]).ends_with(1).json();
    assert_eq!(three["error"]["code"], "root", "two people can't be three");
    let sign = |key: &str| {
        let sign = ["root", "sign", "teashop/root-next.kbx", "--kb", "teashop", "--json"];
        sandbox.kaopu(&[&sign[..], &["--key", key]].concat())
    };
    let known = || sandbox.kaopu(&["root", "show", "teashop", "--json"]).ends_with(0).json();
    let counts = |root: &serde_json::Value| {
        let needs = &root["thresholds"];
        (root["version"].clone(), needs["root"].clone(), needs["approver"].clone())
    };
    // Nobody is bound to sign who has not shown that they can: the new root asks for both already.
    let two = renew(&["--managers", "2"]).ends_with(1).json();
    assert_eq!((&two["complete"], &two["version"]), (&false.into(), &3.into()));
    assert_eq!(counts(&known()), (2.into(), 1.into(), 1.into()));
    sign("li.key").ends_with(0);
    assert_eq!(counts(&known()), (3.into(), 2.into(), 1.into()));
    // From now on nobody changes anything alone, nor by signing twice.
    renew(&["--approvers", "0"]).ends_with(1);
    sign("shop.key").ends_with(1);
    assert_eq!(counts(&known()), (3.into(), 2.into(), 1.into()));
    assert_eq!(sign("li.key").ends_with(0).json()["complete"], true);
    assert_eq!(counts(&known()), (4.into(), 2.into(), 0.into()));
}

#[test]
fn a_new_epoch_begins_the_numbers_anew() {
    let sandbox = Sandbox::with_bundle();
    let renew = ["root", "renew", "--new-epoch", "--kb", "teashop", "--key", "shop.key", "--json"];
    let root = sandbox.kaopu(&renew).ends_with(0).json();
    assert_eq!((&root["epoch"], &root["min_seq"]), (&1.into(), &1.into()));
    assert_eq!(verify(&sandbox, "shop.kbx", ["--root", "teashop"]), "epoch");
    export(&sandbox, "shop.key", "v8.kbx").ends_with(0);
    let document = sandbox.kaopu(&["verify", "v8.kbx", "--root", "teashop", "--json"]);
    assert_eq!(document.ends_with(0).json()["release"]["epoch"], 1);
}

#[test]
fn a_lost_root_is_not_begun_anew() {
    let sandbox = Sandbox::with_bundle();
    let root = sandbox.read("teashop/root.kbx");
    std::fs::remove_file(sandbox.path("teashop/root.kbx")).unwrap();
    // Not even the last bundle is there any more.
    std::fs::remove_file(sandbox.path("shop.kbx")).unwrap();
    export(&sandbox, "shop.key", "v8.kbx").ends_with(0);
    assert!(sandbox.read("teashop/root.kbx") == root);
}

#[test]
fn a_root_of_another_shop_or_a_damaged_one_signs_nothing() {
    let sandbox = Sandbox::with_bundle();
    let root = sandbox.read("teashop/root.kbx");
    let refused = |code: &str| {
        let run = export(&sandbox, "shop.key", "x.kbx");
        assert_eq!(run.ends_with(1).json()["error"]["code"], code, "{run}");
        assert!(!sandbox.path("x.kbx").exists());
    };
    sandbox.edit("teashop/kb.toml", "id = \"teashop\"", "id = \"coffee\"");
    refused("tenant");
    sandbox.edit("teashop/kb.toml", "id = \"coffee\"", "id = \"teashop\"");
    sandbox.write("teashop/root.kbx", &root[..root.len() - 512]);
    refused("truncated");
    sandbox.write("teashop/root.kbx", "hello");
    refused("not-a-bundle");
    sandbox.write("teashop/root.kbx", &root);
    export(&sandbox, "shop.key", "x.kbx").ends_with(0);
}

#[test]
fn a_bundle_answers_as_it_was_tested_or_not_at_all() {
    let sandbox = Sandbox::with_bundle();
    let document = sandbox
        .kaopu(&["verify", "shop.kbx", "--root", "teashop", "--replay", "--json"])
        .ends_with(0)
        .json();
    assert!(document["replayed"].as_u64().unwrap() > 3, "{document}");
}

#[test]
fn a_page_says_what_was_signed() {
    let sandbox = two_people();
    let notes = ["--notes", "双十一 <b>运费</b>"];
    let export = ["export", "teashop", "--key", "shop.key", "--out", "v8.kbx"];
    sandbox.kaopu(&[&export[..], &notes].concat()).ends_with(0);
    let sheet = ["sheet", "v8.kbx", "--root", "teashop"];
    let page = sandbox.kaopu(&[&sheet[..], &["--lang", "zh"]].concat()).ends_with(0).stdout.clone();
    assert!(page.lines().count() > 20 && page.lines().any(|line| line == "## 签名"), "{page}");
    for part in
        ["v8", "双十一 \\<b\\>运费", "还差 1 人签名", "3 个对话用例", "## 没通过也放行的检查"]
    {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    let page = sandbox.kaopu(&[&sheet[..], &["--html"]].concat()).ends_with(0).stdout.clone();
    assert!(page.starts_with("<!doctype html>") && page.contains("&lt;b&gt;运费"), "{page}");
    sandbox.kaopu(&["sheet", "v8.kbx", "--key", "li.pub"]).ends_with(3);
}

/// Bots know the first chain: a lost file must not begin another one where the last bundle has it.
#[test]
fn a_lost_root_file_is_found_in_the_last_bundle() {
    let sandbox = two_people();
    export(&sandbox, "shop.key", "v8.kbx").ends_with(0);
    let root = sandbox.read("teashop/root.kbx");
    std::fs::remove_file(sandbox.path("teashop/root.kbx")).unwrap();
    assert_eq!(export(&sandbox, "shop.key", "v9.kbx").ends_with(0).json()["missing_approvals"], 1);
    assert!(sandbox.read("teashop/root.kbx") == root, "it is the same chain");
}
