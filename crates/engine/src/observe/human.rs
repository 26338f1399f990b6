//! "Give me a human", in the words of customers.

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

/// The words with which the message asks for a human.
pub(crate) fn request_for_human(folded: &str) -> Option<&'static str> {
    if folded == "人工" || folded == "human" || folded == "agent" {
        return Some("人工");
    }
    HUMAN.iter().copied().find(|word| {
        folded.match_indices(word).any(|(at, _)| {
            !REFUSALS
                .iter()
                .any(|refusal| folded.get(..at).is_some_and(|before| before.ends_with(refusal)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_human_is_asked_for_in_many_wordings_but_not_refused() {
        for message in ["转人工", "我要人工客服", "有没有人啊", "别用机器人敷衍我", "人工"]
        {
            assert!(request_for_human(message).is_some(), "{message}");
        }
        for message in ["不用转人工", "人工费多少", "先别转人工"] {
            assert!(request_for_human(message).is_none(), "{message}");
        }
    }
}
