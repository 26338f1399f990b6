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
    all: Vec<String>,
    first_two: Vec<String>,
    last_two: Vec<String>,
    and: Vec<String>,
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
    all: CHOICE.words("all"),
    first_two: CHOICE.words("first-two"),
    last_two: CHOICE.words("last-two"),
    and: CHOICE.words("and"),
    before: CHOICE.words("before"),
    behind: CHOICE.words("behind"),
    first: CHOICE.words("first"),
    second: CHOICE.words("second"),
    third: CHOICE.words("third"),
    middle: CHOICE.words("middle"),
    last: CHOICE.words("last"),
});

/// Whether a folded reply says yes.
pub(super) fn is_agreement(folded: &str) -> bool {
    is_one(&WORDS.agreement, folded)
}

/// Whether a folded reply says no to whatever was offered.
pub(crate) fn is_refusal(folded: &str) -> bool {
    is_one(&WORDS.none, folded)
}

/// Whether a folded reply wants all of the options: 都要.
pub(super) fn is_all(folded: &str) -> bool {
    is_one(&WORDS.all, folded)
}

/// The options that a folded reply picks, if it picks several: 都要, 前两个, 1和2, ①②.
pub(super) fn several(folded: &str, count: usize) -> Option<Vec<usize>> {
    if is_all(folded) {
        return (count > 1).then(|| (0..count).collect());
    }
    let core = core(folded);
    if is_one(&WORDS.first_two, core) {
        return (count > 1).then(|| vec![0, 1]);
    }
    if is_one(&WORDS.last_two, core) {
        return count.checked_sub(2).map(|from| vec![from, from + 1]);
    }
    let mut picked = Vec::new();
    let mut rest = core;
    while !rest.is_empty() {
        if let Some(bare) = WORDS.and.iter().find_map(|word| rest.strip_prefix(word.as_str())) {
            rest = bare;
            continue;
        }
        let number = [&WORDS.first, &WORDS.second, &WORDS.third].into_iter().position(|words| {
            words.iter().any(|word| word.chars().count() == 1 && rest.starts_with(word.as_str()))
        })?;
        rest = rest.get(rest.chars().next()?.len_utf8()..)?;
        if number >= count || picked.contains(&number) {
            return None;
        }
        picked.push(number);
    }
    (picked.len() > 1).then_some(picked)
}

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
    fn several_options_can_be_picked() {
        for (reply, expected) in [
            ("都要", Some(vec![0, 1, 2])),
            ("前两个", Some(vec![0, 1])),
            ("后面两个", Some(vec![1, 2])),
            ("1和3", Some(vec![0, 2])),
            ("①②", Some(vec![0, 1])),
            ("第一个和第二个", Some(vec![0, 1])),
            ("1", None),
            ("1和4", None),
            ("11", None),
            ("怎么退货", None),
        ] {
            assert_eq!(several(&fold(reply), 3), expected, "{reply}");
        }
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
