//! Which of the numbered options a reply picks.

use kaopu_model::fold;

/// What a reply picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The option, counted from 0.
    Option(usize),
    /// None of them.
    None,
}

/// Ways to say yes when only one option was offered, folded.
const AGREEMENT: &[&str] = &[
    "是",
    "是的",
    "对",
    "对的",
    "对对",
    "嗯",
    "嗯嗯",
    "没错",
    "就是这个",
    "就这个",
    "好",
    "好的",
    "可以",
    "yes",
    "yeah",
    "yep",
    "ok",
    "sure",
];

/// Ways to say that none is meant, folded.
const NONE: &[&str] = &[
    "都不是",
    "都不对",
    "都不",
    "都没有",
    "不是",
    "不是这些",
    "不是这个",
    "都不是我要问的",
    "都不是我想问的",
    "没有我要的",
    "没有我要问的",
    "没有我想问的",
    "没一个是",
    "没有一个是",
    "不对",
    "none",
    "neither",
    "noneofthem",
    "noneofthese",
    "noneofthose",
    "neitherofthem",
    "no",
    "nope",
];

/// What stands around a choice, folded.
const BEFORE: &[&str] = &[
    "我要问的是",
    "我想问的是",
    "我问的是",
    "我要问",
    "我想问",
    "我选择",
    "我选",
    "选择",
    "选",
    "就是",
    "是",
    "要",
    "问",
    "第",
    "就",
    "option",
    "number",
    "no",
    "the",
];
const BEHIND: &[&str] = &[
    "的那个",
    "那个",
    "这个",
    "那条",
    "的问题",
    "问题",
    "吧",
    "啊",
    "呀",
    "的",
    "个",
    "种",
    "条",
    "款",
    "号",
    "项",
    "谢谢",
    "one",
    "please",
];

/// Positions in words, folded.
const FIRST: &[&str] =
    &["前面", "前一", "前者", "上面", "最上面", "头一", "former", "first", "1st", "1", "一", "one"];
const SECOND: &[&str] = &["2", "二", "两", "second", "2nd", "two"];
const THIRD: &[&str] = &["3", "三", "third", "3rd", "three"];
const MIDDLE: &[&str] = &["中间", "middle"];
const LAST: &[&str] =
    &["后面", "后一", "后者", "下面", "最下面", "最后", "最后一", "last", "latter"];

/// Which option a folded reply picks: by number ("2", "第二个", "选2"), by position ("后面那个"), by its
/// label or words that only one label has. Without any of these, `None`.
pub(super) fn choice(folded: &str, labels: &[String]) -> Option<Choice> {
    let labels: Vec<String> = labels.iter().map(|label| fold(label)).collect();
    if let Some(exact) = labels.iter().position(|label| label == folded) {
        return Some(Choice::Option(exact));
    }
    if NONE.contains(&folded) {
        return Some(Choice::None);
    }
    if labels.len() == 1 && AGREEMENT.contains(&folded) {
        return Some(Choice::Option(0));
    }
    let core = core(folded);
    by_position(core, labels.len()).or_else(|| by_words(core, &labels)).map(Choice::Option)
}

fn core(folded: &str) -> &str {
    let mut core = folded;
    let whole = |rest: &&str| !rest.is_empty();
    while let Some(rest) = BEFORE.iter().find_map(|word| core.strip_prefix(word)).filter(whole) {
        core = rest;
    }
    while let Some(rest) = BEHIND.iter().find_map(|word| core.strip_suffix(word)).filter(whole) {
        core = rest;
    }
    core
}

fn by_position(core: &str, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let position = match core {
        _ if FIRST.contains(&core) => 0,
        _ if SECOND.contains(&core) => 1,
        _ if THIRD.contains(&core) => 2,
        _ if LAST.contains(&core) => last,
        _ if MIDDLE.contains(&core) && count == 3 => 1,
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
