//! Final tidying of what is said: no word of greeting twice, no comma left over where a name was
//! missing, nothing playful to the upset.

use kaopu_model::Channel;

use super::sober::sober;
use super::ssml::ssml;
use crate::realise::render::Values;
use crate::turn::{Reply, ShownPicture};

/// Words that must not stand twice running, nor begin two bubbles running.
const ONCE: [&str; 9] =
    ["您好", "你好", "亲", "好的", "非常抱歉", "抱歉", "不好意思", "对不起", "让您久等了"];

/// Signs that may stand between them, and must not begin a text.
const LOOSE: [char; 7] = ['，', ',', '、', '~', '～', '！', ' '];

/// Bubbles as they are sent: tidied, sober to the upset, spoken on the phone.
pub(crate) fn polished(replies: Vec<Reply>, values: &Values<'_>) -> Vec<Reply> {
    let upset = values.feeling.is_upset();
    let phone = values.context.channel == Channel::Phone;
    let voice = &values.kb.persona.voice;
    let mut before = String::new();
    let polish = |reply: Reply| {
        let text = tidy(&reply.text);
        let text = unlike(if upset { sober(&text) } else { text }, &before);
        before.clone_from(&text);
        let sticker = reply.sticker.filter(|_| !upset && !phone);
        let drawn = sticker.as_ref().and_then(|called| values.kb.picture(called));
        let drawn = drawn.map(|drawn| ShownPicture { sticker: true, ..ShownPicture::of(drawn) });
        let pictures = reply.pictures.into_iter().chain(drawn).collect();
        Reply { ssml: phone.then(|| ssml(&text, voice)), text, sticker, pictures }
    };
    replies.into_iter().map(polish).collect()
}

/// Tidies a text that is said to somebody.
pub(crate) fn tidy(text: &str) -> String {
    let mut text = text.trim_start_matches(|c: char| LOOSE.contains(&c)).to_owned();
    // "您" as the address in front of "您好".
    text = text.replace("您您好", "您好");
    for word in ONCE {
        while let Some(at) = doubled(&text, word) {
            text.replace_range(at..at + word.len(), "");
            let rest: String = text
                .get(at..)
                .unwrap_or_default()
                .trim_start_matches(|c: char| LOOSE.contains(&c))
                .to_owned();
            text.truncate(at);
            text.push_str(&rest);
        }
    }
    text
}

/// Where a word stands right before another of itself, signs between them aside.
fn doubled(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let rest = text.get(at + word.len()..).unwrap_or_default();
        let next = rest.trim_start_matches(|c: char| LOOSE.contains(&c));
        // "亲亲" is a word; "亲,亲" is not.
        next.starts_with(word) && (word != "亲" || next.len() < rest.len())
    })
}

/// Takes the word away with which a bubble begins, if the bubble before begins with it, too.
fn unlike(text: String, before: &str) -> String {
    let Some(word) =
        ONCE.into_iter().find(|word| before.starts_with(word) && text.starts_with(word))
    else {
        return text;
    };
    let rest =
        text.get(word.len()..).unwrap_or_default().trim_start_matches(|c: char| LOOSE.contains(&c));
    if rest.is_empty() { text } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_never_stack() {
        assert_eq!(tidy("您好您好，请讲"), "您好，请讲");
        assert_eq!(tidy("您好，您好！请讲"), "您好！请讲");
        assert_eq!(tidy("您您好"), "您好");
        assert_eq!(tidy("，这个问题我来看"), "这个问题我来看");
        assert_eq!(tidy("亲亲，在的"), "亲亲，在的");
        assert_eq!(unlike("抱歉，没找到".into(), "抱歉让您久等"), "没找到");
        assert_eq!(unlike("您好".into(), "您好，在的"), "您好", "a bubble never becomes empty");
    }

    #[test]
    fn ornaments_go_and_ranges_stay() {
        assert_eq!(sober("马上来~\n3~5天到😊～"), "马上来。\n3~5天到");
        assert_eq!(sober("48小时~72小时"), "48小时~72小时");
    }
}
