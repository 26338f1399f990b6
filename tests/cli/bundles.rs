//! `kaopu export`, `verify`, `inspect`, and answering from a bundle.

use serde_json::Value;

use crate::sandbox::Sandbox;

#[test]
fn a_release_from_end_to_end() {
    let sandbox = Sandbox::with_key();
    sandbox.export("shop.kbx").looks_like("export");
    sandbox.kaopu(&["verify", "shop.kbx", "--key", "shop.pub"]).looks_like("verify");
    sandbox
        .kaopu(&["verify", "shop.kbx", "--key", "shop.pub", "--lang", "zh"])
        .looks_like("verify-zh");
    sandbox.kaopu(&["inspect", "shop.kbx", "--key", "shop.pub"]).looks_like("inspect");
}

#[test]
fn the_same_input_makes_the_same_bytes() {
    let sandbox = Sandbox::with_key();
    sandbox.export("first.kbx").ends_with(0);
    sandbox.export("second.kbx").ends_with(0);
    assert_eq!(sandbox.read("first.kbx"), sandbox.read("second.kbx"));
    // The same instant, written in other ways.
    let shanghai = ["--seq", "7", "--issued-at", "2026-11-22T16:00:00+08:00"];
    let at = |out: &'static str| {
        ["export", "teashop", "--key", "shop.key", "--days", "3660", "--out", out]
    };
    sandbox.kaopu(&[&at("third.kbx")[..], &shanghai].concat()).ends_with(0);
    assert_eq!(sandbox.read("first.kbx"), sandbox.read("third.kbx"));
    let mut from_epoch = sandbox.command(&[&at("fourth.kbx")[..], &["--seq", "7"]].concat());
    from_epoch.env("SOURCE_DATE_EPOCH", "1795334400");
    sandbox.run(from_epoch, b"").ends_with(0);
    assert_eq!(sandbox.read("first.kbx"), sandbox.read("fourth.kbx"));
}

#[test]
fn numbers_rise_by_themselves() {
    let sandbox = Sandbox::with_key();
    let export = || {
        sandbox.kaopu(&["export", "teashop", "--key", "shop.key", "--out", "shop.kbx", "--json"])
    };
    assert_eq!(export().ends_with(0).json()["seq"], 1);
    assert_eq!(export().ends_with(0).json()["seq"], 2);
    sandbox.export("seven.kbx").ends_with(0);
    assert_eq!(export().ends_with(0).json()["seq"], 8);
}

#[test]
fn a_release_with_problems_is_refused() {
    let sandbox = Sandbox::with_key();
    sandbox.edit("teashop/facts.csv", "发货时限,48", "发货时限,24");
    sandbox.edit("teashop/faqs.csv", "{退货期限}", "{退货期}");
    let run = sandbox.export("shop.kbx");
    run.looks_like("export-blocked");
    let document = sandbox
        .kaopu(&["export", "teashop", "--key", "shop.key", "--out", "shop.kbx", "--json"])
        .ends_with(1)
        .json();
    assert_eq!(document["error"]["code"], "blocked");
    assert!(!sandbox.path("shop.kbx").exists());
}

#[test]
fn times_and_numbers_that_no_bundle_can_have_are_usage_errors() {
    let sandbox = Sandbox::with_key();
    let export = ["export", "teashop", "--key", "shop.key", "--out", "shop.kbx"];
    let rest: [&[&str]; 4] = [
        &["--seq", "0"],
        &["--issued-at", "yesterday"],
        &["--issued-at", "2026-11-22T08:00:00.5Z"],
        &["--seq", "4294967296"],
    ];
    for rest in rest {
        sandbox.kaopu(&[&export, rest].concat()).ends_with(2);
    }
    let mut command = sandbox.command(&export);
    command.env("SOURCE_DATE_EPOCH", "soon");
    sandbox.run(command, b"").looks_like("export-bad-epoch");
}

#[test]
fn a_tampered_bundle_is_refused_with_its_code() {
    let sandbox = Sandbox::with_bundle();
    let good = sandbox.read("shop.kbx");
    let flipped = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bytes
    };
    let cases: [(&str, Vec<u8>); 5] = [
        ("truncated", good[..good.len() / 2].to_vec()),
        ("trailing-data", [&good[..], b"x"].concat()),
        ("not-a-bundle", b"hello".to_vec()),
        ("bad-header", flipped(100)),
        ("signature", flipped(512 + 10)),
    ];
    for (code, bytes) in cases {
        sandbox.write("bad.kbx", bytes);
        for command in [&["verify"][..], &["inspect"]] {
            let run =
                sandbox.kaopu(&[command, &["bad.kbx", "--key", "shop.pub", "--json"]].concat());
            assert_eq!(run.ends_with(3).json()["error"]["code"], code, "{run}");
            assert!(run.stderr.contains(&format!("error[{code}]")), "{run}");
        }
        let run = sandbox.kaopu(&[
            "ask",
            "--bundle",
            "bad.kbx",
            "--key",
            "shop.pub",
            "什么时候发货",
            "--json",
        ]);
        assert_eq!(run.ends_with(3).json()["error"]["code"], code, "{run}");
    }
}

#[test]
fn a_stranger_s_signature_does_not_count() {
    let sandbox = Sandbox::with_bundle();
    sandbox.kaopu(&["key", "new", "other.key"]).ends_with(0);
    sandbox.kaopu(&["verify", "shop.kbx", "--key", "other.pub"]).looks_like("verify-stranger");
    sandbox.kaopu(&["verify", "shop.kbx", "--key", "other.pub", "--key", "shop.pub"]).ends_with(0);
}

