//! Which of the numbered options a reply picks.

use std::sync::LazyLock;

use kaopu_model::fold;

use crate::lists::CHOICE;

/// What a reply picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The option, counted from 0.
    Option(usize),
    /// None of them.
    None,
}

/// Whole replies, what stands around a choice, and positions, folded.
struct Words {
    agreement: Vec<String>,
    none: Vec<String>,
    before: Vec<String>,
    behind: Vec<String>,
    first: Vec<String>,
    second: Vec<String>,
    third: Vec<String>,
    middle: Vec<String>,
    last: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    agreement: CHOICE.words("agreement"),
    none: CHOICE.words("none"),
    before: CHOICE.words("before"),
    behind: CHOICE.words("behind"),
    first: CHOICE.words("first"),
    second: CHOICE.words("second"),
    third: CHOICE.words("third"),
    middle: CHOICE.words("middle"),
    last: CHOICE.words("last"),
});

/// Which option a folded reply picks: by number ("2", "第二个", "选2"), by position ("后面那个"), by its
/// label or words that only one label has. Without any of these, `None`.
pub(super) fn choice(folded: &str, labels: &[String]) -> Option<Choice> {
    let labels: Vec<String> = labels.iter().map(|label| fold(label)).collect();
    if let Some(exact) = labels.iter().position(|label| label == folded) {
        return Some(Choice::Option(exact));
    }
    if is_one(&WORDS.none, folded) {
        return Some(Choice::None);
    }
    if labels.len() == 1 && is_one(&WORDS.agreement, folded) {
        return Some(Choice::Option(0));
    }
    let core = core(folded);
    by_position(core, labels.len()).or_else(|| by_words(core, &labels)).map(Choice::Option)
}

fn is_one(words: &[String], reply: &str) -> bool {
    words.iter().any(|word| word == reply)
}

fn core(folded: &str) -> &str {
    let mut core = folded;
    let whole = |rest: &&str| !rest.is_empty();
    let before = |core: &'_ str| -> Option<usize> {
        let mut words = WORDS.before.iter();
        words.find(|word| core.starts_with(word.as_str())).map(String::len)
    };
    let behind = |core: &'_ str| -> Option<usize> {
        let mut words = WORDS.behind.iter();
        words.find(|word| core.ends_with(word.as_str())).map(String::len)
    };
    while let Some(rest) = before(core).and_then(|length| core.get(length..)).filter(whole) {
        core = rest;
    }
    while let Some(rest) =
        behind(core).and_then(|length| core.get(..core.len() - length)).filter(whole)
    {
        core = rest;
    }
    core
}

fn by_position(core: &str, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let position = match core {
        _ if is_one(&WORDS.first, core) => 0,
        _ if is_one(&WORDS.second, core) => 1,
        _ if is_one(&WORDS.third, core) => 2,
        _ if is_one(&WORDS.last, core) => last,
        _ if is_one(&WORDS.middle, core) && count == 3 => 1,
        _ => return None,
    };
    (position < count).then_some(position)
}

/// By words: what is left of the reply stands in one label alone, or most of its character pairs
/// do.
fn by_words(core: &str, labels: &[String]) -> Option<usize> {
    let chars: Vec<char> = core.chars().collect();
    let pairs: Vec<String> = chars.windows(2).map(|pair| pair.iter().collect()).collect();
    let only = |counts: Vec<usize>, least: usize| {
        let found: Vec<usize> = (0..counts.len())
            .filter(|at| counts.get(*at).is_some_and(|count| *count >= least))
            .collect();
        let nothing_else = counts.iter().filter(|count| **count > 0).count() == 1;
        found.first().copied().filter(|_| found.len() == 1 && nothing_else)
    };
    if pairs.is_empty() {
        return None;
    }
    only(labels.iter().map(|label| usize::from(label.contains(core))).collect(), 1).or_else(|| {
        let hits =
            |label: &String| pairs.iter().filter(|pair| label.contains(pair.as_str())).count();
        only(labels.iter().map(hits).collect(), pairs.len().div_ceil(2))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|label| (*label).to_owned()).collect()
    }

    #[test]
    fn a_single_option_can_be_agreed_to() {
        assert_eq!(choice("嗯", &labels(&["什么时候发货"])), Some(Choice::Option(0)));
        assert_eq!(choice("嗯", &labels(&["什么时候发货", "快递到哪了"])), None);
    }

    #[test]
    fn options_are_picked_by_number_position_or_words() {
        let three = labels(&["什么时候发货", "快递到哪了", "退货运费谁出"]);
        for (reply, expected) in [
            ("2", Some(1)),
            ("②", Some(1)),
            ("第二个", Some(1)),
            ("选1", Some(0)),
            ("第一个吧", Some(0)),
            ("后面那个", Some(2)),
            ("最后一个", Some(2)),
            ("中间那个", Some(1)),
            ("The first one please", Some(0)),
            ("option 3", Some(2)),
            ("快递到哪了", Some(1)),
            ("我问的是快递", Some(1)),
            ("退货的那个", Some(2)),
            ("退货运费", Some(2)),
            ("4", None),
            ("怎么换货", None),
            ("发什么快递", None),
        ] {
            assert_eq!(choice(&fold(reply), &three), expected.map(Choice::Option), "{reply}");
        }
        assert_eq!(choice("都不是", &three), Some(Choice::None));
    }
}
