//! `kaopu search`.

use crate::sandbox::Sandbox;

#[test]
fn finds_by_words_pinyin_and_initials() {
    let sandbox = Sandbox::with("teashop");
    for query in ["退货", "tuihuo", "thqx"] {
        let run = sandbox.kaopu(&["search", "teashop", query, "--json"]);
        let document = run.ends_with(0).json();
        assert_eq!(document["query"], query);
        let ids: Vec<_> =
            document["hits"].as_array().unwrap().iter().map(|hit| hit["id"].clone()).collect();
        assert!(ids.contains(&"退货期限".into()), "{query}: {ids:?}");
    }
}

#[test]
fn shows_what_and_where() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["search", "teashop", "普洱"]).looks_like("search");
    sandbox
        .kaopu(&["search", "teashop", "普洱", "--lang", "zh", "--color", "always"])
        .looks_like("search-zh-colours");
}

#[test]
fn nothing_found_is_no_error() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["search", "teashop", "qqqqzzzz"]).looks_like("search-nothing");
}