#[test]
fn a_key_is_a_file_or_its_line() {
    let sandbox = Sandbox::with_bundle();
    let public = String::from_utf8(sandbox.read("shop.pub")).unwrap();
    sandbox.kaopu(&["verify", "shop.kbx", "--key", public.lines().nth(1).unwrap()]).ends_with(0);
    sandbox.kaopu(&["verify", "shop.kbx", "--key", "shop.key"]).looks_like("verify-secret-key");
    sandbox.kaopu(&["verify", "shop.kbx", "--key", "nowhere.pub"]).looks_like("verify-no-key");
    sandbox.kaopu(&["verify", "nowhere.kbx", "--key", "shop.pub"]).looks_like("verify-no-file");
}

#[test]
fn nothing_is_shown_that_nobody_vouches_for() {
    let sandbox = Sandbox::with_bundle();
    let run = sandbox.kaopu(&["inspect", "shop.kbx"]);
    assert!(run.ends_with(2).stdout.is_empty() && run.stderr.contains("--key"), "{run}");
    let run = sandbox.kaopu(&["ask", "--bundle", "shop.kbx", "什么时候发货"]);
    assert!(run.ends_with(2).stdout.is_empty() && run.stderr.contains("--key"), "{run}");
}

#[test]
fn the_documents_of_verify_and_inspect_agree() {
    let sandbox = Sandbox::with_bundle();
    let document = |command| -> Value {
        sandbox.kaopu(&[command, "shop.kbx", "--key", "shop.pub", "--json"]).ends_with(0).json()
    };
    let (verify, inspect) = (document("verify"), document("inspect"));
    assert_eq!(verify["verified"], true);
    assert_eq!(verify["release"]["seq"], 7);
    assert_eq!(verify["release"]["issued_at"], "2026-11-22T08:00:00Z");
    for (key, value) in verify.as_object().unwrap() {
        assert_eq!(&inspect[key], value);
    }
    assert_eq!(inspect["evidence"]["passed"].as_array().unwrap().len(), 3);
    assert!(inspect["manifest"].as_str().unwrap().starts_with("# kbx-manifest-v2\n"));
    let files = inspect["files"].as_array().unwrap();
    assert!(files.iter().any(|file| file["path"] == "dialogues/brew.toml"));
}

#[test]
fn the_bundle_answers_as_the_folder_does() {
    let sandbox = Sandbox::with_bundle();
    let rest =
        ["水温多少合适", "龙井", "怎么退货", "转人工", "--now", "2026-11-23 10:00", "--json"];
    let folder = sandbox.kaopu(&[&["ask", "teashop"], &rest[..]].concat());
    let bundle =
        sandbox.kaopu(&[&["ask", "--bundle", "shop.kbx", "--key", "shop.pub"], &rest[..]].concat());
    assert_eq!(folder.ends_with(0).stdout, bundle.ends_with(0).stdout);
}

#[test]
fn every_refusal_has_its_reason_in_chinese() {
    let sandbox = Sandbox::with_bundle();
    let bundle = sandbox.read("shop.kbx");
    sandbox.write("cut.kbx", &bundle[..bundle.len() / 2]);
    sandbox
        .kaopu(&["verify", "cut.kbx", "--key", "shop.pub", "--lang", "zh"])
        .looks_like("verify-truncated-zh");
    // The codes in docs/bundle-format.md are those that there are; each has a sentence of its own.
    let documented = include_str!("../../docs/bundle-format.md");
    let table = documented
        .split("| code | refused because |")
        .nth(1)
        .unwrap()
        .split("## Keys")
        .next()
        .unwrap();
    let codes = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let reasons = include_str!("../../crates/studio/src/refusal.rs");
    for code in codes {
        assert!(reasons.contains(&format!("\"{code}\"")), "{code} has no reason in Chinese");
    }
}

#[test]
fn an_entry_that_no_dialogue_answers_blocks_until_it_is_protected_or_passed_over() {
    let sandbox = Sandbox::with_key();
    let brew = "title = \"在吗\"\n\n[[turn]]\ncustomer = \"水温多少合适\"\n\
                [turn.expect]\nentry = \"brew-temp\"\n";
    sandbox.write("teashop/dialogues/brew.toml", brew);
    let blocked = sandbox.export("a.kbx");
    assert!(blocked.ends_with(1).stderr.contains("(protected)"), "{blocked}");
    let export = ["export", "teashop", "--key", "shop.key", "--out", "a.kbx"];
    let passing = |how: &str| sandbox.kaopu(&[&export[..], &["--override", how]].concat());
    for refused in ["protected=急", "no-errors=the review comes on Monday", "protected"] {
        let run = passing(refused);
        assert_eq!(run.code, Some(2), "{run}");
    }
    let passed = passing("protected=the review comes on Monday");
    assert!(passed.ends_with(0).stdout.contains("the review comes on Monday"), "{passed}");
    let protect = sandbox.kaopu(&["protect", "teashop", "--write", "--json"]).json();
    let (written, left) = (&protect["written"], &protect["left"]);
    // By words alone and from three phrasings it may be too little; then it says so.
    let told = written.as_array().unwrap().len() + left.as_array().unwrap().len();
    assert_eq!(told, 1, "{protect}");
    if written[0]["entry"] == "return-how" {
        sandbox.export("b.kbx").ends_with(0);
    }
}
