//! "Give me a human", in the words of customers.

use std::sync::LazyLock;

use crate::lists::HUMAN;

struct Words {
    alone: Vec<String>,
    request: Vec<String>,
    refusal: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    alone: HUMAN.words("alone"),
    request: HUMAN.words("request"),
    refusal: HUMAN.words("refusal"),
});

/// The words with which the message asks for a human.
pub(crate) fn request_for_human(folded: &str) -> Option<&'static str> {
    let words = &*WORDS;
    if words.alone.iter().any(|word| word == folded) {
        return words.alone.first().map(String::as_str);
    }
    let refused = |before: &str| words.refusal.iter().any(|word| before.ends_with(word.as_str()));
    let asks = |word: &str| {
        let mut places = folded.match_indices(word).map(|(at, _)| at);
        places.any(|at| !folded.get(..at).is_some_and(refused))
    };
    words.request.iter().map(String::as_str).find(|word| asks(word))
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
