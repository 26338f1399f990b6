//! Numbers written out in a text where a fact says another one.
//!
//! Two kinds are sure enough to stop a release: the fact's own name right before another number
//! with its unit (包邮门槛是99元, where the fact says 129元), and, within one entry, the same words
//! behind the fact in one answer and behind another number in the next ({发货时限}内发出, 72小时内发出).
//! An answer that holds only for some time may differ: that is what it is for.

use kaopu_model::{
    ConditionalAnswer, Fact, Faq, KnowledgeBase, Localized, Placeholder, Template, TemplatePart,
};

use super::in_entry::in_entry;
use crate::row::Cause;

/// Letters between a fact's name and its number.
const BETWEEN: usize = 4;

/// Letters behind a number by which it is known again.
const BEHIND: usize = 2;

/// A number with what stands around it.
struct Number<'t> {
    value: &'t str,
    before: &'t str,
    behind: &'t str,
}

pub(super) fn contradicted(kb: &KnowledgeBase) -> Vec<Cause> {
    let counted = |fact: &&Fact| !fact.unit.is_empty() && is_number(&fact.value);
    let facts: Vec<&Fact> = kb.facts.iter().filter(counted).collect();
    let mut causes = Vec::new();
    for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
        for fact in &facts {
            if let Some(value) = in_faq(faq, fact) {
                let (key, says) = (&fact.key, fact.rendered());
                let wrote = format!("{value}{}", fact.unit);
                let fault = Localized::new(
                    format!("写的是“{wrote}”，事实「{key}」是“{says}”"),
                    format!("it says \"{wrote}\"; the fact \"{key}\" is \"{says}\""),
                );
                causes.push(in_entry(kb, &faq.id, &fault));
            }
        }
    }
    causes
}

/// The number that contradicts the fact.
fn in_faq<'f>(faq: &'f Faq, fact: &Fact) -> Option<&'f str> {
    let always =
        |answer: &&ConditionalAnswer| answer.when.from.is_none() && answer.when.until.is_none();
    let lasting = faq.answers.iter().filter(always).map(|answer| answer.answer.as_str());
    let texts: Vec<&str> = std::iter::once(faq.answer.as_str()).chain(lasting).collect();
    let known: Vec<String> = texts.iter().flat_map(|text| behind_fact(text, &fact.key)).collect();
    texts.iter().flat_map(|text| numbers(text, &fact.unit)).find_map(|number| {
        let other = number.value.parse::<f64>().ok() != fact.value.parse::<f64>().ok();
        let near = number.before.rfind(&fact.key).and_then(|at| {
            let between = number.before.get(at + fact.key.len()..)?;
            (between.chars().count() <= BETWEEN).then_some(())
        });
        let again = known.iter().any(|words| number.behind.starts_with(words));
        (other && (near.is_some() || again)).then_some(number.value)
    })
}

/// The words right behind a fact, where there are enough of them in one clause.
fn behind_fact(text: &str, key: &str) -> Vec<String> {
    let (template, _) = Template::read(text);
    let pairs = template.parts.windows(2).filter_map(|two| match two {
        [TemplatePart::Placeholder(Placeholder::Fact(fact)), TemplatePart::Text(behind)] => {
            (fact == key).then_some(behind)
        }
        _ => None,
    });
    let words = pairs.map(|behind| behind.chars().take(BEHIND).collect::<String>());
    words
        .filter(|words| words.chars().count() == BEHIND && words.chars().all(char::is_alphabetic))
        .collect()
}

/// The numbers with this unit that are written out.
fn numbers<'t>(text: &'t str, unit: &str) -> Vec<Number<'t>> {
    let mut numbers = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| {
        rest.find(|c: char| c.is_ascii_digit()).and_then(|at| from.checked_add(at))
    }) {
        let rest = text.get(start..).unwrap_or_default();
        let long = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (value, behind) = rest.split_at(long);
        if let Some(behind) = behind.strip_prefix(unit) {
            numbers.push(Number { value, before: text.get(..start).unwrap_or_default(), behind });
        }
        from = start.saturating_add(long.max(1));
    }
    numbers
}

fn is_number(value: &str) -> bool {
    value.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use kaopu_model::parse;

    use super::*;

    fn found(default: &str, answers: &str) -> usize {
        let faqs = format!("id,question,answer\na,什么时候发货,{default}\n");
        let answers = format!("faq_id,when_order,from,until,answer\n{answers}");
        let facts = "key,value,unit\n发货时限,48,小时\n包邮门槛,99,元\n";
        let files = [("faqs.csv", faqs), ("answers.csv", answers), ("facts.csv", facts.to_owned())];
        let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).into();
        contradicted(&parse(&files).kb).len()
    }

    #[test]
    fn another_number_where_the_fact_stands_contradicts_it() {
        assert_eq!(found("发货时限是72小时", ""), 1);
        assert_eq!(found("发货时限是48小时", ""), 0);
        assert_eq!(found("{发货时限}内发出", "a,paid,,,72小时内发出\n"), 1);
        assert_eq!(found("{发货时限}内发出", "a,paid,,,48小时内发出\n"), 0);
        // In its time it may be another, and about something else it is another number.
        assert_eq!(found("{发货时限}内发出", "a,,2026-11-11,2026-11-15,72小时内发出\n"), 0);
        assert_eq!(found("{发货时限}内发出", "a,paid,,,24小时客服\n"), 0);
        assert_eq!(found("满{包邮门槛}包邮", "a,paid,,,差价5元补给您\n"), 0);
    }
}
