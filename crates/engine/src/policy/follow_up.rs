//! Short messages that only make sense after the question before them: 那运费呢, 那要多久, 黑色的也有吗.

use std::sync::LazyLock;

use kaopu_model::{Faq, FaqId, Locale, fold};

use super::plan::Plan;
use super::turn_context::TurnContext;
use crate::lists::FOLLOW_UP;
use crate::mentions::{Subject, corrects};
use crate::observe::Observed;
use crate::program::Program;
use crate::session::Session;
use crate::turn::{Decision, Score};
use crate::understand::Disposition;

/// Letters of the longest message that leaves its subject out: Chinese characters, and for English
/// its letters.
const LONGEST_ZH: usize = 9;
const LONGEST_EN: usize = 28;

/// Words that continue the subject of the question before.
struct Words {
    /// Folded, as are the next two.
    marker: Vec<String>,
    same_again: Vec<String>,
    around_product: Vec<String>,
    asking_zh: Vec<String>,
    asking_en: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    marker: FOLLOW_UP.words("marker"),
    same_again: FOLLOW_UP.words("same-again"),
    around_product: FOLLOW_UP.words("around-product"),
    asking_zh: FOLLOW_UP.words_in(Locale::ZhCn, "asking"),
    asking_en: FOLLOW_UP.words_in(Locale::En, "asking"),
});

/// A message that asks for an entry only together with the question before it: it is not understood
/// alone, it is short or begins with a word that continues a subject, and what it adds is found in
/// the wording that carries the result.
pub(super) fn follow_up<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let (program, observed) = (context.program, context.observed);
    let named = observed.extracted.product.is_some();
    let rest = rest_without_product(program, observed);
    let only_names = named && corrects(&rest);
    let last = session.questions.last()?;
    // 好 砂锅: a product alone answers what was asked about products and is still open.
    let open = session.questions.iter().rev().find(|question| !question.answered);
    let open = open.filter(|open| only_names && open.entry.is_some());
    let after = open.unwrap_or(last).entry.clone()?;
    let previous = program.kb.faq(&after).filter(|faq| faq.enabled)?;
    let folded = observed.letters.folded();
    let letters = folded.chars().count();
    let longest = if folded.is_ascii() { LONGEST_EN } else { LONGEST_ZH };
    let goes_on = WORDS.marker.iter().any(|marker| folded.starts_with(marker.as_str()));
    if letters > if goes_on { longest * 2 } else { longest } {
        return None;
    }
    let again = WORDS.same_again.iter().any(|word| folded.contains(word.as_str()));
    let follow_up = |entry: &FaqId, read_as: String, score: Score| {
        let decision = Decision::FollowUp { after: after.clone(), read_as, score };
        Plan::answer(program, entry, decision)
    };
    // 那羽绒服呢: the same question, of another product.
    let is_same = again && letters <= longest && bare(&rest) <= 2 || only_names;
    if named && is_same {
        return Some(follow_up(&after, previous.question.clone(), Score::MAX));
    }
    let core = &observed.utterance.plain;
    let topic = topic(&previous.question, program.kb.settings.locale);
    let (before, read_as) = match program.kb.settings.locale {
        Locale::ZhCn => (topic.chars().count(), format!("{topic}{core}")),
        Locale::En => (topic.chars().count() + 1, format!("{topic} {core}")),
    };
    let together = context.understand(&read_as);
    let best = together.candidates.first()?;
    // The new words must be found in what carried it, at least half of them, or the topic alone
    // would answer anything.
    let new = best
        .shared
        .iter()
        .map(|span| (span.end as usize).saturating_sub(before.max(span.start as usize)));
    let carried = new.sum::<usize>() * 2 >= core.chars().count();
    if together.disposition == Disposition::Answer && carried {
        let plan = follow_up(&best.entry, read_as, best.score);
        return Some(Plan { candidates: Some(together.candidates), ..plan });
    }
    // 黑色的也有吗: the words are new to the KB, but the question is the one before.
    let same = letters <= longest && folded.contains('也') && previous_asks(previous, folded);
    same.then(|| follow_up(&after, previous.question.clone(), Score(0)))
}

/// Whether the entry is asked with the word that follows 也: 也有吗 after 什么时候有货.
fn previous_asks(previous: &Faq, folded: &str) -> bool {
    let tail: Vec<char> = folded.split('也').next_back().unwrap_or_default().chars().collect();
    let wordings = std::iter::once(&previous.question)
        .chain(previous.phrasings.iter().map(|phrasing| &phrasing.text));
    let wordings: Vec<String> = wordings.map(|wording| fold(wording)).collect();
    tail.first().is_some_and(|first| wordings.iter().any(|wording| wording.contains(*first)))
}

/// The letters besides the products' names.
fn rest_without_product(program: &Program, observed: &Observed<'_>) -> String {
    let mut rest = observed.letters.folded().to_owned();
    let Subject::Products(products) = &observed.mentions.subject else { return rest };
    for product in products.iter().filter_map(|id| program.kb.product(id)) {
        let mut names: Vec<String> = product
            .aliases
            .iter()
            .chain(std::iter::once(&product.name))
            .map(|name| fold(name))
            .collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        if let Some(name) = names.iter().find(|name| rest.contains(name.as_str())) {
            rest = rest.replacen(name.as_str(), "", 1);
        }
    }
    rest
}

/// The number of letters besides the words that continue a subject.
fn bare(rest: &str) -> usize {
    let Words { marker, same_again, around_product, .. } = &*WORDS;
    let words = marker.iter().chain(same_again).chain(around_product);
    words.fold(rest.to_owned(), |rest, word| rest.replace(word.as_str(), "")).chars().count()
}

/// What a standard question is about, without the words that ask.
fn topic(question: &str, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => {
            let bare = WORDS
                .asking_zh
                .iter()
                .fold(question.to_owned(), |text, word| text.replace(word.as_str(), ""));
            bare.chars().filter(|c| c.is_alphanumeric()).collect()
        }
        Locale::En => {
            let words = question.split(|c: char| !c.is_alphanumeric());
            let kept = words
                .filter(|word| !word.is_empty() && !WORDS.asking_en.contains(&word.to_lowercase()));
            kept.collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_a_topic() {
        assert_eq!(topic("怎么退货", Locale::ZhCn), "退货");
        assert_eq!(topic("我的快递到哪了？", Locale::ZhCn), "快递到");
        assert_eq!(topic("How do I return an item?", Locale::En), "return item");
    }
}
