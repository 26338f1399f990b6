//! Wishes taken back: 不想退货了 does not ask how to send goods back.
//!
//! Only a statement takes something back. 为什么不发货, 能不能不发顺丰, 不会用 and 怎么还没到 ask as much as any
//! question does.

use super::letter::{Letter, folded, is_han, span, text};
use crate::turn::Span;

/// What a customer no longer wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Negated {
    /// Where it says so.
    pub span: Span,
    /// The act, folded: 退货.
    pub act: String,
}

/// What comes before an act that is not wanted; longer ones before those they begin with.
const UNWANTED: &[&str] = &[
    "不想再",
    "不想",
    "不用再",
    "不用",
    "不需要",
    "不必",
    "不打算",
    "不准备",
    "不要再",
    "不要",
    "无需",
    "用不着",
    "没必要",
    "先别",
    "先不",
    "暂时不",
    "别再",
    "别",
    "甭",
    "不是要",
    "不是想",
    "不是问",
    "没说要",
    "没想",
    "没有要",
];

/// Between the two: for whom, again.
const BETWEEN: &[&str] = &[
    "你们",
    "给我们",
    "给我",
    "帮我",
    "跟我",
    "替我",
    "给",
    "再",
    "继续",
    "去",
    "来",
    "办理",
    "办",
    "申请",
    "自动",
];

/// Acts that a bare 不 takes back, with a 了 behind: 不退了. Of other verbs it says that something does
/// not work (不动了, 不更新了).
const WILLED: &[&str] =
    &["退", "换", "取消", "改", "申请", "投诉", "催", "查", "问", "寄", "修", "开票", "开发票"];

/// Not acts that an entry could be about: 不想要了 and 不想等了 ask for something all the same.
const NO_ACTS: &[&str] = &[
    "要", "想要", "用", "等", "买", "了", "谢", "说", "忘", "客气", "的", "太", "这", "那", "有",
    "是", "麻烦",
];

/// What makes a question of it, and what leaves it open.
const ASKING: &[&str] = &[
    "吗",
    "么",
    "怎",
    "为什么",
    "为啥",
    "为何",
    "咋",
    "能不能",
    "可以",
    "可不可",
    "能否",
    "是否",
    "是不是",
    "有没有",
    "会不会",
    "要不要",
    "用不用",
    "需不需",
    "行不行",
    "想不想",
    "多久",
    "多少",
    "几",
    "谁",
    "哪",
    "什么",
    "啥",
    "如何",
    "何时",
    "不会",
    "会扣",
    "行不",
    "吧",
    "如果",
    "万一",
    "要是",
    "的话",
];

/// English: what takes an act back by itself, and what does so with one of [`ENGLISH_ENDS`].
const ENGLISH_UNWANTED: &[&str] = &[
    "no longer want to",
    "no longer want a",
    "no longer want my",
    "no longer want the",
    "no longer need to",
    "no longer need a",
    "no longer need the",
    "no longer need my",
    "there is no need to",
    "no need to",
    "never mind the",
    "never mind my",
];

/// See [`ENGLISH_UNWANTED`].
const ENGLISH_UNWILLING: &[&str] = &[
    "don't want to",
    "dont want to",
    "do not want to",
    "don't need to",
    "dont need to",
    "do not need to",
    "don't want a",
    "don't want the",
];

const ENGLISH_ENDS: &[&str] = &["anymore", "any more", "after all", "any longer"];

const ENGLISH_ASKING: &[&str] = &[
    "how ", "why ", "what ", "when ", "where ", "who ", "which ", "can ", "could ", "would ",
    "is ", "are ", "do i ", "should ",
];

/// The act that the message takes back.
pub(super) fn negated(letters: &[Letter]) -> Option<Negated> {
    if letters.iter().any(|letter| letter.c == '?') {
        return None;
    }
    if letters.iter().any(|letter| is_han(letter.c)) { chinese(letters) } else { english(letters) }
}

fn chinese(letters: &[Letter]) -> Option<Negated> {
    let whole = text(letters);
    if ASKING.iter().any(|word| whole.contains(word)) {
        return None;
    }
    letters.split(|letter| !letter.counts()).find_map(|clause| {
        let clause = folded(clause);
        (0..clause.len())
            .find_map(|at| unwanted(&clause, at).or_else(|| no_longer_willed(&clause, at)))
    })
}

/// 不想退货了, 别给我退款.
fn unwanted(clause: &[Letter], at: usize) -> Option<Negated> {
    let mut from = at + UNWANTED.iter().find_map(|word| begins(clause.get(at..)?, word))?;
    while let Some(length) = BETWEEN.iter().find_map(|word| begins(clause.get(from..)?, word)) {
        from += length;
    }
    let rest = clause.get(from..)?;
    if NO_ACTS.iter().any(|word| begins(rest, word).is_some()) {
        return None;
    }
    let length =
        rest.iter().take(2).take_while(|letter| is_han(letter.c) && letter.c != '了').count();
    act(clause, at, from, length)
}

