//! Emoji and what chat programs write in brackets: those that stand for a thing become its word,
//! the others say nothing about the question.

use super::letter::{Letter, is_han};
use crate::turn::Span;

/// Things that people draw instead of writing them, in Chinese and English. Squared characters
/// (🉑🈚🈶) are characters already.
const THINGS: &[(char, &str, &str)] = &[
    ('📦', "快递", "parcel"),
    ('🚚', "快递", "delivery"),
    ('🚛', "快递", "delivery"),
    ('💰', "钱", "money"),
    ('💵', "钱", "money"),
    ('💴', "钱", "money"),
    ('💳', "卡", "card"),
    ('🧾', "发票", "receipt"),
    ('🎁', "礼物", "gift"),
    ('🎫', "券", "voucher"),
    ('🎟', "券", "voucher"),
    ('🏠', "家", "home"),
    ('📍', "地址", "address"),
    ('📱', "手机", "phone"),
    ('💻', "电脑", "laptop"),
    ('📞', "电话", "phone"),
    ('👕', "衣服", "shirt"),
    ('👗', "裙子", "dress"),
    ('👖', "裤子", "trousers"),
    ('👟', "鞋子", "shoes"),
    ('👠', "鞋子", "shoes"),
    ('👜', "包", "bag"),
    ('🔋', "电池", "battery"),
];

/// Marks that are drawn.
const MARKS: &[(char, char)] =
    &[('❓', '?'), ('❔', '?'), ('❗', '!'), ('❕', '!'), ('⁉', '?'), ('‼', '!')];

/// What chat programs put in square brackets for a picture, folded.
const BRACKETED: &[&str] = &[
    "表情",
    "动画表情",
    "图片",
    "语音",
    "视频",
    "链接",
    "文件",
    "位置",
    "微笑",
    "撇嘴",
    "色",
    "发呆",
    "得意",
    "流泪",
    "害羞",
    "闭嘴",
    "睡",
    "大哭",
    "尴尬",
    "发怒",
    "调皮",
    "呲牙",
    "惊讶",
    "难过",
    "酷",
    "囧",
    "抓狂",
    "吐",
    "偷笑",
    "愉快",
    "可爱",
    "白眼",
    "傲慢",
    "饥饿",
    "困",
    "惊恐",
    "流汗",
    "汗",
    "憨笑",
    "大笑",
    "奋斗",
    "咒骂",
    "疑问",
    "嘘",
    "晕",
    "疯了",
    "衰",
    "敲打",
    "再见",
    "擦汗",
    "抠鼻",
    "鼓掌",
    "坏笑",
    "鄙视",
    "委屈",
    "快哭了",
    "阴险",
    "亲亲",
    "吓",
    "可怜",
    "笑脸",
    "生病",
    "脸红",
    "破涕为笑",
    "恐惧",
    "失望",
    "无语",
    "嘿哈",
    "捂脸",
    "奸笑",
    "机智",
    "皱眉",
    "耶",
    "吃瓜",
    "加油",
    "天啊",
    "社会社会",
    "旺柴",
    "好的",
    "打脸",
    "哇",
    "翻白眼",
    "让我看看",
    "叹气",
    "苦涩",
    "裂开",
    "嘴唇",
    "爱心",
    "心碎",
    "拥抱",
    "强",
    "弱",
    "握手",
    "胜利",
    "抱拳",
    "勾引",
    "拳头",
    "ok",
    "合十",
    "玫瑰",
    "凋谢",
    "菜刀",
    "炸弹",
    "便便",
    "月亮",
    "太阳",
    "礼物",
    "红包",
    "發",
    "福",
    "庆祝",
    "蛋糕",
    "咖啡",
    "啤酒",
    "猪头",
    "跳跳",
    "发抖",
    "转圈",
    "比心",
    "赞",
    "笑哭",
    "费解",
    "思考",
    "哭",
    "笑",
    "smile",
    "sticker",
    "image",
    "photo",
    "emoji",
];

/// The longest name in brackets.
const LONGEST_NAME: usize = 8;

/// The letters with drawn things as words and all other emoji and bracketed pictures gone.
pub(super) fn spoken(letters: Vec<Letter>) -> Vec<Letter> {
    let mut kept = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if let Some(length) = bracketed(letters.get(at..).unwrap_or_default()) {
            at += length;
            continue;
        }
        at += 1;
        if let Some((_, mark)) = MARKS.iter().find(|(drawn, _)| *drawn == letter.c) {
            kept.push(Letter { c: *mark, at: letter.at });
        } else if let Some((_, zh, en)) = THINGS.iter().find(|(drawn, _, _)| *drawn == letter.c) {
            // Inside a sentence it stands for its word; around one it is decoration.
            if let Some(next) = letters.get(at).filter(|next| next.counts() || next.c == ' ') {
                let chinese =
                    is_han(next.c) || kept.last().is_some_and(|last: &Letter| is_han(last.c));
                if chinese {
                    say(&mut kept, zh, letter.at);
                } else if letters.get(at..).unwrap_or_default().iter().any(|later| later.counts()) {
                    say(&mut kept, en, letter.at);
                }
            }
        } else {
            kept.push(*letter);
        }
    }
    kept
}

fn say(letters: &mut Vec<Letter>, word: &str, at: Span) {
    letters.extend(word.chars().map(|c| Letter { c, at }));
}

/// How many characters `[微笑]` takes, if it stands here.
fn bracketed(letters: &[Letter]) -> Option<usize> {
    if letters.first()?.c != '[' && letters.first()?.c != '【' {
        return None;
    }
    let close =
        letters.iter().take(LONGEST_NAME + 2).position(|letter| matches!(letter.c, ']' | '】'))?;
    let name: String =
        letters.get(1..close)?.iter().flat_map(|letter| letter.c.to_lowercase()).collect();
    BRACKETED.contains(&name.as_str()).then_some(close + 1)
}

#[cfg(test)]
mod tests {
    use super::super::letter::text;
    use super::super::letters::letters;

    #[test]
    fn things_are_words_inside_a_sentence_and_nothing_around_it() {
        for (message, read) in [
            ("我的📦到哪了", "我的快递到哪了"),
            ("发货了吗📦", "发货了吗"),
            ("where is my 📦 now", "where is my parcel now"),
            ("🎁🎁", ""),
            ("🉑以退吗", "可以退吗"),
            ("什么时候发货❓", "什么时候发货?"),
            ("可以退吗[微笑][抱拳]", "可以退吗"),
            ("[订单编号]", "[订单编号]"),
            ("👨‍👩‍👧‍👦怎么退", "怎么退"),
        ] {
            assert_eq!(text(&letters(message)), read, "{message}");
        }
    }
}
