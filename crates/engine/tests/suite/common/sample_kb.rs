//! The sample shop, read from its folder, and random conversations with it.

use std::path::{Path, PathBuf};

use kaopu_engine::Message;
use kaopu_model::{
    Channel, Context, DIALOGUES, KbFiles, KnowledgeBase, MEDIA, Order, OrderState, ShopEvent,
    is_kb_path, parse,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn sample() -> KnowledgeBase {
    let mut files = KbFiles::new();
    for (below, prefix) in [("", ""), (DIALOGUES, DIALOGUES), (MEDIA, MEDIA)] {
        for entry in std::fs::read_dir(root().join("sample-kb").join(below)).unwrap() {
            let path = format!("{prefix}{}", entry.as_ref().unwrap().file_name().to_string_lossy());
            if is_kb_path(&path) {
                files.insert(path, std::fs::read(entry.unwrap().path()).unwrap());
            }
        }
    }
    parse(&files).kb
}

/// So many random conversations, always the same ones.
pub(crate) fn talk_strategy(count: usize) -> impl Iterator<Item = Vec<Message>> {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    (0..count).map(move |_| {
        prop::collection::vec(message(), 2..9).new_tree(&mut runner).unwrap().current()
    })
}

/// A message of the kind that shops get, and what is known besides.
pub(crate) fn message() -> impl Strategy<Value = Message> {
    let known = prop::sample::select(vec![
        "你好",
        "谢谢",
        "拜拜",
        "我的快递现在到哪啦",
        "什么时候发货呀",
        "我想退货",
        "尺码",
        "地址",
        "毛衣",
        "1",
        "羽绒衣",
        "世界杯谁会赢",
        "什么破店 骗子",
        "急用啊怎么办啊",
        "吃了你家坚果一直拉肚子",
        "我要投诉你们客服",
        "必须给我赔偿",
        "转人工",
        "2026111500067015",
        "138 0013 8000",
        "物流好多天不动了",
        "可以开发票吗亲",
        "退款要多久才到呀",
        "😭",
        "",
        "再不退钱我就打12315",
        "这个是什么面料的呀",
    ]);
    let text = prop_oneof![6 => known.prop_map(str::to_owned), 1 => "[一-龥a-z0-9 ~！{]{0,12}"];
    let order = prop::option::of((prop::sample::select(OrderState::ALL), any::<bool>())).prop_map(
        |order| {
            order.map(|(state, tracked)| Order {
                id: "2026111500067001".into(),
                state,
                tracking: tracked.then(|| "78312345678901".into()),
                carrier: tracked.then(|| "中通快递".into()),
                ..Order::default()
            })
        },
    );
    let clock = prop::sample::select(vec![
        None,
        Some("2026-11-20T10:00:00"),
        Some("2026-11-20T02:00:00"),
        Some("1969-01-01T23:30:00"),
        Some("2027-02-05T10:00:00"),
    ]);
    let events = prop::collection::vec(prop::sample::select(ShopEvent::ALL), 0..2);
    (text, order, clock, events, prop::sample::select(Channel::ALL)).prop_map(
        |(text, order, clock, events, channel)| {
            let now = clock.map(|clock| clock.parse().unwrap());
            Message { text, context: Context { channel, now, order, events, ..Context::default() } }
        },
    )
}
