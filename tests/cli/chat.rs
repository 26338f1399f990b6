//! `kaopu chat`, from a pipe.

use crate::sandbox::Sandbox;

const LINES: &str = "您好
/order 待发货 2026112000000009
/now 2026-11-11 08:00
什么时候发货

/dance
/product 咖啡
/product 普洱
要用开水泡吗
/trace
谢谢
/reset
/quit
这一行不会读到
";

#[test]
fn a_whole_conversation() {
    let sandbox = Sandbox::with("teashop");
    let run = sandbox.kaopu_reading(LINES, &["chat", "teashop", "--now", "2026-11-23 10:00"]);
    run.looks_like("chat");
    sandbox
        .kaopu_reading(LINES, &["chat", "teashop", "--now", "2026-11-23 10:00", "--lang", "zh"])
        .looks_like("chat-zh");
}

#[test]
fn help_lists_the_orders() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu_reading("/help\n", &["chat", "teashop"]).looks_like("chat-help");
}

#[test]
fn the_document_is_that_of_ask() {
    let sandbox = Sandbox::with("teashop");
    let at = ["--now", "2026-11-23 10:00", "--json"];
    let chat =
        sandbox.kaopu_reading("在吗\n什么时候发货\n", &[&["chat", "teashop"], &at[..]].concat());
    let ask = sandbox.kaopu(&[&["ask", "teashop", "在吗", "什么时候发货"], &at[..]].concat());
    assert_eq!(chat.ends_with(0).json(), ask.ends_with(0).json());
}

#[test]
fn windows_line_ends_and_marks_and_a_missing_last_line_end_are_fine() {
    let sandbox = Sandbox::with("teashop");
    let run =
        sandbox.kaopu_reading("\u{feff}什么时候发货\r\n怎么退货", &["chat", "teashop", "--json"]);
    let document = run.ends_with(0).json();
    assert_eq!(document["turns"][0]["message"]["text"], "什么时候发货");
    assert_eq!(document["turns"][1]["turn"]["entry"], "return-how");
}

#[test]
fn answers_from_a_bundle_need_no_folder() {
    let sandbox = Sandbox::with_bundle();
    let run = sandbox
        .kaopu_reading("什么时候发货\n", &["chat", "--bundle", "shop.kbx", "--key", "shop.pub"]);
    assert!(run.ends_with(0).stdout.contains("付款后48小时内发出。"), "{run}");
}
