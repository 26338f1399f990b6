//! Requests for a human by pattern, since 真人 stands in 模特是真人吗, too.

use std::sync::LazyLock;

use crate::lists::HUMAN;
use crate::mood::{Pattern, PatternIndex};
use crate::negation::Negation;
use crate::text::Letters;

/// Ways to ask for a human.
struct Patterns {
    /// Anywhere in a message.
    request: Indexed,
    /// Those that only call the shop, where the message goes on.
    address: Indexed,
    /// What holds a request and is none.
    other: Indexed,
}

struct Indexed {
    patterns: Vec<Pattern>,
    index: PatternIndex,
}

impl Indexed {
    fn of(section: &str) -> Self {
        let patterns: Vec<Pattern> =
            HUMAN.words(section).iter().filter_map(|text| Pattern::parse(text)).collect();
        Self { index: PatternIndex::of(&patterns), patterns }
    }

    /// The ranges of letters in which a pattern stands.
    fn found(&self, letters: &Letters<'_>) -> Vec<(usize, usize)> {
        let at = |start| {
            let among = self.index.at(letters, start).into_iter();
            let among = among.filter_map(|number| self.patterns.get(number));
            among.filter_map(move |one| Some((start, one.end(letters, start)?)))
        };
        (0..letters.len()).flat_map(at).collect()
    }
}

/// Letters besides a call for the shop that go on.
const GOES_ON: usize = 3;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    request: Indexed::of("request"),
    address: Indexed::of("address"),
    other: Indexed::of("other"),
});

/// What the patterns find.
pub(super) enum Request {
    /// A request, in these words.
    Made(String),
    /// What holds a request and is none.
    Refused,
    Unknown,
}

/// What the patterns find in a message.
pub(super) fn request(letters: &Letters<'_>) -> Request {
    let requests = PATTERNS.request.found(letters);
    let mut others = PATTERNS.other.found(letters);
    let calls = PATTERNS.address.found(letters);
    let called = |at: &usize| calls.iter().any(|(from, to)| (*from..*to).contains(at));
    if (0..letters.len()).filter(|at| !called(at)).count() >= GOES_ON {
        others.extend(&calls);
    }
    let none = requests.is_empty() && others.is_empty();
    let negation = Negation::of(letters);
    let made = requests.into_iter().find(|(start, end)| {
        let other = others.iter().any(|(from, to)| from < end && start < to);
        !other && !negation.refused(*start)
    });
    match made {
        Some((start, end)) => Request::Made(letters.written(letters.span(start, end))),
        None if none => Request::Unknown,
        None => Request::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::super::request_for_human;
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        for section in ["request", "address", "other"] {
            for text in HUMAN.words(section) {
                assert!(Pattern::parse(&text).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn a_human_is_asked_for_in_many_wordings() {
        for message in [
            "转人工",
            "我要人工客服",
            "有没有人啊",
            "别用机器人敷衍我",
            "人工",
            "不想跟机器聊了",
            "喊个活人出来",
            "换个懂行的来",
            "让你们店长跟我说",
            "怎么不给我转人工",
            "能不能找个真人",
            "有人在不",
            "让客服赶紧出来",
            "有没有客服啊",
            "接真人",
            "绕开你这机器人",
            "能给我回个电话吗",
            "客服",
            "有人吗 有人吗",
            "给我升级投诉",
            "I want to talk to a human",
        ] {
            assert!(request_for_human(&Letters::new(message)).is_some(), "{message}");
        }
    }

    #[test]
    fn what_only_sounds_like_it_is_no_request() {
        for message in [
            "不用转人工",
            "别给我转人工，我就问一句",
            "客服，大衣能机洗不",
            "有人吗 我的快递到哪了",
            "我跟人工聊过了",
            "价格里含人工吗",
            "周末有人工客服吗",
            "我在跟真人对话吗",
            "人工费多少",
            "先别转人工",
            "不转人工了",
            "图上是真人拍的吗",
            "你是机器人还是真人",
            "有没有人穿过这个颜色",
            "找个人帮我搬上楼可以吗",
            "是人工缝的吗",
            "人工客服几点上班",
            "系统怎么升级",
            "快递员没给我打电话",
            "客服让我来问尺码",
            "请问有活动吗",
            "买手机要不要升级内存",
            "手机号能改吗 打不通电话",
        ] {
            assert_eq!(request_for_human(&Letters::new(message)), None, "{message}");
        }
    }
}
