//! Clauses that only deny: 不是质量问题, 没坏, 不用顺丰. What the message asks stands in the others.
//!
//! And wishes that turn: who does not want the parcel put into a locker wants it at the door.

use std::sync::LazyLock;

use kaopu_model::Locale;

use super::analysis::Negation;
use crate::lists::NEGATION;
use crate::text::Letters;

/// Letters between the refusal and what is refused: 千万不要[给我]发出去.
const BETWEEN: usize = 5;

/// The longest clause that only denies a fault: 东西没发错.
const FAULTLESS: usize = 7;

/// Letters between 没 and the act that was not done.
const UNDONE: usize = 3;

struct Words {
    /// Begins a clause that denies what it names: 不是, 我没说.
    not_this: Vec<String>,
    /// What may stand before these.
    lead: Vec<String>,
    /// Begins a clause that refuses something: 不要顺丰.
    refusing: Vec<String>,
    /// What a clause denies with 没 that finds no fault.
    fault: Vec<String>,
    /// A clause behind a refusal that has one of these says what is wanted instead.
    instead: Vec<String>,
    /// Makes a question of a clause, or denies the denial.
    open: Vec<String>,
    /// What is refused, and what fulfils that.
    turned: Vec<(&'static str, &'static str)>,
    /// What may stand behind a refused act that ends in `$`, in any number.
    parcel: Vec<String>,
    /// Acts at the shop that somebody says not to have done.
    done: Vec<String>,
    wondering: Vec<String>,
    /// Begins a clause that says what alone is wanted.
    only: Vec<String>,
    /// Begins a clause that says what is not so.
    not_so: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = |section| {
        let mut words = NEGATION.words_in(Locale::ZhCn, section);
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words
    };
    let mut turned = NEGATION.pairs("fulfilled-by");
    turned.sort_by_key(|(act, _)| std::cmp::Reverse(act.chars().count()));
    Words {
        not_this: words("not-this"),
        lead: words("clause-lead"),
        refusing: words("refusing"),
        fault: words("fault"),
        instead: words("instead"),
        open: words("open"),
        turned,
        parcel: words("the-parcel"),
        done: words("done-at-the-shop"),
        wondering: words("wondering"),
        only: words("only"),
        not_so: words("not-so"),
    }
});

/// How a clause denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Denial {
    /// What it names is not the matter.
    NotThis,
    /// What it names is not wanted.
    Refused,
}

impl Negation<'_> {
    /// Clauses that only deny, as ranges of letters, if another one says what is asked.
    pub(crate) fn denied_clauses(self) -> Vec<(usize, usize)> {
        let clauses: Vec<(usize, usize, String)> = self
            .letters
            .clause_ranges()
            .map(|(start, end)| (start, end, self.said(start, end)))
            .collect();
        let mut denials: Vec<Option<Denial>> =
            clauses.iter().map(|(_, _, said)| denial(said)).collect();
        // 我不过敏 就想知道…: what is not so is told to say what alone is wanted.
        for at in 1..clauses.len() {
            let (Some((.., before)), Some((.., said))) = (clauses.get(at - 1), clauses.get(at))
            else {
                continue;
            };
            let not_so = begins_behind_lead(before, &WORDS.not_so) && !is_open(before);
            if not_so
                && begins_behind_lead(said, &WORDS.only)
                && let Some(denial) = denials.get_mut(at - 1)
            {
                *denial = Some(Denial::NotThis);
            }
        }
        let rest = || clauses.iter().zip(&denials).filter(|(_, denial)| denial.is_none());
        let letters: usize = rest().map(|((.., said), _)| said.chars().count()).sum();
        if letters < 2 {
            return Vec::new();
        }
        let says_instead = rest()
            .any(|((.., said), _)| WORDS.instead.iter().any(|word| said.contains(word.as_str())));
        let goes = |denial: &Option<Denial>| match denial {
            Some(Denial::NotThis) => true,
            Some(Denial::Refused) => says_instead,
            None => false,
        };
        let both = clauses.iter().zip(&denials);
        both.filter(|(_, denial)| goes(denial)).map(|((start, end, _), _)| (*start, *end)).collect()
    }

    /// What fulfils a refusal of the message, in words that an entry may be asked with: 不要放驿站 asks
    /// for 送货上门.
    pub(crate) fn turned_wish(self) -> Option<&'static str> {
        self.letters.clause_ranges().find_map(|(start, end)| {
            let said = self.said(start, end);
            let refusal = WORDS.refusing.iter().find_map(|word| {
                let at = said.find(word.as_str())?;
                said.get(at + word.len()..)
            })?;
            let complains = WORDS.wondering.iter().any(|word| said.contains(word.as_str()));
            let mut turned = WORDS.turned.iter();
            let (_, wish) = turned.find(|(act, _)| refuses(refusal, act))?;
            (!complains).then_some(*wish)
        })
    }

    /// An act that the customer says not to have done and wonders at: 我没申请退款怎么退了.
    pub(crate) fn undone(self) -> Option<String> {
        let folded = self.letters.folded();
        let wonders = WORDS.wondering.iter().any(|word| folded.contains(word.as_str()));
        let not = folded.match_indices('没').find_map(|(at, not)| {
            let behind: String =
                folded.get(at + not.len()..)?.chars().skip_while(|c| matches!(c, '有')).collect();
            WORDS.done.iter().find(|act| {
                let at = behind.find(act.as_str());
                at.and_then(|at| behind.get(..at))
                    .is_some_and(|before| before.chars().count() < UNDONE)
            })
        })?;
        wonders.then(|| format!("没{not}"))
    }

    fn said(self, start: usize, end: usize) -> String {
        (start..end).filter_map(|at| self.letters.at(at)).collect()
    }
}

