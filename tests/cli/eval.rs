//! `kaopu eval`.

use crate::sandbox::{Run, Sandbox};

const CASES: &str = "ship-when\t什么时候发货\nbrew-temp\t水温多少合适\n怎么退货\t怎么退货\nship-when\t怎么退货\n会员积分\t积分怎么用\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("cases.tsv", CASES);
    sandbox.write("far.tsv", "x\t今晚月色真美\n没有制表符\n");
    sandbox
}

fn eval(sandbox: &Sandbox, more: &[&str]) -> Run {
    let arguments = ["eval", "--kb", "teashop", "--cases", "cases.tsv", "--encoder", "none"];
    sandbox.kaopu(&[&arguments, more].concat())
}

/// Without what differs from run to run.
fn without_times(mut run: Run) -> Run {
    let timed = ["µs", " ms", " MB"];
    run.stdout = run
        .stdout
        .lines()
        .filter(|line| !timed.iter().any(|unit| line.ends_with(unit)))
        .map(|line| format!("{line}\n"))
        .collect();
    run
}

#[test]
fn the_table_is_for_people() {
    let sandbox = sandbox();
    without_times(eval(&sandbox, &["--refuse", "far.tsv", "--budget", "2%"])).looks_like("eval");
    without_times(eval(&sandbox, &["--refuse", "far.tsv", "--lang", "zh"])).looks_like("eval-zh");
}

#[test]
fn the_document_has_every_number() {
    let document = eval(&sandbox(), &["--refuse", "far.tsv", "--json"]).ends_with(0).json();
    assert_eq!(
        (&document["cases"], &document["top1"], &document["top3"]),
        (&4.into(), &0.75.into(), &0.75.into())
    );
    assert_eq!(document["unknown_labels"]["labels"], serde_json::json!(["会员积分"]));
    assert_eq!(
        document["coverage_at"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["0.95", "0.98", "0.99"]
    );
    assert_eq!(document["auroc"]["far.tsv"], 1.0);
    let acts = document["acts"].as_object().unwrap();
    assert_eq!(acts.len(), 8, "{document}");
    let sum: u64 = acts.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!((sum, &acts["answered_wrong"]), (4, &1.into()));
    let refused = &document["refuse_acts"]["far.tsv"];
    assert_eq!(
        ["answered", "confirmed", "clarified", "refused"]
            .iter()
            .map(|act| refused[act].as_u64().unwrap())
            .sum::<u64>(),
        1
    );
    for time in
        [&document["latency_us"]["p50"], &document["latency_us"]["p99"], &document["compile_ms"]]
    {
        assert!(time.as_f64().unwrap() > 0.0, "{document}");
    }
    assert_eq!(document["peak_rss_mb"].is_f64(), cfg!(target_os = "linux"));
}

#[test]
fn what_was_not_answered_right_can_be_written_down() {
    let sandbox = sandbox();
    eval(&sandbox, &["--misses", "misses.tsv"]).ends_with(0);
    let table = String::from_utf8(sandbox.read("misses.tsv")).unwrap();
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 2, "{table}");
    assert!(rows[1].starts_with("cases.tsv\t4\tship-when\t怎么退货\tanswered_wrong\t"), "{table}");
    eval(&sandbox, &["--misses", "misses.tsv"]).ends_with(0);
    eval(&sandbox, &["--misses", "teashop/faqs.csv"]).looks_like("eval-over-table");
}

#[test]
fn files_that_can_not_be_used_are_named() {
    let sandbox = sandbox();
    let code = |run: Run, exit| run.ends_with(exit).json()["error"]["code"].clone();
    assert_eq!(code(eval(&sandbox, &["--refuse", "nothing.tsv", "--json"]), 4), "io");
    assert_eq!(
        code(eval(&sandbox, &["--refuse", "far.tsv", "--refuse", "far.tsv", "--json"]), 2),
        "bad-input"
    );
    assert_eq!(code(eval(&sandbox, &["--budget", "50%", "--json"]), 2), "usage");
    sandbox.write("cases.tsv", "\n");
    assert_eq!(code(eval(&sandbox, &["--json"]), 2), "bad-input");
    sandbox.write("cases.tsv", "会员积分\t积分怎么用\n");
    eval(&sandbox, &[]).looks_like("eval-unknown-labels");
}