/// 不退了, 不换货了.
fn no_longer_willed(clause: &[Letter], at: usize) -> Option<Negated> {
    let rest = clause.get(at..)?;
    let from = at + begins(rest, "不")?;
    let willed = WILLED.iter().find_map(|word| begins(clause.get(from..)?, word))?;
    let ends = clause.iter().skip(from + willed).take(3).position(|letter| letter.c == '了')?;
    act(clause, at, from, (willed + ends).min(2))
}

fn act(clause: &[Letter], at: usize, from: usize, length: usize) -> Option<Negated> {
    let act = clause.get(from..from + length).filter(|act| !act.is_empty())?;
    Some(Negated { span: span(clause.get(at..from + length)?)?, act: text(act) })
}

fn english(letters: &[Letter]) -> Option<Negated> {
    let whole = text(letters).to_lowercase().replace('’', "'");
    if ENGLISH_ASKING.iter().any(|word| whole.starts_with(word)) {
        return None;
    }
    let taken_back = ENGLISH_ENDS.iter().any(|end| whole.contains(end));
    let unwilling = ENGLISH_UNWILLING.iter().filter(|_| taken_back);
    let (at, words) = ENGLISH_UNWANTED
        .iter()
        .chain(unwilling)
        .find_map(|words| Some((whole.find(words)?, *words)))?;
    let rest = whole.get(at + words.len()..)?;
    let act: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
    let start = whole.get(..at)?.chars().count();
    let end = start + words.chars().count() + 1 + act.chars().count();
    (act.len() > 2).then_some(())?;
    Some(Negated { span: span(letters.get(start..end.min(letters.len()))?)?, act })
}

fn begins(letters: &[Letter], word: &str) -> Option<usize> {
    let length = word.chars().count();
    letters
        .get(..length)?
        .iter()
        .zip(word.chars())
        .all(|(letter, c)| letter.c == c)
        .then_some(length)
}

impl Negated {
    /// Whether a wording asks for the act that is not wanted. One that takes it back itself means
    /// the same as the message.
    pub(crate) fn contradicts(&self, wording: &str) -> bool {
        let first: String = self.act.chars().take(1).collect();
        let named = |act: &str| {
            wording.match_indices(act).any(|(at, _)| {
                let before = wording.get(..at).unwrap_or_default();
                let bare =
                    BETWEEN.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
                !UNWANTED.iter().any(|word| bare.ends_with(word)) && !before.ends_with('不')
            })
        };
        let denied = |act: &str| wording.contains(act) && !named(act);
        if denied(&self.act) {
            return false;
        }
        named(&self.act) || WILLED.contains(&first.as_str()) && named(&first)
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;

    fn act(message: &str) -> Option<String> {
        negated(&letters(message)).map(|negated| negated.act)
    }

    #[test]
    fn statements_take_an_act_back() {
        for (message, expected) in [
            ("不想退货了", "退货"),
            ("算了，我不用退了", "退"),
            ("别给我退款", "退款"),
            ("先别发货", "发货"),
            ("不退了", "退"),
            ("那我不换货了", "换货"),
            ("不需要开发票了", "开发"),
            ("我不是要退货，是要换货", "退货"),
            ("I no longer want to return it", "return"),
            ("I don't want to return it anymore", "return"),
        ] {
            assert_eq!(act(message).as_deref(), Some(expected), "{message}");
        }
    }

    #[test]
    fn questions_and_complaints_keep_asking() {
        for message in [
            "为什么不发货",
            "能不能不发顺丰",
            "怎么还没到",
            "不会用",
            "不想要了怎么退",
            "不想要了",
            "不能退款",
            "一直不发货",
            "不更新了",
            "用不用退回去",
            "不用退货直接退款可以吗",
            "别忘了发货",
            "不用谢",
            "退货不包邮",
            "why don't you ship it",
            "I don't want to wait for my card",
            "can I return it?",
            "物流不动了",
            "不用了谢谢",
        ] {
            assert_eq!(act(message), None, "{message}");
        }
    }

    #[test]
    fn a_wording_that_takes_it_back_too_agrees() {
        let negated = negated(&letters("不想退货了")).unwrap();
        for (wording, contradicts) in [
            ("怎么退货", true),
            ("不喜欢能退吗", true),
            ("不想退货了怎么撤销", false),
            ("什么时候发货", false),
        ] {
            assert_eq!(negated.contradicts(wording), contradicts, "{wording}");
        }
    }
}
