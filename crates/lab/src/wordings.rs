//! Which wordings of an entry are tried.

use kaopu_model::Faq;

/// The standard question and then phrasings spread over the entry's list, so many in all; all of them
/// if it has no more.
pub(crate) fn spread(faq: &Faq, most: usize) -> Vec<&str> {
    let phrasings = most.saturating_sub(1).min(faq.phrasings.len());
    let places = (0..phrasings).map(|number| number * faq.phrasings.len() / phrasings.max(1));
    let texts = places.filter_map(|at| faq.phrasings.get(at)).map(|one| one.text.as_str());
    let question = (most > 0).then_some(faq.question.as_str());
    question.into_iter().chain(texts).filter(|text| !text.trim().is_empty()).collect()
}
