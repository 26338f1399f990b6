//! The sample shop, from check to bundle.

use crate::sandbox::{PASSPHRASE, Sandbox, copy, sample};

/// A copy of the sample, so that its folder stays as it is.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty().passphrase(PASSPHRASE);
    copy(&sample(), &sandbox.path("shop"));
    sandbox
}

/// How many dialogues the sample has.
fn dialogues() -> usize {
    std::fs::read_dir(sample().join("dialogues")).unwrap().count()
}

#[test]
fn it_is_clean() {
    let document = sandbox()
        .kaopu(&["check", "shop", "--now", "2026-11-22", "--strict", "--json"])
        .ends_with(0)
        .json();
    assert_eq!((&document["errors"], &document["warnings"]), (&0.into(), &0.into()));
}

#[test]
fn its_dialogues_pass() {
    let run = sandbox().kaopu(&["test", "shop"]);
    assert_eq!(run.ends_with(0).stdout, format!("{} passed, 0 failed\n", dialogues()));
}

#[test]
fn it_is_released_verified_and_answers_the_same() {
    let sandbox = sandbox();
    sandbox.kaopu(&["key", "new", "shop.key"]).ends_with(0);
    let export = |out: &str| {
        let fixed = ["--seq", "1", "--issued-at", "2026-11-22T08:00:00Z"];
        sandbox
            .kaopu(&[&["export", "shop", "--key", "shop.key", "--out", out], &fixed[..]].concat())
            .ends_with(0);
    };
    export("first.kbx");
    export("second.kbx");
    assert_eq!(sandbox.read("first.kbx"), sandbox.read("second.kbx"));

    let verified =
        sandbox.kaopu(&["verify", "first.kbx", "--key", "shop.pub", "--json"]).ends_with(0).json();
    assert_eq!(verified["dialogues"], dialogues());

    let messages =
        "在吗\n什么时候发货呀\n/order 已签收 2026112000056101\n怎么退货\n吃了你们家饼干拉肚子\n";
    let rest = ["--now", "2026-11-11 00:05", "--json"];
    let folder = sandbox.kaopu_reading(messages, &[&["chat", "shop"], &rest[..]].concat());
    let bundle = sandbox.kaopu_reading(
        messages,
        &[&["chat", "--bundle", "first.kbx", "--key", "shop.pub"], &rest[..]].concat(),
    );
    assert_eq!(folder.ends_with(0).stdout, bundle.ends_with(0).stdout);
    let document = folder.json();
    assert_eq!(document["turns"][1]["turn"]["entry"], "ship-when");
    assert_eq!(document["turns"][3]["turn"]["action"], "hand_over");
}
