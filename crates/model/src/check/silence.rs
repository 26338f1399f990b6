//! `silent-state`: circumstances in which an entry without a default answer has nothing to say.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::conditions::{fits, situations};
use super::scope::{Scope, in_faqs, named};
use super::windows::{has_window, is_empty, spoken};
use crate::{AnswerConditions, Diagnostic, Faq};

/// When an answer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    At(DateTime),
    /// The bot was not told the time, so no window holds.
    ClockUnknown,
}

pub(super) fn check(scope: &mut Scope<'_>) {
    for faq in scope.enabled().filter(|faq| faq.answer.is_empty()) {
        // A keyword may always be missing from a message, so answers that need one don't count.
        let answers: Vec<&AnswerConditions> = faq
            .answers
            .iter()
            .filter(|answer| !answer.answer.is_empty())
            .map(|answer| &answer.when)
            .filter(|when| when.keywords.is_empty() && !is_empty(when))
            .collect();
        let said = faq.answers.iter().any(|answer| !answer.answer.is_empty());
        if said && scope.all_answers_read(&faq.id) {
            report_first(scope, faq, &answers);
        }
    }
}

fn report_first(scope: &mut Scope<'_>, faq: &Faq, answers: &[&AnswerConditions]) {
    let instants = instants(answers);
    // Answers that ask for no product apply to every product, so if no product is known nothing is
    // said that would not be said anyway: "no product" is silent whenever any product is.
    let mut sayable: Vec<&AnswerConditions> =
        answers.iter().copied().filter(|answer| answer.product.is_none()).collect();
    sayable.sort_by_key(|answer| answer.from);
    let mut found = situations().filter_map(|situation| {
        let fit = sayable.iter().copied().filter(|answer| fits(answer, situation));
        first_silent(fit, &instants).map(|when| (situation, when))
    });
    let Some(((order, channel), when)) = found.next() else { return };
    let others = found.count();
    let for_products =
        answers.iter().any(|a| a.product.is_some() && fits(a, (order, channel)) && holds(a, when));
    let timed = answers.iter().any(|a| has_window(a) && fits(a, (order, channel)));

    let mut zh = format!("订单「{}」、渠道「{}」", order.zh(), channel.zh());
    let mut en = format!("order {order}, channel {channel}");
    if for_products {
        zh.push_str("、还不知道是哪个商品");
        en.push_str(", product not known");
    }
    match when {
        When::At(moment) if timed => {
            zh.push_str(&format!("、时间 {}", spoken(moment)));
            en.push_str(&format!(", at {}", spoken(moment)));
        }
        When::ClockUnknown if timed => {
            zh.push_str("、不知道当前时间");
            en.push_str(", time not known");
        }
        When::At(_) | When::ClockUnknown => {}
    }
    let (more_zh, more_en) = match others {
        0 => (String::new(), String::new()),
        more => (format!("，另外还有 {more} 种情况"), format!(", and {more} more combinations")),
    };
    let diagnostic = Diagnostic::error(
        "silent-state",
        in_faqs(faq, "answer"),
        format!("{}在有的情况下没有答案：{zh}{more_zh}", named(faq).zh),
        format!("{} has no answer in some state: {en}{more_en}", named(faq).en),
    );
    scope.report(
        diagnostic
            .with_hint(
                "写一条默认答案，或补上这种情况的条件答案",
                "Write a default answer, or a conditional answer for this state",
            )
            .about(&faq.id),
    );
}

/// The first instant at which none of the answers holds; they come in order of their beginning, as
/// the instants do.
fn first_silent<'a>(
    answers: impl Iterator<Item = &'a AnswerConditions>,
    instants: &[When],
) -> Option<When> {
    let mut answers = answers.peekable();
    // Of the windows that have begun, only the one that ends last matters.
    let mut latest: Option<Option<DateTime>> = None;
    let mut always = false;
    for when in instants.iter().copied() {
        let begun = |answer: &&AnswerConditions| match when {
            When::At(now) => answer.from.is_none_or(|from| from <= now),
            When::ClockUnknown => true,
        };
        while let Some(answer) = answers.next_if(begun) {
            always |= !has_window(answer);
            latest = match (latest, answer.until) {
                (Some(None), _) | (_, None) => Some(None),
                (Some(Some(one)), Some(other)) => Some(Some(one.max(other))),
                (None, Some(until)) => Some(Some(until)),
            };
        }
        let said = match (when, latest) {
            (When::ClockUnknown, _) => always,
            (When::At(_), None) => false,
            (When::At(now), Some(until)) => until.is_none_or(|until| now < until),
        };
        if !said {
            return Some(when);
        }
    }
    None
}

fn holds(answer: &AnswerConditions, when: When) -> bool {
    match when {
        When::ClockUnknown => !has_window(answer),
        When::At(now) => {
            answer.from.is_none_or(|from| from <= now)
                && answer.until.is_none_or(|until| now < until)
        }
    }
}

/// The instants at which something changes, the time before all of them first, the unknown one
/// last.
fn instants(answers: &[&AnswerConditions]) -> Vec<When> {
    let mut moments: Vec<DateTime> =
        answers.iter().flat_map(|answer| [answer.from, answer.until]).flatten().collect();
    moments.sort();
    moments.dedup();
    let before = moments.first().and_then(|first| first.checked_sub(1.minute()).ok());
    before.into_iter().chain(moments).map(When::At).chain([When::ClockUnknown]).collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        ConditionalAnswer, KnowledgeBase, OrderState, ProductCondition, check, parse_date_time,
    };

    use super::*;

    fn silent(answers: Vec<AnswerConditions>) -> Option<String> {
        let answers = answers
            .into_iter()
            .map(|when| ConditionalAnswer { when, answer: "好".to_owned(), row: 2 })
            .collect();
        let faq = Faq {
            id: "a".into(),
            question: "什么时候发货".into(),
            enabled: true,
            answers,
            ..Faq::default()
        };
        let kb = KnowledgeBase { faqs: vec![faq], ..KnowledgeBase::default() };
        check(&kb, None)
            .into_iter()
            .find(|found| found.code == "silent-state")
            .map(|found| found.message.en)
    }

    #[test]
    fn the_first_silent_state_is_named() {
        let all_but_last = OrderState::ALL[..OrderState::ALL.len() - 1].to_vec();
        let by_order = AnswerConditions { orders: all_but_last, ..AnswerConditions::default() };
        let told = silent(vec![by_order.clone()]).unwrap();
        assert!(told.ends_with("order cancelled, channel chat, and 1 more combinations"), "{told}");

        let last =
            AnswerConditions { orders: vec![OrderState::Cancelled], ..AnswerConditions::default() };
        assert_eq!(silent(vec![by_order.clone(), last.clone()]), None);

        let in_november = AnswerConditions {
            from: parse_date_time("2026-11-01"),
            until: parse_date_time("2026-12-01"),
            ..last.clone()
        };
        let told = silent(vec![by_order.clone(), in_november]).unwrap();
        assert!(told.contains("order cancelled, channel chat, at 2026-10-31 23:59"), "{told}");

        let of_product =
            AnswerConditions { product: Some(ProductCondition::OneOf(vec!["tee".into()])), ..last };
        let told = silent(vec![by_order, of_product]).unwrap();
        assert!(told.contains("order cancelled, channel chat, product not known, and"), "{told}");
    }
}
