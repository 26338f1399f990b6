//! Release numbers and what an export may replace, as the command shows them.

use std::fs;

use crate::sandbox::{Run, Sandbox};

const EXPORT: [&str; 6] = ["export", "teashop", "--key", "shop.key", "--json", "--out"];

fn export(sandbox: &Sandbox, out: &str) -> Run {
    sandbox.kaopu(&[&EXPORT[..], &[out]].concat())
}

fn code(run: &Run) -> String {
    run.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_failed_release_is_made_again_with_the_same_number_and_bytes() {
    let sandbox = Sandbox::with_key();
    // Nothing is remembered, so nothing is written.
    fs::create_dir(sandbox.path("teashop/releases.csv")).unwrap();
    let run = export(&sandbox, "shop.kbx");
    assert_eq!(code(run.ends_with(4)), "not-a-file", "{run}");
    assert!(!sandbox.path("shop.kbx").exists());
    fs::remove_dir(sandbox.path("teashop/releases.csv")).unwrap();
    // Everything is remembered, and the bundle has no place.
    let run = export(&sandbox, "nowhere/shop.kbx");
    assert!(run.ends_with(4).stderr.contains("still release 1"), "{run}");
    let ledger = sandbox.read("teashop/releases.csv");
    let run = export(&sandbox, "shop.kbx");
    assert_eq!(run.ends_with(0).json()["seq"], 1);
    assert_eq!(sandbox.read("teashop/releases.csv"), ledger, "the same release, noted once");
    let digest = kaopu_bundle::sha256_hex(&sandbox.read("shop.kbx"));
    assert!(String::from_utf8(ledger).unwrap().contains(&digest), "and the same bytes");
    assert_eq!(export(&sandbox, "shop.kbx").ends_with(0).json()["seq"], 2);
}

/// Something else than the content has changed since the first try: other bytes, another number.
#[test]
fn a_further_try_with_another_key_is_another_release() {
    let sandbox = Sandbox::with_key();
    export(&sandbox, "nowhere/shop.kbx").ends_with(4);
    sandbox.kaopu(&["key", "new", "other.key"]).ends_with(0);
    let other = ["export", "teashop", "--key", "other.key", "--json", "--out", "shop.kbx"];
    assert_eq!(sandbox.kaopu(&other).ends_with(1).json()["error"]["code"], "unknown-signer");
    let add = ["key", "add", "other.pub", "--kb", "teashop", "--person", "li", "--role", "author"];
    sandbox.kaopu(&[&add[..], &["--key", "shop.key"]].concat()).ends_with(0);
    assert_eq!(sandbox.kaopu(&other).ends_with(0).json()["seq"], 2);
}

#[test]
fn a_lost_history_does_not_begin_again_at_one() {
    let sandbox = Sandbox::with_key();
    export(&sandbox, "one.kbx").ends_with(0);
    export(&sandbox, "two.kbx").ends_with(0);
    fs::remove_dir_all(sandbox.path("teashop/.kaopu")).unwrap();
    assert_eq!(export(&sandbox, "three.kbx").ends_with(0).json()["seq"], 3);
    // The bundle about to be replaced is all that is left of what knew the number.
    fs::remove_dir_all(sandbox.path("teashop/.kaopu")).unwrap();
    fs::remove_file(sandbox.path("teashop/releases.csv")).unwrap();
    assert_eq!(export(&sandbox, "three.kbx").ends_with(0).json()["seq"], 4);
}

#[test]
fn an_unknown_number_is_asked_for() {
    let sandbox = Sandbox::with_key();
    sandbox.write("teashop/releases.csv", "seq,title\n4,x\n=======\n5,y\n");
    let run = export(&sandbox, "shop.kbx");
    assert!(run.ends_with(1).stderr.contains("row 3 of releases.csv"), "{run}");
    assert!(run.stderr.contains("--seq-at-least"), "{run}");
    let run = sandbox.kaopu(&[&EXPORT[..], &["shop.kbx", "--seq-at-least", "6"]].concat());
    assert_eq!(run.ends_with(0).json()["seq"], 6);
}

#[test]
fn a_used_number_and_the_end_of_all_numbers() {
    let sandbox = Sandbox::with_key();
    let last = [&EXPORT[..], &["shop.kbx", "--seq", "4294967295"]].concat();
    sandbox.kaopu(&last).ends_with(0);
    let bytes = sandbox.read("shop.kbx");
    sandbox.kaopu(&last).ends_with(0);
    assert!(sandbox.read("shop.kbx") == bytes, "the same release, with its time of issue");
    let run = export(&sandbox, "shop.kbx");
    assert!(run.ends_with(1).stderr.contains("4294967295"), "{run}");
    let other_time = [&last[..], &["--issued-at", "2020-01-01T00:00:00Z"]].concat();
    assert_eq!(code(sandbox.kaopu(&other_time).ends_with(1)), "seq-used");
    sandbox.edit("teashop/faqs.csv", "什么时候发货", "啥时候发货");
    let run = sandbox.kaopu(&last);
    assert!(run.ends_with(1).stderr.contains("was used for another release"), "{run}");
    assert!(sandbox.read("shop.kbx") == bytes);
}

#[cfg(unix)]
#[test]
fn links_are_named_and_lead_nowhere() {
    let sandbox = Sandbox::with_key();
    sandbox.write("mine", "mine");
    export(&sandbox, "shop.kbx").ends_with(0);
    for place in
        ["teashop/.kaopu/lock", "teashop/.kaopu/history.db", "teashop/releases.csv", "out.kbx"]
    {
        let path = sandbox.path(place);
        let kept = fs::read(&path).ok();
        let _ = fs::remove_file(&path);
        std::os::unix::fs::symlink(sandbox.path("mine"), &path).unwrap();
        let run = export(&sandbox, "out.kbx");
        assert_eq!(code(run.ends_with(4)), "link", "{run}");
        assert!(run.stderr.contains(place.trim_start_matches("teashop/")), "{run}");
        assert_eq!(sandbox.read("mine"), b"mine");
        fs::remove_file(&path).unwrap();
        if let Some(bytes) = kept {
            fs::write(&path, bytes).unwrap();
        }
    }
    export(&sandbox, "out.kbx").ends_with(0);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_at_once() {
    let sandbox = Sandbox::with_key();
    let made = std::process::Command::new("mkfifo").arg(sandbox.path("pipe")).status();
    assert!(made.unwrap().success());
    let good = ["export", "teashop", "--key", "shop.key", "--out", "shop.kbx"];
    for odd in ["pipe", "/dev/null", "/dev/zero"] {
        let with = |at: usize| {
            let mut command = good.to_vec();
            command[at] = odd;
            command
        };
        let commands: [Vec<&str>; 9] = [
            with(3),
            with(5),
            [&good[..], &["--passphrase-file", odd]].concat(),
            [&good[..], &["--encoder", odd]].concat(),
            vec!["test", "teashop", "--junit", odd],
            vec!["verify", odd, "--key", "shop.pub"],
            vec!["verify", "shop.kbx", "--key", odd],
            vec!["key", "new", odd],
            vec!["eval", "teashop", odd],
        ];
        for command in commands {
            let run = sandbox.kaopu(&command);
            assert!(!matches!(run.code, None | Some(0 | 1)), "{command:?}: {run}");
            assert!(!run.stderr.contains("inside the folder"), "{command:?}: {run}");
        }
    }
    assert!(!fs::symlink_metadata("/dev/null").unwrap().is_file());
}

#[test]
fn what_a_killed_export_left_is_swept_away() {
    let sandbox = Sandbox::with_key();
    export(&sandbox, "shop.kbx").ends_with(0);
    let left = [
        ".shop.kbx.1-0.kaopu-tmp",
        "teashop/.releases.csv.1-0.kaopu-tmp",
        "teashop/.kaopu/releases/1/.kb.toml.1-0.kaopu-tmp",
        "teashop/.kaopu/releases/1/dialogues/.a.toml.1-0.kaopu-tmp",
    ];
    for name in left {
        sandbox.write(name, "half");
    }
    sandbox.write(".mine.kaopu-tmp", "mine");
    export(&sandbox, "shop.kbx").ends_with(0);
    assert!(left.iter().all(|name| !sandbox.path(name).exists()));
    assert!(sandbox.path(".mine.kaopu-tmp").exists(), "not surely ours");
}

/// Whoever signs has looked at what customers will be told otherwise, or says why not.
#[test]
fn changes_for_customers_are_approved_or_passed_over_with_a_reason() {
    let sandbox = Sandbox::with_key();
    export(&sandbox, "one.kbx").ends_with(0);
    for file in ["teashop/facts.csv", "teashop/dialogues/ship.toml"] {
        let text = String::from_utf8(sandbox.read(file)).unwrap_or_default();
        sandbox.write(file, text.replace("48", "36"));
    }
    let blocked = export(&sandbox, "two.kbx");
    assert_eq!(blocked.ends_with(1).json()["error"]["code"], "blocked", "{blocked}");
    assert!(blocked.stderr.contains("changes-approved"), "{blocked}");
    let reason = "changes-approved=看过 kaopu diff，只有发货时限变了";
    let export = ["export", "teashop", "--key", "shop.key", "--json", "--out", "two.kbx"];
    sandbox.kaopu(&[&export[..], &["--override", reason]].concat()).ends_with(0);
    let document = sandbox.kaopu(&["verify", "two.kbx", "--key", "shop.pub", "--json"]).json();
    assert_eq!(document["overrides"][0]["gate"], "changes-approved", "{document}");
    assert!(document["changes"]["changed"].as_u64().unwrap() > 0, "{document}");
    assert_eq!(document["changes"]["groups"][0]["cause"], "fact", "{document}");
}
