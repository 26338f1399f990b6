//! All mistakes that are made in a knowledge base, always the same ones in the same order.

use jiff::Span;
use kaopu_model::{Faq, KnowledgeBase, Localized};

use super::mutant::{Change, Guarded, Mutant, MutationKind};

/// The mistakes. `phrasings`: of so many phrasings of an entry each is dropped, spread over all of
/// them; a knowledge base has some thousand, and each has to be learnt without.
#[must_use]
pub fn mutants(kb: &KnowledgeBase, phrasings: usize) -> Vec<Mutant> {
    let mut all = Vec::new();
    answers(kb, &mut all);
    for (at, faq) in enabled(kb) {
        of_entry(at, faq, phrasings, &mut all);
    }
    words(kb, &mut all);
    facts(kb, &mut all);
    rules(kb, &mut all);
    all
}

fn enabled(kb: &KnowledgeBase) -> impl Iterator<Item = (usize, &Faq)> {
    kb.faqs.iter().enumerate().filter(|(_, faq)| faq.enabled)
}

/// Each entry's answer with that of the next entry.
fn answers(kb: &KnowledgeBase, all: &mut Vec<Mutant>) {
    for ((one, first), (other, second)) in enabled(kb).zip(enabled(kb).skip(1)) {
        if first.answer == second.answer {
            continue;
        }
        let (a, b) = (&first.question, &second.question);
        all.push(Mutant {
            kind: MutationKind::AnswersSwapped,
            what: Localized::new(
                format!("「{a}」和「{b}」的答案对调了"),
                format!("the answers of \"{a}\" and \"{b}\" are exchanged"),
            ),
            guarded: Guarded::Entry(first.id.clone()),
            change: Change::SwapAnswers(one, other),
        });
    }
}

fn of_entry(at: usize, faq: &Faq, phrasings: usize, all: &mut Vec<Mutant>) {
    let question = &faq.question;
    let mutant = |kind, change, what| {
        let guarded = Guarded::Entry(faq.id.clone());
        Mutant { kind, what, guarded, change }
    };
    for (number, answer) in faq.answers.iter().enumerate() {
        let begins: String = answer.answer.chars().take(12).collect();
        all.push(mutant(
            MutationKind::AnswerDropped,
            Change::DropAnswer(at, number),
            Localized::new(
                format!("「{question}」少了条件答案“{begins}…”"),
                format!("\"{question}\" lacks \"{begins}…\" (answers.csv:{})", answer.row),
            ),
        ));
        let when = &answer.when;
        if when.from.is_none() && when.until.is_none() {
            continue;
        }
        for (days, zh, en) in [(1, "晚", "later"), (-1, "早", "earlier")] {
            let moved = |end: Option<_>| {
                end.map(|end: jiff::civil::DateTime| end.saturating_add(Span::new().days(days)))
            };
            let (from, until) = (moved(when.from), moved(when.until));
            all.push(mutant(
                MutationKind::WindowShifted,
                Change::Window { entry: at, answer: number, from, until },
                Localized::new(
                    format!("「{question}」限时的“{begins}…”{zh}了一天"),
                    format!("the window of \"{begins}…\" of \"{question}\" is a day {en}"),
                ),
            ));
        }
    }
    all.push(mutant(
        MutationKind::EntryDisabled,
        Change::Disable(at),
        Localized::new(format!("「{question}」停用了"), format!("\"{question}\" is disabled")),
    ));
    let count = faq.phrasings.len();
    let mut last = None;
    for sample in 0..phrasings.min(count) {
        let number = (2 * sample + 1) * count / (2 * phrasings.min(count));
        let Some(phrasing) = faq.phrasings.get(number).filter(|_| last != Some(number)) else {
            continue;
        };
        last = Some(number);
        let text = &phrasing.text;
        all.push(mutant(
            MutationKind::PhrasingDropped,
            Change::DropPhrasing(at, number),
            Localized::new(
                format!("「{question}」少了相似问“{text}”"),
                format!("\"{question}\" lacks the phrasing \"{text}\""),
            ),
        ));
    }
}

