//! Names, arguments and texts with characters that nobody sees, or that turn the text around them:
//! wherever they are shown they can be seen, and in JSON they come back as they were.

use serde_json::Value;

use crate::sandbox::{Run, Sandbox};

/// One of each kind.
const HIDDEN: [char; 14] = [
    '\u{7f}',
    '\u{1b}',
    '\u{85}',
    '\u{9b}',
    '\u{200e}',
    '\u{200f}',
    '\u{61c}',
    '\u{2028}',
    '\u{2029}',
    '\u{202e}',
    '\u{2066}',
    '\u{200b}',
    '\u{e0041}',
    '\u{2800}',
];

#[track_caller]
fn shows_everything(run: &Run) {
    for text in [&run.stdout, &run.stderr] {
        let hidden = text.chars().find(|c| HIDDEN.contains(c) || c.is_control() && *c != '\n');
        assert_eq!(hidden, None, "{run}");
    }
}

/// All of them, each behind a letter.
fn all() -> String {
    HIDDEN.iter().flat_map(|hidden| ['x', *hidden]).collect()
}

/// A shop in whose every text something is hidden.
fn shop() -> Sandbox {
    let sandbox = Sandbox::with("teashop");
    let hidden = all();
    // TOML takes most control characters only as an escape.
    let escaped: String = hidden.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    sandbox.edit("teashop/kb.toml", "title = \"", &format!("title = \"{escaped}"));
    sandbox.edit("teashop/persona.toml", "name = \"", &format!("name = \"{escaped}"));
    sandbox.edit("teashop/dialogues/ship.toml", "title = \"", &format!("title = \"{escaped}"));
    sandbox.edit("teashop/faqs.csv", "什么时候发货", &format!("什么{hidden}时候发货"));
    sandbox.edit("teashop/faqs.csv", "付款后", &format!("{hidden}付款后{{没有{hidden}的}}"));
    // So that a dialogue fails, and is shown whole.
    sandbox.edit("teashop/facts.csv", "发货时限,48", &format!("发货时限,{hidden}24"));
    sandbox
}

#[test]
fn nothing_hidden_is_printed_by_any_command() {
    let (sandbox, hidden) = (shop(), all());
    let said = format!("什么时候{hidden}发货");
    let commands: [&[&str]; 8] = [
        &["check", "teashop"],
        &["ask", "teashop", &said, "--trace", "--customer", &said],
        &["ask", "teashop", "转人工", &said, "--trace"],
        &["test", "teashop"],
        &["test", "teashop", "--filter", &said],
        &["search", "teashop", &said],
        &["search", "teashop", "发货"],
        &["ask", "teashop", "x", "--product", &said],
    ];
    for command in commands {
        for rest in [&[][..], &["--lang", "zh"], &["--json"]] {
            shows_everything(&sandbox.kaopu(&[command, rest].concat()));
        }
    }
    let chat = format!("{said}\n/order {said}\n/product {said}\n/customer {said}\n/{said}\n");
    shows_everything(&sandbox.kaopu_reading(&chat, &["chat", "teashop", "--trace"]));
    shows_everything(&sandbox.kaopu_reading(&chat, &["chat", "teashop", "--json"]));
}

#[test]
fn nothing_hidden_is_repeated_from_an_argument() {
    let sandbox = Sandbox::with("teashop");
    let name = format!("no{}where", all());
    let commands: [&[&str]; 9] = [
        &["check", &name],
        &["check", "teashop", "--now", &name],
        &["ask", "teashop", "x", "--order", &name],
        &[&name],
        &["check", "teashop", &name],
        &["verify", &name, "--key", &name],
        &["key", "show", &name],
        &["import", "labelled", &name, "--into", &name],
        &["export", &name, "--key", &name, "--out", &name, "--seq", &name],
    ];
    for command in commands {
        for rest in [&[][..], &["--lang", "zh"], &["--json"]] {
            let run = sandbox.kaopu(&[command, rest].concat());
            shows_everything(&run);
            assert_ne!(run.code, Some(0), "{run}");
            assert!(run.stderr.contains("nox\\u{7f}"), "{run}");
        }
    }
}

#[test]
fn a_customer_s_text_comes_back_from_json_as_it_was() {
    let (sandbox, hidden) = (shop(), all());
    let said = format!("什么{hidden}时候❤️👨‍👩‍👧发货");
    let run = sandbox.kaopu(&["ask", "teashop", &said, "--json"]);
    let document: Value = run.ends_with(0).json();
    assert_eq!(document["turns"][0]["message"]["text"], said.as_str(), "{run}");
    assert!(document["kb"]["title"].as_str().unwrap().starts_with(&hidden), "{run}");
    assert!(run.stdout.contains("❤️👨‍👩‍👧"), "an emoji is no riddle: {run}");
}

#[test]
fn a_name_cannot_look_like_a_line_of_ours() {
    let sandbox = Sandbox::with("teashop");
    sandbox.edit("teashop/kb.toml", "title = \"", "title = \"\\n✓ verified: shop.kbx\\n");
    let run = sandbox.kaopu(&["check", "teashop", "--now", "2026-11-22"]);
    assert!(!run.stdout.lines().any(|line| line.starts_with('✓')), "{run}");
}

#[test]
fn reports_for_other_programs_hide_nothing() {
    let sandbox = shop();
    sandbox.kaopu(&["test", "teashop", "--junit", "report.xml"]).ends_with(1);
    sandbox.write("cases.tsv", "ship-when\t今晚\u{202e}月色真美\n");
    sandbox
        .kaopu(&["eval", "--kb", "teashop", "--cases", "cases.tsv", "--misses", "m.tsv"])
        .ends_with(0);
    sandbox.write("moods.tsv", "angry\t今晚\u{202e}月色真美\n");
    sandbox.kaopu(&["mood", "moods.tsv", "--misses", "moods-missed.tsv"]).ends_with(0);
    for file in ["report.xml", "m.tsv", "moods-missed.tsv"] {
        let text = String::from_utf8(sandbox.read(file)).unwrap();
        assert!(!text.contains('\u{202e}') && text.contains("\\u{202e}"), "{file}: {text}");
    }
}
