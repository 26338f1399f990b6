//! What escalation rules name: `unknown-queue`, `unknown-entry`; queues that nobody is in; and
//! `no-human`.

use super::conditions::situations;
use super::ids::with_guess;
use super::scope::{Scope, clipped};
use crate::{Diagnostic, FaqId, PartRef, Place, Rule, RuleConditions, Severity};

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    for rule in &kb.escalation.rules {
        let place = Place::row("escalation.toml", rule.row);
        let id = clipped(&rule.id);
        let (zh, en) = (format!("规则「{id}」"), format!("the rule `{id}`"));
        let field = if rule.notifies { "notify" } else { "queue" };
        scope.beside(&rule.part(), field, |scope| {
            unknown_queue(scope, &rule.queue, &place, &zh, &en);
        });
        if let Some(fallback) = &rule.fallback {
            scope.beside(&rule.part(), "fallback", |scope| {
                let (zh, en) =
                    (format!("规则「{id}」的候补"), format!("the fallback of the rule `{id}`"));
                unknown_queue(scope, fallback, &place, &zh, &en);
                if *fallback == rule.queue {
                    scope.report(Diagnostic::error(
                        "bad-value",
                        place.clone(),
                        format!("规则「{id}」的候补队列就是它自己的队列"),
                        format!("the fallback of the rule `{id}` is its own queue"),
                    ));
                }
            });
        }
        let alternatives =
            (0..).zip(&rule.when.any).map(|(at, when): (u32, _)| (format!("any.{at}."), when));
        for (field, when) in std::iter::once(("when.".to_owned(), &rule.when)).chain(alternatives) {
            entries(
                scope,
                (&when.entries, &when.categories),
                (&zh, &en),
                &place,
                (&rule.part(), &field),
            );
        }
    }
    let complaints = &kb.escalation.complaints;
    let place = Place::row("escalation.toml", complaints.row);
    let beside = (&PartRef::EscalationSettings, "complaint_");
    entries(
        scope,
        (&complaints.entries, &complaints.categories),
        ("[complaint] ", "[complaint]"),
        &place,
        beside,
    );
    queues(scope);
    no_human(scope);
}

/// Says so if no queue has this id.
pub(super) fn unknown_queue(
    scope: &mut Scope<'_>,
    queue: &str,
    place: &Place,
    who_zh: &str,
    who_en: &str,
) {
    if !scope.all_read(&["escalation.toml"]) || scope.known.queues.contains(queue) {
        return;
    }
    let queues = scope.kb.escalation.queues.iter();
    let diagnostic = Diagnostic::error(
        "unknown-queue",
        place.clone(),
        format!("{who_zh}写的队列「{queue}」不存在"),
        format!("{who_en} names the queue `{queue}`, which does not exist"),
    );
    let guess = scope.guesses.closest(queue, queues.map(|known| &*known.id));
    scope.report(with_guess(diagnostic, guess, "escalation.toml"));
}

/// Says so if no entry has this id; `used` is what the entry is needed for.
pub(super) fn unknown_entry(
    scope: &mut Scope<'_>,
    id: &str,
    place: &Place,
    who_zh: &str,
    who_en: &str,
) {
    if !scope.all_read(&["faqs.csv"]) || scope.known.faqs.contains_key(id) {
        return;
    }
    let diagnostic = Diagnostic::error(
        "unknown-entry",
        place.clone(),
        format!("{who_zh}里写的问答「{id}」不存在"),
        format!("{who_en} names the entry `{id}`, which does not exist"),
    );
    let guess = scope.guesses.closest(id, scope.kb.faqs.iter().map(|faq| &*faq.id));
    scope.report(with_guess(diagnostic, guess, "faqs.csv"));
}

/// Says so if no entry has one of these ids, or none is of one of these categories. `field` is what
/// the path of the part's fields begins with.
pub(super) fn entries(
    scope: &mut Scope<'_>,
    (ids, wanted): (&[FaqId], &[String]),
    (who_zh, who_en): (&str, &str),
    place: &Place,
    (part, field): (&PartRef, &str),
) {
    scope.beside(part, format!("{field}entries"), |scope| {
        for id in ids {
            unknown_entry(scope, id, place, who_zh, who_en);
        }
    });
    if !scope.all_read(&["faqs.csv"]) {
        return;
    }
    scope.beside(part, format!("{field}categories"), |scope| {
        for category in wanted {
            if scope.known.categories.contains(category.as_str()) {
                continue;
            }
            let diagnostic = Diagnostic::error(
                "unknown-entry",
                place.clone(),
                format!("{who_zh}里写的分类「{category}」下没有任何问答"),
                format!("{who_en} names the category `{category}`, which no entry has"),
            );
            let guess = scope.guesses.closest(category, scope.known.categories.iter().copied());
            scope.report(with_guess(diagnostic, guess, "faqs.csv"));
        }
    });
}

/// `queue-never-open` and `queue-without-hours`.
fn queues(scope: &mut Scope<'_>) {
    for queue in &scope.kb.escalation.queues {
        let place = Place::row("escalation.toml", queue.row);
        let named = if queue.name.trim().is_empty() { &queue.id.0 } else { &queue.name };
        if !queue.hours.opens_at_all() {
            let diagnostic = Diagnostic::error(
                "queue-never-open",
                place,
                format!("队列「{named}」没有一天有人，顾客永远转不过去"),
                format!("nobody is in the queue `{}` on any day", queue.id),
            );
            let diagnostic = diagnostic.beside(queue.part(), "days");
            scope.report(
                diagnostic.with_hint("写上有人的日子和时间", "Write when somebody is there"),
            );
        } else if !queue.hours.written {
            let diagnostic = Diagnostic::error(
                "queue-without-hours",
                place,
                format!("队列「{named}」没有写服务时间，按全天有人处理"),
                format!("the queue `{}` has no hours and counts as always open", queue.id),
            );
            scope.report(
                diagnostic.with_severity(Severity::Hint).beside(queue.part(), "hours").with_hint(
                    "在「转人工」页给它排上班时间；确实全天有人就排 00:00-24:00",
                    "Add hours = \"09:00-22:00\", or hours = \"00:00-24:00\" if somebody is always \
                 there",
                ),
            );
        }
    }
}

/// A customer who asks for a human must get one whatever the order and the channel.
fn no_human(scope: &mut Scope<'_>) {
    if !scope.all_read(&["escalation.toml"]) {
        return;
    }
    let rules = &scope.kb.escalation.rules;
    let on_request: Vec<&Rule> =
        rules.iter().filter(|rule| !rule.notifies && only_needs_a_request(&rule.when)).collect();
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
            format!(
                "订单「{}」、渠道「{}」的顾客要求人工时，没有规则转接",
                order.zh(),
                channel.zh()
            ),
            format!(
                "no rule hands over when a customer with order {order} on channel {channel} asks \
                 for a human"
            ),
        )
    };
    let diagnostic = Diagnostic::error("no-human", Place::file("escalation.toml"), zh, en);
    scope.report(diagnostic.with_severity(Severity::Error).with_hint(
        "加一条规则，条件只写 request_human = true",
        "Add a rule whose only condition is request_human = true",
    ));
}

/// Whether the rule fires for everybody who asks for a human, order and channel aside.
fn only_needs_a_request(when: &RuleConditions) -> bool {
    let request = RuleConditions { request_human: true, ..RuleConditions::default() };
    let own = RuleConditions {
        orders: Vec::new(),
        channels: Vec::new(),
        any: Vec::new(),
        ..when.clone()
    };
    if when.any.is_empty() {
        return own == request;
    }
    (own == request || own.is_empty()) && when.any.contains(&request)
}
