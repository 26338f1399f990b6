//! Personal data of twelve kinds, planted in messages: nothing of it survives, and messages without
//! any stay as they are.

use std::path::Path;

use super::masked;

/// How many of each kind: 12 × 45 = 540.
const EACH: usize = 45;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap()
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }

    fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'A' + u8::try_from(self.below(26)).unwrap())).collect()
    }
}

const SURNAMES: [&str; 16] = [
    "王", "李", "张", "欧阳", "诸葛", "赵", "黄", "周", "吴", "徐", "翟", "庞", "司马", "鲍", "席",
    "柯",
];
const GIVEN: [&str; 12] =
    ["伟", "小明", "秀英", "建国", "子涵", "雷", "梦琪", "强", "雨桐", "磊", "静", "浩然"];
const CITIES: [&str; 8] = [
    "浙江省杭州市西湖区",
    "北京市朝阳区",
    "广东省深圳市南山区",
    "四川省成都市武侯区",
    "上海市浦东新区",
    "湖北省武汉市洪山区",
    "江苏省南京市鼓楼区",
    "山东省青岛市市南区",
];
const ROADS: [&str; 6] = ["文三路", "建国路", "科技大道", "人民街", "幸福巷", "中山路"];

/// A bank card's number: its last digit is Luhn's.
fn card(dice: &mut Dice) -> String {
    let body = format!("6222{}", dice.digits(14));
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let digit = u32::from(b - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    let all = format!("{body}{}", (10 - sum % 10) % 10);
    let grouped: Vec<&str> =
        (0..all.len()).step_by(4).map(|at| &all[at..all.len().min(at + 4)]).collect();
    if dice.below(2) == 0 { all.clone() } else { grouped.join(" ") }
}

/// An identity card's number: its last character is ISO 7064's.
fn identity(dice: &mut Dice) -> String {
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    let body = format!("330106{}{month:02}{day:02}{}", 1950 + dice.below(55), dice.digits(3));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = body.bytes().zip(weights).map(|(b, w)| usize::from(b - b'0') * w).sum();
    format!("{body}{}", char::from(b"10X98765432"[sum % 11]))
}

/// A value of a kind, and the message that says it.
fn planted(kind: usize, dice: &mut Dice) -> (String, String) {
    let person = |dice: &mut Dice| format!("{}{}", dice.one_of(&SURNAMES), dice.one_of(&GIVEN));
    let frames: (String, &[&str]) = match kind {
        0 => (
            format!("1{}{}", 3 + dice.below(7), dice.digits(9)),
            &["电话{}，几时发货", "{}打给我", "手机号是{}"],
        ),
        1 => (format!("0571-8{}", dice.digits(7)), &["固话{}没人接", "座机：{}", "打{}找我"]),
        2 => (
            format!("2026{}", dice.digits(14)),
            &["订单{}到哪了", "订单号：{}，要退", "{} 这单催一下"],
        ),
        3 => (
            format!("{}{}", dice.one_of(&["SF", "YT", "JDVB", "7"]), dice.digits(13)),
            &["快递{}不动了", "单号{}", "{}查一下"],
        ),
        4 => {
            let (house, room) = (1 + dice.below(300), 101 + dice.below(900));
            let (city, road) = (dice.one_of(&CITIES), dice.one_of(&ROADS));
            (format!("{city}{road}{house}号{room}室"), &["寄到{}，谢谢", "地址：{}", "改成{}行吗"])
        }
        5 => (
            person(dice),
            &["收件人：{}，别写错", "我叫{}，要退货", "姓名{}。", "找{}先生", "是{}女士买的"],
        ),
        6 => (identity(dice), &["身份证{}", "证件号：{}，实名", "{}清关用"]),
        7 => (card(dice), &["退到卡{}", "卡号：{}。", "银行卡{}可以吗"]),
        8 => (
            format!(
                "{}.{}@{}.com",
                dice.letters(5).to_lowercase(),
                dice.digits(2),
                dice.one_of(&["example", "mail", "qq"])
            ),
            &["发票发到{}", "邮箱：{}", "{}收不到"],
        ),
        9 => {
            let name =
                format!("{}_{}", dice.letters(6).to_lowercase(), dice.letters(3).to_lowercase());
            let number = dice.digits(6);
            let handle = if dice.below(2) == 0 { name } else { number };
            (handle, &["加我微信{}", "QQ：{}", "微信号是{}，聊", "vx {}"])
        }
        10 => {
            let province = dice.one_of(&["浙", "粤", "京", "沪", "川", "苏"]);
            let letter = dice.letters(1);
            let dot = dice.one_of(&["", "·", " "]);
            (
                format!("{province}{letter}{dot}{}{}", dice.letters(1), dice.digits(4)),
                &["车牌{}进小区", "{}停哪", "我开{}来取"],
            )
        }
        _ => {
            let passport = format!("E{}", dice.digits(8));
            let company =
                format!("91330106MA{}{}{}", dice.digits(1), dice.letters(3), dice.digits(4));
            (
                if dice.below(2) == 0 { passport } else { company },
                &["护照{}", "税号：{}，开专票", "{}是证件号"],
            )
        }
    };
    let (value, frames) = frames;
    let text = dice.one_of(frames).replace("{}", &value);
    (value, text)
}

#[test]
fn nothing_planted_survives() {
    let mut dice = Dice(12);
    let mut survived = Vec::new();
    for kind in 0..12 {
        for _ in 0..EACH {
            let (value, text) = planted(kind, &mut dice);
            let said = masked(&text, &[]);
            // Of a value no four characters in a row are left; of a shorter one, not all.
            let chars: Vec<char> = value.chars().collect();
            let length = chars.len().min(if kind == 5 { chars.len() } else { 4 });
            let left =
                chars.windows(length).any(|part| said.contains(&part.iter().collect::<String>()));
            if left {
                survived.push(format!("{text} → {said}"));
            }
        }
    }
    assert!(survived.is_empty(), "{} of 540: {survived:#?}", survived.len());
}

#[test]
fn what_is_not_personal_stays() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tables = ["sample-kb", "templates/general", "templates/electronics", "templates/food"];
    let (mut lines, mut alarms) = (0, Vec::new());
    for table in tables {
        let text = std::fs::read_to_string(root.join(table).join("phrasings.csv")).unwrap();
        for phrasing in text.lines().skip(1).filter_map(|line| line.split_once(',')) {
            lines += 1;
            let said = masked(phrasing.1, &[]);
            if said != phrasing.1 {
                alarms.push(format!("{} → {said}", phrasing.1));
            }
        }
    }
    assert!(lines > 1_000, "{lines}");
    assert!(alarms.len() * 1_000 <= 5 * lines, "{} of {lines}: {alarms:#?}", alarms.len());
}

#[test]
fn round_amounts_stay() {
    for text in ["怎么额度从16000降到5000了", "单笔最好可借40000?", "买200000能打折吗"]
    {
        assert_eq!(masked(text, &[]), text);
    }
    for text in ["验证码381546", "验证码381500", "单号SF31000"] {
        assert_ne!(masked(text, &[]), text);
    }
}