/// Whether what stands behind a refusal names an act.
fn refuses(refusal: &str, act: &str) -> bool {
    let named = act.strip_suffix('$');
    let Some((before, behind)) = refusal.split_once(named.unwrap_or(act)) else { return false };
    before.chars().count() <= BETWEEN && (named.is_none() || is_parcel(behind))
}

/// Whether nothing but the parcel is named.
fn is_parcel(mut behind: &str) -> bool {
    while let Some(rest) = WORDS.parcel.iter().find_map(|word| behind.strip_prefix(word.as_str())) {
        behind = rest;
    }
    behind.is_empty()
}

/// The clause without what may stand before a denial.
fn without_lead(said: &str) -> &str {
    let mut rest = said;
    while let Some(bare) = WORDS.lead.iter().find_map(|word| rest.strip_prefix(word.as_str())) {
        rest = bare;
    }
    rest
}

fn begins_behind_lead(said: &str, words: &[String]) -> bool {
    [said, without_lead(said)]
        .into_iter()
        .any(|said| words.iter().any(|word| said.starts_with(word.as_str())))
}

/// Whether a clause is a question, or the denial of a denial.
fn is_open(said: &str) -> bool {
    WORDS.open.iter().any(|word| said.contains(word.as_str()))
}

/// How a clause denies, if it does nothing else.
fn denial(said: &str) -> Option<Denial> {
    let rest = without_lead(said);
    if is_open(said) {
        return None;
    }
    let begins = |words: &[String]| {
        words.iter().find_map(|word| rest.strip_prefix(word.as_str())).map(|rest| !rest.is_empty())
    };
    if begins(&WORDS.not_this) == Some(true) {
        return Some(Denial::NotThis);
    }
    let faultless = rest.chars().count() <= FAULTLESS
        && rest.match_indices('没').any(|(at, not)| {
            let behind = rest.get(at + not.len()..).unwrap_or_default();
            WORDS.fault.iter().any(|word| behind.starts_with(word.as_str()))
        });
    if faultless {
        return Some(Denial::NotThis);
    }
    (begins(&WORDS.refusing) == Some(true)).then_some(Denial::Refused)
}

/// The denied clauses of a message with their letters' places, for who reads it without them.
pub(crate) fn denied(letters: &Letters<'_>) -> Vec<crate::turn::Span> {
    let clauses = Negation::of(letters).denied_clauses();
    clauses.into_iter().map(|(start, end)| letters.span(start, end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(message: &str) -> Vec<String> {
        let letters = Letters::new(message);
        denied(&letters).into_iter().map(|span| letters.written(span)).collect()
    }

    #[test]
    fn what_is_only_denied_is_not_asked() {
        for (message, expected) in [
            ("不是质量问题 就是不喜欢 能退吗", vec!["不是质量问题"]),
            ("没坏，没破，就是想退", vec!["没坏", "没破"]),
            ("不要顺丰，普通快递就行", vec!["不要顺丰"]),
            ("我也不是要退货 问下尺码", vec!["我也不是要退货"]),
            ("不是说好48小时吗，这都几天了", vec![]),
            ("我不是不想要，是尺码不对", vec![]),
            ("不用催了 刚看到已经发了", vec![]),
            ("不是质量问题", vec![]),
            ("没收到货，怎么办", vec![]),
            ("我不过敏 就想知道放了什么", vec!["我不过敏"]),
            ("我不急 只是问问几号发", vec!["我不急"]),
            ("我不喜欢这个颜色 想换一件", vec![]),
            ("不能用 就想退", vec![]),
        ] {
            assert_eq!(left(message), expected, "{message}");
        }
    }

    #[test]
    fn a_refusal_turns_to_what_fulfils_it() {
        let turned = |message: &str| Negation::of(&Letters::new(message)).turned_wish();
        assert_eq!(turned("不要放驿站"), Some("送货上门"));
        assert_eq!(turned("千万别给我发货"), Some("取消订单"));
        for message in ["别寄了", "先别发", "不要把东西寄出来了", "不用发了哈", "不要给我发快递了"]
        {
            assert_eq!(turned(message), Some("取消订单"), "{message}");
        }
        for message in ["为什么不发货", "怎么还不发货", "不要忘了", "不退货"] {
            assert_eq!(turned(message), None, "{message}");
        }
        // What is not to be sent is no parcel.
        for message in
            ["不用给我寄发票了哈", "别给我发短信了", "不要发优惠券", "别发邮政", "不用发票"]
        {
            assert_eq!(turned(message), None, "{message}");
        }
    }

    #[test]
    fn who_wonders_at_what_was_not_done_is_contradicted() {
        let undone = |message: &str| Negation::of(&Letters::new(message)).undone();
        assert_eq!(undone("我没申请退款怎么退了").as_deref(), Some("没申请"));
        assert_eq!(undone("没取消过订单，为什么关了").as_deref(), Some("没取消"));
        for message in ["没收到货怎么办", "我没申请退款", "怎么退款"] {
            assert_eq!(undone(message), None, "{message}");
        }
    }
}
