//! Facts that another answer replaces for a time, in answers that know nothing of that time:
//! `window-leak`.
//!
//! On the days of a promotion an entry says something else than {发货时限}; whoever asks another way
//! is still promised it. Only terms are looked at (48 小时, 7 天): that is what customers hold a shop to,
//! and what stands in the place of one is a term again, or a date. Amounts are none: an answer about a
//! promotion has others in it that replace nothing.

use std::collections::BTreeSet;

use super::scope::{Scope, in_answers, in_faqs, named};
use super::windows::{circumstances, has_window, intersect, is_empty, spoken};
use crate::{AnswerConditions, Diagnostic, Faq, Placeholder, Severity, Template};

/// An answer, or the entry's own.
struct Said<'k> {
    faq: &'k Faq,
    /// `None`: the entry's own answer, said where no other is.
    when: Option<&'k AnswerConditions>,
    row: u32,
    /// Terms among its facts.
    facts: BTreeSet<String>,
    /// Facts in it.
    named: usize,
    /// Whether it says how long something takes, or when it is.
    has_term: bool,
}

pub(super) fn check(scope: &mut Scope<'_>) {
    let facts = terms(scope);
    if facts.is_empty() {
        return;
    }
    let said: Vec<Said<'_>> = scope.enabled().flat_map(|faq| all_of(faq, &facts)).collect();
    let mut told = BTreeSet::new();
    for window in said.iter().filter(|one| one.has_window()) {
        for fact in replaced(window, &said) {
            let leaks = said.iter().filter(|one| {
                !one.has_window() && one.facts.contains(fact) && !is_replaced(one, window, &said)
            });
            for leak in leaks {
                if told.insert((leak.faq.row, leak.row, fact.to_owned())) {
                    report(scope, leak, window, fact);
                }
            }
        }
    }
}

/// Units of terms, and what stands behind the number of a date.
const UNITS: [&str; 14] = [
    "分钟",
    "小时",
    "天",
    "日",
    "号",
    "个工作日",
    "工作日",
    "周",
    "个月",
    "minute",
    "hour",
    "day",
    "week",
    "month",
];

/// Facts that are terms.
fn terms(scope: &Scope<'_>) -> BTreeSet<String> {
    let facts = scope.kb.facts.iter();
    let terms = facts.filter(|fact| says_term(&format!("{}{}", fact.value, fact.unit)));
    terms.map(|fact| fact.key.clone()).collect()
}

/// Whether a number of hours or days, or a day, is written in a text.
fn says_term(text: &str) -> bool {
    let mut behind = text.split(|c: char| c.is_ascii_digit()).skip(1);
    behind.any(|rest| UNITS.iter().any(|unit| rest.trim_start().starts_with(unit)))
}

fn all_of<'k>(faq: &'k Faq, facts: &BTreeSet<String>) -> Vec<Said<'k>> {
    let said = |when, row, text: &str| {
        let template = Template::read(text).0;
        let named = template.placeholders().filter_map(|one| match one {
            Placeholder::Fact(key) if facts.contains(key) => Some(key.clone()),
            _ => None,
        });
        let facts: BTreeSet<String> = named.collect();
        let placeholders = template.placeholders();
        let named = placeholders.filter(|one| matches!(one, Placeholder::Fact(_))).count();
        let has_term = !facts.is_empty() || says_term(text);
        Said { faq, when, row, facts, named, has_term }
    };
    let own = (!faq.answer.is_empty()).then(|| said(None, 0, &faq.answer));
    let others = faq.answers.iter().map(|one| said(Some(&one.when), one.row, &one.answer));
    own.into_iter().chain(others).collect()
}

