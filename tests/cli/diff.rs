//! `kaopu diff`.

use crate::sandbox::Sandbox;

/// The shop with another one beside it that promises to ship sooner.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_bundle();
    sandbox.edit("teashop/facts.csv", "发货时限,48", "发货时限,24");
    sandbox
}

#[test]
fn a_bundle_and_a_folder_are_compared_by_what_customers_read() {
    let sandbox = sandbox();
    let arguments = ["diff", "shop.kbx", "teashop", "--key", "shop.pub"];
    sandbox.kaopu(&arguments).ends_with(1).looks_like("diff");
    sandbox.kaopu(&[&arguments[..], &["--lang", "zh", "--all"]].concat()).looks_like("diff-zh");
    let document = sandbox.kaopu(&[&arguments[..], &["--json"]].concat()).json();
    assert_eq!(document["groups"][0]["cause"]["kind"], "fact");
    assert_eq!(document["complete"], true);
}

#[test]
fn equal_states_end_with_zero_and_further_messages_count() {
    let sandbox = Sandbox::with_bundle();
    sandbox.write("asked.txt", "龙井用多少度的水泡\n\n在吗\n");
    let arguments =
        ["diff", "shop.kbx", "teashop", "--key", "shop.pub", "--messages", "asked.txt", "--json"];
    let document = sandbox.kaopu(&arguments).ends_with(0).json();
    assert_eq!(document["compared"]["messages"], 2);
    assert_eq!(document["groups"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_bundle_is_compared_only_once_it_is_verified() {
    let sandbox = sandbox();
    let run = sandbox.kaopu(&["diff", "shop.kbx", "teashop"]);
    assert!(run.ends_with(2).stderr.contains("--key"), "{run}");
    sandbox.kaopu(&["key", "new", "other.key"]).ends_with(0);
    sandbox.kaopu(&["diff", "shop.kbx", "teashop", "--key", "other.pub"]).ends_with(3);
    sandbox.kaopu(&["diff", "nowhere", "teashop"]).ends_with(4);
}

#[test]
fn a_log_with_sessions_counts_and_the_summary_never_says_what_was_asked() {
    let sandbox = sandbox();
    let log = "{\"session\": 1, \"text\": \"在吗\"}\n{\"session\": 1, \"text\": \"啥时候发呀\"}\n";
    sandbox.write("bot.jsonl", log);
    let arguments =
        ["diff", "shop.kbx", "teashop", "--key", "shop.pub", "--log", "bot.jsonl", "--json"];
    let document = sandbox.kaopu(&arguments).ends_with(1).json();
    assert_eq!(document["compared"]["messages"], 2);
    let summary = &document["summary"];
    assert_eq!(summary["groups"][0]["kind"], "fact");
    assert_eq!(summary["groups"][0]["id"], "发货时限");
    assert!(summary["changed"].as_u64() > Some(0));
    assert!(!summary.to_string().contains("啥时候"), "{summary}");
    sandbox.write("broken.jsonl", "{\"text\": \"在吗\"}\n{\"text\": \n");
    let broken = ["diff", "teashop", "teashop", "--log", "broken.jsonl"];
    assert!(sandbox.kaopu(&broken).ends_with(2).stderr.contains("row 2"));
}

#[test]
fn a_calendar_says_what_changes_by_itself() {
    let sandbox = sandbox();
    let arguments = ["calendar", "teashop", "--now", "2026-11-01", "--json"];
    let document = sandbox.kaopu(&arguments).ends_with(0).json();
    assert_eq!((&document["from"], &document["days"]), (&"2026-11-01".into(), &90.into()));
    assert!(document["events"].is_array());
    sandbox.kaopu(&["calendar", "teashop", "--days", "0"]).ends_with(2);
    let month = ["calendar", "teashop", "--from", "2026-11-01", "--to", "2026-11-30", "--json"];
    assert_eq!(sandbox.kaopu(&month).json()["days"], 30);
    let backwards = ["calendar", "teashop", "--from", "2026-11-02", "--to", "2026-11-01"];
    sandbox.kaopu(&backwards).ends_with(2);
}

#[test]
fn what_changes_at_a_moment_is_told_before_and_after() {
    let sandbox = sandbox();
    let window =
        "faq_id,from,until,answer\nreturn-how,2026-11-11,2026-11-12,大促期间先找客服登记。\n";
    sandbox.write("teashop/answers.csv", window);
    let told = |at: &str| {
        let run = sandbox.kaopu(&["calendar", "teashop", "--at", at, "--json"]);
        run.ends_with(0).json()["changes"].as_array().cloned().unwrap_or_default()
    };
    let opens = told("2026-11-11 00:00");
    assert_eq!(opens.len(), 1, "{opens:?}");
    assert_eq!(opens[0]["entry"], "return-how");
    assert!(opens[0]["after"].as_str().is_some_and(|after| after.contains("先找客服登记")));
    assert!(opens[0]["before"].as_str().is_some_and(|before| !before.contains("先找客服登记")));
    assert!(told("2026-11-11 00:01").is_empty());
    let read = sandbox.kaopu(&["calendar", "teashop", "--at", "2026-11-12", "--lang", "zh"]);
    assert!(read.ends_with(0).stdout.contains("有 1 处回答不一样"), "{read}");
    sandbox.kaopu(&["calendar", "teashop", "--at", "2026-11-12", "--days", "3"]).ends_with(2);
}
