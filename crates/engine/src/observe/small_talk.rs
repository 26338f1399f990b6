//! Hello, thanks, goodbye: messages that ask nothing.

use std::sync::LazyLock;

use kaopu_model::Moment;

use crate::lists::SMALL_TALK;

/// All words: with the moment that they belong to, or softening what stands around them.
static WORDS: LazyLock<Vec<(String, Option<Moment>)>> = LazyLock::new(|| {
    let sections = [
        ("greeting", Some(Moment::Greeting)),
        ("thanks", Some(Moment::Thanks)),
        ("goodbye", Some(Moment::Goodbye)),
        ("softener", None),
    ];
    let words =
        |(section, moment)| SMALL_TALK.words(section).into_iter().map(move |word| (word, moment));
    sections.into_iter().flat_map(words).collect()
});

/// Characters of the longest message that can be small talk.
const LONGEST: usize = 60;

/// Whether a message only greets, thanks or says goodbye, and asks nothing.
#[must_use]
pub fn is_small_talk(message: &str) -> bool {
    small_talk(&kaopu_model::fold(message)).is_some()
}

/// The moment, if the folded message is small talk and nothing else. Goodbye outweighs thanks,
/// thanks outweighs hello.
pub(crate) fn small_talk(folded: &str) -> Option<Moment> {
    if folded.chars().count() > LONGEST {
        return None;
    }
    // For each place, the weightiest way to get there by small talk and softeners; the outer
    // `None`: no way.
    let mut ways: Vec<Option<Option<Moment>>> = vec![None; folded.len() + 1];
    if let Some(start) = ways.first_mut() {
        *start = Some(None);
    }
    for at in 0..folded.len() {
        let (Some(Some(so_far)), Some(rest)) = (ways.get(at).copied(), folded.get(at..)) else {
            continue;
        };
        for (word, moment) in WORDS.iter().filter(|(word, _)| rest.starts_with(word.as_str())) {
            if let Some(way) = ways.get_mut(at + word.len()) {
                let here = so_far.max(*moment);
                *way = Some(way.map_or(here, |other| other.max(here)));
            }
        }
    }
    ways.pop().flatten().flatten()
}

#[cfg(test)]
mod tests {
    use kaopu_model::fold;

    use super::*;

    #[test]
    fn small_talk_is_small_talk_only() {
        for (message, moment) in [
            ("你好，在吗", Moment::Greeting),
            ("好的谢谢亲", Moment::Thanks),
            ("好的谢谢，再见", Moment::Goodbye),
            ("知道了 麻烦你了", Moment::Thanks),
            ("OK", Moment::Thanks),
            ("哈哈哈", Moment::Thanks),
            ("先这样吧", Moment::Goodbye),
            ("不用了谢谢", Moment::Goodbye),
            ("Thank you so much!", Moment::Thanks),
            ("No thanks, that's all. Bye", Moment::Goodbye),
            ("你好 我想问一下", Moment::Greeting),
        ] {
            assert_eq!(small_talk(&fold(message)), Some(moment), "{message}");
        }
        for message in [
            "你好什么时候发货",
            "亲",
            "好的什么时候退",
            "可以退吗",
            "不用了怎么退",
            "hi where is my order",
            "对了运费呢",
            "",
        ] {
            assert_eq!(small_talk(&fold(message)), None, "{message}");
        }
    }
}