impl Said<'_> {
    fn has_window(&self) -> bool {
        self.when.is_some_and(|when| has_window(when) && !is_empty(when))
    }

    /// Whether it takes another's place whenever it holds: a time counts more than anything else but
    /// a keyword.
    fn covers(&self, other: &Self) -> bool {
        let Some(mine) = self.when else { return false };
        let nothing = AnswerConditions::default();
        let theirs = other.when.unwrap_or(&nothing);
        let (channel, orders, attribute, products, keywords) = circumstances(mine);
        let (their_channel, their_orders, their_attribute, their_products, their_keywords) =
            circumstances(theirs);
        let anywhere = (attribute.is_none() && products.is_empty())
            || (attribute, products) == (their_attribute, their_products);
        keywords == their_keywords
            && (channel.is_none() || channel == their_channel)
            && (orders.is_empty() || orders == their_orders)
            && anywhere
    }

    /// Whether both are for the same customers, but for the time.
    fn is_alike(&self, other: &Self) -> bool {
        let of = |one: &Self| one.when.map(circumstances);
        of(self) == of(other)
    }
}

/// The terms for which an answer with a window says another, in the place of an answer of its entry
/// that is said at all other times: one that is called like it ({大促发货时限} for {发货时限}), or, where
/// the other answer is about nothing else, any term or date. What is only left unsaid is not replaced.
fn replaced<'s>(window: &Said<'_>, said: &'s [Said<'_>]) -> BTreeSet<&'s str> {
    let usual = said
        .iter()
        .filter(|one| one.faq.row == window.faq.row && !one.has_window() && window.covers(one));
    let terms = usual.flat_map(|one| one.facts.iter().map(move |fact| (one, fact)));
    let terms = terms.filter(|(one, fact)| {
        let called_like_it = window.facts.iter().any(|other| other.ends_with(fact.as_str()));
        let about_it = one.named == 1 && window.named <= 1 && window.has_term;
        !window.facts.contains(*fact) && (called_like_it || about_it)
    });
    terms.map(|(_, fact)| fact.as_str()).collect()
}

/// Whether something else is said in an answer's place in some of the time of a window.
fn is_replaced(leak: &Said<'_>, window: &Said<'_>, said: &[Said<'_>]) -> bool {
    let siblings = said.iter().filter(|one| one.faq.row == leak.faq.row && one.has_window());
    let same_time = |one: &Said<'_>| one.faq.row != window.faq.row && one.is_alike(window);
    siblings.filter(|one| one.covers(leak) || same_time(one)).any(|one| {
        match (one.when, window.when) {
            (Some(mine), Some(theirs)) => intersect(mine, theirs),
            _ => false,
        }
    })
}

fn report(scope: &mut Scope<'_>, leak: &Said<'_>, window: &Said<'_>, fact: &str) {
    let when = window.when.map(|when| (when.from, when.until)).unwrap_or_default();
    let (zh, en) = match when {
        (Some(from), Some(until)) => (
            format!("{} 到 {}", spoken(from), spoken(until)),
            format!("from {} to {}", spoken(from), spoken(until)),
        ),
        (Some(from), None) => (format!("{} 起", spoken(from)), format!("from {}", spoken(from))),
        (_, until) => {
            let until = until.map(spoken).unwrap_or_default();
            (format!("{until} 之前"), format!("until {until}"))
        }
    };
    let place = match leak.when {
        Some(_) => in_answers(leak.row, "answer"),
        None => in_faqs(leak.faq, "answer"),
    };
    let other = named(window.faq);
    let diagnostic = Diagnostic::error(
        "window-leak",
        place,
        format!("{zh}，{}另有说法，不用{{{fact}}}；这条答案没有时间段，那几天仍然这样说", other.zh),
        format!(
            "{en} {} says something else than {{{fact}}}; this answer has no window and still says it",
            other.en
        ),
    );
    scope.report(
        diagnostic
            .with_severity(Severity::Warning)
            .with_hint(
                "给这条也加上同一个时间段的答案，或改成任何时候都对的说法，例如“以订单里显示的为准”",
                "Give it an answer for the same time, too, or words that always hold, such as \"as your order shows\"",
            )
            .about(&leak.faq.id),
    );
}
