//! Promises in answers that nobody keeps. Those of phrases and care moments name what keeps them,
//! and the checks of the knowledge base look at that (`promise-without-capability`).

use kaopu_model::{Faq, KnowledgeBase, Localized, promising};

use super::in_entry::in_entry;
use crate::row::Cause;

/// An answer that leads to a human has its promise kept by that.
const HUMAN: [&str; 5] = ["转人工", "专员", "专人", "人工", "human agent"];

/// The promises of enabled entries that neither a capability nor a human keeps.
pub(super) fn unkept(kb: &KnowledgeBase) -> Vec<Cause> {
    let promises = kb.faqs.iter().filter(|faq| faq.enabled).flat_map(|faq| {
        texts(faq).filter_map(|text| {
            let words = unkept_in(kb, text)?;
            Some(in_entry(
                kb,
                &faq.id,
                &Localized::new(
                    format!("答应了顾客“{words}”，没写靠什么做到"),
                    format!("it promises \"{words}\", and nothing keeps that"),
                ),
            ))
        })
    });
    let mut promises: Vec<Cause> = promises.collect();
    promises.dedup();
    promises
}

fn texts(faq: &Faq) -> impl Iterator<Item = &str> {
    let answers = faq.answers.iter().map(|answer| answer.answer.as_str());
    std::iter::once(faq.answer.as_str()).chain(answers)
}

fn unkept_in<'t>(kb: &KnowledgeBase, text: &'t str) -> Option<&'t str> {
    if HUMAN.iter().any(|human| text.contains(human)) {
        return None;
    }
    text.split(['。', '！', '？', '；', '\n']).find_map(|sentence| {
        let words = promising(sentence)?;
        let kept = kb.settings.capabilities.values().any(|how| is_about(how, sentence, words));
        (!kept).then_some(words)
    })
}

/// Whether what a capability does is what the sentence is about: they share a word of two letters
/// that is not the promise itself.
fn is_about(how: &str, sentence: &str, words: &str) -> bool {
    let rest = sentence.replace(words, "");
    let letters: Vec<char> = how.chars().collect();
    letters.windows(2).any(|two| {
        let word: String = two.iter().collect();
        two.iter().all(|c| c.is_alphabetic()) && rest.contains(&word)
    })
}

#[cfg(test)]
mod tests {
    use kaopu_model::parse;

    use super::*;

    fn found(answer: &str, capabilities: &str) -> usize {
        let faqs = format!("id,question,answer\na,到货了吗,{answer}\n");
        let settings = format!("[capabilities]\n{capabilities}\n");
        let files = [("faqs.csv", faqs), ("kb.toml", settings)];
        let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).into();
        unkept(&parse(&files).kb).len()
    }

    #[test]
    fn a_promise_of_the_shop_needs_what_keeps_it() {
        for answer in ["到货了我们会联系您。", "稍等，补货了第一时间告诉您。", "发货后给您打电话。"]
        {
            assert_eq!(found(answer, ""), 1, "{answer}");
        }
        for answer in [
            "补货后平台会提醒您。",
            "派件员会给您打电话。",
            "回复“转人工”，会有同事给您回电。",
            "请留意短信。",
        ] {
            assert_eq!(found(answer, ""), 0, "{answer}");
        }
        let kept = "notify = \"退款到账，发短信\"";
        assert_eq!(found("退款到账后会通知您。", kept), 0);
        assert_eq!(found("补货了会通知您。", kept), 1);
    }
}
