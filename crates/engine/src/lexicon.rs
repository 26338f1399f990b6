//! Wordings that mean the same in every shop: hello, thanks, goodbye, "give me a human".

use kaopu_model::Moment;

/// Small talk, folded, with the moment it belongs to; longer wordings before those they begin with.
const SMALL_TALK: &[(&str, Moment)] = &[
    ("你好", Moment::Greeting),
    ("您好", Moment::Greeting),
    ("哈喽", Moment::Greeting),
    ("哈啰", Moment::Greeting),
    ("嗨", Moment::Greeting),
    ("早上好", Moment::Greeting),
    ("上午好", Moment::Greeting),
    ("中午好", Moment::Greeting),
    ("下午好", Moment::Greeting),
    ("晚上好", Moment::Greeting),
    ("在吗", Moment::Greeting),
    ("在嘛", Moment::Greeting),
    ("在么", Moment::Greeting),
    ("在不在", Moment::Greeting),
    ("在不", Moment::Greeting),
    ("hello", Moment::Greeting),
    ("hi", Moment::Greeting),
    ("谢谢", Moment::Thanks),
    ("谢啦", Moment::Thanks),
    ("谢了", Moment::Thanks),
    ("多谢", Moment::Thanks),
    ("感谢", Moment::Thanks),
    ("辛苦了", Moment::Thanks),
    ("辛苦", Moment::Thanks),
    ("thankyou", Moment::Thanks),
    ("thanks", Moment::Thanks),
    ("thx", Moment::Thanks),
    ("好的", Moment::Thanks),
    ("好滴", Moment::Thanks),
    ("好哒", Moment::Thanks),
    ("知道了", Moment::Thanks),
    ("明白了", Moment::Thanks),
    ("明白", Moment::Thanks),
    ("了解了", Moment::Thanks),
    ("收到", Moment::Thanks),
    ("okay", Moment::Thanks),
    ("ok", Moment::Thanks),
    ("嗯嗯", Moment::Thanks),
    ("嗯", Moment::Thanks),
    ("再见", Moment::Goodbye),
    ("拜拜", Moment::Goodbye),
    ("byebye", Moment::Goodbye),
    ("bye", Moment::Goodbye),
    ("88", Moment::Goodbye),
    ("没事了", Moment::Goodbye),
    ("没有了", Moment::Goodbye),
    ("没问题了", Moment::Goodbye),
    ("不用了", Moment::Goodbye),
    ("先这样", Moment::Goodbye),
    ("就这样", Moment::Goodbye),
];

/// Words that may stand between or after small talk without changing it.
const SOFTENERS: &[&str] = &[
    "亲亲",
    "亲",
    "你",
    "您",
    "啊",
    "呀",
    "呢",
    "哦",
    "噢",
    "啦",
    "了",
    "哈",
    "吧",
    "的",
    "那",
    "客服",
    "小姐姐",
    "老板",
    "非常",
    "太",
];

/// Ways to ask for a human, folded.
const HUMAN: &[&str] = &[
    "转人工",
    "找人工",
    "要人工",
    "叫人工",
    "接人工",
    "换人工",
    "人工客服",
    "人工服务",
    "人工在吗",
    "人工呢",
    "有人工",
    "真人",
    "活人",
    "找个人",
    "找你们人",
    "有人吗",
    "有人在吗",
    "有没有人",
    "转接客服",
    "转客服",
    "在线客服",
    "别用机器人",
    "不要机器人",
    "不想跟机器人",
    "不想和机器人",
    "不和机器人",
    "不跟机器人",
    "能不能来个人",
    "来个人",
    "换个人",
    "humanagent",
    "realperson",
    "talktoahuman",
    "speaktoahuman",
    "talktoaperson",
    "speaktosomeone",
];

/// What turns a request for a human into its opposite.
const REFUSALS: &[&str] = &["不用", "不需要", "不要", "无需", "别", "不想", "不必"];

/// The moment, if the folded message is small talk and nothing else. Goodbye outweighs thanks, thanks outweighs hello.
pub(crate) fn small_talk(folded: &str) -> Option<Moment> {
    let mut rest = folded;
    let mut found = None;
    while !rest.is_empty() {
        if let Some((word, moment)) = SMALL_TALK.iter().find(|(word, _)| rest.starts_with(word)) {
            found = found.max(Some(*moment));
            rest = rest.strip_prefix(word).unwrap_or("");
        } else {
            rest = SOFTENERS.iter().find_map(|word| rest.strip_prefix(word))?;
        }
    }
    found
}

/// The words with which the message asks for a human.
pub(crate) fn request_for_human(folded: &str) -> Option<&'static str> {
    if folded == "人工" || folded == "human" || folded == "agent" {
        return Some("人工");
    }
    HUMAN.iter().copied().find(|word| {
        folded.match_indices(word).any(|(at, _)| {
            !REFUSALS.iter().any(|refusal| folded.get(..at).is_some_and(|before| before.ends_with(refusal)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_talk_is_small_talk_only() {
        assert_eq!(small_talk("你好在吗"), Some(Moment::Greeting));
        assert_eq!(small_talk("好的谢谢亲"), Some(Moment::Thanks));
        assert_eq!(small_talk("好的谢谢再见"), Some(Moment::Goodbye));
        assert_eq!(small_talk("你好什么时候发货"), None);
        assert_eq!(small_talk("亲"), None);
    }

    #[test]
    fn a_human_is_asked_for_in_many_wordings_but_not_refused() {
        for message in ["转人工", "我要人工客服", "有没有人啊", "别用机器人敷衍我", "人工"] {
            assert!(request_for_human(message).is_some(), "{message}");
        }
        for message in ["不用转人工", "人工费多少", "先别转人工"] {
            assert!(request_for_human(message).is_none(), "{message}");
        }
    }
}
