use super::*;
use proptest::prelude::*;

fn doc(kind: DocKind, id: &str, title: &str, text: &str) -> SearchDoc {
    SearchDoc { kind, id: id.into(), title: title.into(), text: text.into() }
}

fn shop() -> SearchIndex {
    SearchIndex::build(&[
        doc(DocKind::Faq, "ship-when", "什么时候发货", "工作日下单{发货时限}内发出，节假日顺延。"),
        doc(
            DocKind::Faq,
            "refund-how",
            "怎么退款",
            "在订单页点申请退款，审核后原路退回，一般 3 天到账。发货后请先申请退货。",
        ),
        doc(DocKind::Faq, "reorder", "可以重新下单吗", "可以，取消后重新拍下即可。"),
        doc(DocKind::Fact, "发货时限", "发货时限", "48 小时"),
        doc(DocKind::Fact, "发货时间", "发货时间", "每天 9 点到 18 点"),
        doc(DocKind::Product, "wool-sweater", "Wool 羊毛衫 XL", "绵羊毛 100%"),
        doc(DocKind::Phrasing, "p2", "退款多久", ""),
        doc(DocKind::Phrasing, "p1", "退款多久", ""),
    ])
    .unwrap()
}

fn ids(query: &str) -> Vec<String> {
    shop().search(query, 10).into_iter().map(|hit| hit.id).collect()
}

#[test]
fn chinese_by_words_and_characters() {
    assert_eq!(ids("发货")[..3], ["发货时间", "发货时限", "ship-when"]);
    assert_eq!(ids("发货").last().unwrap(), "refund-how", "text comes after titles");
    assert_eq!(ids("什么時候發貨呀")[0], "ship-when", "a whole sentence, traditional");
    assert_eq!(ids("衫"), ["wool-sweater"]);
    assert_eq!(ids("节假日"), ["ship-when"]);
}

#[test]
fn latin_by_prefix_and_case() {
    assert_eq!(ids("WOO"), ["wool-sweater"]);
    assert_eq!(ids("xl"), ["wool-sweater"]);
    assert_eq!(ids("sweat"), ["wool-sweater"], "by id");
    assert_eq!(ids("48"), ["发货时限"]);
    assert_eq!(ids("ｘｌ"), ["wool-sweater"], "full width");
}

#[test]
fn by_sound() {
    assert_eq!(ids("fhsj"), ["发货时间"]);
    assert_eq!(ids("fahuoshixian"), ["发货时限"]);
    assert_eq!(ids("fahuo")[..2], ["发货时间", "发货时限"]);
    assert_eq!(ids("发huosj"), ["发货时间"]);
    assert_eq!(ids("chongxin")[0], "reorder", "second reading of 重");
    assert_eq!(ids("cxxd"), ["reorder"]);
    assert_eq!(ids("shenhe"), ["refund-how"], "a word of the text");
}

#[test]
fn ranks_exact_then_prefix_then_title_then_text_then_id() {
    assert_eq!(ids("发货时限")[0], "发货时限");
    assert_eq!(ids("退款多久"), ["p1", "p2", "refund-how"]);
    assert_eq!(ids("退款"), ["p1", "p2", "refund-how"]);
}

#[test]
fn several_words_narrow() {
    assert_eq!(ids("发货 节假日"), ["ship-when"]);
    assert_eq!(ids("羊毛 xl"), ["wool-sweater"]);
    assert!(!ids("发货 宇宙飞船").is_empty(), "what no document has does not empty the list");
}

#[test]
fn highlights_and_snippets_point_at_the_original() {
    let index = shop();
    let hit = &index.search("fahuo", 10)[2];
    assert_eq!((hit.title.as_str(), &hit.highlights[..]), ("什么时候发货", &[(4, 6)][..]));
    let hit = &index.search("羊毛 xl", 1)[0];
    assert_eq!(hit.highlights, [(5, 7), (9, 11)]);
    let long = format!("{}加急发货请联系客服{}", "前".repeat(200), "后".repeat(200));
    let index = SearchIndex::build(&[doc(DocKind::Faq, "a", "加急", &long)]).unwrap();
    let hit = &index.search("联系客服", 1)[0];
    assert!(
        hit.snippet.starts_with('…')
            && hit.snippet.ends_with('…')
            && hit.snippet.contains("联系客服"),
        "{hit:?}"
    );
    assert_eq!(hit.snippet.chars().count(), 62);
}

#[test]
fn nothing_in_nothing_out() {
    assert!(SearchIndex::build(&[]).unwrap().search("发货", 10).is_empty());
    for query in
        ["", "   ", "😭😭", "!!!", "\u{200d}", "AND OR NOT", "*:*", "\"", "(", "title:[a TO"]
    {
        let _ = ids(query);
    }
    assert!(ids("😭").is_empty());
    assert!(shop().search("发货", 0).is_empty());
    let _ = ids(&"发".repeat(100_000));
    let _ = ids(&"a b ".repeat(50_000));
    let _ = ids(&"\u{fdfa}".repeat(300)); // one character that folds to eighteen
}

/// Times a KB of `count` documents, each of about a hundred characters.
#[expect(clippy::disallowed_methods, reason = "a measurement, on which nothing depends")]
fn measure(count: usize) {
    let docs: Vec<_> = (0..count)
        .map(|n| {
            let title = format!("第{n}个问题：羊毛衫什么时候发货");
            let text = "工作日下单四十八小时内发出，节假日顺延，请耐心等待。".repeat(3);
            doc(DocKind::Faq, &format!("faq-{n:04}"), &title, &text)
        })
        .collect();
    SearchIndex::build(&docs[..1]).unwrap(); // the dictionary
    let begun = std::time::Instant::now();
    let index = SearchIndex::build(&docs).unwrap();
    let built = begun.elapsed();
    let begun = std::time::Instant::now();
    assert_eq!(index.search("第321", 5)[0].id, "faq-0321");
    assert_eq!(index.search("ymssmshfh", 5).len(), 5);
    println!("{count} documents: built in {built:?}, two searches in {:?}", begun.elapsed());
}

#[test]
fn five_hundred_documents() {
    measure(500);
}

#[test]
#[ignore = "a measurement: run it with optimisation"]
fn five_thousand_documents() {
    measure(5_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn junk_never_fails_and_highlights_stay_inside(query in "\\PC{0,40}", titles in proptest::collection::vec("\\PC{0,20}", 0..6)) {
        let docs: Vec<_> = titles.iter().enumerate().map(|(n, t)| doc(DocKind::Faq, &n.to_string(), t, t)).collect();
        let index = SearchIndex::build(&docs).unwrap();
        for hit in index.search(&query, 100) {
            let length = hit.title.chars().count() as u32;
            let mut last = 0;
            for (from, to) in hit.highlights {
                prop_assert!(last <= from && from < to && to <= length);
                last = to;
            }
        }
    }

    #[test]
    fn a_title_is_found_by_itself_and_comes_first(title in "[一-龥a-z0-9]{1,12}") {
        let index = SearchIndex::build(&[doc(DocKind::Faq, "a", "别的", &title), doc(DocKind::Faq, "b", &title, "")]).unwrap();
        prop_assert_eq!(&index.search(&title, 1)[0].id, "b");
    }
}
