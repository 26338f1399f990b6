//! What escalation rules name: `unknown-queue`, `unknown-entry`; and `no-human`.

use std::collections::BTreeSet;

use super::closest::closest;
use super::conditions::situations;
use super::ids::with_guess;
use super::scope::Scope;
use crate::{Diagnostic, Place, Rule, RuleConditions, Severity};

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    for rule in &kb.escalation.rules {
        let place = Place::row("escalation.toml", rule.row);
        unknown_queue(scope, &rule.queue, &place, &format!("规则「{}」", rule.id), &format!("the rule `{}`", rule.id));
        entries(scope, rule, &place);
    }
    no_human(scope);
}

/// Says so if no queue has this id.
pub(super) fn unknown_queue(scope: &mut Scope<'_>, queue: &str, place: &Place, who_zh: &str, who_en: &str) {
    let queues = &scope.kb.escalation.queues;
    if !scope.all_read(&["escalation.toml"]) || queues.iter().any(|known| &*known.id == queue) {
        return;
    }
    let diagnostic = Diagnostic::error(
        "unknown-queue",
        place.clone(),
        format!("{who_zh}要转到「{queue}」，但没有这个队列"),
        format!("{who_en} names the queue `{queue}`, which does not exist"),
    );
    let guess = closest(queue, queues.iter().map(|known| &*known.id));
    scope.report(with_guess(diagnostic, guess, "escalation.toml"));
}

/// Says so if no entry has this id; `used` is what the entry is needed for.
pub(super) fn unknown_entry(scope: &mut Scope<'_>, id: &str, place: &Place, who_zh: &str, who_en: &str) {
    let faqs = &scope.kb.faqs;
    if !scope.all_read(&["faqs.csv"]) || faqs.iter().any(|faq| &*faq.id == id) {
        return;
    }
    let diagnostic = Diagnostic::error(
        "unknown-entry",
        place.clone(),
        format!("{who_zh}里写的问答「{id}」不存在"),
        format!("{who_en} names the entry `{id}`, which does not exist"),
    );
    let guess = closest(id, faqs.iter().map(|faq| &*faq.id));
    scope.report(with_guess(diagnostic, guess, "faqs.csv"));
}

fn entries(scope: &mut Scope<'_>, rule: &Rule, place: &Place) {
    let kb = scope.kb;
    let (who_zh, who_en) = (format!("规则「{}」", rule.id), format!("the rule `{}`", rule.id));
    for id in &rule.when.entries {
        unknown_entry(scope, id, place, &who_zh, &who_en);
    }
    let categories: BTreeSet<&str> = kb.faqs.iter().map(|faq| faq.category.as_str()).collect();
    for category in rule.when.categories.iter().filter(|name| !categories.contains(name.as_str())) {
        if !scope.all_read(&["faqs.csv"]) {
            break;
        }
        let diagnostic = Diagnostic::error(
            "unknown-entry",
            place.clone(),
            format!("{who_zh}里写的分类「{category}」下没有任何问答"),
            format!("{who_en} names the category `{category}`, which no entry has"),
        );
        let guess = closest(category, categories.iter().copied());
        scope.report(with_guess(diagnostic, guess, "faqs.csv"));
    }
}

/// A customer who asks for a human must get one whatever the order and the channel.
fn no_human(scope: &mut Scope<'_>) {
    if !scope.all_read(&["escalation.toml"]) {
        return;
    }
    let on_request: Vec<&Rule> =
        scope.kb.escalation.rules.iter().filter(|rule| only_needs_a_request(&rule.when)).collect();
    let left_alone = situations().find(|(order, channel)| {
        !on_request.iter().any(|rule| {
            (rule.when.orders.is_empty() || rule.when.orders.contains(order))
                && (rule.when.channels.is_empty() || rule.when.channels.contains(channel))
        })
    });
    let Some((order, channel)) = left_alone else { return };
    let (zh, en) = if on_request.is_empty() {
        (
            "没有一条规则在顾客要求人工时转接，顾客找不到人".to_owned(),
            "no rule hands over when the customer asks for a human".to_owned(),
        )
    } else {
        (
            format!("订单「{}」、渠道「{}」的顾客要求人工时，没有规则转接", order.zh(), channel.zh()),
            format!("no rule hands over when a customer with order {order} on channel {channel} asks for a human"),
        )
    };
    let diagnostic = Diagnostic::error("no-human", Place::file("escalation.toml"), zh, en);
    scope.report(diagnostic.with_severity(Severity::Error).with_hint(
        "加一条规则，条件只写 request_human = true",
        "Add a rule whose only condition is request_human = true",
    ));
}

fn only_needs_a_request(when: &RuleConditions) -> bool {
    let free = RuleConditions { orders: Vec::new(), channels: Vec::new(), ..when.clone() };
    free == RuleConditions { request_human: true, ..RuleConditions::default() }
}
