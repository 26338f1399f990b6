//! What in a text says who somebody is, blotted out: fit for a log that others read.
//!
//! Nothing here has to be certain to be blotted: a log that says too little is still a log. Numbers
//! come from the one extractor, and once more from a coarser look, which misses no long one.

mod address;
mod digits;
mod handles;
mod names;
mod plates;
mod surnames;

use crate::numbers::{NumberKind, numbers};

/// What stands where something was.
const BLOT: &str = "***";

/// Characters of a text that are kept; the rest was not looked through and goes.
const MOST_CHARS: usize = 4_000;

/// A text without phone, order, tracking, card and identity numbers, addresses, mail addresses,
/// names, names of accounts and licence plates. `known` is what is known to be personal, such as the
/// customer's name of the context.
#[must_use]
pub fn masked(text: &str, known: &[&str]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut blotted = vec![false; chars.len()];
    let mut blot = |start: usize, end: usize| {
        if let Some(part) = blotted.get_mut(start..end.min(chars.len())) {
            part.fill(true);
        }
    };
    for number in numbers(text) {
        if matches!(number.kind, NumberKind::Order | NumberKind::Tracking | NumberKind::Phone) {
            blot(number.span.start as usize, number.span.end as usize);
        }
    }
    let found = [
        digits::long(&chars),
        address::addresses(&chars),
        names::names(&chars),
        handles::handles(&chars),
        plates::plates(&chars),
    ];
    found.into_iter().flatten().for_each(|(start, end)| blot(start, end));
    for value in known.iter().map(|value| value.chars().collect::<Vec<_>>()) {
        if value.len() > 1 {
            let places = chars.windows(value.len()).enumerate();
            let places = places.filter(|(_, window)| *window == value);
            places.for_each(|(start, _)| blot(start, start + value.len()));
        }
    }
    blot(MOST_CHARS, chars.len());
    let mut out = String::with_capacity(text.len());
    for (place, c) in chars.iter().enumerate() {
        match blotted.get(place) {
            Some(true) if place > 0 && blotted.get(place - 1) == Some(&true) => {}
            Some(true) => out.push_str(BLOT),
            _ => out.push(*c),
        }
    }
    out
}

#[cfg(test)]
mod planted_tests;
#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn who_somebody_is_goes_and_what_they_ask_stays() {
        for (text, expected) in [
            ("我的电话13800138000，几时发货", "我的电话***，几时发货"),
            ("138 0013 8000打给我", "***打给我"),
            ("一三八零零一三八零零零", "***"),
            ("订单2026111100012345到哪了", "订单***到哪了"),
            ("SF3141592653589三天没动", "***三天没动"),
            ("单号２０２６１１１１０００１", "单号***"),
            ("寄到浙江省杭州市西湖区文三路138号2幢301室，谢谢", "寄到***，谢谢"),
            ("地址：幸福路13912345678号 转人工", "地址：*** 转人工"),
            ("能送到北京市朝阳区望京街道吗", "能送到***吗"),
            ("住幸福小区3栋2单元", "住***"),
            ("收件人：王小明 尽快", "收件人：*** 尽快"),
            ("我叫李雷，退货", "我叫***，退货"),
            ("发我邮箱lei.li@example.com吧", "发我邮箱***吧"),
            ("张三的单子怎么还没发", "***的单子怎么还没发"),
            ("我姓王，退货", "我姓***，退货"),
            ("我叫李雷要退货", "我叫***退货"),
            ("找王小明先生", "找***先生"),
            ("给欧阳女士发", "给***女士发"),
            ("加我微信lucky_cat聊", "加我微信***聊"),
            ("QQ：10001上联系", "QQ：***上联系"),
            ("vx: wxid-lulu", "vx: ***"),
            ("车牌浙A12345送货上门", "车牌***送货上门"),
            ("粤B·D12345停哪", "***停哪"),
            ("身份证11010519491231002X", "身份证***"),
            ("税号91330106MA2CFD3X5K开专票", "税号***开专票"),
            ("卡号6222 0210 0112 0034 567", "卡号***"),
            ("护照E12345678", "护照***"),
            ("住幸福3弄5号", "住***"),
        ] {
            assert_eq!(masked(text, &["张三"]), expected, "{text}");
        }
        for kept in [
            "11月24号能到吗",
            "38码还有吗，99元两件",
            "上海市到北京市要几天",
            "第2号链接的锅能用电磁炉吗",
            "我叫你们退货怎么不退",
            "帮我联系人工客服",
            "iPhone15能用吗",
            "满300减50",
            "",
            "2026-11-24能到吗",
            "我是高级会员",
            "收件人写错了怎么改",
            "联系人是谁",
            "老百姓用得起吗",
            "微信支付可以吗，QQ钱包呢",
            "i5处理器 16GB内存的RTX4090",
            "iPhone15ProMax256GB有货吗",
            "小姐姐在吗",
            "三星S24和小米14",
        ] {
            assert_eq!(masked(kept, &["", "z"]), kept);
        }
    }

    #[test]
    fn what_was_not_looked_through_goes() {
        let long = "好".repeat(5_000) + "13800138000";
        assert_eq!(masked(&long, &[]), "好".repeat(4_000) + "***");
        let many = "13800138000，".repeat(200);
        assert!(!masked(&many, &[]).contains('1'));
    }
}
