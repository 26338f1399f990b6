//! Folders, files and messages that are not as they should be: each gets a clear sentence and the
//! documented exit code.

use std::fs;

use crate::sandbox::{PASSPHRASE, Sandbox};

#[test]
fn a_folder_without_a_knowledge_base() {
    let sandbox = Sandbox::empty();
    sandbox.kaopu(&["check"]).looks_like("no-kb");
    sandbox.kaopu(&["check", "nowhere", "--lang", "zh"]).looks_like("no-folder-zh");
    let commands: [&[&str]; 5] = [
        &["ask", ".", "hi"],
        &["chat", "."],
        &["test", "."],
        &["search", ".", "hi"],
        &["export", ".", "--key", "k", "--out", "o"],
    ];
    for command in commands {
        let run = sandbox.kaopu(&[command, &["--json"]].concat());
        assert_eq!(run.ends_with(2).json()["error"]["code"], "not-a-kb", "{command:?}");
    }
}

#[test]
fn a_gbk_file_is_a_diagnostic_and_stays_as_it_is() {
    let sandbox = Sandbox::with("teashop");
    // "发货时限" in GBK, as an old spreadsheet saves it.
    let gbk = b"key,value,unit,note\n\xb7\xa2\xbb\xf5\xca\xb1\xcf\xde,48,\xd0\xa1\xca\xb1,\n";
    sandbox.write("teashop/facts.csv", gbk);
    let run = sandbox.kaopu(&["check", "teashop", "--now", "2026-11-22"]);
    run.looks_like("check-gbk");
    assert_eq!(sandbox.read("teashop/facts.csv"), gbk);
}

#[test]
fn a_half_written_table_is_a_diagnostic() {
    let sandbox = Sandbox::with("teashop");
    sandbox.edit("teashop/faqs.csv", "签收后{退货期限}内可以", "\"签收后");
    let run = sandbox.kaopu(&["check", "teashop", "--now", "2026-11-22"]);
    assert!(run.ends_with(1).stdout.contains("csv-quote"), "{run}");
}

#[test]
fn a_message_of_100_000_characters() {
    let sandbox = Sandbox::with("teashop");
    let long = "发货".repeat(50_000);
    let run = sandbox.kaopu_reading(&long, &["ask", "teashop", "-", "--now", "2026-11-23"]);
    assert!(run.ends_with(0).stdout.contains("什么时候发货"), "{run}");
    let chat = sandbox
        .kaopu_reading(format!("{long}\n怎么退货\n"), &["chat", "teashop", "--now", "2026-11-23"]);
    assert!(chat.ends_with(0).stdout.contains("可以在订单页申请退货"), "{chat}");
    assert!(chat.stdout.len() < 5_000, "a long message is not repeated in full");
}

#[test]
fn a_message_without_words() {
    let sandbox = Sandbox::with("teashop");
    let run = sandbox.kaopu(&["ask", "teashop", "😀😀😀", "--now", "2026-11-23"]);
    run.looks_like("ask-emoji");
}

#[test]
fn input_that_is_not_utf8() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu_reading(b"\xb7\xa2\xbb\xf5", &["ask", "teashop", "-"]).looks_like("ask-gbk");
    sandbox
        .kaopu_reading(b"hi\n\xb7\xa2\xbb\xf5\n", &["chat", "teashop", "--now", "2026-11-23"])
        .looks_like("chat-gbk");
}

#[test]
fn texts_cannot_steer_the_terminal() {
    let sandbox = Sandbox::with("teashop");
    sandbox.edit("teashop/faqs.csv", "付款后", "\u{1b}[2J付款后");
    for command in [
        &["ask", "teashop", "什么时候发货"][..],
        &["check", "teashop"],
        &["search", "teashop", "付款"],
    ] {
        let run = sandbox.kaopu(command);
        assert!(!run.stdout.contains('\u{1b}'), "{run}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_can_be_read_but_not_released() {
    let sandbox = Sandbox::with_key();
    // Permissions do not stop everybody (root); a file where Kaopu's own folder belongs does.
    sandbox.write("teashop/.kaopu", "in the way");
    sandbox.kaopu(&["check", "teashop", "--now", "2026-11-22"]).ends_with(0);
    sandbox.kaopu(&["ask", "teashop", "怎么退货"]).ends_with(0);
    sandbox.kaopu(&["test", "teashop"]).ends_with(0);
    sandbox.export("shop.kbx").looks_like("export-read-only");
    assert!(!sandbox.path("shop.kbx").exists());
}

#[test]
fn reading_leaves_no_trace_in_the_folder() {
    let sandbox = Sandbox::with("teashop");
    for command in [
        &["check", "teashop"][..],
        &["ask", "teashop", "x"],
        &["test", "teashop"],
        &["search", "teashop", "x"],
    ] {
        sandbox.kaopu(command).ends_with(0);
    }
    assert!(!sandbox.path("teashop/.kaopu").exists());
}

#[test]
fn a_bundle_that_cannot_be_written() {
    let sandbox = Sandbox::with_key();
    let run = sandbox.export("nowhere/shop.kbx");
    run.ends_with(4);
    assert!(run.stderr.contains("nowhere"), "{run}");
    fs::create_dir(sandbox.path("taken.kbx")).unwrap();
    sandbox.export("taken.kbx").ends_with(4);
}

#[test]
fn what_looks_like_a_key_and_is_none() {
    let sandbox = Sandbox::with("teashop").passphrase(PASSPHRASE);
    sandbox.write("shop.key", "not a key\n");
    #[cfg(unix)]
    fs::set_permissions(
        sandbox.path("shop.key"),
        std::os::unix::fs::PermissionsExt::from_mode(0o600),
    )
    .unwrap();
    sandbox.export("shop.kbx").ends_with(3);
    sandbox.write("shop.pub", "not a key\n");
    sandbox.kaopu(&["verify", "shop.kbx", "--key", "shop.pub"]).looks_like("verify-no-public-key");
}

#[test]
fn a_slip_in_out_costs_nobody_a_file() {
    let sandbox = Sandbox::with_key();
    let secret = sandbox.read("shop.key");
    sandbox.export("shop.key").looks_like("export-over-key");
    assert_eq!(sandbox.read("shop.key"), secret);
    let table = sandbox.read("teashop/faqs.csv");
    sandbox.export("teashop/faqs.csv").ends_with(2);
    sandbox.kaopu(&["test", "teashop", "--junit", "teashop/faqs.csv"]).ends_with(2);
    assert_eq!(sandbox.read("teashop/faqs.csv"), table);
    sandbox.export("shop.kbx").ends_with(0);
    sandbox.export("shop.kbx").ends_with(0);
}
