//! `kaopu discover`: from a log of chats to what is asked, answered and left.

use serde_json::Value;

use crate::sandbox::Sandbox;

/// A log of a tea shop: two wordings of what nobody answers, what the shop answers, small talk, an
/// agent, personal data.
const LOG: &str = "\
会话,时间,角色,内容,商品,转人工
1,2026-11-20 10:00:00,客户,你好,,
1,2026-11-20 10:00:10,客户,什么时候发货,88,
1,2026-11-20 10:00:20,客服,两天内哦,,
2,2026-11-20 21:00:00,客户,茶叶能空运到海外吗,88,1
2,2026-11-20 21:01:00,客户,我叫王小明电话13800138000,,
3,2026-11-21 21:00:00,客户,茶叶可以空运到海外吗,,
3,2026-11-21 21:05:00,客户,谢谢,,
4,2026-11-22 09:00:00,客户,什么时候发货？茶叶空运到海外怎么收费,,
";

fn found(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let all: Vec<&str> = ["discover"].iter().chain(arguments).copied().collect();
    sandbox.kaopu(&[&all[..], &["--json"]].concat()).ends_with(0).json()
}

#[test]
fn what_is_asked_is_counted_and_what_is_left_is_sorted() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("log.csv", LOG);
    let found = found(&sandbox, &["log.csv", "--kb", "teashop"]);
    assert_eq!(found["log"]["messages"], 8);
    assert_eq!((&found["log"]["of_others"], &found["log"]["small_talk"]), (&1.into(), &2.into()));
    assert_eq!(found["coverage"]["now"], 2, "{found:#}");
    assert_eq!(found["coverage"]["curve"][0]["entry"], "ship-when");
    assert_eq!(found["entries"][0]["lines"], serde_json::json!([3, 9]));
    let cluster = &found["clusters"][0];
    assert!(cluster["lines"].as_array().unwrap().contains(&5.into()), "{found:#}");
    assert!(cluster["lines"].as_array().unwrap().contains(&7.into()), "{found:#}");
    assert_eq!(cluster["hours"][21], 2);
    assert!(!found.to_string().contains("13800138000") && !found.to_string().contains("王小明"));
    let kept = String::from_utf8(sandbox.read("teashop/.kaopu/clusters.json")).unwrap();
    assert!(kept.contains(cluster["id"].as_str().unwrap()) && !kept.contains('茶'), "{kept}");
}

#[test]
fn names_of_clusters_stay_as_the_log_grows() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("log.csv", LOG);
    let before = found(&sandbox, &["log.csv", "--kb", "teashop"]);
    // An older conversation comes in front, newer ones behind.
    let (header, rest) = LOG.split_once('\n').unwrap();
    let older = "0,2026-11-01 10:00:00,客户,请问茶叶可以空运到海外吗,,";
    let newer = "5,2026-11-23 10:00:00,客户,茶饼怎么撬开,,\n6,2026-11-23 10:00:00,客户,茶叶空运海外行吗,,\n";
    sandbox.write("log.csv", format!("{header}\n{older}\n{rest}{newer}"));
    let after = found(&sandbox, &["log.csv", "--kb", "teashop"]);
    assert_eq!(before["clusters"][0]["id"], after["clusters"][0]["id"]);
    let sizes = |found: &Value| found["clusters"][0]["size"].as_u64().unwrap();
    assert!(sizes(&after) > sizes(&before), "{after:#}");
}

#[test]
fn everything_is_sorted_where_that_is_asked_for() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("test.tsv", "a\t什么时候发货\na\t什么时候发货呀\nb\t茶叶能空运到海外吗\n");
    for arguments in [&["test.tsv"][..], &["test.tsv", "--kb", "teashop", "--all"]] {
        let found = found(&sandbox, arguments);
        let clusters = found["clusters"].as_array().unwrap();
        let lines: Vec<String> = clusters.iter().map(|one| one["lines"].to_string()).collect();
        assert_eq!(lines, ["[1,2]", "[3]"], "{found:#}");
    }
    assert!(!sandbox.path("teashop/.kaopu/clusters.json").exists());
}

#[test]
fn people_read_it_in_their_language() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("log.csv", LOG);
    let run = sandbox.kaopu(&["discover", "log.csv", "--kb", "teashop", "--lang", "zh"]);
    let said = &run.ends_with(0).stdout;
    for words in
        ["8 条消息，4 段对话", "直接回答", "还没有问答能答的", "转人工 33.3 %", "21 点问得最多"]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let run = sandbox.kaopu(&["discover", "log.csv", "--lang", "en"]);
    assert!(run.ends_with(0).stdout.contains("what no entry answers"), "{run}");
}

#[test]
fn what_cannot_be_read_is_refused_with_a_way_out() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("agents.csv", "会话,角色,内容\n1,客服,在的亲\n");
    sandbox.write("numbers.tsv", "1\t2\n3\t4\n");
    for (arguments, code, words) in [
        (&["agents.csv"][..], 2, "only what agents said"),
        (&["numbers.tsv"], 2, "--map"),
        (&["missing.csv"], 4, "missing.csv"),
        (&["agents.csv", "--map", "x"], 2, "COLUMN=MEANING"),
        (&["agents.csv", "--map", "x=words"], 2, "known: session"),
    ] {
        let run = sandbox.kaopu(&[&["discover"], arguments].concat());
        assert!(run.ends_with(code).stderr.contains(words), "{run}");
    }
    // A file that says it is huge is refused before it is read.
    let huge = std::fs::File::create(sandbox.path("huge.csv")).unwrap();
    huge.set_len(2 << 30).unwrap();
    let run = sandbox.kaopu(&["discover", "huge.csv"]);
    assert!(run.ends_with(4).stderr.contains("128 MB"), "{run}");
    sandbox.write("one.txt", "茶饼怎么撬开");
    assert_eq!(found(&sandbox, &["one.txt"])["clusters"][0]["size"], 1);
}
