//! Wishes taken back: 不想退货了 does not ask how to send goods back.
//!
//! Only a statement takes something back. 为什么不发货, 能不能不发顺丰, 不会用 and 怎么还没到 ask as much as any
//! question does.

use std::sync::LazyLock;

use kaopu_model::Locale;

use crate::lists::NEGATION;
use crate::text::{Letter, folded, is_han, span, text};
use crate::turn::Span;

/// What a customer no longer wants.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Negated {
    /// Where it says so.
    pub span: Span,
    /// The act, folded: 退货.
    pub act: String,
}

/// Words that take a wish back, and words that stand around them.
struct Words {
    unwanted: Vec<String>,
    /// Between it and the act: for whom, again.
    between: Vec<String>,
    /// Acts that a bare 不 takes back, with a 了 behind.
    willed: Vec<String>,
    no_act: Vec<String>,
    /// What makes a question of it, and what leaves it open.
    question: Vec<String>,
}

/// The same in English.
struct EnglishWords {
    unwanted: Vec<String>,
    /// Takes an act back together with one of the ends.
    unwilling: Vec<String>,
    end: Vec<String>,
    question: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    unwanted: NEGATION.words_in(Locale::ZhCn, "unwanted"),
    between: NEGATION.words("unwanted-between"),
    willed: NEGATION.words("willed"),
    no_act: NEGATION.words("no-act"),
    question: NEGATION.words_in(Locale::ZhCn, "question"),
});

static ENGLISH: LazyLock<EnglishWords> = LazyLock::new(|| EnglishWords {
    unwanted: NEGATION.words_in(Locale::En, "unwanted"),
    unwilling: NEGATION.words("unwilling"),
    end: NEGATION.words("end"),
    question: NEGATION.words_in(Locale::En, "question"),
});

/// The act that the message takes back.
pub(crate) fn retraction(letters: &[Letter]) -> Option<Negated> {
    if letters.iter().any(|letter| letter.c == '?') {
        return None;
    }
    if letters.iter().any(|letter| is_han(letter.c)) { chinese(letters) } else { english(letters) }
}

fn chinese(letters: &[Letter]) -> Option<Negated> {
    let whole = text(letters);
    if WORDS.question.iter().any(|word| whole.contains(word.as_str())) {
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
    let mut from = at + WORDS.unwanted.iter().find_map(|word| begins(clause.get(at..)?, word))?;
    while let Some(length) = WORDS.between.iter().find_map(|word| begins(clause.get(from..)?, word))
    {
        from += length;
    }
    let rest = clause.get(from..)?;
    if WORDS.no_act.iter().any(|word| begins(rest, word).is_some()) {
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
    let willed = WORDS.willed.iter().find_map(|word| begins(clause.get(from..)?, word))?;
    let ends = clause.iter().skip(from + willed).take(3).position(|letter| letter.c == '了')?;
    act(clause, at, from, (willed + ends).min(2))
}

fn act(clause: &[Letter], at: usize, from: usize, length: usize) -> Option<Negated> {
    let act = clause.get(from..from + length).filter(|act| !act.is_empty())?;
    Some(Negated { span: span(clause.get(at..from + length)?)?, act: text(act) })
}

fn english(letters: &[Letter]) -> Option<Negated> {
    let whole = text(letters).to_lowercase().replace('’', "'");
    let words = &*ENGLISH;
    if words.question.iter().any(|word| whole.starts_with(word.as_str())) {
        return None;
    }
    let taken_back = words.end.iter().any(|end| whole.contains(end.as_str()));
    let unwilling = words.unwilling.iter().filter(|_| taken_back);
    let mut denials = words.unwanted.iter().chain(unwilling);
    let (at, words) = denials.find_map(|words| Some((whole.find(words.as_str())?, words)))?;
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
    /// Whether an entry asks for the act that is not wanted: the wording that speaks for it, or its
    /// question. A wording that takes the act back itself means the same as the message.
    pub(crate) fn opposes(&self, wording: &str, question: &str) -> bool {
        let agrees = wording.contains(self.act.as_str()) && !self.contradicts(wording);
        !agrees && (self.contradicts(wording) || self.contradicts(question))
    }

    /// Whether a wording asks for the act that is not wanted. One that takes it back itself means
    /// the same as the message.
    pub(crate) fn contradicts(&self, wording: &str) -> bool {
        let first: String = self.act.chars().take(1).collect();
        let named = |act: &str| {
            wording.match_indices(act).any(|(at, _)| {
                let before = wording.get(..at).unwrap_or_default();
                let mut between = WORDS.between.iter();
                let bare =
                    between.find_map(|word| before.strip_suffix(word.as_str())).unwrap_or(before);
                !WORDS.unwanted.iter().any(|word| bare.ends_with(word.as_str()))
                    && !before.ends_with('不')
            })
        };
        let denied = |act: &str| wording.contains(act) && !named(act);
        if denied(&self.act) {
            return false;
        }
        named(&self.act) || WORDS.willed.contains(&first) && named(&first)
    }
}

#[cfg(test)]
mod tests {
    use kaopu_model::readable;

    use super::*;

    /// As understanding reads it, for messages without emoji and repetitions.
    fn taken_back(message: &str) -> Option<Negated> {
        let read = readable(message, 1_000).into_iter();
        let letter = |(c, at)| Letter { c, at: Span { start: at, end: at + 1 } };
        retraction(&read.map(letter).collect::<Vec<_>>())
    }

    fn act(message: &str) -> Option<String> {
        taken_back(message).map(|negated| negated.act)
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
    fn an_entry_is_opposed_by_its_question_too() {
        let negated = taken_back("不用开发票").unwrap();
        assert!(negated.opposes("公司抬头能开不", "怎么开发票"));
        assert!(!negated.opposes("不用开发票行吗", "怎么开发票"));
        assert!(!negated.opposes("什么时候发货", "什么时候发货"));
    }

    #[test]
    fn a_wording_that_takes_it_back_too_agrees() {
        let negated = taken_back("不想退货了").unwrap();
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
