//! Shops that are larger than any we know, made of parts: no sentence twice.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const THINGS: [&str; 20] = [
    "羽绒服",
    "卫衣",
    "牛仔裤",
    "运动鞋",
    "连衣裙",
    "衬衫",
    "毛衣",
    "背包",
    "雨伞",
    "水杯",
    "台灯",
    "电饭煲",
    "炒锅",
    "牙刷",
    "毛巾",
    "面霜",
    "口红",
    "耳机",
    "键盘",
    "鼠标",
];

const ASKS: [&str; 10] = [
    "什么时候发货",
    "能退吗",
    "有几种颜色",
    "怎么清洗",
    "会缩水吗",
    "有优惠吗",
    "保修多久",
    "怎么安装",
    "有现货吗",
    "能开发票吗",
];

const KINDS: [&str; 10] =
    ["新款", "老款", "红色", "加大", "儿童", "男款", "女款", "限量", "礼盒", "经典"];

const BEFORE: [&str; 10] =
    ["请问", "亲", "你好", "想问下", "那个", "麻烦问一下", "老板", "在吗", "话说", "我想知道"];

/// The standard question of one of two thousand entries.
pub(crate) fn question(entry: usize) -> String {
    let kind = KINDS[(entry / 200) % KINDS.len()];
    format!("{kind}{}{}", THINGS[entry % THINGS.len()], ASKS[(entry / THINGS.len()) % ASKS.len()])
}

fn phrasing(entry: usize, number: usize) -> String {
    let before = BEFORE[number % BEFORE.len()];
    let kind = KINDS[(number / BEFORE.len()) % KINDS.len()];
    format!("{before}{kind}那个{}呀{number}", question(entry))
}

/// Makes a knowledge base of two thousand entries with five phrasings each.
pub(crate) fn write_large(kb: &Path) -> std::io::Result<()> {
    fs::create_dir_all(kb)?;
    let (mut faqs, mut phrasings) = (String::from("id,question,answer\n"), String::new());
    phrasings.push_str("faq_id,phrasing\n");
    for entry in 0..2_000 {
        let question = question(entry);
        let _ = writeln!(faqs, "q{entry},{question},{question}请看商品页第 {entry} 条。");
        for number in 0..5 {
            let _ = writeln!(phrasings, "q{entry},{}", phrasing(entry, number));
        }
    }
    fs::write(kb.join("kb.toml"), "format = 1\nid = \"large\"\nshop = \"大店\"\n")?;
    fs::write(kb.join("faqs.csv"), faqs)?;
    fs::write(kb.join("phrasings.csv"), phrasings)
}

/// Writes a table of a hundred thousand rows, one phrasing each, of two thousand questions.
pub(crate) fn write_rows(file: &Path) -> std::io::Result<()> {
    let mut rows = String::from("标准问题,相似问,答案,分类\n");
    for entry in 0..2_000 {
        let (question, category) = (question(entry), THINGS[entry % THINGS.len()]);
        for number in 0..50 {
            let answer = if number == 0 { "请看商品页。" } else { "" };
            let _ = writeln!(rows, "{question},{},{answer},{category}", phrasing(entry, number));
        }
    }
    fs::write(file, rows)
}

/// Writes a log of a hundred thousand messages in twenty thousand conversations: what the sample is
/// asked, and what it is not.
pub(crate) fn write_log(file: &Path) -> std::io::Result<()> {
    let mut log = String::from("会话,时间,谁,内容\n");
    for chat in 0..20_000_usize {
        let (day, hour) = (1 + chat % 28, 8 + chat % 14);
        for number in 0..5_usize {
            let (who, text) = match number {
                1 | 3 => ("客服", "亲，帮您看一下，请稍等".to_owned()),
                _ => ("买家", phrasing((chat * 7 + number) % 2_000, (chat + number) % 100)),
            };
            let _ = writeln!(log, "c{chat},2026-11-{day:02} {hour:02}:{number:02}:00,{who},{text}");
        }
    }
    fs::write(file, log)
}
