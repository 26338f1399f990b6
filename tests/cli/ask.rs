//! `kaopu ask`.

use crate::sandbox::Sandbox;

const MONDAY: &str = "2026-11-23 10:00";

#[test]
fn one_message_one_answer() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["ask", "teashop", "啥时候给我发", "--now", MONDAY]).looks_like("ask");
}

#[test]
fn the_trace_says_why() {
    let sandbox = Sandbox::with("teashop");
    let double_eleven = [
        "ask",
        "teashop",
        "什么时候发货",
        "--order",
        "待发货",
        "--now",
        "2026-11-11 00:05",
        "--trace",
    ];
    sandbox.kaopu(&double_eleven).without_scores().looks_like("ask-trace");
    sandbox
        .kaopu(&[&double_eleven[..], &["--lang", "zh"]].concat())
        .without_scores()
        .looks_like("ask-trace-zh");
}

#[test]
fn several_messages_are_one_conversation() {
    let sandbox = Sandbox::with("teashop");
    let run = sandbox.kaopu(&[
        "ask",
        "teashop",
        "水温多少合适",
        "龙井",
        "我喝了拉肚子",
        "在吗",
        "--now",
        MONDAY,
        "--customer",
        "王女士",
        "--order",
        "signed",
        "--order-id",
        "2026112000000009",
        "--trace",
        "--lang",
        "zh",
    ]);
    run.without_scores().looks_like("ask-hand-over");
}

#[test]
fn the_situation_decides_between_answers() {
    let sandbox = Sandbox::with("teashop");
    let on_its_way = [
        "ask",
        "teashop",
        "什么时候发货",
        "--now",
        MONDAY,
        "--order",
        "shipped",
        "--order-id",
        "1",
    ];
    let run = sandbox
        .kaopu(&[&on_its_way[..], &["--carrier", "中通快递", "--tracking", "783123"]].concat());
    assert!(run.ends_with(0).stdout.contains("中通快递单号783123"), "{run}");
    let by_name =
        sandbox.kaopu(&["ask", "teashop", "水温多少合适", "--now", MONDAY, "--product", "熟普"]);
    assert!(by_name.ends_with(0).stdout.contains("陈年普洱用100℃"), "{by_name}");
    let unknown = sandbox.kaopu(&["ask", "teashop", "水温多少合适", "--product", "咖啡"]);
    unknown.looks_like("ask-unknown-product");
}

#[test]
fn the_document_has_each_message_and_turn() {
    let sandbox = Sandbox::with("teashop");
    let run =
        sandbox.kaopu(&["ask", "teashop", "什么时候发货", "转人工", "--now", MONDAY, "--json"]);
    let document = run.ends_with(0).json();
    let turns = document["turns"].as_array().unwrap();
    assert_eq!(turns.len(), 2);
    assert_eq!(turns[0]["message"]["text"], "什么时候发货");
    assert_eq!(turns[0]["message"]["context"]["now"], "2026-11-23T10:00:00");
    assert_eq!(turns[0]["turn"]["action"], "answer");
    assert_eq!(turns[0]["turn"]["trace"]["decision"]["by"], "exact");
    assert_eq!(turns[1]["turn"]["record"]["queue"], "shop");
}

#[test]
fn the_same_question_gets_the_same_bytes() {
    let sandbox = Sandbox::with("teashop");
    let ask = || {
        sandbox.kaopu(&["ask", "teashop", "水温", "退货", "在吗", "--now", MONDAY, "--json"]).stdout
    };
    assert_eq!(ask(), ask());
}

#[test]
fn errors_in_the_knowledge_base_are_mentioned_and_do_not_stop_a_try() {
    let sandbox = Sandbox::with("broken");
    let run = sandbox.kaopu(&["ask", "broken", "多久发货", "--now", MONDAY]);
    assert!(run.ends_with(0).stderr.contains("kaopu check broken"), "{run}");
}

#[test]
fn nothing_to_ask_is_a_mistake() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["ask", "teashop"]).looks_like("ask-nothing");
}
