//! "Give me a human", in the words of customers.

use std::sync::LazyLock;

use crate::lists::HUMAN;
use crate::negation::Negation;
use crate::text::Letters;

/// Ways to ask for a human, folded.
struct Words {
    /// As the whole message.
    alone: Vec<String>,
    /// Anywhere in it.
    request: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words { alone: HUMAN.words("alone"), request: HUMAN.words("request") });

/// The words with which the message asks for a human.
pub(crate) fn request_for_human(letters: &Letters<'_>) -> Option<&'static str> {
    let words = &*WORDS;
    if words.alone.iter().any(|word| word == letters.folded()) {
        return words.alone.first().map(String::as_str);
    }
    let negation = Negation::of(letters);
    words.request.iter().map(String::as_str).find(|word| negation.requests(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_human_is_asked_for_in_many_wordings_but_not_refused() {
        for message in ["转人工", "我要人工客服", "有没有人啊", "别用机器人敷衍我", "人工"]
        {
            assert!(request_for_human(&Letters::new(message)).is_some(), "{message}");
        }
        for message in ["不用转人工", "人工费多少", "先别转人工"] {
            assert!(request_for_human(&Letters::new(message)).is_none(), "{message}");
        }
    }
}