fn words(kb: &KnowledgeBase, all: &mut Vec<Mutant>) {
    for (at, row) in kb.synonyms.iter().enumerate() {
        let term = &row.term;
        all.push(Mutant {
            kind: MutationKind::SynonymDropped,
            what: Localized::new(
                format!("少了“{term}”的同义词"),
                format!("the synonyms of \"{term}\" are gone"),
            ),
            guarded: Guarded::Synonym(term.clone()),
            change: Change::DropSynonym(at),
        });
    }
    for (at, danger) in kb.escalation.dangers.iter().enumerate() {
        let topic = &danger.topic;
        for (number, word) in danger.words.iter().enumerate() {
            all.push(Mutant {
                kind: MutationKind::DangerWordDropped,
                what: Localized::new(
                    format!("危险词（{topic}）少了“{word}”"),
                    format!("the danger words of {topic} lack \"{word}\""),
                ),
                guarded: Guarded::Danger(topic.clone()),
                change: Change::DropDangerWord(at, number),
            });
        }
    }
}

fn facts(kb: &KnowledgeBase, all: &mut Vec<Mutant>) {
    for (at, fact) in kb.facts.iter().enumerate().filter(|(_, fact)| !fact.value.is_empty()) {
        let (key, value, was) = (&fact.key, otherwise(&fact.value), &fact.value);
        all.push(Mutant {
            kind: MutationKind::FactChanged,
            what: Localized::new(
                format!("事实“{key}”从“{was}”改成“{value}”"),
                format!("the fact \"{key}\" says \"{value}\" instead of \"{was}\""),
            ),
            guarded: Guarded::Fact(key.clone()),
            change: Change::Fact(at, value),
        });
    }
    let products = &kb.products.products;
    for (at, product) in products.iter().enumerate() {
        for (number, attribute) in kb.products.attributes.iter().enumerate() {
            let Some(was) = product.values.get(number).filter(|was| !was.is_empty()) else {
                continue;
            };
            // Most often a cell of the next row is copied.
            let others = products.iter().cycle().skip(at + 1).take(products.len());
            let mut others = others.filter_map(|other| other.values.get(number));
            let other = others.find(|other| !other.is_empty() && *other != was);
            let value = other.cloned().unwrap_or_else(|| otherwise(was));
            let name = &product.name;
            all.push(Mutant {
                kind: MutationKind::AttributeChanged,
                what: Localized::new(
                    format!("{name}的“{attribute}”从“{was}”改成“{value}”"),
                    format!("\"{attribute}\" of {name} says \"{value}\" instead of \"{was}\""),
                ),
                guarded: Guarded::Product(product.id.clone()),
                change: Change::Attribute { product: at, attribute: number, value },
            });
        }
    }
}

fn rules(kb: &KnowledgeBase, all: &mut Vec<Mutant>) {
    let rules = &kb.escalation.rules;
    for (at, rule) in rules.iter().enumerate() {
        let title = if rule.title.is_empty() { &rule.id.0 } else { &rule.title };
        let mutant = |kind, change, what| {
            let guarded = Guarded::Rule(rule.id.clone());
            Mutant { kind, what, guarded, change }
        };
        all.push(mutant(
            MutationKind::RuleDropped,
            Change::DropRule(at),
            Localized::new(format!("少了规则「{title}」"), format!("the rule \"{title}\" is gone")),
        ));
        if let Some(next) = rules.get(at + 1) {
            let after = if next.title.is_empty() { &next.id.0 } else { &next.title };
            all.push(mutant(
                MutationKind::RuleMoved,
                Change::MoveRule(at),
                Localized::new(
                    format!("规则「{title}」排到了「{after}」后面"),
                    format!("the rule \"{title}\" stands behind \"{after}\""),
                ),
            ));
        }
    }
}

/// Another value: its first number one higher, or other words.
fn otherwise(value: &str) -> String {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let start = value.find(|c: char| c.is_ascii_digit());
    let number = start.and_then(|start| {
        let (before, rest) = value.split_at_checked(start)?;
        let (number, after) = rest.split_at_checked(digits(rest))?;
        Some(format!("{before}{}{after}", number.parse::<u64>().ok()?.checked_add(1)?))
    });
    number.unwrap_or_else(|| if value == "另行通知" { "待定" } else { "另行通知" }.to_owned())
}
