//! What may be said to find a mistake: conversations about the very place where it was made.

mod escalation;

use kaopu_model::{Faq, KnowledgeBase, Template};

use super::mutant::{Change, Mutant};
use crate::circumstances::{Probe, Prober, asked};

/// Wordings of an entry that are tried.
const WORDINGS: usize = 3;

/// Wordings in which a synonym is put for its term.
const REPLACED: usize = 12;

/// Conversations that may tell a mutant from what it was made of, the plainest first.
pub(super) fn probes(prober: &Prober<'_>, mutant: &Mutant) -> Vec<Probe> {
    let kb = prober.kb;
    match &mutant.change {
        Change::SwapAnswers(one, other) => [one, other]
            .into_iter()
            .filter_map(|at| kb.faqs.get(*at))
            .flat_map(|faq| asked(wordings(faq), &prober.everyday()))
            .collect(),
        Change::DropAnswer(entry, answer) | Change::Window { entry, answer, .. } => {
            kb.faqs.get(*entry).map(|faq| of_answer(prober, faq, *answer)).unwrap_or_default()
        }
        Change::Disable(entry) => {
            let faq = kb.faqs.get(*entry);
            faq.map(|faq| asked(wordings(faq), &prober.everyday())).unwrap_or_default()
        }
        Change::DropPhrasing(entry, phrasing) => {
            let phrasing = kb.faqs.get(*entry).and_then(|faq| faq.phrasings.get(*phrasing));
            let text = phrasing.map(|phrasing| phrasing.text.as_str());
            asked(text, &[prober.plain()])
        }
        Change::DropSynonym(row) => with_synonyms(prober, *row),
        Change::Fact(fact, _) => {
            let name = kb.facts.get(*fact).map(|fact| fact.key.clone()).unwrap_or_default();
            let mut all = mentioning(prober, &name, &[]);
            for rule in &kb.escalation.rules {
                let says = rule.say.iter().chain(&rule.say_closed);
                if says.into_iter().any(|text| names(text, &name)) {
                    all.extend(escalation::of_rule(prober, rule));
                }
            }
            all
        }
        Change::Attribute { product, attribute, .. } => {
            let (Some(product), Some(attribute)) =
                (kb.products.products.get(*product), kb.products.attributes.get(*attribute))
            else {
                return Vec::new();
            };
            mentioning(prober, &format!("商品.{attribute}"), &[prober.with_product(product)])
        }
        Change::DropRule(rule) => {
            let rule = kb.escalation.rules.get(*rule);
            rule.map(|rule| escalation::of_rule(prober, rule)).unwrap_or_default()
        }
        Change::MoveRule(rule) => {
            match (kb.escalation.rules.get(*rule), kb.escalation.rules.get(*rule + 1)) {
                (Some(one), Some(next)) => escalation::of_both(prober, one, next),
                _ => Vec::new(),
            }
        }
        Change::DropDangerWord(topic, word) => {
            let danger = kb.escalation.dangers.get(*topic);
            let word = danger.and_then(|danger| danger.words.get(*word));
            word.map(|word| escalation::of_word(prober, word)).unwrap_or_default()
        }
    }
}

/// Wordings that customers are likely to use, each leading to the entry by itself.
fn wordings(faq: &Faq) -> Vec<&str> {
    let count = faq.phrasings.len();
    let some = (0..WORDINGS.min(count)).filter_map(|at| faq.phrasings.get(at * count / WORDINGS));
    some.map(|one| one.text.as_str()).chain(std::iter::once(faq.question.as_str())).collect()
}

/// What is asked of an entry where one of its answers holds.
fn of_answer(prober: &Prober<'_>, faq: &Faq, answer: usize) -> Vec<Probe> {
    let Some(answer) = faq.answers.get(answer) else { return Vec::new() };
    let contexts = prober.under(&answer.when);
    if answer.when.keywords.is_empty() {
        return asked(wordings(faq), &contexts);
    }
    let all = faq.phrasings.iter().map(|one| one.text.as_str());
    let all: Vec<&str> = all.chain(std::iter::once(faq.question.as_str())).collect();
    let has = |text: &&str| answer.when.keywords.iter().any(|word| text.contains(word.as_str()));
    let with: Vec<&str> = all.iter().copied().filter(has).take(WORDINGS).collect();
    let beside = |word: &String| format!("{}，{word}", faq.question);
    let beside: Vec<String> = answer.when.keywords.iter().map(beside).collect();
    asked(with.into_iter().chain(beside.iter().map(String::as_str)), &contexts)
}

/// What is asked of the entries whose answers name a placeholder, or whose answers depend on that
/// attribute.
fn mentioning(prober: &Prober<'_>, name: &str, about: &[kaopu_model::Context]) -> Vec<Probe> {
    let mut all = Vec::new();
    for faq in prober.kb.faqs.iter().filter(|faq| faq.enabled) {
        if names(&faq.answer, name) {
            let everyday = prober.everyday();
            all.extend(asked(wordings(faq), if about.is_empty() { &everyday } else { about }));
        }
        for (number, answer) in faq.answers.iter().enumerate() {
            let depends = matches!(
                &answer.when.product,
                Some(kaopu_model::ProductCondition::Attribute { attribute, .. })
                    if name.strip_prefix("商品.") == Some(attribute)
            );
            if !names(&answer.answer, name) && !depends {
                continue;
            }
            match about.first() {
                None => all.extend(of_answer(prober, faq, number)),
                Some(about) => {
                    all.extend(of_answer(prober, faq, number).into_iter().map(|mut probe| {
                        for message in &mut probe {
                            message.context.product.clone_from(&about.product);
                        }
                        probe
                    }))
                }
            }
        }
    }
    all
}

fn names(text: &str, placeholder: &str) -> bool {
    let (template, _) = Template::read(text);
    template.parts.iter().any(|part| match part {
        kaopu_model::TemplatePart::Placeholder(one) => one.to_string() == placeholder,
        kaopu_model::TemplatePart::Text(_) => false,
    })
}

/// Wordings in which the term is said by another word of its row.
fn with_synonyms(prober: &Prober<'_>, row: usize) -> Vec<Probe> {
    let Some(row) = prober.kb.synonyms.get(row) else { return Vec::new() };
    let mut said: Vec<String> = Vec::new();
    for synonym in &row.synonyms {
        let with = all_wordings(prober.kb).filter(|text| text.contains(row.term.as_str()));
        let with = with.map(|text| text.replace(&row.term, synonym));
        said.extend(with.take(REPLACED / row.synonyms.len().max(1) + 1));
    }
    asked(said.iter().map(String::as_str), &[prober.plain()])
}

/// Every wording that leads somewhere.
pub(super) fn all_wordings(kb: &KnowledgeBase) -> impl Iterator<Item = &str> {
    kb.faqs.iter().filter(|faq| faq.enabled).flat_map(|faq| {
        let phrasings = faq.phrasings.iter().map(|one| one.text.as_str());
        std::iter::once(faq.question.as_str()).chain(phrasings)
    })
}
