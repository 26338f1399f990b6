//! Which product a message asks about, in a shop for pans, clothes and snacks.

use kaopu_model::{KnowledgeBase, Product, ProductId, ProductTable};

use super::*;
use crate::numbers::numbers;
use crate::text::Letters;

fn catalogue() -> Catalogue {
    let product = |id: &str, name: &str, aliases: &[&str], category: &str, made_of: &str| Product {
        id: id.into(),
        name: name.into(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        values: vec![category.to_owned(), made_of.to_owned()],
        ..Product::default()
    };
    let products = vec![
        product("wok", "精铁炒锅", &["铁锅", "炒锅"], "锅具", "精铁"),
        product("pot", "陶瓷砂锅", &["砂锅"], "锅具", "陶瓷"),
        product("sweater", "羊毛衫", &["毛衣"], "服饰", "羊毛"),
        product("shirt", "亚麻衬衫", &["衬衫"], "服饰", "亚麻"),
        product("nuts", "混合坚果", &["坚果"], "零食", "核桃"),
        product("cookie", "黄油曲奇", &["曲奇"], "零食", "小麦"),
        product("bear", "小熊保温杯", &["保温杯"], "杯子", "不锈钢"),
        product("plain", "商务保温杯", &["保温杯"], "杯子", "钛"),
        product("filter", "滤芯PT-301", &["PT-301"], "配件", "炭"),
    ];
    let attributes = vec!["类目".to_owned(), "材质".to_owned()];
    let products = ProductTable { products, attributes };
    Catalogue::new(&KnowledgeBase { products, ..KnowledgeBase::default() })
}

fn subject_after(message: &str, current: Option<&str>, all: &[&str]) -> Subject {
    let all: Vec<ProductId> = all.iter().map(|id| (*id).into()).collect();
    let current: Option<ProductId> = current.map(Into::into);
    let spoken = SpokenOf { current: current.as_ref(), all: &all };
    let letters = Letters::new(message);
    Mentions::of(&catalogue(), &letters, &numbers(message), spoken).subject
}

fn subject(message: &str) -> Subject {
    subject_after(message, None, &[])
}

fn these(ids: &[&str]) -> Subject {
    Subject::Products(ids.iter().map(|id| (*id).into()).collect())
}

#[test]
fn the_clause_that_asks_decides() {
    for (message, ids) in [
        ("买了炒锅，砂锅能用电磁炉吗", vec!["pot"]),
        ("炒锅收到了 砂锅多大", vec!["pot"]),
        ("家里有炒锅了砂锅怎么开锅", vec!["pot"]),
        ("不是毛衣，是衬衫，怎么洗", vec!["shirt"]),
        ("我说的不是毛衣 衬衫怎么洗", vec!["shirt"]),
        ("除了坚果，曲奇能放多久", vec!["cookie"]),
        ("除了坚果 曲奇能放多久", vec!["cookie"]),
        ("炒锅不行的话，砂锅可以吗", vec!["pot"]),
        ("对坚果过敏能吃曲奇吗", vec!["cookie"]),
        ("坚果过敏，曲奇能吃吗", vec!["cookie"]),
        ("曲奇里面有没有坚果", vec!["cookie"]),
        ("买曲奇送坚果吗", vec!["cookie"]),
        ("毛衣和衬衫怎么洗", vec!["sweater", "shirt"]),
        ("毛衣、衬衫哪个透气", vec!["sweater", "shirt"]),
        ("炒锅 砂锅 能用电磁炉吗", vec!["wok", "pot"]),
        ("我要衬衫的尺寸，不要毛衣的", vec!["shirt"]),
        ("是不是毛衣都要手洗", vec!["sweater"]),
        ("这不是毛衣吗", vec!["sweater"]),
    ] {
        assert_eq!(subject(message), these(&ids), "{message}");
    }
}

#[test]
fn products_are_described() {
    for (message, id) in
        [("亚麻的那件怎么洗", "shirt"), ("陶瓷的能上煤气灶吗", "pot"), ("铁的呢", "wok")]
    {
        assert_eq!(subject(message), these(&[id]), "{message}");
    }
}

#[test]
fn whether_there_is_one_that_is_so_describes_none() {
    for message in ["有钛的吗", "是核桃的吗", "有羊毛的吗", "核桃的也有吗"] {
        assert_eq!(subject(message), Subject::Unsaid, "{message}");
    }
    assert_eq!(subject("核桃的那种怎么放"), these(&["nuts"]));
}

#[test]
fn what_was_spoken_of_is_meant_again() {
    assert_eq!(subject_after("它怎么洗", Some("sweater"), &["sweater"]), Subject::Unsaid);
    let both = ["sweater", "shirt"];
    assert_eq!(subject_after("这两个哪个透气", Some("shirt"), &both), these(&both));
    assert_eq!(subject_after("第一件怎么洗", Some("shirt"), &both), these(&["sweater"]));
    assert_eq!(
        subject_after("这个和毛衣哪个厚", Some("shirt"), &both),
        these(&["shirt", "sweater"])
    );
    assert_eq!(subject_after("那个锅多大", Some("pot"), &["pot"]), these(&["pot"]));
}

#[test]
fn what_is_not_clear_is_asked() {
    let one_of = |ids: &[&str]| Subject::OneOf(ids.iter().map(|id| (*id).into()).collect());
    assert_eq!(subject("保温杯是什么材质"), one_of(&["bear", "plain"]));
    assert_eq!(subject("那个锅能用电磁炉吗"), one_of(&["wok", "pot"]));
    assert_eq!(subject_after("那个锅多大", Some("shirt"), &["shirt"]), one_of(&["wok", "pot"]));
    assert_eq!(subject("PT-3010滤芯配什么机型"), Subject::NoSuch("PT-3010".into()));
    assert_eq!(
        subject_after("高压锅多大", Some("pot"), &["pot"]),
        Subject::NoSuch("高压锅".into())
    );
    assert_eq!(subject("PT-301配什么机型"), these(&["filter"]));
    assert_eq!(subject("什么时候发货"), Subject::Unsaid);
}

#[test]
fn a_flood_of_names_takes_no_time() {
    let flood = "毛衣炒锅坚果".repeat(20_000);
    assert_eq!(subject(&flood), these(&["sweater", "wok", "nuts"]));
}
